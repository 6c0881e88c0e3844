"""What the calendar's lists say: rows of a day, of a week and of the days ahead, and a thing in full."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from rich.cells import cell_len

from ladder_tui.bound_keys import with_keys
from ladder_tui.domain.base.when import day_words, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem, load_and_free
from ladder_tui.domain.calendar.in_words import facts
from ladder_tui.domain.calendar.load import free_day
from ladder_tui.domain.records.attempts import Attempt, over_at
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.item_words import plan_lines
from ladder_tui.widgets.month import SIGNS, DayMark, State
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

Days = Mapping[date, Sequence[AgendaItem]]
#: What was tried on a day without a plan.
Tried = Mapping[date, Sequence[Attempt]]

ONLY_TRIES: Final = "Only tries are on this day; Ladder and Growth have the rest of them."
NOTHING_YET: Final = "Nothing stands on this day yet; {calendar.plan} makes a plan for it, {calendar.new} a new chance."

#: From this width on a row says everything in one line; below, what it says beside the title stands under it.
ONE_LINE_FROM: Final = 62
#: Cells of the time and the blanks after it.
_TIME: Final = 7
#: Cells that what stands beside a title may always take.
_BESIDE: Final = 22


def state_of(item: AgendaItem) -> State:
    """How a thing stands: to come, happened, set aside or fallen through, or a routine to come."""
    if item.status in ("done", "left_early") or item.backup_done:
        return "kept"
    if item.status != "open":
        return "aside"
    return "routine" if item.routine else "stands"


def marks(days: Days, tried: Tried, snapshot: Snapshot) -> dict[date, tuple[DayMark, ...]]:
    """What the month shows of each day, routines last, and then what was tried."""
    made = {}
    for day, items in days.items():
        if items:
            ordered = sorted(items, key=lambda item: item.routine) if len(items) > 1 else items
            made[day] = tuple([_mark(item, snapshot) for item in ordered])
    for day, tries in tried.items():
        if day in days:
            shown = (DayMark(snapshot.shown(attempt.title), "kept") for attempt in tries)
            made[day] = (*made.get(day, ()), *shown)
    return made


def _mark(item: AgendaItem, snapshot: Snapshot) -> DayMark:
    title = snapshot.shown(item.title, item.whom)
    return DayMark(title, state_of(item), item.at, item.minutes if item.at is not None else 0)


def row_id(item: AgendaItem) -> str:
    """The id of a thing's row; an occurrence is named by the day its rule gave."""
    return f"{item.kind}:{item.ref}:{item.original.isoformat() if item.original else ''}"


def _sign(item: AgendaItem) -> str:
    state = state_of(item)
    return f"{SIGNS[state]} " if state in ("kept", "aside") else ""


def _title_style(item: AgendaItem) -> str:
    return {"kept": "$kept", "aside": "$quiet"}.get(state_of(item), "")


def item_row(item: AgendaItem, snapshot: Snapshot, width: int, *, full: bool = False, at: str | None = None) -> Row:
    """One thing: time, title, and beside or under it what else is worth knowing; the reward too if `full`.

    The row under the cursor, `at`, says with whom, where, when, what then, the backup and what goes along.
    """
    more: list[Part] = []
    for lines in plan_lines(item, snapshot, width - GUTTER - _TIME - 1) if row_id(item) == at else ():
        more += ["\n" + " " * (GUTTER + _TIME), *lines]
    told = [snapshot.shown(line(fact)) for fact in facts(item, snapshot)]
    title = _sign(item) + snapshot.shown(line(item.title), item.whom)
    parts: list[Part] = [" " * GUTTER, (f"{time_words(item.at):<{_TIME}}", "$quiet")]
    room = width - GUTTER - _TIME - 1
    if width >= ONE_LINE_FROM:
        beside = _fitting(told, max(_BESIDE, room - cell_len(title) - 2))
        title = cut(title, room - (cell_len(beside) + 2 if beside else 0))
        gap = " " * (room - cell_len(title) - cell_len(beside))
        return Row(words(*parts, (title, _title_style(item)), gap, (beside, "$quiet"), *more), row_id(item))
    indent = "\n" + " " * (GUTTER + _TIME)
    for number, text in enumerate(folded(title, room, most=2)):
        parts += [indent if number else "", (text, _title_style(item))]
    under = folded(" · ".join(told), room, most=3 if full else 1) if told else []
    if full and not more and item.reward and item.status == "open":
        under += folded(f"then  {snapshot.shown(line(item.reward))}", room, most=2)
    for text in under:
        parts += [indent, (text, "$quiet")]
    return Row(words(*parts, *more), row_id(item))


