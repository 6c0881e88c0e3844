"""Turning the passphrase on and off: everything locked or nothing, and nothing lost at any moment."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from ladder_tui.store.copies import recoat
from ladder_tui.store.copies.backups import list_backups, verify
from ladder_tui.store.file import cipher, disk
from ladder_tui.store.file.errors import Locked, NotSaved, ReadOnly, StoreError
from ladder_tui.store.file.sealed import is_locked, is_sealed, is_sealed_file
from ladder_tui.store.whole import locking
from ladder_tui.store.whole.locking import lock_data, unlock_data
from tests.kits.locked_kit import CHEAP, PASSPHRASE, contents, lived_in, lock_up, open_locked, plain_text_in, say
from tests.kits.model_disk import ModelDisk, State, forget_the_disk, lay_out
from tests.kits.store_kit import NOW, files_in, filled, ids, largest_file, open_keeper, paths_in, write

pytestmark = pytest.mark.forced


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)


def test_locking_leaves_nothing_in_the_open_and_loses_nothing(tmp_path: Path) -> None:
    lived_in(tmp_path)
    with open_keeper(tmp_path) as keeper:
        tables, saves = keeper.tables, keeper.save_number
    done = lock_data(paths_in(tmp_path), PASSPHRASE, now=NOW)
    assert (done.records, done.left) == (10, ())
    assert done.copies == len(list_backups(files_in(tmp_path))) + 2  # the second copy and the kept file
    assert plain_text_in(tmp_path) == []
    assert is_locked(files_in(tmp_path).main)
    with open_locked(tmp_path) as keeper:
        assert keeper.locked
        assert (keeper.tables, keeper.problems, keeper.recovery) == (tables, (), None)
        write(keeper, "five", now=NOW + timedelta(days=2))
        assert keeper.save_number == saves + 2
    assert plain_text_in(tmp_path) == []
    with open_locked(tmp_path, read_only=True) as keeper:
        assert ids(keeper)[-1] == "five"
    assert not list(tmp_path.rglob("*.tmp"))


def test_unlocking_brings_everything_back_as_it_was(tmp_path: Path) -> None:
    lived_in(tmp_path)
    with open_keeper(tmp_path) as keeper:
        tables = keeper.tables
    kept = {path: data for path, data in contents(tmp_path).items() if path.parent.name.endswith((".kept", ".backups"))}
    lock_up(tmp_path)
    done = unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)
    assert done.left == ()
    with open_keeper(tmp_path) as keeper:
        assert (keeper.tables, keeper.problems) == (tables, ())
        assert not keeper.locked
    after = contents(tmp_path)
    assert {path: after[path] for path in kept} == kept
    assert not any(map(is_sealed, after.values()))
    with pytest.raises(StoreError, match="not locked"):
        unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_a_power_cut_while_turning_it_on_or_off_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on: bool
) -> None:
    live, copy = tmp_path / "live", tmp_path / "cut"
    lived_in(live)
    with open_keeper(live) as keeper:
        tables = keeper.tables
    if not on:
        lock_up(live)
    model = ModelDisk(paths_in(live).data)
    model.take_in()
    states: set[State] = set()
    model.after = lambda: states.update(model.states())
    with monkeypatch.context() as during:
        model.note(during)
        if on:
            lock_up(live)
        else:
            unlock_data(paths_in(live), say(PASSPHRASE), now=NOW)
    assert len(states) > 60
    forget_the_disk(monkeypatch)
    for state in states:
        shutil.rmtree(copy, ignore_errors=True)
        lay_out(state, live, copy)
        for read_only in (True, False):
            with open_locked(copy, read_only=read_only) as again:
                assert again.tables == tables
        if is_locked(files_in(copy).main):
            assert plain_text_in(copy) == []  # what was left is locked by opening
        elif not on:
            for number in range(2):
                if any(map(is_sealed_file, recoat.copies(files_in(copy)))):
                    assert number == 0
                    unlock_data(paths_in(copy), say(PASSPHRASE), now=NOW)


def test_an_unlocking_that_was_cut_short_can_be_finished_and_comes_before_a_new_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in(tmp_path)
    lock_up(tmp_path)
    with monkeypatch.context() as during:
        during.setattr(locking, "recoat", _no_room)
        done = unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)
    assert done.left == (
        "Not all copies could be rewritten: the disk is full. Make some room and try again; "
        "it is finished by running this once more.",
    )
    open_keeper(tmp_path).close()
    with pytest.raises(StoreError, match=r"Use that one, or run `ladder data unlock` first"):
        lock_data(paths_in(tmp_path), "another passphrase", now=NOW)
    with pytest.raises(Locked):
        verify(files_in(tmp_path))
    assert unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW).left == ()
    assert not any(problem for _, problem in verify(files_in(tmp_path)))
    lock_up(tmp_path)


def _no_room(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_locking_that_was_cut_short_is_finished_by_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lived_in(tmp_path)
    with monkeypatch.context() as during:
        during.setattr(locking, "recoat", _no_room)
        done = lock_data(paths_in(tmp_path), PASSPHRASE, now=NOW)
    assert "it is finished the next time ladder opens them" in done.left[0]
    assert plain_text_in(tmp_path)
    open_locked(tmp_path, read_only=True).close()
    assert plain_text_in(tmp_path)
    open_locked(tmp_path).close()
    assert plain_text_in(tmp_path) == []


def test_what_does_not_open_again_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = filled(tmp_path)
    with monkeypatch.context() as during:
        during.setattr(cipher, "key_for", lambda lock, passphrase: None)
        with pytest.raises(StoreError, match="everything is as it was"):
            lock_up(tmp_path)
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables
        assert not keeper.locked


def test_a_copy_that_would_not_open_again_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lived_in(tmp_path)
    lock_data(paths_in(tmp_path), PASSPHRASE, now=NOW)
    files = files_in(tmp_path)
    backup = list_backups(files)[0].path
    backup.write_bytes(b"plain again")
    opened = cipher.opened
    monkeypatch.setattr(cipher, "opened", lambda key, data: opened(key, data).replace(b"plain again", b""))
    with open_locked(tmp_path) as keeper:
        assert any("could not be rewritten so that it opens again" in text for text in keeper.problems)
    assert backup.read_bytes() == b"plain again"


def test_a_full_disk_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    with largest_file(100), pytest.raises(NotSaved):
        lock_up(tmp_path)
    with open_keeper(tmp_path) as keeper:
        assert keeper.tables == tables
    lock_up(tmp_path)
    with largest_file(100), pytest.raises(NotSaved):
        unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)
    with open_locked(tmp_path) as keeper:
        assert keeper.tables == tables
        with largest_file(100), pytest.raises(NotSaved):
            write(keeper, "more")
        assert keeper.tables == tables


def test_copies_with_broken_or_other_locks_stay_and_are_named(tmp_path: Path) -> None:
    lived_in(tmp_path)
    lock_up(tmp_path)
    files = files_in(tmp_path)
    broken, other, later = [backup.path for backup in list_backups(files)][:3]
    broken.write_bytes(broken.read_bytes()[:-9])
    other.write_bytes(b"".join(cipher.shut(cipher.new_key("another passphrase"), [b"text"], 1)))
    later.write_bytes(later.read_bytes().replace(b'"v":1', b'"v":9'))
    before = [path.read_bytes() for path in (broken, other, later)]
    done = unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)
    assert [path.read_bytes() for path in (broken, other, later)] == before
    assert [any(str(path) in text for text in done.left) for path in (broken, other, later)] == [True] * 3
    assert any("stays locked as it is: its sum does not fit its contents" in text for text in done.left)


def test_a_store_that_has_never_been_written_can_be_locked(tmp_path: Path) -> None:
    lock_up(tmp_path)
    with pytest.raises(Locked):
        open_keeper(tmp_path)
    with open_locked(tmp_path) as keeper:
        write(keeper, "one")
    assert plain_text_in(tmp_path) == []


def test_short_passphrases_second_locks_and_open_stores_are_refused(tmp_path: Path) -> None:
    filled(tmp_path)
    with pytest.raises(StoreError, match="cannot begin with an exclamation mark"):
        lock_data(paths_in(tmp_path), "!" + PASSPHRASE, now=NOW)
    with pytest.raises(StoreError, match="at least 8 characters"):
        lock_data(paths_in(tmp_path), "shorter", now=NOW)
    with open_keeper(tmp_path), pytest.raises(ReadOnly, match="Held by process"):
        lock_up(tmp_path)
    lock_up(tmp_path)
    with pytest.raises(StoreError, match="locked already"):
        lock_up(tmp_path)
    with open_locked(tmp_path), pytest.raises(ReadOnly, match="Held by process"):
        unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)


def test_a_file_that_cannot_be_looked_at_counts_as_plain(tmp_path: Path) -> None:
    assert not is_locked(files_in(tmp_path).main)
    disk.make_folders(files_in(tmp_path).main)
    assert not is_locked(files_in(tmp_path).main)
