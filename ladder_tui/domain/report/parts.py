"""What a report is chosen by, and what it is made of: sections of lines, whatever they are written as."""

from datetime import date, timedelta
from typing import Final, Literal

import msgspec

#: What is between a number before and the one after.
TO: Final = " → "
HEADER: Final = "Self-recorded notes, not an assessment."
#: What a report goes back by unless chosen otherwise, and the most that can be asked for.
WEEKS: Final = 4
MOST_WEEKS: Final = 520

#: Which part of the report a section is, in the order of reading.
Part = Literal["short", "bring", "tries", "helped", "harder", "next", "weeks", "measure", "question", "plans", "goals"]


class ReportChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What the report is of: days from `first` to `last`, both included; `names` as they are, or as initials.

    `ticked` are the keys of the written lines that go along (see `Written`); without one no typed word is in it.
    `aside` takes in what was set aside, which is nobody's business unless one wants to speak of it.
    """

    first: date
    last: date
    names: bool = False
    ticked: frozenset[str] = frozenset()
    aside: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line: its cells under the columns of the section, and what stands below them, each with its label."""

    cells: tuple[str, ...]
    below: tuple[tuple[str, str], ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One part. Without `columns` each line has one cell. `note` ends it."""

    part: Part
    title: str
    lines: tuple[Line, ...]
    columns: tuple[str, ...] = ()
    note: str = ""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One line in the user's words that may go along: the key to tick it by, what it is, and how it would stand there.

    The same words in several places, such as those of a step, are one line.
    """

    key: str
    label: str
    text: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole report, sections with nothing in them left out, and every written line of it, ticked or not."""

    title: str
    header: tuple[str, ...]
    sections: tuple[Section, ...]
    written: tuple[Written, ...] = ()


def last_weeks(today: date, weeks: int = WEEKS) -> ReportChoice:
    """The redacted report of so many weeks up to and with today."""
    return ReportChoice(first=today - timedelta(days=7 * weeks - 1), last=today)


def plain_lines(*texts: str) -> tuple[Line, ...]:
    """Lines of one cell each; empty texts are none."""
    return tuple(Line(cells=(text,)) for text in texts if text)
