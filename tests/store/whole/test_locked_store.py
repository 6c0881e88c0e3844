"""A store with a passphrase keeps every promise, and does nothing on a wrong one."""

from pathlib import Path

import pytest

from ladder_tui.store.copies.backups import list_backups, verify
from ladder_tui.store.file import cipher
from ladder_tui.store.file.envelope import Envelope
from ladder_tui.store.file.errors import Locked, NewerData, StoreError, Unreadable
from ladder_tui.store.file.files import Files
from ladder_tui.store.keeper import Keeper
from ladder_tui.store.whole.exchange import bring_in, write_export
from ladder_tui.store.whole.locking import unlock_data
from ladder_tui.store.whole.restore import adopt, back_up, restore
from tests.kits import store_checks
from tests.kits.locked_kit import (
    CHEAP,
    PASSPHRASE,
    contents,
    lived_in,
    lock_from_birth,
    lock_up,
    open_locked,
    plain_text_in,
    say,
)
from tests.kits.store_kit import NOW, drop, entry, files_in, filled, ids, open_keeper, paths_in, put, write

pytestmark = pytest.mark.forced


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)


def test_a_wrong_passphrase_is_no_damage_and_touches_nothing(tmp_path: Path) -> None:
    lived_in(tmp_path)
    lock_up(tmp_path)
    before = contents(tmp_path)
    for answers in (["wrong"], ["wrong", "worse", "worst", PASSPHRASE], ["", PASSPHRASE]):
        for read_only in (False, True):
            with pytest.raises(Locked, match=r"ladder\.json stays locked: this was not its passphrase") as refused:
                open_locked(tmp_path, *answers, read_only=read_only)
            assert not set(answers[:1]) & set(str(refused.value).split())
    with pytest.raises(Locked, match="Run ladder in a terminal"):
        open_keeper(tmp_path)
    with pytest.raises(Locked):
        unlock_data(paths_in(tmp_path), say("wrong"), now=NOW)
    after = contents(tmp_path)
    after.pop(files_in(tmp_path).lock, None)
    before.pop(files_in(tmp_path).lock, None)
    assert after == before
    with open_locked(tmp_path, "wrong", PASSPHRASE) as keeper:
        assert len(ids(keeper)) == 4


def test_the_number_of_wrong_answers_is_told_and_one_good_one_is_enough(tmp_path: Path) -> None:
    lived_in(tmp_path)
    lock_up(tmp_path)
    files_in(tmp_path).main.write_bytes(b"damaged")  # more than one file has to be opened
    asked: list[int] = []

    def ask(wrong: int) -> str:
        asked.append(wrong)
        return PASSPHRASE if wrong == 1 else "wrong"

    envelope = Envelope(ask)
    assert verify(Files.of(paths_in(tmp_path).data_file, envelope))
    assert asked == [0, 1]


