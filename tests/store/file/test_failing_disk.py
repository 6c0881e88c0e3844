"""A disk that is full, may not be written or breaks: nothing acknowledged is lost, nothing failed counts as saved."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.store.file import disk
from ladder_tui.store.keeper import NoFolder, NotSaved, ReadOnly
from tests.kits.store_kit import (
    NOW,
    drop,
    entry,
    files_in,
    filled,
    ids,
    largest_file,
    mount_small_disk,
    open_keeper,
    paths_in,
    put,
    write,
)  # fmt: skip

pytestmark = pytest.mark.forced


NOBODY = 65534


@contextmanager
def not_writable(folder: Path) -> Iterator[None]:
    """The folder may only be read; root, who may write anywhere, becomes somebody else meanwhile."""
    root = os.geteuid() == 0
    folder.chmod(0o500)
    if root:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder whose parents anybody may pass, unlike pytest's own."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


def test_a_full_disk_loses_nothing_and_works_again_without_a_restart(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        tables, on_disk = keeper.tables, files_in(tmp_path).main.read_bytes()
        for limit in (0, 1, 100, len(on_disk), len(on_disk) + 500):
            with largest_file(limit), pytest.raises(NotSaved) as refused:
                keeper.commit([put("entries", entry("big", "x" * 10_000)), drop("entries", "one")], now=NOW)
            assert str(refused.value).startswith("Not kept: the file may not grow any further. Make some room")
            assert (refused.value.reason, bool(refused.value.remedy)) == ("the file may not grow any further", True)
            assert keeper.tables is tables
            assert keeper.save_number == 2
            assert files_in(tmp_path).main.read_bytes() == on_disk
            assert not list(paths_in(tmp_path).data.rglob("*.tmp"))
        write(keeper, "three")
        assert keeper.problems == ()
        expected = keeper.tables
    with open_keeper(tmp_path) as keeper:
        assert (keeper.tables, keeper.recovery) == (expected, None)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for 160 kB; skipped where this user may not mount one."""
    with mount_small_disk(tmp_path, kilobytes=160) as place:
        yield place


def test_a_small_disk_that_fills_up_and_has_room_again(small_disk: Path) -> None:
    with open_keeper(small_disk) as keeper:
        write(keeper, "one", "two")
        refused = ""
        for number in range(100):
            before = ids(keeper)
            try:
                keeper.commit([put("entries", entry(f"long {number}", "x" * 9_000))], now=NOW)
            except NotSaved as error:
                refused = str(error)
                assert ids(keeper) == before
                break
        assert refused == "Not kept: the disk is full. Make some room and try again."
        with open_keeper(small_disk, read_only=True) as reader:
            assert (ids(reader), reader.recovery) == (before, None)
        assert not list(paths_in(small_disk).data.rglob("*.tmp"))
        for backup in files_in(small_disk).backups.iterdir():
            backup.unlink()
        keeper.commit([drop("entries", "long 0"), drop("entries", "long 1")], now=NOW)  # smaller than it was
        write(keeper, "three")
        expected = ids(keeper)
    with open_keeper(small_disk) as keeper:
        assert (ids(keeper), keeper.recovery) == (expected, None)


@pytest.mark.parametrize("with_lock", [True, False])
def test_reading_goes_on_in_a_folder_that_may_not_be_written(open_place: Path, with_lock: bool) -> None:
    filled(open_place)
    if not with_lock:
        files_in(open_place).lock.unlink()
    with not_writable(paths_in(open_place).data), open_keeper(open_place) as keeper:
        assert ids(keeper) == ["one", "two", "three"]
        assert not keeper.read_only
        assert "Nothing can be kept" in keeper.problems[0]
        with pytest.raises(NotSaved, match="the folder may not be written"):
            write(keeper, "four")
        assert ids(keeper) == ["one", "two", "three"]


@pytest.mark.parametrize("with_lock", [True, False])
def test_writing_works_once_the_folder_may_be_written_again(open_place: Path, with_lock: bool) -> None:
    filled(open_place)
    if not with_lock:
        files_in(open_place).lock.unlink()
    with not_writable(paths_in(open_place).data):
        keeper = open_keeper(open_place)
    write(keeper, "four")
    keeper.close()
    with open_keeper(open_place) as keeper:
        assert ids(keeper) == ["one", "two", "three", "four"]


