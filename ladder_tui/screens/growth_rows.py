"""The lines of Growth: what was expected against what happened, how worries moved, wins and lessons."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from ladder_tui.domain.attempts import Attempt, Outcome
from ladder_tui.domain.gathered import Keepsake
from ladder_tui.domain.growth import Growth, Move, Point
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.vocabulary import STATUS_WORDS
from ladder_tui.domain.when import day_words
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.suds_bar import FULL, bar, scale
from ladder_tui.widgets.text import Part, cut, folded, line, words

#: From this many cells on tries and worries carry a bar; the words stand there at any width.
BARS_FROM = 74
#: Cells of the column of days: "24 February" and two blanks.
DAY = 13
HAPPENED_WORDS = {"no": "it did not happen", "partly": "it happened in part", "yes": "it happened"}


def head(growth: Growth, first: date | None, today: date, width: int) -> list[Part]:
    """The lifetime counters in words, and the period they stand for."""
    parts: list[Part] = [(" What has gathered", "bold")]
    if first is None:
        return parts
    parts.append((f"  {since_words(first, today)}", "$quiet"))
    return [*parts, "".join(f"\n {said}" for said in phrases(growth.counters.all_words, width - 2))]


def phrases(said: Sequence[str], width: int) -> list[str]:
    """Phrases joined by dots into lines of at most `width` cells, broken between phrases only."""
    lines: list[str] = []
    for phrase in said:
        if lines and cell_len(lines[-1]) + 3 + cell_len(phrase) <= width:
            lines[-1] += f" · {phrase}"
        else:
            lines.append(phrase)
    return lines


def since_words(first: date, today: date) -> str:
    """The period: "since 31 December 2025", or "today"."""
    return "today" if first == today else f"since {day_words(first, today=today, weekday=False)}"


def tries(points: Sequence[Point], most: int, snapshot: Snapshot, width: int) -> list[Row]:
    """Rows of closed tries, the newest first, at most `most`; `points` come oldest first."""
    return [_try(point, snapshot, width) for point in points[: -most - 1 : -1]]


def tries_heading(growth: Growth, snapshot: Snapshot, width: int) -> list[Row]:
    """The heading of the tries with the scale of their bars, and the sentences about all of them."""
    title = " Expected against happened"
    parts: list[Part] = [(title, "$calm")]
    if width >= BARS_FROM:
        parts += [" " * (width - len(title) - FULL - 1), (scale(FULL), "$quiet")]
    first = growth.points[0].at.date()
    count = len(growth.points)
    period = f"{count} {'try' if count == 1 else 'tries'} with a prediction, {since_words(first, snapshot.today)}"
    said = " ".join((*growth.sentences, f"({period})"))
    indent = "\n" + " " * GUTTER
    sentence = indent.join(folded(said, width - GUTTER - 1))
    return [Row(words(*parts)), Row(words(" " * GUTTER, sentence))]


def _try(point: Point, snapshot: Snapshot, width: int) -> Row:
    day = _day(point.at.date(), snapshot)
    easier = "" if point.easier is None else "easier" if point.easier else _not_easier(point)
    room = width - GUTTER - len(day) - cell_len(easier) - 3
    title = cut(snapshot.shown(point.title), room)
    happened = "" if point.peak is None else f" → happened ● {point.peak}"
    second = f"expected ○ {point.expected}{happened}   likely {point.before} → {point.after}"
    parts: list[Part] = [" " * GUTTER, (day, "$quiet"), title, " " * (room - cell_len(title) + 2), (easier, "$kept")]
    parts += ["\n" + " " * GUTTER, (second, "$quiet")]
    if width >= BARS_FROM:
        known = [point.expected] if point.peak is None else [point.expected, point.peak]
        parts.append(" " * (width - GUTTER - len(second) - FULL - 1))
        parts += bar(FULL, expected=point.expected, happened=point.peak, low=min(known), high=max(known))
    return Row(words(*parts), id=f"try:{point.attempt_id}")


def _not_easier(point: Point) -> str:
    return "as expected" if point.peak == point.expected else "harder"


def worries(moves: Sequence[Move], most: int, snapshot: Snapshot, width: int) -> list[Row]:
    """How likely the worry of each step seemed before the first try, and after the last one."""
    rows = [Row(words((" How likely the worry seemed, before the first try and after the last", "$calm")))]
    if width < 72:
        rows = [Row(words((" How likely the worry seemed, first → last", "$calm")))]
    for move in moves[:most]:
        tried = "1 try" if move.tries == 1 else f"{move.tries} tries"
        numbers = f"{move.first:>3} → {move.last:<3} in {tried:<9}"
        bars = width >= BARS_FROM
        room = width - GUTTER - len(numbers) - 3 - (FULL + 1 if bars else 0)
        title = cut(snapshot.shown(move.title), room)
        parts: list[Part] = [" " * GUTTER, title, " " * (room - cell_len(title) + 2), (numbers, "$quiet")]
        if bars:
            parts.append(" ")
            parts += bar(
                FULL, expected=move.first, happened=move.last,
                low=min(move.first, move.last), high=max(move.first, move.last),
            )  # fmt: skip
        rows.append(Row(words(*parts)))
    return rows


def evidence(kept: Sequence[Keepsake], snapshot: Snapshot, width: int) -> list[Row]:
    """Rows of wins and lessons, in the order given."""
    rows = []
    for keepsake in kept:
        day = _day(keepsake.at.date(), snapshot)
        sign, style = ("✓ ", "$kept") if keepsake.kind == "win" else ("· ", "$calm")
        indent = "\n" + " " * (GUTTER + len(day) + 2)
        text = folded(line(snapshot.shown(keepsake.text)), width - GUTTER - len(day) - 3, most=3)
        parts: list[Part] = [" " * GUTTER, (day, "$quiet"), (sign, style), indent.join(text)]
        if keepsake.about:
            about = cut("lesson from: " + snapshot.shown(keepsake.about), width - GUTTER - len(day) - 3)
            parts += [indent, (about, "$quiet")]
        rows.append(Row(words(*parts), id=f"{keepsake.kind}:{keepsake.ref}"))
    return rows


def _day(day: date, snapshot: Snapshot) -> str:
    """The day in a column of its own; of another year, month and year are enough."""
    said = day_words(day, today=snapshot.today, weekday=False)
    if day.year != snapshot.today.year:
        said = f"{said.split()[1][:3]} {day.year}"
    return f"{said:<{DAY}}"


def whole_try(attempt: Attempt, snapshot: Snapshot) -> list[Part]:
    """Everything noted about one try below its title: before, after, and what was taken from it."""
    before, after = attempt.prediction, attempt.outcome
    day = day_words(attempt.started_at.date(), today=snapshot.today)
    parts: list[Part] = [(f"{day} · {STATUS_WORDS[attempt.status]}", "$quiet")]
    if after is not None and after.context:
        parts.append((f" · {line(snapshot.shown(after.context))}", "$quiet"))
    bad = f"\nhow bad it would be {before.cost}" if before.cost is not None else ""
    parts += [("\n\nBefore", "$calm"), f"\n“{line(snapshot.shown(before.feared))}”"]
    parts.append((f"\nlikely {before.likelihood} · unease {before.suds}{bad}", "$quiet"))
    return [*parts, *_after(after, snapshot)] if after is not None else parts


def _after(after: Outcome, snapshot: Snapshot) -> list[Part]:
    parts: list[Part] = [("\n\nAfter", "$calm"), f"\n{HAPPENED_WORDS[after.happened].capitalize()}."]
    said = [
        f"unease at its height {after.peak}" if after.peak is not None else "",
        f"unease at the end {after.end}" if after.end is not None else "",
        f"likely next time {after.likelihood_next}",
        f"how bad it was {after.real_cost}" if after.real_cost is not None else "",
        f"worth it {after.worth} of 10" if after.worth is not None else "",
    ]
    parts.append(("\n" + "\n".join(part for part in said if part), "$quiet"))
    for name, text in (
        ("What a camera could see", after.facts), ("Easy", after.easy), ("Hard", after.hard),
        ("Differently", after.adjust), ("Lesson", after.lesson),
    ):  # fmt: skip
        if text.strip():
            parts += [(f"\n\n{name}", "$calm"), f"\n{snapshot.shown(text)}"]
    return parts
