"""The rows of a table as they lie in a file, which most of what opens it never looks at one by one."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import msgspec

from ladder_tui.domain.base.late import Late
from ladder_tui.store.file.errors import Damaged

#: What stands before the first row of a table, behind a row with another one after it, and behind the last one.
BEGIN: Final = b"{\n"
BETWEEN: Final = b",\n"
END: Final = b"\n}"


class Lines(Late[bytes]):
    """Record number to line, cut out of `whole` when a line is first asked for.

    `whole` is the table from its first brace to its last, as ladder writes it: JSON, a record on each line.
    """

    __slots__ = ("whole",)

    def __init__(self, whole: memoryview, size: int) -> None:
        super().__init__(partial(_cut, whole), size)
        self.whole = whole


def lines_in(data: bytes, begin: int, end: int) -> Lines:
    """The table that lies in a file from its first brace to behind its last one; it has a row at least."""
    return Lines(memoryview(data)[begin:end], data.count(b"\n", begin, end) - 1)


def name_and_value(line: bytes) -> tuple[str, bytes]:
    """What stands before the colon of a line, and the JSON behind it. Raises ValueError where there is no name."""
    end = line.index(b'":')
    if b"\\" in line[:end]:  # an escaped name: let a JSON reader find its end
        match = re.match(rb'("(?:[^"\\]|\\.)*"):', line)
        if match is None:
            raise ValueError("a line without a name")
        name: Any = msgspec.json.decode(match[1])
        return str(name), line[match.end() :]
    return line[1:end].decode(), line[end + 2 :]


def _cut(whole: memoryview) -> Mapping[str, bytes]:
    lines = bytes(whole[len(BEGIN) : -len(END)]).split(BETWEEN)
    try:
        numbers = [line[1 : line.index(b'"', 1)].decode() for line in lines]
        if any("\\" in number for number in numbers):
            numbers = [name_and_value(line)[0] for line in lines]
    except ValueError as error:
        raise Damaged("foreign", "its lines are not as ladder writes them") from error
    return dict(zip(numbers, lines, strict=True))
