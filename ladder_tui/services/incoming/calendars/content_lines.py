"""The lines of calendars and cards of people (RFC 5545, RFC 6350): unfolded, with their numbers, in nested parts."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

import msgspec

from ladder_tui.services.incoming.found.told import Told

#: Parts in parts in parts: no program writes more than four.
_DEEPEST: Final = 8
_NAME: Final = re.compile(
    r"(?:[\w-]+\.)?([\w-]+)((?:;[^\s:;=\"]+(?:=(?:\"[^\"]*\"|[^\";:,]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)?)*):", re.A
)
_PARAM: Final = re.compile(r";([^\s:;=\"]+)(?:=((?:\"[^\"]*\"|[^\";:])*))?")


class Line(msgspec.Struct, frozen=True):
    """One line: its number in the file, its name in capitals, parameters by name in capitals, and the raw value."""

    number: int
    name: str
    params: Mapping[str, str]
    value: str


class Part(msgspec.Struct, frozen=True):
    """What stands between BEGIN and END. `whole` is False where the file ends inside of it."""

    kind: str
    number: int
    lines: tuple[Line, ...]
    parts: tuple["Part", ...]
    whole: bool = True

    def get(self, name: str) -> Line | None:
        """The first line of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def all(self, name: str) -> tuple[Line, ...]:
        """All lines of that name."""
        return tuple(line for line in self.lines if line.name == name)


def parts_of(text: str, wanted: Collection[str], problems: list[Told], *, quoted: bool = False) -> Iterator[Part]:
    """The outermost parts of a text, in order; of their lines those with `wanted` names only.

    What is no such line is said in `problems`. With `quoted` a line in quoted-printable goes on behind its last "=".
    """
    open_: list[tuple[str, int, list[Line], list[Part]]] = []
    strange = 0
    for number, row in _unfolded(text, quoted=quoted):
        if not row.strip():
            continue
        head, _, rest = row.partition(":")
        name = head.partition(";")[0].rpartition(".")[2].strip().upper()
        if name == "BEGIN":
            if len(open_) >= _DEEPEST:
                problems.append(
                    Told(words="Parts stand too deep in each other here; nothing behind is read.", line=number)
                )
                return
            open_.append((rest.strip().upper(), number, [], []))
        elif name == "END":
            kind = rest.strip().upper()
            if not any(each[0] == kind for each in open_):
                problems.append(Told(words=f"END:{_shown(kind)} has no BEGIN before it.", line=number))
                continue
            while open_:
                closed = open_.pop()
                whole = closed[0] == kind
                part = Part(closed[0], closed[1], tuple(closed[2]), tuple(closed[3]), whole)
                if open_:
                    open_[-1][3].append(part)
                else:
                    yield part
                if whole:
                    break
        elif not open_:
            strange = strange or number
        elif name in wanted:
            if (line := _line(number, row)) is None:
                problems.append(Told(words=f"This line of {_shown(name)} cannot be read.", line=number))
            else:
                open_[-1][2].append(line)
    while open_:
        kind, begun, lines, inner = open_.pop()
        part = Part(kind, begun, tuple(lines), tuple(inner), False)
        if open_:
            open_[-1][3].append(part)
        else:
            problems.append(Told(words=f"The file ends before END:{_shown(kind)}; it may not be whole.", line=begun))
            yield part
    if strange:
        problems.append(Told(words="Lines stand outside of any part here; they are passed over.", line=strange))


def _unfolded(text: str, *, quoted: bool) -> Iterator[tuple[int, str]]:
    """Each whole line with the number of its first row."""
    held: list[str] = []
    begun = 0
    soft = False
    for number, row in enumerate(text.split("\n"), 1):
        row = row.removesuffix("\r")
        if held and (soft or row[:1] in (" ", "\t")):
            held.append(row if soft else row[1:])
        else:
            if held:
                yield begun, "".join(held)
            held, begun = [row], number
        soft = quoted and held[-1].endswith("=") and "QUOTED-PRINTABLE" in held[0].partition(":")[0].upper()
        if soft:
            held[-1] = held[-1][:-1]
    if held:
        yield begun, "".join(held)


def _line(number: int, row: str) -> Line | None:
    head, colon, value = row.partition(":")
    if colon and '"' not in head:
        name, *rest = head.split(";")
        params: dict[str, str] = {}
        for each in rest:
            key, _, told = each.partition("=")
            key = key.strip().upper()
            # Of version 2.1: a bare word is a type or an encoding; a name that stands twice is a list.
            params[key] = f"{params[key]},{told}" if key in params else told
    else:
        found = _NAME.match(row)
        if found is None:
            return None
        name, value = found[1], row[found.end() :]
        params = {each[1].upper(): (each[2] or "").replace('"', "") for each in _PARAM.finditer(found[2])}
    return Line(number, name.rpartition(".")[2].strip().upper(), params, value)


def unescaped(value: str) -> str:
    """A text as it was meant: "\\\\n" is a line end, other signs stand for themselves."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def _shown(name: str) -> str:
    """A name of the file, if it is a plain one."""
    return name if re.fullmatch(r"[A-Z0-9-]{1,20}", name) else "…"
