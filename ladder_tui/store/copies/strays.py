"""What lies beside the data file and has to be said when it is opened.

- Files set aside while ladder was last open, and copies that a sync tool has left, are said once. Which of them were
  is left in the file of the lock.
- A plain file where a locked one was is said until the passphrase is taken off, or the data are locked again.
- A second copy that is newer than the file is kept, whatever is done with it later.
"""

import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.store.copies import backups, recovery
from ladder_tui.store.copies.aside import keep_copies_aside
from ladder_tui.store.copies.conflicts import conflict_copies, sentence
from ladder_tui.store.copies.recovery import Recovery
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Meta
from ladder_tui.store.file.sealed import is_locked

#: The kept files that were set aside in the middle of a session. The others are spoken of when they are set aside.
_SET_ASIDE: Final = r"\d{8}T\d{6}Z-changed(-\d+)?\.json"


class Strays(msgspec.Struct, frozen=True):
    """What is new: a report for each file set aside, a sentence for each copy; and the names of all there are."""

    aside: tuple[Recovery, ...]
    copies: tuple[str, ...]
    names: tuple[str, ...]


def look(files: Files, told: Sequence[str] | None) -> Strays:
    """What lies there and was not told yet; None where that is not known: then nothing counts as newly set aside."""
    aside, copies = _set_aside(files), conflict_copies(files)
    known = aside if told is None else told
    return Strays(
        tuple(_report(files, files.kept / name) for name in aside if name not in known),
        tuple(sentence(files, copy) for copy in copies if copy.name not in known),
        (*aside, *(copy.name for copy in copies)),
    )


def _set_aside(files: Files) -> Sequence[str]:
    """The names of all kept files that were set aside in the middle of a session."""
    try:
        return sorted(name for name in os.listdir(files.kept) if re.fullmatch(_SET_ASIDE, name))
    except OSError:
        return ()


def _report(files: Files, kept: Path) -> Recovery:
    return Recovery(files.main, "aside", "", None, recovery.head_save(kept), 0, True, kept)


def at_odds(files: Files, meta: Meta, *, was_locked: bool) -> Recovery | None:
    """What a whole file of this head contradicts: the lock that there was, or a newer second copy."""
    found = ""
    if files.envelope.key is None and (was_locked or locked_beside(files, meta.save)):
        found = "unlocked"
    elif recovery.head_save(files.previous) > meta.save:
        found = "older"
    words = "the file as it is"
    return Recovery(files.main, found, words, meta.saved_at, meta.save, meta.records, True) if found else None


def keep(files: Files, odd: Recovery, now: datetime) -> Path | None:
    """Keep what a file at odds with it would soon replace; where it lies, now or since before. Raises OSError."""
    if odd.found == "older" or is_locked(files.previous):
        return keep_copies_aside(files, now)
    return max(filter(is_locked, files.kept.glob("*-newer-copy*.json")), default=None)


def locked_beside(files: Files, save: int) -> bool:
    """Whether locked copies show that a plain file was put in the place of a locked one.

    Where ladder has taken the passphrase off, the change leads to the plain file, and what may still be locked, since
    it could not be opened or time was too short, are copies of earlier saves.
    """
    if any(is_locked(backup.path) for backup in backups.list_backups(files) if backup.save >= save):
        return True
    if is_locked(files.change):
        return True
    return is_locked(files.previous) and recovery.head_save(files.change) != save
