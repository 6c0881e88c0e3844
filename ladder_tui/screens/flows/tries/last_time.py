"""What was learned before, where it is wanted: over the questions before a try, and all lessons to read."""

from collections.abc import Iterable
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.records.attempts import Attempt, over_at
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.carried import last_time, last_time_words, lessons
from ladder_tui.screens.kit.reading_page import NotePage
from ladder_tui.widgets.text import Part, folded, line

#: Cells of the column of labels.
LABEL: Final = 13


def last_time_parts(attempt: Attempt, snapshot: Snapshot, width: int) -> list[Part]:
    """The last try of the same thing, each row in a line or two of `width` cells."""
    parts: list[Part] = [(last_time_words(attempt, snapshot), "$calm")]
    for label, text in last_time(attempt, snapshot):
        said = line(snapshot.shown(text))
        if not label:
            # On one line with the day where it fits: the page is short.
            fits = cell_len(last_time_words(attempt, snapshot)) + 2 + cell_len(said) <= width
            parts += ["  " if fits else "\n", (said, "bold")]
            continue
        lines = folded(said, max(12, width - LABEL), most=2)
        parts += ["\n", (f"{label:<{LABEL}}", "$quiet"), f"\n{' ' * LABEL}".join(lines)]
    return parts


class LessonsPage(NotePage):
    """All lessons that were kept, to read before a try: those of its step first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+r", "back", "Back", show=False)]

    def __init__(self, snapshot: Snapshot, rung: Rung | None) -> None:
        super().__init__("What you have learned so far")
        self._snapshot = snapshot
        self._rung = rung

    def parts(self, width: int) -> Iterable[Part]:
        """Each lesson, and under it when and from what."""
        snapshot, here = self._snapshot, self._rung.id if self._rung is not None else None
        parts: list[Part] = []
        was_here = False
        for attempt in lessons(snapshot, self._rung):
            assert attempt.outcome is not None
            is_here = here is not None and attempt.rung_id == here
            if is_here and not was_here:
                parts.append(("From this step", "$calm"))
            elif was_here and not is_here:
                parts.append(("\n\nFrom elsewhere", "$calm"))
            was_here = is_here
            day = day_words(over_at(attempt).date(), today=snapshot.today, weekday=False)
            title = line(snapshot.shown(attempt.title, snapshot.person_of(attempt.id)))
            gap = "\n\n" if parts else ""
            parts += [gap, (line(snapshot.shown(attempt.outcome.lesson)), "bold"), (f"\n{day} · {title}", "$quiet")]
        return parts
