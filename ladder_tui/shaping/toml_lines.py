"""TOML read line by line, so that a mistake costs its own line: every value comes with the line it stands in.

A file of ours holds names and values and seldom more. Each value is given to tomllib by itself; one that goes on over
several lines is taken whole.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.services.own_text import own_text

#: A value goes on over this many lines at most.
LONGEST_VALUE: Final = 60
#: Deeper names than any of our files has are not followed.
_DEEPEST: Final = 20


class Line(msgspec.Struct, frozen=True):
    """A value: the number of its first line, from 1; its name, with dots between the names of tables and its own."""

    number: int
    name: str
    value: Any


class Problem(msgspec.Struct, frozen=True):
    """What is wrong in a line; 0 where it is the file. `str` is the sentence: file, line, what, what would be right."""

    file: str
    number: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.number}: {self.what}" if self.number else f"{self.file}: {self.what}"


class Lines(msgspec.Struct, frozen=True):
    """What can be read of a file, in order, and what cannot. Of a name that stands twice the first is kept."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()


def shown_path(path: Path) -> str:
    """A path as it stands in a sentence, the home folder as `~`."""
    home, shown = os.path.expanduser("~").rstrip("/"), str(path)
    return f"~{shown.removeprefix(home)}" if home and shown.startswith(f"{home}/") else shown


def read_lines(path: Path) -> Lines:
    """The lines of a file; none of one that is not there."""
    try:
        text = own_text(path)
    except FileNotFoundError:
        return Lines()
    except UnicodeDecodeError:
        return Lines(problems=(Problem(shown_path(path), 0, "It is not in UTF-8; that encoding would be right."),))
    except (OSError, ValueError):
        said = "It cannot be read; a plain file that you may read would do."
        return Lines(problems=(Problem(shown_path(path), 0, said),))
    return lines_of(text, shown_path(path))


def lines_of(text: str, file: str) -> Lines:
    """The lines of a text; `file` is what it is called."""
    found: dict[str, Line] = {}
    problems: list[Problem] = []
    bad = -1  # the line of the last one that cannot be read
    for number, names, value in _statements(text):
        if names is None:
            if bad != number - 1:  # of several in a row one is told
                problems.append(Problem(file, number, f"{value} The line is left out."))
            bad = number
            continue
        name = ".".join(names)
        if name in found:
            problems.append(
                Problem(file, number, f"{name} stands in line {found[name].number} already; that one counts.")
            )
        else:
            found[name] = Line(number, name, value)
    return Lines(tuple(found.values()), tuple(problems))


def _statements(text: str) -> Iterator[tuple[int, tuple[str, ...] | None, Any]]:
    """Line numbers with names and values, or with None and why the line cannot be read."""
    lines = text.replace("\r\n", "\n").split("\n")
    table: tuple[str, ...] | None = ()
    at = 0
    while at < len(lines):
        number = at + 1
        at, made, why = _statement(lines, at)
        if made is None:
            yield number, None, why
        elif lines[number - 1].lstrip().startswith("["):
            table = _heading(made)
            if table is None:
                yield number, None, "Lists of tables, with [[, are none of this file; one [ is a table."
        elif table is not None:
            for names, value in _flat(made, table):
                yield number, names, value


def _statement(lines: list[str], at: int) -> tuple[int, dict[str, Any] | None, str]:
    """The statement that begins at a line: where the next one begins, and what it says, or why it cannot be read."""
    plain = _plain(lines[at])
    if plain is not None:
        return at + 1, plain, ""
    import tomllib  # late: it takes longer to load than such a file to read, and few lines need it

    last = min(at + LONGEST_VALUE, len(lines)) if _may_go_on(lines[at]) else at + 1
    why = ""
    for end in range(at + 1, last + 1):
        try:
            return end, tomllib.loads("\n".join(lines[at:end])), ""
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            why = why or str(error)
    return at + 1, None, _in_words(why)


def _plain(line: str) -> dict[str, Any] | None:
    """What a line of the plainest kind says; None where tomllib is to judge.

    That is a name, bare or in quotation marks, with a switch, a whole number or a text without escapes; or a table.
    """
    said = line.strip(" \t")
    if not said or said.startswith("#"):
        return {} if said.isprintable() else None
    if said[0] == "[" and said[-1] == "]" and _is_bare(said[1:-1]):
        return {said[1:-1]: {}}
    name, equals, value = said.partition("=")
    name, value = name.strip(" \t"), value.strip(" \t")
    if len(name) > 2 and name[0] == name[-1] == '"':
        name = name[1:-1]
        if not name.isprintable() or '"' in name or "\\" in name:
            return None
    elif not _is_bare(name):
        return None
    if not equals or not value.isprintable():
        return None
    if value.startswith('"'):
        text, end, rest = value[1:].partition('"')
        fits = end and "\\" not in text and rest.lstrip(" ")[:1] in ("", "#")
        return {name: text} if fits else None
    value = value.partition("#")[0].rstrip(" ")
    if value in ("true", "false"):
        return {name: value == "true"}
    if value.isascii() and value.isdigit() and (value == "0" or value[0] != "0"):
        return {name: int(value)}
    return None


def _is_bare(name: str) -> bool:
    """Whether it is a name that needs no quotation marks, without a dot."""
    return name.isascii() and name.replace("_", "a").replace("-", "a").isalnum()


def _may_go_on(line: str) -> bool:
    """Whether a line by itself is unfinished, perhaps: a list or a text that is not closed."""
    return "[" in line.partition("=")[2] or '"""' in line or "'''" in line


def _heading(made: dict[str, Any]) -> tuple[str, ...] | None:
    """The names of a `[table]`; None for a list of tables."""
    names: list[str] = []
    inside: Any = made
    while isinstance(inside, dict) and inside:
        (name,) = inside
        names.append(name)
        inside = inside[name]
    return None if isinstance(inside, list) else tuple(names)


def _flat(made: dict[str, Any], before: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in made.items():
        names = (*before, name)
        if isinstance(value, dict) and value and len(names) < _DEEPEST:
            yield from _flat(value, names)
        else:
            yield names, value


def _in_words(why: str) -> str:
    """What tomllib says of a line, for people: a sentence."""
    if "Invalid value" in why:
        return 'What stands behind = is no value; words stand in quotation marks, such as "on".'
    if "Illegal character" in why or "Unterminated string" in why or 'Expected "\'"' in why:
        return "A quotation mark is open there; one more at the end of the words closes it."
    if "Expected '='" in why or "Invalid statement" in why:
        return "It is no line of this file; a name, =, and a value would be."
    return "It cannot be read; a name, =, and a value would be right."
