"""Reading what the user writes by hand."""

from pathlib import Path
from typing import Final

from ladder_tui.store.file import disk

#: The most bytes that are read; nobody writes a longer one by hand.
_LARGEST: Final = 2_000_000


def own_text(path: Path) -> str:
    """The text of a regular file in UTF-8, with or without a byte order mark.

    Raises OSError, for pipes and folders too, and ValueError for another encoding.
    """
    return disk.beginning(path, _LARGEST).decode("utf-8-sig")
