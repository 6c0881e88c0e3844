"""A folder with one file for each thing of the calendar (a vdir), as khal and vdirsyncer read it, kept as it should be.

Only files that we made are changed or removed: they are called so, and name their maker. One that is the same but for
the moment it was told at is not written again, so that nothing is synchronised without need.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.services.handed_over import NotHandedOver, hand_over, make_sure_of
from ladder_tui.store.file import disk

_OURS: Final = re.compile(r"ladder-[\w-]+\.ics", re.ASCII)
#: What differs each time.
_TOLD_AT: Final = re.compile(rb"^DTSTAMP.*$", re.MULTILINE)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """How many files were written, were right already, and were removed; `strange` are those of somebody else."""

    written: int
    same: int
    removed: int
    strange: tuple[str, ...]


def keep_folder(folder: Path, texts: Mapping[str, str], *, maker: str) -> Kept:
    """Let the folder hold these texts (by name, without ending), and of what `maker` put there nothing else.

    Raises NotHandedOver; what was done before that stays.
    """
    make_sure_of(folder)
    written = same = removed = 0
    strange: list[str] = []
    wanted = {f"ladder-{name}.ics": text for name, text in texts.items()}
    for name, text in wanted.items():
        path = folder / name
        there = _read(path)
        if there is not None and maker.encode() not in there:
            strange.append(name)
        elif there is not None and _same(there, text.encode()):
            same += 1
        else:
            hand_over(text, path, instead=there is not None)
            written += 1
    for name in _names(folder):
        if name not in wanted and _OURS.fullmatch(name) and maker.encode() in (_read(folder / name) or b""):
            _remove(folder / name)
            removed += 1
    return Kept(written=written, same=same, removed=removed, strange=tuple(strange))


def _same(there: bytes, told: bytes) -> bool:
    return _TOLD_AT.sub(b"", there) == _TOLD_AT.sub(b"", told)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError as error:
        raise NotHandedOver(f"{folder} could not be read: {disk.reading_words(error)}.") from error


def _read(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    try:
        return disk.read(path)[0]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotHandedOver(f"{path} could not be read: {disk.reading_words(error)}.") from error


def _remove(path: Path) -> None:
    try:
        os.unlink(path)
    except OSError as error:
        reason, remedy = disk.words(error)
        raise NotHandedOver(f"{path} could not be removed: {reason}. {remedy}.") from error
