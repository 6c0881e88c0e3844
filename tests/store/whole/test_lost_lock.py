"""A plain file in the place of a locked one is said, an honest unlocking leaves no alarm, a cut lock is finished."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from ladder_tui.services.found import found
from ladder_tui.store.copies import recoat
from ladder_tui.store.file import cipher
from ladder_tui.store.file.errors import StoreError, WrongPassphrase
from ladder_tui.store.file.sealed import is_locked, is_sealed
from ladder_tui.store.keeper import Keeper
from ladder_tui.store.whole import locking
from ladder_tui.store.whole.coats import look
from ladder_tui.store.whole.locking import finish_locking, lock_data, unlock_data
from ladder_tui.store.whole.restore import adopt
from tests.kits.locked_kit import CHEAP, PASSPHRASE, contents, lived_in, lock_up, open_locked, plain_text_in, say
from tests.kits.model_disk import ModelDisk, State, forget_the_disk, lay_out
from tests.kits.store_kit import NOW, files_in, filled, ids, largest_file, open_keeper, paths_in, write

pytestmark = pytest.mark.forced
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)


def plain_put_back(folder: Path) -> None:
    """Somebody or something puts the plain file from before the lock in the place of the locked one."""
    filled(folder)
    plain = files_in(folder).main.read_bytes()
    lock_up(folder)
    with open_locked(folder) as keeper:
        write(keeper, "secret", "last", now=LATER)
    files_in(folder).main.write_bytes(plain)


def said(keeper: Keeper) -> list[str]:
    """The kinds of what was met."""
    return [met.found for met in keeper.met]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_plain_file_in_the_place_of_a_locked_one_is_said(tmp_path: Path, read_only: bool) -> None:
    plain_put_back(tmp_path)
    with open_keeper(tmp_path, read_only=read_only) as keeper:
        (met,) = keeper.met
        assert ids(keeper) == ["one", "two", "three"]
        assert "is not locked, though it was" in keeper.problems[0]
        assert "`ladder data lock` locks it again" in keeper.problems[0]
        page = found(met, NOW)
        assert page.title == "Your notes are not locked"
        assert "what you write now" in page.standing
        assert "ladder data lock" in page.after
        assert ("ladder data adopt" in page.after) is not read_only
    assert look(files_in(tmp_path)).lost


def test_it_is_said_until_it_is_locked_again_and_what_was_locked_comes_back(tmp_path: Path) -> None:
    plain_put_back(tmp_path)
    for name in ("four", "five"):
        with open_keeper(tmp_path) as keeper:
            assert said(keeper) == ["unlocked"]
            kept = keeper.met[0].kept
            assert [path for path in files_in(tmp_path).kept.iterdir() if path.suffix == ".json"] == [kept]
            write(keeper, name)
        with open_keeper(tmp_path, read_only=True) as keeper:
            assert said(keeper) == ["unlocked"]
            assert "`ladder data lock` locks it again" in look(files_in(tmp_path)).sentence()
    with pytest.raises(StoreError, match=r"locked with an earlier passphrase. Use that one"):
        lock_data(paths_in(tmp_path), "another passphrase", now=NOW)
    lock_up(tmp_path)
    assert look(files_in(tmp_path)).sentence() == ""
    assert plain_text_in(tmp_path) == []
    with open_locked(tmp_path) as keeper:
        assert (ids(keeper)[3:], keeper.met) == (["four", "five"], ())
    assert kept is not None
    adopt(paths_in(tmp_path), kept, now=NOW, passphrase=say(PASSPHRASE))
    with open_locked(tmp_path) as keeper:
        assert (ids(keeper)[3:], keeper.locked) == (["secret", "last"], True)


def test_who_wants_it_open_says_so(tmp_path: Path) -> None:
    plain_put_back(tmp_path)
    with open_keeper(tmp_path) as keeper:
        write(keeper, "four")
    assert unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW).left == ()
    assert not any(map(is_sealed, contents(tmp_path).values()))
    with open_keeper(tmp_path) as keeper:
        assert keeper.met == ()
    with pytest.raises(StoreError, match="not locked"):
        unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)


@pytest.mark.parametrize("left", ["lock", "previous", "change", "backups"])
def test_any_one_trace_of_the_lock_is_enough(tmp_path: Path, left: str) -> None:
    plain_put_back(tmp_path)
    files = files_in(tmp_path)
    for name in {"lock", "previous", "change", "backups"} - {left}:
        path = getattr(files, name)
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with open_keeper(tmp_path, read_only=True) as keeper:
        assert said(keeper) == ["unlocked"]
    assert look(files).lost
    with open_keeper(tmp_path) as keeper:
        assert said(keeper) == ["unlocked"]
        assert (keeper.met[0].kept is not None) is (left == "previous")
        write(keeper, "four")
    with open_keeper(tmp_path) as keeper:
        assert said(keeper) == ["unlocked"]


def test_on_a_full_disk_it_is_said_too(tmp_path: Path) -> None:
    plain_put_back(tmp_path)
    with largest_file(10), open_keeper(tmp_path) as keeper:
        assert said(keeper) == ["unlocked"]
        with pytest.raises(StoreError, match="Not kept"):
            write(keeper, "four")  # the locked copies would be lost
    with open_keeper(tmp_path) as keeper:
        assert keeper.met[0].kept is not None


def test_the_second_window_says_it_once(tmp_path: Path) -> None:
    plain_put_back(tmp_path)
    first, second = open_keeper(tmp_path), open_keeper(tmp_path)
    assert said(second) == ["unlocked"]
    first.close()
    assert second.refresh(now=NOW)
    assert said(second) == ["unlocked"]
    second.close()


def test_after_an_honest_unlocking_nothing_is_said(tmp_path: Path) -> None:
    lived_in(tmp_path)
    lock_up(tmp_path)
    files = files_in(tmp_path)
    files.main.write_bytes(b"damaged")
    open_locked(tmp_path).close()
    for backup in list(files.backups.iterdir())[:1]:
        backup.write_bytes(backup.read_bytes()[:-9])  # one that cannot be unlocked
    assert len(unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW).left) == 1
    for name in ("five", "six"):
        for read_only in (True, False):
            with open_keeper(tmp_path, LATER, read_only=read_only) as keeper:
                assert keeper.met == ()
                assert not look(files).lost
        with open_keeper(tmp_path, LATER) as keeper:
            write(keeper, name, now=LATER)
    assert "These copies are locked, and the data are not" in look(files).sentence()


def test_an_unlocking_cut_short_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lived_in(tmp_path)
    lock_up(tmp_path)
    with monkeypatch.context() as during:
        during.setattr(locking, "_turn", _stop)
        during.setattr(locking, "recoat", _stop)
        with pytest.raises(KeyboardInterrupt):
            unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)
    with monkeypatch.context() as during:
        during.setattr(locking, "recoat", _stop)
        with pytest.raises(KeyboardInterrupt):
            unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)
    assert "`ladder data unlock` opens them" in look(files_in(tmp_path)).sentence()
    unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)
    assert look(files_in(tmp_path)).sentence() == ""
    with open_keeper(tmp_path) as keeper:
        assert keeper.met == ()


def _stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_lock_cut_short_anywhere_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live, copy = tmp_path / "live", tmp_path / "cut"
    lived_in(live)
    with open_keeper(live) as keeper:
        tables = keeper.tables
    model = ModelDisk(paths_in(live).data)
    model.take_in()
    states: set[State] = set()
    model.after = lambda: states.update(model.states())
    with monkeypatch.context() as during:
        model.note(during)
        lock_up(live)
    forget_the_disk(monkeypatch)
    unfinished = 0
    for state in states:
        shutil.rmtree(copy, ignore_errors=True)
        lay_out(state, live, copy)
        files, paths = files_in(copy), paths_in(copy)
        coats = look(files)
        if coats.locked and coats.plain:
            unfinished += 1
            assert "`ladder data lock` finishes it" in coats.sentence()
            with pytest.raises(WrongPassphrase):
                finish_locking(paths, say("another passphrase"), now=NOW)
            done = finish_locking(paths, say(PASSPHRASE), now=NOW)
            assert (done.left, done.copies) == ((), len(coats.plain))
        elif not coats.locked:
            lock_up(copy)
        assert is_locked(files.main)
        assert look(files).sentence() == ""
        assert plain_text_in(copy) == []
        with pytest.raises(StoreError, match="nothing to finish"):
            finish_locking(paths, say(PASSPHRASE), now=NOW)
        with open_locked(copy) as again:
            assert (again.tables, again.met) == (tables, ())
    assert unfinished > 10


def test_copies_of_two_locks_need_an_unlocking_first(tmp_path: Path) -> None:
    plain_put_back(tmp_path)
    other = next(iter(files_in(tmp_path).backups.iterdir()))
    other.write_bytes(b"".join(cipher.shut(cipher.new_key("another passphrase"), [b"text"], 1)))
    for passphrase in (PASSPHRASE, "another passphrase"):
        with pytest.raises(StoreError, match="earlier passphrase"):
            lock_data(paths_in(tmp_path), passphrase, now=NOW)
    other.write_bytes(other.read_bytes()[:-3])
    lock_up(tmp_path)
    assert list(recoat.copies(files_in(tmp_path)))
