"""Locked stores for tests: a cheap lock, a passphrase, and a way to have every store of a test locked from birth."""

from datetime import timedelta
from pathlib import Path

import pytest

from ladder_tui.store.file import cipher
from ladder_tui.store.file.envelope import Ask, Envelope
from ladder_tui.store.keeper import Keeper
from ladder_tui.store.whole.locking import lock_data
from ladder_tui.store.whole.restore import back_up
from tests.kits.store_kit import NOW, files_in, filled, open_keeper, paths_in, write

PASSPHRASE = "a quiet bench by the river"
CHEAP = (2, 1, 1)


def say(*answers: str) -> Ask:
    """Answers a question for the passphrase with these, one after the other, then with nothing."""
    left = list(answers)
    return lambda wrong: left.pop(0) if left else ""


def lock_up(folder: Path) -> None:
    """Lock the store of a test."""
    lock_data(paths_in(folder), PASSPHRASE, now=NOW)


def open_locked(folder: Path, *answers: str, read_only: bool = False) -> Keeper:
    """The store in a test's folder, asked for its passphrase; the right one unless other answers are given."""
    return Keeper.open(paths_in(folder), now=NOW, read_only=read_only, passphrase=say(*(answers or (PASSPHRASE,))))


def lock_from_birth(patch: pytest.MonkeyPatch) -> None:
    """Every store in this test is locked, with a key that is known already."""
    key = cipher.new_key(PASSPHRASE)
    made = Envelope.__init__

    def make(self: Envelope, ask: Ask | None = None) -> None:
        made(self, ask)
        self.lock_with(key)

    patch.setattr(Envelope, "__init__", make)
    patch.setattr(Envelope, "settle", lambda self: self.lock_with(key))


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lived_in(folder: Path) -> None:
    """A plain store with backups, a second copy and a kept file."""
    filled(folder)
    files_in(folder).main.write_bytes(b"damaged, with line one in it")
    with open_keeper(folder) as keeper:
        write(keeper, "four", now=NOW + timedelta(days=1))
    back_up(paths_in(folder), now=NOW)


def plain_text_in(folder: Path) -> list[Path]:
    """Every file below a folder that still shows what `filled` wrote, or a name of one of its records."""
    # What is shipped may well speak of quiet evenings too.
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "packs.cache")
    marks = (b"quiet evening", b"line one", b"person-", b'"entries"', "Äß".encode())
    return [path for path in found if any(mark in path.read_bytes() for mark in marks)]