def _fitting(told: Sequence[str], width: int) -> str:
    """As many of the facts as fit into `width` cells; the first one is cut if it must be."""
    text = cut(told[0], width) if told else ""
    for fact in told[1:]:
        longer = f"{text} · {fact}"
        if cell_len(longer) <= width:
            text = longer
    return text


def _plain(text: str, width: int) -> Row:
    lines = folded(with_keys(text), max(1, width - GUTTER - 1))
    return Row(words(" " * GUTTER, (("\n" + " " * GUTTER).join(lines), "$quiet")))


def try_row(attempt: Attempt, snapshot: Snapshot, width: int) -> Row:
    """A try of that day, when it was over; the ladder has the rest of it."""
    at = over_at(attempt).astimezone(snapshot.now.tzinfo).time()
    room = width - GUTTER - _TIME - 1
    title = f"{SIGNS['kept']} tried: {snapshot.shown(line(attempt.title))}"
    parts: list[Part] = [" " * GUTTER, (f"{time_words(at):<{_TIME}}", "$quiet")]
    for number, text in enumerate(folded(title, room, most=2)):
        parts += ["\n" + " " * (GUTTER + _TIME) if number else "", (text, "$kept")]
    return Row(words(*parts))


def day_rows(
    items: Sequence[AgendaItem],
    tries: Sequence[Attempt],
    snapshot: Snapshot,
    width: int,
    *,
    full: bool = False,
    at: str | None = None,
) -> list[Row]:
    """The rows of one day, what was tried last; an empty day says how to fill it."""
    if items or tries:
        return [
            *(item_row(item, snapshot, width, full=full, at=at) for item in items),
            *(try_row(attempt, snapshot, width) for attempt in tries),
        ]
    if not snapshot.opportunities and not snapshot.plans:
        said = "A weekly class, a market, a walk with someone: {calendar.new} puts the first one here."
    else:
        said = "Nothing stands here. {calendar.plan} makes a plan for this day, {calendar.new} a new chance."
    return [_plain(said, width)]


def week_rows(days: Days, tried: Tried, snapshot: Snapshot, width: int, at: str | None = None) -> list[Row]:
    """Seven days, each a row of its own, with what stands on it, and what was tried; one free day is called so."""
    rows = []
    named = free_day([day for day in load_and_free(days)[1] if not tried.get(day)], snapshot.today)
    for day, items in days.items():
        head, said = _day_head(day, snapshot), "free" if day == named else ""
        gap = " " * max(1, width - GUTTER - cell_len(head) - 5)
        parts: list[Part] = [" " * GUTTER, (head, "bold"), gap if said else "", (said, "$calm")]
        rows.append(Row(words(*parts), day_id(day)))
        rows += [item_row(item, snapshot, width, at=at) for item in items]
        rows += [try_row(attempt, snapshot, width) for attempt in tried.get(day, ())]
    return rows


def day_id(day: date) -> str:
    """The id of a day's own row."""
    return f"day:{day.isoformat()}"


def ahead_rows(
    view: str, days: Days, tried: Tried, snapshot: Snapshot, width: int, sought: str, at: str | None
) -> list[Row]:
    """The rows of the week or of the agenda; of a search those of the days on which something was found."""
    if sought and not days:
        return [_plain("Nothing within a year holds these words. {calendar.back} shows all.", width)]
    return (week_rows if view == "week" else agenda_rows)(days, tried, snapshot, width, at)


def agenda_rows(days: Days, tried: Tried, snapshot: Snapshot, width: int, at: str | None = None) -> list[Row]:
    """The days ahead that hold something, each under its heading; today also with what was tried."""
    rows: list[Row] = []
    for day, items in days.items():
        tries = tried.get(day, ())
        if items or tries:
            if rows:
                rows.append(Row(words(" ")))
            rows.append(Row(words(" ", (_day_head(day, snapshot), "$calm"))))
            rows += [item_row(item, snapshot, width, at=at) for item in items]
            rows += [try_row(attempt, snapshot, width) for attempt in tries]
    return rows or [_plain("The days ahead are open. {calendar.new} puts a class, a market or a walk here.", width)]


def _day_head(day: date, snapshot: Snapshot) -> str:
    text = day_words(day, today=snapshot.today)
    return f"{text} · today" if day == snapshot.today else text


def things(days: Iterable[Sequence[AgendaItem]]) -> dict[str, AgendaItem]:
    """The things of some days by the id of their rows."""
    return {row_id(item): item for items in days for item in items}