@pytest.mark.parametrize("damage", ["half", "empty", "flipped", "head", "zeros", "foreign", "gone"])
def test_a_damaged_locked_file_comes_back_whole_and_stays_locked(tmp_path: Path, damage: str) -> None:
    tables = filled(tmp_path)
    lock_up(tmp_path)
    with open_locked(tmp_path) as keeper:
        write(keeper, "four")
        tables = keeper.tables
    files = files_in(tmp_path)
    for backup in list_backups(files):
        backup.path.unlink()
    data = files.main.read_bytes()
    flipped, head = bytearray(data), bytearray(data)
    flipped[-20] ^= 4
    head[40] ^= 1
    found = {
        "half": data[: len(data) // 2], "empty": b"", "flipped": bytes(flipped), "head": bytes(head),
        "zeros": bytes(len(data)), "foreign": b"line one of somebody else's",
    }.get(damage)  # fmt: skip
    if found is None:
        files.main.unlink()
    else:
        files.main.write_bytes(found)
    with pytest.raises(Locked):
        open_keeper(tmp_path)
    with open_locked(tmp_path) as keeper:
        assert keeper.tables == tables
        assert keeper.recovery is not None
        assert keeper.recovery.complete
        assert keeper.locked
    with open_locked(tmp_path) as keeper:
        assert (keeper.tables, keeper.recovery) == (tables, None)
    assert plain_text_in(tmp_path) == []
    if found is not None:
        envelope = Envelope(say(PASSPHRASE))
        kept = next(files.kept.iterdir())
        raw = kept.read_bytes()
        assert found in (raw, _opened(envelope, raw, kept))


def _opened(envelope: Envelope, data: bytes, path: Path) -> bytes:
    """What is inside a locked file; nothing where its lock is broken, as that of a damaged file that was kept is."""
    try:
        return envelope.open(data, path)
    except (StoreError, OSError):
        return b""


def test_every_flipped_byte_of_the_file_is_recovered_from(tmp_path: Path) -> None:
    filled(tmp_path, ["one"])
    lock_up(tmp_path)
    files = files_in(tmp_path)
    data = files.main.read_bytes()
    with open_locked(tmp_path, read_only=True) as keeper:
        tables = keeper.tables
    for place in range(0, len(data), 5):
        changed = bytearray(data)
        changed[place] ^= 1
        files.main.write_bytes(changed)
        with open_locked(tmp_path, read_only=True) as keeper:
            assert keeper.tables == tables, place
            assert keeper.recovery is not None


def test_a_locked_file_that_nothing_stands_in_for_is_unreadable_and_untouched(tmp_path: Path) -> None:
    filled(tmp_path)
    lock_up(tmp_path)
    files = files_in(tmp_path)
    for path in (files.previous, files.change, *files.dated()):
        path.unlink()
    files.main.write_bytes(files.main.read_bytes()[:-30])
    with pytest.raises(Unreadable):
        open_locked(tmp_path)


def test_a_plain_copy_that_stands_in_for_a_locked_file_is_said(tmp_path: Path) -> None:
    filled(tmp_path)
    plain = files_in(tmp_path).main.read_bytes()
    lock_up(tmp_path)
    files = files_in(tmp_path)
    for path in (files.change, *files.dated()):
        path.unlink()
    files.previous.write_bytes(plain)
    files.main.write_bytes(files.main.read_bytes()[:-30])
    with open_locked(tmp_path, read_only=True) as keeper:
        assert len(ids(keeper)) == 3
        assert "are not locked now; `ladder data lock` locks them again" in str(keeper.recovery)


def test_the_promises_hold_for_a_locked_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_from_birth(monkeypatch)
    for check in (
        store_checks.power_cut,
        store_checks.kept_after_each_save,
        store_checks.full_disk,
        store_checks.second_instance,
        store_checks.rights,
        store_checks.link,
        store_checks.one_folder,
        store_checks.newer,
        store_checks.daily_backup,
    ):
        folder = tmp_path / check.__name__
        folder.mkdir()
        check(folder, monkeypatch)
        assert plain_text_in(folder) == []


def test_an_open_store_never_asks_again(tmp_path: Path) -> None:
    filled(tmp_path)
    lock_up(tmp_path)
    asked: list[int] = []

    def ask(wrong: int) -> str:
        asked.append(wrong)
        return PASSPHRASE

    with Keeper.open(paths_in(tmp_path), now=NOW, passphrase=ask) as keeper:
        theirs = b"".join(cipher.shut(cipher.new_key("somebody else's"), [b"text"], 99))
        files_in(tmp_path).main.write_bytes(theirs)
        write(keeper, "four")
        assert [path.read_bytes() for path in files_in(tmp_path).kept.iterdir()] == [theirs]
        with open_locked(tmp_path, read_only=True) as reader:
            files_in(tmp_path).main.write_bytes(theirs)
            with pytest.raises(Locked):
                reader.refresh(now=NOW)
            assert ids(reader)[-1] == "four"
    assert asked == [0]


def test_a_reader_follows_a_store_that_is_unlocked_beside_it(tmp_path: Path) -> None:
    filled(tmp_path)
    lock_up(tmp_path)
    with open_locked(tmp_path, read_only=True) as reader:
        unlock_data(paths_in(tmp_path), say(PASSPHRASE), now=NOW)
        assert reader.refresh(now=NOW)
        assert not reader.locked
        assert len(ids(reader)) == 3


def test_backups_of_a_locked_store_are_made_put_back_and_taken_over(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    lock_up(tmp_path)
    paths = paths_in(tmp_path)
    with pytest.raises(Locked):
        back_up(paths, now=NOW)
    made = back_up(paths, now=NOW, passphrase=say(PASSPHRASE))
    with open_locked(tmp_path) as keeper:
        keeper.commit([drop("entries", "one"), put("entries", entry("four"))], now=NOW)
    with pytest.raises(Locked):
        restore(paths, made.name, now=NOW)
    with pytest.raises(Locked):
        restore(paths, None, now=NOW)
    assert restore(paths, made.name, now=NOW, passphrase=say(PASSPHRASE)).records == 9
    with open_locked(tmp_path) as keeper:
        assert keeper.tables == tables
    assert (
        adopt(paths_in(tmp_path / "other"), files_in(tmp_path).main, now=NOW, passphrase=say(PASSPHRASE)).records == 9
    )
    with open_keeper(tmp_path / "other") as keeper:
        assert (keeper.tables, keeper.locked) == (tables, False)
    assert plain_text_in(tmp_path / "data") == []


def test_an_export_of_a_locked_store_is_plain_and_an_import_into_one_is_locked(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    lock_up(tmp_path)
    target = tmp_path / "export.json"
    with pytest.raises(Locked):
        write_export(paths_in(tmp_path), target, now=NOW)
    assert not target.exists()
    write_export(paths_in(tmp_path), target, now=NOW, passphrase=say(PASSPHRASE))
    assert b"line one" in target.read_bytes()
    lock_up(tmp_path / "new")
    bring_in(paths_in(tmp_path / "new"), target, now=NOW, passphrase=say(PASSPHRASE))
    with open_locked(tmp_path / "new") as keeper:
        assert keeper.tables == tables
    assert plain_text_in(tmp_path / "new") == []


def test_a_newer_lock_is_refused_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    with monkeypatch.context() as later:
        later.setattr(cipher, "VERSION", 1)
        lock_up(tmp_path)
    main = files_in(tmp_path).main
    monkeypatch.setattr(cipher, "VERSION", 0)
    before = main.read_bytes()
    with pytest.raises(NewerData, match="locked in a way that this version"):
        open_locked(tmp_path)
    assert main.read_bytes() == before
