"""Whether a file is locked; that is told without what locks and opens, which most never need."""

from typing import TYPE_CHECKING, Final

from ladder_tui.store.file import disk

if TYPE_CHECKING:
    from pathlib import Path

#: A schema that no version has, so that every version without locks refuses the file.
SEALED_SCHEMA: Final = 1_000_000
#: How many bytes from the beginning tell whether a file is locked.
LOOK: Final = 600

_MARKS: Final = (b'"sealed":{', b'"schema":%d' % SEALED_SCHEMA)


def is_sealed(data: bytes) -> bool:
    """Whether bytes begin as a locked file does, as far as one flipped byte or two let one tell."""
    head = data[:LOOK].partition(b"\n")[0]
    return head.startswith(b'{"_meta"') and any(mark in head for mark in _MARKS)


def is_sealed_file(path: "str | Path") -> bool:
    """The same of a file, of which only the beginning is read. Raises OSError."""
    return is_sealed(disk.beginning(path, LOOK))


def is_locked(path: "str | Path") -> bool:
    """The same; False where there is no file, or none that can be looked at. Needs no passphrase."""
    try:
        return is_sealed_file(path)
    except OSError:
        return False
