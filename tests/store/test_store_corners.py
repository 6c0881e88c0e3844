"""Corners that only odd systems and odd files lead into."""

import errno
import fcntl
import importlib.util
import os
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ladder_tui.store import lock
from ladder_tui.store.copies import backups, recovery
from ladder_tui.store.database import Documents, Draft
from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file import change, disk, image
from ladder_tui.store.file.codec import decode
from ladder_tui.store.file.errors import BadRecord, Damaged, NoFolder, ReadOnly, StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Image, Meta
from ladder_tui.store.keeper import NotSaved
from ladder_tui.store.whole.restore import restore
from tests.kits.store_kit import NOW, entry, files_in, filled, ids, largest_file, open_keeper, paths_in, put, write

pytestmark = pytest.mark.forced


def _raising(code: int) -> Any:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(code, "so it is")

    return fail


def test_the_drives_own_cache_is_forced_where_that_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda handle, what: asked.append(what))
    monkeypatch.setattr(os, "fsync", _raising(errno.EIO))
    filled(tmp_path)
    assert set(asked) == {51}


def test_without_that_the_ordinary_way_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", _raising(errno.ENOTSUP))
    filled(tmp_path)
    assert ids(open_keeper(tmp_path, read_only=True)) == ["one", "two", "three"]


@pytest.mark.parametrize(("code", "saved"), [(errno.EINVAL, True), (errno.EIO, False)])
def test_a_folder_that_cannot_be_forced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, saved: bool
) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        real = disk.force

        def force(handle: int) -> None:
            if os.path.isdir(f"/proc/self/fd/{handle}"):
                raise OSError(code, "no such thing here")
            real(handle)

        monkeypatch.setattr(disk, "force", force)
        if saved:
            write(keeper, "three")
        else:
            with pytest.raises(NotSaved, match="the disk reports an error"):
                write(keeper, "three")
        monkeypatch.undo()
        assert ids(keeper) == ["one", "two", "three"][: 3 if saved else 2]
        write(keeper, "four")
        assert keeper.problems == ()
    assert not files_in(tmp_path).kept.exists()


def test_a_copy_that_cannot_be_made_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(OSError, match="directory"):
        disk.write_whole(tmp_path / "file", [b"x"])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="a pipe stands in its place"):
        disk.read(tmp_path / "pipe")


def test_a_file_system_without_locks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", _raising(errno.ENOLCK))
    with pytest.raises(NoFolder, match="cannot be used"):
        open_keeper(tmp_path)


def test_the_sum_is_the_same_where_only_hashlib_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_blake2", None)
    spec = importlib.util.spec_from_file_location("another_image", image.__file__)
    assert spec is not None
    assert spec.loader is not None
    another = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(another)
    assert another.render(another.Image()) == image.render(Image())


def test_taking_a_lock_twice_is_holding_it(tmp_path: Path) -> None:
    writer = lock.WriterLock(Files(str(tmp_path / "file")))
    assert writer.take(NOW)
    assert writer.take(NOW)
    writer.release()
    writer.release()
    assert not writer.held


def test_a_note_that_cannot_be_left_harms_nothing(tmp_path: Path) -> None:
    filled(tmp_path)
    with largest_file(0), open_keeper(tmp_path) as keeper:
        assert not keeper.read_only
        assert not files_in(tmp_path).holder.exists()


def test_looking_into_a_folder_that_went_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    with open_keeper(tmp_path, read_only=True) as reader:
        monkeypatch.setattr(disk, "identity", _raising(errno.EIO))
        assert not reader.refresh(now=NOW)
        assert ids(reader) == ["one", "two", "three"]


def test_a_file_that_cannot_be_looked_at_after_a_failed_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        real, calls = disk.identity, [0]

        def identity(path: Path) -> Any:
            calls[0] += 1
            if calls[0] > 1:
                raise OSError(errno.EIO, "broken")
            return real(path)

        monkeypatch.setattr(disk, "identity", identity)
        monkeypatch.setattr(disk, "replace", _raising(errno.EIO))
        with pytest.raises(NotSaved):
            write(keeper, "three")
        monkeypatch.undo()
        write(keeper, "four")
        assert keeper.problems == ()
        assert ids(keeper) == ["one", "two", "four"]


def test_a_newer_copy_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    filled(tmp_path, ["one"])
    files = files_in(tmp_path)
    old = files.main.read_bytes()
    with open_keeper(tmp_path) as keeper:
        write(keeper, "two", "three")
    files.main.write_bytes(old)
    with largest_file(50), open_keeper(tmp_path) as keeper:
        assert "is an older save than its second copy" in keeper.problems[0]
        assert keeper.problems[1].startswith("Not kept: the file may not grow any further.")
        with pytest.raises(NotSaved):
            write(keeper, "four")  # the newer copy would be lost
    assert recovery.head_save(files.previous) == 2
    with open_keeper(tmp_path) as keeper:
        write(keeper, "four")
    assert [recovery.head_save(path) for path in sorted(files.kept.iterdir())] == [2, 3]