@pytest.mark.parametrize("still_open", [True, False])
def test_who_gets_the_right_to_write_late_does_not_overwrite_another(open_place: Path, still_open: bool) -> None:
    filled(open_place)
    files_in(open_place).lock.unlink()
    with not_writable(paths_in(open_place).data):
        keeper = open_keeper(open_place)
    other = open_keeper(open_place)
    write(other, "theirs")
    if not still_open:
        other.close()
    with pytest.raises(ReadOnly, match="Held by" if still_open else "another window has written"):
        write(keeper, "mine")
    assert keeper.read_only
    other.close()
    assert keeper.refresh(now=NOW)
    write(keeper, "mine")
    assert ids(keeper)[3:] == ["theirs", "mine"]
    keeper.close()
    with open_keeper(open_place) as keeper:
        assert "theirs" in ids(keeper)


def test_a_folder_that_cannot_be_made_is_said(open_place: Path) -> None:
    (open_place / "data").mkdir()
    with not_writable(open_place / "data"), pytest.raises(NoFolder, match=r"cannot be used: the folder may not be"):
        open_keeper(open_place)


def test_a_folder_taken_away_while_open(tmp_path: Path) -> None:
    data = paths_in(tmp_path).data
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one")
        data.rename(tmp_path / "away")
        for _ in range(2):
            with pytest.raises(NotSaved, match="the folder is gone"):
                write(keeper, "two")
        assert not data.exists()
        (tmp_path / "away").rename(data)
        write(keeper, "two")
        assert keeper.problems == ()
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["one", "two"]


CALLS = ["open", "write", "fsync", "link", "replace", "fchmod"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("nth", range(5))
def test_an_error_at_any_step_of_a_save_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    """The nth call of one kind fails: either the save still succeeds or it changed nothing and says so."""
    with open_keeper(tmp_path) as keeper:
        write(keeper, "one", "two")
        before = keeper.tables
        real, count = getattr(os, call), 0

        def failing(*args: Any, **kwargs: Any) -> Any:
            nonlocal count
            count += 1
            if count == nth + 1:
                raise OSError(errno.EIO, "broken")
            return real(*args, **kwargs)

        monkeypatch.setattr(os, call, failing)
        try:
            write(keeper, "three")
            saved = True
        except NotSaved:
            saved = False
        monkeypatch.undo()
        assert ids(keeper) == (["one", "two", "three"] if saved else ["one", "two"])
        assert saved or keeper.tables is before
        with open_keeper(tmp_path, read_only=True) as reader:
            assert ids(reader)[:2] == ["one", "two"]
            assert reader.recovery is None
        write(keeper, "four")
        assert keeper.problems == ()
        expected = keeper.tables
    with open_keeper(tmp_path) as keeper:
        assert (keeper.tables, keeper.recovery, keeper.problems) == (expected, None, ())
    files_in(tmp_path).main.write_bytes(b"")
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == expected


def test_without_second_names_a_copy_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    tables = filled(tmp_path)
    files_in(tmp_path).main.write_bytes(b"")
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables


def test_a_backup_that_cannot_be_made_is_said_and_stops_no_save(tmp_path: Path) -> None:
    filled(tmp_path)
    files_in(tmp_path).backups.rename(tmp_path / "away")
    files_in(tmp_path).backups.write_text("a file")
    later = NOW.replace(day=5)
    with open_keeper(tmp_path, later) as keeper:
        write(keeper, "four", now=later)
        assert "No backup could be made" in keeper.problems[0]


def test_a_damaged_file_on_a_full_disk_is_read_and_mended_later(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    files_in(tmp_path).main.write_bytes(b"damaged " * 100)
    with largest_file(10), open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables
        assert keeper.recovery is not None
        assert keeper.recovery.kept is None
        assert any("Not kept" in problem for problem in keeper.problems)
    with open_keeper(tmp_path) as keeper:
        assert keeper.recovery is not None
        assert keeper.tables == tables
    with open_keeper(tmp_path) as keeper:
        assert (keeper.recovery, keeper.tables) == (None, tables)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.ENOENT, 9999])
def test_every_error_has_a_reason_and_a_remedy(code: int) -> None:
    reason, remedy = disk.words(OSError(code, "some words of the system"))
    assert reason[0].islower()
    assert remedy[0].isupper()
    assert not (reason + remedy).endswith(".")


def test_why_a_file_cannot_be_read_has_words_of_its_own() -> None:
    assert disk.reading_words(PermissionError(errno.EACCES, "no")) == "it may not be read"
    assert disk.reading_words(OSError(errno.EIO, "no")) == "the disk reports an error"


def test_a_backup_that_could_be_made_in_the_end_is_no_news(tmp_path: Path) -> None:
    filled(tmp_path)
    later = NOW.replace(day=5)
    with open_keeper(tmp_path, later) as keeper:
        with largest_file(100), pytest.raises(NotSaved):
            write(keeper, "four", now=later)
        write(keeper, "four", now=later)
        assert keeper.problems == ()
    assert len(list(files_in(tmp_path).backups.iterdir())) == 2
