"""What lies beside the data file and was not spoken of yet: files set aside while ladder was last open.

Which of them were spoken of stands in the lock file, as a JSON list of names. An empty one was left by a version that
did not write them: then nothing is new.
"""

import os
import re
from collections.abc import Iterable
from typing import Final

import msgspec

from ladder_tui.store.copies import recovery
from ladder_tui.store.copies.recovery import Recovery
from ladder_tui.store.file.files import Files

#: The kept files that were set aside in the middle of a session. The others are spoken of when they are set aside.
_SET_ASIDE: Final = r"\d{8}T\d{6}Z-changed(-\d+)?\.json"


class Strays(msgspec.Struct, frozen=True):
    """What is new, as a report each; and the names of everything there is to speak of, for the next time."""

    fresh: tuple[Recovery, ...]
    names: tuple[str, ...]


def look(files: Files, told: Iterable[str] | None) -> Strays:
    """What was set aside and is not among the names already told; nothing is new when those are not known."""
    names = _names(files)
    known = names if told is None else set(told)
    fresh = [files.kept / name for name in names if name not in known]
    return Strays(
        tuple(Recovery(files.main, "aside", "", None, recovery.head_save(kept), 0, True, kept) for kept in fresh),
        tuple(names),
    )


def _names(files: Files) -> list[str]:
    try:
        return sorted(name for name in os.listdir(files.kept) if re.fullmatch(_SET_ASIDE, name))
    except OSError:
        return []
