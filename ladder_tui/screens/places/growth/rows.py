"""The lines of Growth: what was expected against what happened, how worries moved, wins and lessons."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from rich.cells import cell_len

from ladder_tui.domain.base.number_words import figure
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.estimates import Growth, Move, Point
from ladder_tui.domain.growth.wins import Keepsake
from ladder_tui.domain.records.attempts import Attempt, Outcome, habit_words
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.in_words import fear_of, feared_words, rest_of, seen_words
from ladder_tui.screens.flows.keeping.goal_words import period_words
from ladder_tui.screens.places.growth.row_words import day_column, phrases, since_words
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.suds_bar import FULL, bar, scale
from ladder_tui.widgets.text import Part, cut, folded, line, words
from ladder_tui.widgets.time_chart import AXIS, columns, time_chart, top_for

#: From this many cells on tries and worries carry a bar; the words stand there at any width.
BARS_FROM = 74
#: From this many tries on there is a chart; one alone says nothing over time.
CHART_FROM = 2
#: Lines of the chart over time where the screen is tall, and where it is not.
TALL_CHART, FLAT_CHART = 9, 5
#: Estimates named in the line of a rung; of more, the first and the last ones.
NAMED = 6


def head(growth: Growth, first: date | None, today: date, width: int) -> list[Part]:
    """The lifetime counters in words, and the period they stand for."""
    parts: list[Part] = [(" What has gathered", "bold")]
    if first is None:
        return parts
    parts.append((f"  {since_words(first, today)}", "$quiet"))
    return [*parts, "".join(f"\n {said}" for said in phrases(growth.counters.all_words, width - 2))]


def chart(points: Sequence[Point], today: date, width: int, *, tall: bool = True) -> list[Row]:
    """The chart of expected against happened over time, with its legend and the days it runs over."""
    # A try of which no unease was noted is no empty column.
    points = [point for point in points if point.has_unease]
    if len(points) < CHART_FROM:
        return []
    room = width - GUTTER
    shown = points[-columns(room) :]
    height = TALL_CHART if tall else FLAT_CHART
    pairs = [(point.expected, point.peak) for point in shown]
    lines = time_chart(pairs, room, height=height, top=top_for(pairs))
    parts: list[Part] = []
    for chart_line in lines:
        parts += ["\n" if parts else "", " " * GUTTER, *chart_line]
    period = period_words(shown[0].at.date(), shown[-1].at.date(), today)
    which = f"{len(shown)} tries" if len(shown) == len(points) else f"the last {len(shown)} of {len(points):,} tries"
    legend = f"unease ○ expected ● happened; {which}, {period}"
    indent = "\n" + " " * (GUTTER + AXIS)
    parts += [indent, (indent.join(folded(legend, room - AXIS - 1)), "$quiet")]
    return [Row(words(*parts))]


def tries(points: Sequence[Point], most: int, snapshot: Snapshot, width: int) -> list[Row]:
    """Rows of closed tries, the newest first, at most `most`; `points` come oldest first."""
    return [_try(point, snapshot, width) for point in points[: -most - 1 : -1]]


def tries_heading(growth: Growth, snapshot: Snapshot, width: int) -> list[Row]:
    """The sentences about all tries with a prediction, and their period."""
    first = growth.points[0].at.date()
    count = len(growth.points)
    period = f"{figure(count, 'try', 'tries')} with a prediction, {since_words(first, snapshot.today)}"
    said = " ".join((*growth.sentences, f"({period})"))
    # One is enough over a list; the tries themselves say the rest.
    told = [said, *(snapshot.shown(sentence) for sentence in growth.habits[:1])]
    indent = "\n" + " " * GUTTER
    sentence = indent.join(part for text in told for part in folded(line(text), width - GUTTER - 1))
    return [Row(words(" " * GUTTER, sentence))]


def scale_row(width: int) -> list[Row]:
    """The numbers over the bars of the tries, where they carry any."""
    return [Row(words(" " * (width - FULL - 1), (scale(FULL), "$quiet")))] if width >= BARS_FROM else []


def _try(point: Point, snapshot: Snapshot, width: int) -> Row:
    day = day_column(point.at.date(), snapshot.today)
    easier = "" if point.easier is None else "easier" if point.easier else _not_easier(point)
    room = width - GUTTER - len(day) - cell_len(easier) - 3
    feared = cut(feared_words(point.before, point.happened), room)
    title = cut(snapshot.shown(point.title, snapshot.person_of(point.attempt_id)), width - GUTTER - 1)
    unease = (("expected ○", point.expected), ("happened ●", point.peak))
    noted = " → ".join(f"{name} {value}" for name, value in unease if value is not None)
    second = f"{noted}{'   ' if noted else ''}likely {point.before} → {point.after}"
    parts: list[Part] = [" " * GUTTER, (day, "$quiet"), feared, " " * (room - cell_len(feared) + 2)]
    parts.append((easier, "$kept" if point.easier else "$quiet"))
    parts += ["\n" + " " * GUTTER, title, "\n" + " " * GUTTER, (second, "$quiet")]
    known = [value for _, value in unease if value is not None]
    if width >= BARS_FROM and known:
        low, high = min(known), max(known)
        parts.append(" " * (width - GUTTER - len(second) - FULL - 1))
        parts += bar(FULL, expected=point.expected, happened=point.peak, low=low, high=high)
    if point.habits:
        habits = cut(line(snapshot.shown(point.habits)), width - GUTTER - 1)
        parts += ["\n" + " " * GUTTER, (habits, "$quiet")]
    return Row(words(*parts), id=f"try:{point.attempt_id}")


def _not_easier(point: Point) -> str:
    return "as expected" if point.peak == point.expected else "harder"


def worries(moves: Sequence[Move], snapshot: Snapshot, width: int) -> list[Row]:
    """A row for each step tried: every estimate on the way from the first try to the last, and over what time."""
    said = " How likely the worry of a step seemed before its first try, and after each one since"
    title = said if width >= cell_len(said) + 1 else " How likely the worry seemed, try after try"
    parts: list[Part] = [(title, "$calm")]
    rows = [Row(words(*parts)), Row(words(" ")), *scale_row(width)]
    for move in moves:
        bars = width >= BARS_FROM
        text = cut(snapshot.shown(move.title), width - GUTTER - 2)
        path = cut(_path(move), width - GUTTER - 2 - (FULL + 1 if bars else 0))
        row: list[Part] = [" " * GUTTER, text, "\n" + " " * GUTTER, (path, "$quiet")]
        if bars:
            row.append(" " * (width - GUTTER - cell_len(path) - FULL - 1))
            row += bar(
                FULL, expected=move.first, happened=move.last,
                low=min(move.first, move.last), high=max(move.first, move.last),
            )  # fmt: skip
        row += ["\n" + " " * GUTTER, (cut(_over(move, snapshot.today), width - GUTTER - 2), "$quiet")]
        rows.append(Row(words(*row), id=f"rung:{move.rung_id}"))
    return rows


def _path(move: Move) -> str:
    """ "70 → 60 → 45"; of many estimates the first and the last ones."""
    estimates = [str(estimate) for estimate in move.estimates]
    if len(estimates) > NAMED:
        estimates = [estimates[0], "…", *estimates[2 - NAMED :]]
    return " → ".join(estimates)


def _over(move: Move, today: date) -> str:
    """ "2 tries, 3 to 24 February"."""
    tried = "1 try" if move.tries == 1 else f"{move.tries} tries"
    if move.since is None or move.until is None:
        return tried
    return f"{tried}, {period_words(move.since.date(), move.until.date(), today)}"


def whole_worry(move: Move, tried: Sequence[Attempt], snapshot: Snapshot, width: int) -> list[Part]:
    """One step in full: the sentence, the chart of its estimates, and what was feared each time, newest first."""
    parts: list[Part] = [move.words]
    parts.append((f" ({_over(move, snapshot.today)})", "$quiet"))
    if len(move.estimates) > CHART_FROM:
        pairs = [(move.estimates[0], None), *((None, estimate) for estimate in move.estimates[1:])]
        parts.append("\n")
        for chart_line in time_chart(pairs, width):
            parts += ["\n", *chart_line]
        parts.append((f"\n{' ' * AXIS}likely, ○ before the first try, ● after each", "$quiet"))
    for attempt in tried:
        after = attempt.outcome
        if after is None:
            continue
        day = day_words(attempt.started_at.date(), today=snapshot.today, weekday=False)
        rest = rest_of(attempt, snapshot)
        if rest:
            parts += [(f"\n\n{day}", "$calm"), (f"\n{rest}", "$quiet")]
            continue
        parts += [(f"\n\n{day}", "$calm"), f"\n“{line(snapshot.shown(attempt.prediction.feared))}”"]
        parts.append((f"\n{fear_of(attempt)} Next time {after.likelihood_next} of 100 likely.", "$quiet"))
    return parts


def evidence(kept: Sequence[Keepsake], snapshot: Snapshot, width: int) -> list[Row]:
    """Rows of wins and lessons, in the order given; a free line where the month changes."""
    rows: list[Row] = []
    for before, keepsake in pairwise((None, *kept)):
        assert keepsake is not None
        if before is not None and (before.at.year, before.at.month) != (keepsake.at.year, keepsake.at.month):
            rows.append(Row(words(" ")))
        day = day_column(keepsake.at.date(), snapshot.today)
        sign, style = ("✓ ", "$kept") if keepsake.kind == "win" else ("· ", "$calm")
        indent = "\n" + " " * (GUTTER + len(day) + 2)
        text = folded(line(snapshot.shown(keepsake.text)), width - GUTTER - len(day) - 3, most=3)
        parts: list[Part] = [" " * GUTTER, (day, "$quiet"), (sign, style), indent.join(text)]
        if keepsake.about:
            about = cut(
                "lesson from: " + snapshot.shown(keepsake.about, snapshot.person_of(keepsake.ref)),
                width - GUTTER - len(day) - 3,
            )
            parts += [indent, (about, "$quiet")]
        rows.append(Row(words(*parts), id=f"{keepsake.kind}:{keepsake.ref}"))
    return rows


def whole_try(attempt: Attempt, snapshot: Snapshot) -> list[Part]:
    """Everything noted about one try below its title: what was feared and what came of it, before, after."""
    before, after = attempt.prediction, attempt.outcome
    day = day_words(attempt.started_at.date(), today=snapshot.today)
    parts: list[Part] = [(f"{day} · {STATUS_WORDS[attempt.status]}", "$quiet")]
    if after is not None and after.context:
        parts.append((f" · {line(snapshot.shown(after.context))}", "$quiet"))
    bad = f"\nhow bad it would be {before.cost}" if before.cost is not None else ""
    parts += ["\n\n", (fear_of(attempt), "bold"), f"\n“{line(snapshot.shown(before.feared))}”", ("\n\nBefore", "$calm")]
    left = f"\nto leave out: {line(snapshot.shown(', '.join(before.habits)))}" if before.habits else ""
    unease = f" · unease {before.suds}" if before.suds is not None else ""
    parts.append((f"\nlikely {before.likelihood}{unease}{bad}{left}", "$quiet"))
    return [*parts, *_after(after, snapshot)] if after is not None else parts


def whole_or_resting(attempt: Attempt, snapshot: Snapshot) -> list[Part]:
    """`whole_try`, or, while it rests, how long; it can be opened all the same."""
    rest = rest_of(attempt, snapshot)
    if not rest:
        return whole_try(attempt, snapshot)
    day = day_words(attempt.started_at.date(), today=snapshot.today)
    return [(f"{day} · {STATUS_WORDS[attempt.status]}", "$quiet"), f"\n\n{rest.capitalize()}.", "\n", _ANYWAY]


_ANYWAY: Part = ("enter opens it all the same", "$quiet")


def _after(after: Outcome, snapshot: Snapshot) -> list[Part]:
    parts: list[Part] = [("\n\nAfter", "$calm")]
    said = [
        f"unease at its height {after.peak}" if after.peak is not None else "",
        f"unease at the end {after.end}" if after.end is not None else "",
        f"next time {after.likelihood_next} of 100 likely",
        f"how bad it was {after.real_cost}" if after.real_cost is not None else "",
        f"worth it {after.worth} of 10" if after.worth is not None else "",
    ]
    parts.append(("\n" + "\n".join(part for part in said if part), "$quiet"))
    seen = "; ".join(text for text in (seen_words(after), after.facts) if text.strip())
    for name, text in (
        ("Helper habits", habit_words(after)), ("What a camera could see", seen),
        ("Easy", after.easy), ("Hard", after.hard), ("Next time I would", after.adjust), ("Lesson", after.lesson),
    ):  # fmt: skip
        if text.strip():
            parts += [(f"\n\n{name}", "$calm"), f"\n{snapshot.shown(text)}"]
    return parts
