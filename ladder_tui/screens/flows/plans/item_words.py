"""A thing on the calendar in words: title, facts, and what was noted about it."""

from collections.abc import Sequence

from textual.content import Content

from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.in_words import in_full
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.text import Part, folded, words


def in_words(item: AgendaItem, snapshot: Snapshot, width: int, *, more: Sequence[tuple[str, str]] = ()) -> Content:
    """A thing in full for reading: label and words, folded to `width` cells. `more` are further such pairs."""
    pairs = (*in_full(item, snapshot), *more)
    label_width = max(len(label) for label, _ in pairs) + 2
    parts: list[Part] = []
    for label, text in pairs:
        for number, piece in enumerate(folded(snapshot.shown(text), max(8, width - label_width))):
            shown = label if number == 0 else ""
            parts += ["\n" if parts else "", (f"{shown:<{label_width}}", "$quiet"), piece]
    return words(*parts)
