"""The right to write: lost when the file of the lock is taken away, passed on when the one that writes is closed."""

import errno
import fcntl
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.services.found import found
from ladder_tui.store import datafile
from ladder_tui.store.copies.backups import list_backups
from ladder_tui.store.file import disk, image
from ladder_tui.store.keeper import NewerData, NotSaved, ReadOnly
from ladder_tui.store.lock import Left, WriterLock, left_in
from ladder_tui.store.whole.restore import adopt, restore
from tests.kits.store_kit import NOW, files_in, filled, ids, largest_file, open_keeper, paths_in, write

LATER = NOW + timedelta(minutes=1)


def test_a_lock_taken_away_is_taken_again(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as first:
        for number in range(3):
            files_in(tmp_path).lock.unlink()
            if number == 1:
                files_in(tmp_path).lock.touch()
            if number == 2:
                assert not first.refresh(now=NOW)  # looking is enough
            else:
                write(first, f"entry {number}")
            with open_keeper(tmp_path) as second:
                assert second.read_only
                assert second.holder.startswith("Held by process")
    assert ids(open_keeper(tmp_path, read_only=True)) == ["entry 0", "entry 1"]


def test_before_anything_was_saved_too(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as first:
        files_in(tmp_path).lock.unlink()
        with open_keeper(tmp_path) as second:
            assert not second.read_only
            with pytest.raises(ReadOnly, match=r"Held by process .* Close the other one"):
                write(first, "never")
            assert first.read_only
            write(second, "theirs")
        assert first.refresh(now=LATER)
        assert (first.read_only, first.holder, ids(first)) == (False, "", ["theirs"])
    assert list_backups(files_in(tmp_path)) == []


def test_what_others_saved_meanwhile_is_taken_in_and_what_was_saved_here_is_backed_up(tmp_path: Path) -> None:
    first = open_keeper(tmp_path)
    write(first, "mine")
    files_in(tmp_path).lock.unlink()
    with open_keeper(tmp_path) as second:
        write(second, "theirs")
    with pytest.raises(ReadOnly, match=r"another window has written to the file in the meantime\. Try again when"):
        write(first, "later")
    assert (first.read_only, first.holder) == (True, "")
    assert first.refresh(now=LATER)
    assert not first.refresh(now=LATER)
    write(first, "later")
    assert ids(first) == ["mine", "theirs", "later"]
    first.close()
    (own,) = [backup for backup in list_backups(files_in(tmp_path)) if backup.reason == "restore"]
    restore(paths_in(tmp_path), own.name, now=NOW)
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper) == ["mine"]
        assert keeper.met == ()


def test_what_was_saved_here_is_not_given_up_while_it_cannot_be_backed_up(tmp_path: Path) -> None:
    with open_keeper(tmp_path) as first:
        write(first, "mine")
        files_in(tmp_path).lock.unlink()
        with open_keeper(tmp_path) as second:
            write(second, "theirs")
        with largest_file(100):
            with pytest.raises(NotSaved, match="may not grow"):
                write(first, "later")
            assert not first.refresh(now=NOW)
            assert ids(first) == ["mine"]
        assert first.refresh(now=NOW)
        assert ids(first) == ["mine", "theirs"]


def test_the_second_window_goes_on_when_the_first_is_closed(tmp_path: Path) -> None:
    filled(tmp_path)
    first, second, third = (open_keeper(tmp_path) for _ in range(3))
    reader = open_keeper(tmp_path, read_only=True)
    write(first, "four")
    for keeper in (second, third):
        assert keeper.refresh(now=NOW)
        assert not keeper.refresh(now=NOW)
        assert keeper.read_only
    first.close()
    assert reader.refresh(now=NOW)
    assert (reader.refresh(now=NOW), reader.read_only) == (False, True)
    assert second.refresh(now=LATER)
    assert (second.read_only, second.holder) == (False, "")
    assert not third.refresh(now=LATER)
    assert third.holder.endswith("since 09:31")
    write(second, "five")
    first.refresh(now=LATER)
    assert first.read_only  # what is closed stays closed
    second.close()
    assert third.refresh(now=LATER)
    assert ids(third) == ["one", "two", "three", "four", "five"]
    write(third, "six")
    third.close()
    assert reader.refresh(now=LATER)
    with pytest.raises(ReadOnly, match="open for reading only"):
        write(reader, "never")


def test_what_cannot_be_read_is_no_reason_to_write_and_is_not_read_again(tmp_path: Path) -> None:
    filled(tmp_path)
    first, second = open_keeper(tmp_path), open_keeper(tmp_path)
    first.close()
    main, holder = files_in(tmp_path).main, files_in(tmp_path).holder
    whole = main.read_bytes()
    main.write_bytes(b"".join(image.seal(b'{"format":"ladder","schema":9,"save":9}', [])))
    with pytest.raises(NewerData):
        second.refresh(now=NOW)
    before = main.parent.stat().st_mtime_ns
    assert not second.refresh(now=NOW)
    assert (second.read_only, main.parent.stat().st_mtime_ns, holder.exists()) == (True, before, False)
    main.write_bytes(whole)
    assert second.refresh(now=NOW)
    assert not second.read_only


def test_a_folder_that_cannot_be_looked_into_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    first, second = open_keeper(tmp_path), open_keeper(tmp_path)
    first.close()
    looks: list[Path] = []

    def fail(path: Path) -> Any:
        looks.append(path)
        if len(looks) == 2:
            raise PermissionError(13, "no")
        return real(path)

    real = disk.identity
    monkeypatch.setattr(disk, "identity", fail)
    assert not second.refresh(now=NOW)
    assert second.read_only
    assert second.refresh(now=NOW)
    assert not second.read_only


def test_where_there_can_be_no_lock_it_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    with monkeypatch.context() as during:
        during.setattr(fcntl, "flock", _no_locks)
        reader = open_keeper(tmp_path)
        assert not reader.read_only
    with open_keeper(tmp_path) as other:
        write(other, "four")
    with monkeypatch.context() as during:
        during.setattr(fcntl, "flock", _no_locks)
        assert reader.refresh(now=NOW)
        assert not reader.refresh(now=NOW)
        assert ids(reader)[-1] == "four"
    write(reader, "five")
    assert ids(reader)[-1] == "five"
    reader.close()


def _no_locks(*_: Any) -> None:
    raise OSError(errno.ENOLCK, "no locks here")


def test_who_is_stopped_in_the_middle_of_it_does_not_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    first, second = open_keeper(tmp_path), open_keeper(tmp_path)
    write(first, "four")
    first.close()
    with monkeypatch.context() as during:
        during.setattr(datafile, "load", _stop)
        with pytest.raises(KeyboardInterrupt):
            second.refresh(now=NOW)
    assert second.read_only
    with open_keeper(tmp_path) as third:
        assert not third.read_only
        with pytest.raises(ReadOnly):
            write(second, "never")


def _stop(files: Any) -> Any:
    raise KeyboardInterrupt


def test_a_lock_taken_away_between_opening_and_locking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, real = files_in(tmp_path).lock, fcntl.flock
    lock.parent.mkdir()
    often = [1]

    def taken_away(handle: int, how: int) -> None:
        if often[0]:
            lock.unlink()
            often[0] -= 1
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", taken_away)
    writer = WriterLock(files_in(tmp_path))
    assert writer.take(NOW)
    assert writer.in_place
    writer.release()
    assert (left_in(files_in(tmp_path)), writer.in_place) == (None, False)
    writer.leave(Left(("nowhere",)))
    assert left_in(files_in(tmp_path)) is None
    often[0] = 1000
    assert not writer.take(NOW)
    assert not writer.held


def test_who_has_lost_the_lock_takes_nobodys_note_away(tmp_path: Path) -> None:
    first = open_keeper(tmp_path)
    files_in(tmp_path).lock.unlink()
    with open_keeper(tmp_path):
        first.close()
        assert files_in(tmp_path).holder.exists()


def set_aside(folder: Path, name: str) -> Path:
    """Let another machine's save come in between while ladder is open; where it lies then."""
    with open_keeper(folder) as keeper:
        ours = files_in(folder).main.read_bytes()
        files_in(folder).main.write_bytes(ours.replace(b"line one", b"theirs 1"))
        before = set(files_in(folder).dated())
        write(keeper, name)
        (kept,) = {path for path in files_in(folder).dated() if "changed" in path.name} - before
        return kept


def test_what_was_set_aside_is_said_at_the_next_start_and_once(tmp_path: Path) -> None:
    filled(tmp_path)
    for number, name in enumerate(("four", "five")):
        kept = set_aside(tmp_path, name)
        with open_keeper(tmp_path, read_only=True) as reader:
            assert reader.met == ()
        with open_keeper(tmp_path) as keeper:
            (met,) = keeper.met
            assert (met.found, met.kept, met.save) == ("aside", kept, 3 + number)
            assert f"it is kept as {kept}" in keeper.problems[0]
            page = found(met, NOW)
            assert page.title == "Something was set aside"
            assert ("kept", str(kept)) in page.rows
            assert f"ladder data merge {kept}" in page.after
        with open_keeper(tmp_path) as keeper:
            assert (keeper.met, keeper.problems) == ((), ())


def test_what_was_set_aside_can_be_taken_over(tmp_path: Path) -> None:
    filled(tmp_path)
    with open_keeper(tmp_path) as keeper:
        other = tmp_path / "other"
        other.mkdir()
        paths_in(other).data.mkdir()
        files_in(other).main.write_bytes(keeper.path.read_bytes())
        with open_keeper(other) as theirs:
            write(theirs, "theirs")
        keeper.path.write_bytes(files_in(other).main.read_bytes())
        write(keeper, "mine")
    with open_keeper(tmp_path) as keeper:
        (met,) = keeper.met
    assert met.kept is not None
    adopt(paths_in(tmp_path), met.kept, now=NOW)
    with open_keeper(tmp_path) as keeper:
        assert ids(keeper)[-1] == "theirs"


def test_nothing_is_new_where_a_version_before_left_no_names(tmp_path: Path) -> None:
    filled(tmp_path)
    set_aside(tmp_path, "four")
    os.truncate(files_in(tmp_path).lock, 0)
    with open_keeper(tmp_path) as keeper:
        assert keeper.met == ()
    set_aside(tmp_path, "five")
    with open_keeper(tmp_path) as keeper:
        assert len(keeper.met) == 1
