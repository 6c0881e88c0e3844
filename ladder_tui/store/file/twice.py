"""Names that stand twice in one JSON object. A reader keeps the last of them and loses the rest without a word."""

import re
from collections.abc import Iterator
from typing import Final

from ladder_tui.store.file.errors import StoreError

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:\n]')


class Twice(StoreError):
    """A name stands twice in one object; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"in line {line} a name stands for the second time, so one of two records would be lost")
        self.line: Final = line


def refuse_twice(data: bytes) -> None:
    """Raise Twice when a name stands twice in one object of a JSON text; anything else is for others to judge."""
    import json  # late: only what comes from elsewhere needs it

    try:
        json.loads(data, object_pairs_hook=_unique)
    except _Repeated:
        pass
    except (ValueError, RecursionError):
        return
    else:
        return
    raise Twice(min(_lines_of_seconds(data.decode("utf-8-sig", "replace"))))


class _Repeated(Exception):
    pass


def _unique(pairs: list[tuple[str, object]]) -> None:
    """None in the place of every object, so that a large file takes little memory."""
    if len({name for name, _ in pairs}) != len(pairs):
        raise _Repeated


def _lines_of_seconds(text: str) -> Iterator[int]:
    """The lines of the names that their objects have already. All of the text is JSON."""
    from json import loads

    line, waiting = 1, False  # for a name
    open_ones: list[set[str] | None] = []  # the names so far of each open object; None for a list
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "\n":
            line += 1
        elif token in "{[":
            open_ones.append(set() if token == "{" else None)
            waiting = token == "{"
        elif token in "}]":
            open_ones.pop()
        elif token in ",:":
            waiting = token == "," and open_ones[-1] is not None
        elif waiting and (names := open_ones[-1]) is not None:
            name = loads(token)
            if name in names:
                yield line
            names.add(name)
