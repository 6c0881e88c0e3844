"""What was joined, as lines to read: counts by kind, then each thing that was not alike in one line."""

from collections.abc import Iterator
from datetime import tzinfo
from typing import Final

from ladder_tui.domain.base.when import day_words, time_words
from ladder_tui.domain.joining.words import counted, short
from ladder_tui.domain.records.settings import Join, JoinKind, JoinLine

#: The headings over the lines of each kind, in the order in which they are read.
HEADINGS: Final[tuple[tuple[JoinKind, str], ...]] = (
    ("both", "Changed in both copies"),
    ("stayed", "Removed in one copy and used in the other, so it stays"),
    ("removed", "Removed in the other copy, and here as it was, so it goes"),
)
ALL_ALIKE: Final = "The copy holds nothing that is not here."
BY_ID: Final = (
    "Nothing tells which earlier state both come from. So whatever stands in one of them stands afterwards, also what "
    "was removed in the other."
)


def from_when(note: Join, zone: tzinfo | None) -> str:
    """When the copy was last saved, in the zone of the reader: "4 March 2026 09:30"; "an unknown time"."""
    if note.saved is None:
        return "an unknown time"
    at = note.saved.astimezone(zone)
    return f"{day_words(at, weekday=False)} {time_words(at.time())}"


def counts(note: Join) -> tuple[tuple[str, str], ...]:
    """How many records of which kind come, change and go, as label and words; labels without any are left out."""
    told = (("new", note.came), ("changed", note.changed), ("removed", note.gone))
    return tuple((label, ", ".join(counted(*pair) for pair in pairs)) for label, pairs in told if pairs)


def sections(note: Join) -> Iterator[tuple[str, list[JoinLine]]]:
    """The lines of each kind under their heading."""
    for kind, heading in HEADINGS:
        lines = [line for line in note.lines if line.kind == kind]
        if lines:
            yield heading, lines


def line_words(line: JoinLine) -> str:
    """One thing that was not alike, in one line."""
    if line.kind != "both":
        return line.what
    about = f"{line.what}, {line.field}" if line.field else line.what
    if not line.kept and not line.other:
        return f"{about}: both versions are kept"
    more = ", which is an entry of the journal" if line.written else ""
    return f"{about}: {_quoted(line.kept)} stands, not {_quoted(line.other)}{more}"


def _quoted(text: str) -> str:
    return f"“{short(text)}”" if text and text != "nothing" else "nothing"
