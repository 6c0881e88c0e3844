"""The journal as Markdown, a text for each month: entries and wins in order, as they were written.

What was written down so that it can rest stays out. What somebody typed is never markup.
"""

from collections.abc import Iterator
from datetime import datetime

from ladder_tui.domain.base.clean import clean, is_blank
from ladder_tui.domain.base.when import MONTHS, day_words, time_words
from ladder_tui.domain.records.entries import Entry, Win, is_put_down
from ladder_tui.domain.report.text import markdown_safe
from ladder_tui.domain.snapshot import Snapshot

#: What stands over a win, as over an entry its question.
WIN = "A small good thing"


def as_months(snapshot: Snapshot) -> dict[str, str]:
    """The texts by month, "2026-03", the first month first; none for a month in which nothing was written."""
    zone = snapshot.now.tzinfo
    written: list[Entry | Win] = [*snapshot.wins.values()]
    written += [entry for entry in snapshot.entries.values() if not is_put_down(entry)]
    written.sort(key=lambda one: (one.at, one.id))
    months: dict[str, list[str]] = {}
    for one in written:
        at = one.at.astimezone(zone)
        month = months.setdefault(f"{at:%Y-%m}", [f"# {MONTHS[at.month - 1]} {at.year}"])
        month += _told(one, at)
    return {month: "\n\n".join(parts) + "\n" for month, parts in months.items()}


def _told(one: Entry | Win, at: datetime) -> Iterator[str]:
    yield f"## {day_words(at.date())}, {time_words(at.time())}"
    question = WIN if isinstance(one, Win) else one.question
    if not is_blank(question):
        yield f"> {markdown_safe(question)}"
    yield from _paragraphs(one.text)


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text; lines within one stay lines."""
    rows: list[str] = []
    for line in [*clean(text).split("\n"), ""]:
        row = markdown_safe(line)
        if row:
            rows.append(row)
        elif rows:
            yield "  \n".join(rows)
            rows = []
