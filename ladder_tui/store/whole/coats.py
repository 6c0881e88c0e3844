"""How the files of a store lie, locked or in the open, told without a passphrase and without what locks and opens."""

from pathlib import Path

import msgspec

from ladder_tui.store.copies import recovery, strays
from ladder_tui.store.copies.recoat import copies
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.sealed import is_locked
from ladder_tui.store.lock import Left, left_in


class Coats(msgspec.Struct, frozen=True):
    """How the files lie: whether the data file is locked, and which copies lie otherwise, locked or in the open.

    What was kept because it was damaged is not counted as locked: unlocking cannot open it. `lost`: the data file is
    plain though it was locked, and nobody has taken the passphrase off.
    """

    locked: bool
    sealed: tuple[Path, ...]
    plain: tuple[Path, ...]
    lost: bool

    def sentence(self) -> str:
        """What is to be said of it and done about it; empty when all is as it is to be."""
        if self.locked and self.plain:
            names = ", ".join(path.name for path in self.plain)
            return f"The data are locked, and these copies are not yet: {names}. `ladder data lock` finishes it."
        if self.lost:
            return (
                "The data file is not locked, though it was. `ladder data lock` locks it again; `ladder data unlock` "
                "takes the passphrase off its copies too."
            )
        if self.sealed:
            names = ", ".join(path.name for path in self.sealed)
            return f"These copies are locked, and the data are not: {names}. `ladder data unlock` opens them."
        return ""


def look(files: Files) -> Coats:
    """How the files of a store lie. Needs no passphrase, and changes nothing."""
    there = list(copies(files))
    if is_locked(files.main):
        return Coats(True, (), tuple(path for path in there if not is_locked(path)), lost=False)
    whole = (path for path in there if path.parent != files.kept or "newer-copy" in path.name)
    left = left_in(files) or Left()
    lost = left.locked or strays.locked_beside(files, recovery.head_save(files.main))
    return Coats(False, tuple(filter(is_locked, whole)), (), lost=lost and files.main.is_file())
