"""What can be wrong with a pack, said so that it can be printed and mended.

Everything quoted from a file goes through `quote`, so that no control character of a pack reaches a terminal.
"""

from pathlib import Path
from typing import Literal

import msgspec

Level = Literal["error", "warning"]

#: Longest piece of a pack shown inside a problem, in characters.
QUOTE_LENGTH = 40


def printable(text: str) -> str:
    """`text` with every character that does not print written out as U+XXXX."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def quote(text: str) -> str:
    """`text` in quotation marks, printable and at most `QUOTE_LENGTH` characters of it."""
    short = text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 3].rstrip() + "..."
    return f'"{printable(short)}"'


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to mend. `line` counts from 1; `item` and `field` are empty where the whole pack is meant."""

    file: str
    line: int
    message: str
    item: str = ""
    field: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        """`file:line: item: field: what is wrong, what would be right`, on one printable line."""
        where = [f"{self.file}:{self.line}", self.item or "pack", self.field]
        return printable(": ".join([*(part for part in where if part), self.message]))


class PackError(Exception):
    """A pack that cannot be read at all. `str()` is `file:line: what is wrong, what would be right`."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(printable(f"{file}:{line}: {message}"))
        self.file = file
        self.line = line
        self.message = message
