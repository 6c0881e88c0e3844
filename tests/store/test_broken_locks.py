"""The tests of the lock are tested: each deliberately broken lock is caught by the check that ours passes."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.store.copies import aside, backups
from ladder_tui.store.copies import recoat as recoating
from ladder_tui.store.copies.recoat import Recoated
from ladder_tui.store.file import cipher, disk
from ladder_tui.store.file.cipher import Key
from ladder_tui.store.file.envelope import Envelope
from ladder_tui.store.file.errors import Locked
from ladder_tui.store.file.sealed import is_sealed
from ladder_tui.store.whole import locking
from tests.kits.locked_kit import CHEAP, PASSPHRASE, contents, lived_in, lock_up, open_locked, plain_text_in
from tests.kits.store_kit import NOW, files_in, write

pytestmark = pytest.mark.forced


Break = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "COST", CHEAP)


def live_locked(folder: Path) -> None:
    """A locked life: every byte on the disk is locked at every moment, none twice in one way, and all comes back."""
    lived_in(folder)
    lock_up(folder)
    nonces: set[bytes] = set()
    with open_locked(folder) as keeper:
        for day in range(2, 5):
            write(keeper, f"day {day}", now=NOW + timedelta(days=day))
            assert plain_text_in(folder) == []
            data = keeper.path.read_bytes()
            assert is_sealed(data)
            nonces.add(data.partition(b'"nonce":"')[2][:24])
        keeper.path.write_bytes(b"line one of something else")
        write(keeper, "after it")
    assert len(nonces) == 3
    assert plain_text_in(folder) == []
    before = contents(folder)
    before.pop(files_in(folder).lock, None)
    with pytest.raises(Locked):
        open_locked(folder, "another passphrase")
    after = contents(folder)
    after.pop(files_in(folder).lock, None)
    assert after == before
    with open_locked(folder) as keeper:
        assert list(keeper.tables["entries"])[-1] == "after it"
        assert keeper.recovery is None
    with pytest.raises(Locked):
        open_locked(folder, "")


def copies_stay_plain(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(locking, "recoat", lambda files: Recoated(0, ()))
    patch.setattr(recoating, "recoat", lambda files: Recoated(0, ()))


def kept_files_stay_plain(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(aside, "is_sealed", lambda data: True)


def backups_are_plain(patch: pytest.MonkeyPatch) -> None:
    make = backups.make

    def plainly(files: Any, *rest: Any) -> Any:
        key, files.envelope.key = files.envelope.key, None
        try:
            return make(files, *rest)
        finally:
            files.envelope.key = key

    patch.setattr(backups, "make", plainly)


def temporary_files_stay(patch: pytest.MonkeyPatch) -> None:
    beside = disk.write_beside

    def leave(path: Path, data: Any) -> Path:
        made = beside(path, data)
        path.with_name(path.name + ".was").write_bytes(b"line one")
        return made

    patch.setattr(disk, "write_beside", leave)


def one_nonce_for_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("os.urandom", bytes)


def the_lock_is_forgotten_when_saving(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Envelope, "settle", lambda self: None)


def any_passphrase_is_taken(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cipher, "key_for", lambda lock, passphrase: Key(lock, cipher._stretch(
        passphrase, bytes.fromhex(lock.salt), lock.n, lock.r, lock.p)[0]))  # fmt: skip


def nothing_is_locked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cipher, "shut", lambda key, data, save: data)


BROKEN: tuple[Break, ...] = (
    copies_stay_plain,
    kept_files_stay_plain,
    backups_are_plain,
    temporary_files_stay,
    one_nonce_for_all,
    the_lock_is_forgotten_when_saving,
    any_passphrase_is_taken,
    nothing_is_locked,
)


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda broken: str(broken.__name__))
def test_a_broken_lock_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, break_it: Break) -> None:
    break_it(monkeypatch)
    with pytest.raises((Exception, pytest.fail.Exception)):
        live_locked(tmp_path)


def test_our_own_lock_holds(tmp_path: Path) -> None:
    live_locked(tmp_path)
    assert PASSPHRASE.encode() not in b"".join(contents(tmp_path).values())