def test_a_backup_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "backup.json").mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        backups.open_backup(tmp_path / "backup.json")


def test_a_change_file_that_does_not_fit_is_not_used(tmp_path: Path) -> None:
    base = Image(Meta(save=1, records=1), {"t": {"1": b'"1":{}'}, "loose": b"[1]"})
    after = Image(Meta(save=2, records=1), {"t": {"2": b'"2":{}'}, "loose": b"[2]"})
    data = b"".join(change.between(base, after))
    assert change.apply(*change.read(data), base) == after
    with pytest.raises(Damaged, match="does not start"):
        change.apply(*change.read(data), after)
    with pytest.raises(Damaged, match="does not lead"):
        change.apply(*change.read(data), Image(Meta(save=1), {"t": {"7": b'"7":{}'}}))
    with pytest.raises(Damaged, match="not a change"):
        change.read(b"".join(image.render(base)))


def test_a_change_that_leads_nowhere_leaves_the_second_copy(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    held = image.parse(files.previous.read_bytes())
    wrong = Image(msgspec.structs.replace(held.meta, save=3, records=99), {})
    files.change.write_bytes(b"".join(change.between(held, wrong)))
    (files.backups / "2026-03-04-save-000002-manual.json").write_bytes(files.previous.read_bytes())
    files.main.write_bytes(b"")
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "two"]


def test_heads_that_say_nothing() -> None:
    assert Meta(saved="some day").saved_at is None
    for data in (b'{"_meta":{"1":{"a":,"sum":"' + b"0" * 32 + b'"}}', b"{}", b"[" * 100_000):
        with pytest.raises(Damaged):
            image.parse(data)
    sealed = b"".join(image.seal(b'{"format":"ladder","schema":1,"save":"x"}', []))
    with pytest.raises(Damaged, match="not as ladder writes"):
        image.parse(sealed)
    for body in (b"no name", b'"\\', b'"\\":'):
        with pytest.raises(Damaged, match="not as ladder writes"):
            image.parse(b"".join(image.seal(b'{"format":"ladder","schema":1,"save":1}', [body])))


def test_lines_with_odd_names_come_back() -> None:
    odd = {'x"y': image.row('x"y', b"{}"), "\\": image.row("\\", b'{"a":"},"}')}
    tables: dict[str, Any] = {'a":{': odd, "n\nl": {}, "raw": b'"{"'}
    held = Image(Meta(save=1, records=2), tables)
    assert image.parse(b"".join(image.render(held))) == held


def test_what_was_never_json_is_a_bad_record() -> None:
    for doc in ({"id": object()}, {"id": "\ud800"}):
        with pytest.raises(BadRecord):
            decode("entries", doc)  # type: ignore[arg-type]  # the point of it


def test_a_draft_of_a_table_is_a_mapping() -> None:
    documents = Documents({"1": image.row("1", b'{"a":1}'), "2": image.row("2", b"{}")})
    draft = Draft(documents)
    assert (len(documents), "1" in documents, len(draft), list(draft)) == (2, True, 2, [1, 2])
    del draft[1]
    for gone in (1, 9):
        with pytest.raises(KeyError):
            draft[gone]
        with pytest.raises(KeyError):
            del draft[gone]
    draft[1] = {"b": 2}
    draft[5] = {}
    assert (sorted(draft), draft.changed(), draft.gone) == ([1, 2, 5], {1: {"b": 2}, 5: {}}, set())


def test_a_restore_over_an_unreadable_file_waits_for_its_writer(tmp_path: Path) -> None:
    filled(tmp_path)
    files = files_in(tmp_path)
    away = tmp_path / "away.json"
    away.write_bytes(files.main.read_bytes())
    with open_keeper(tmp_path):
        for path in (files.previous, files.change, *files.backups.iterdir()):
            path.unlink()
        files.main.write_bytes(b"foreign")
        with pytest.raises(ReadOnly, match="Held by process"):
            restore(paths_in(tmp_path), away, now=NOW)
    assert files.main.read_bytes() == b"foreign"


def test_the_same_foreign_file_is_kept_once(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        files_in(tmp_path).main.write_bytes(b"theirs")
        for _ in range(3):
            with largest_file(100), pytest.raises(NotSaved):
                keeper.commit([put("entries", entry("big", "x" * 900))], now=NOW)
        write(keeper, "three")
        assert len(list(files_in(tmp_path).kept.iterdir())) == 1
        assert len(keeper.problems) == 1


def test_recovery_without_numbers_in_the_head(tmp_path: Path) -> None:
    assert recovery.head_save(tmp_path / "nowhere") == 0
    (tmp_path / "file").write_bytes(b"nothing")
    assert recovery.head_save(tmp_path / "file") == 0
    with DataFile(tmp_path / "new.json", now=NOW) as file:
        assert file.next_number("entries") == 1
