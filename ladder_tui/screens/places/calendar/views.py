"""What the calendar's heads and lines say in each of its views, and the days they are made from."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from textual.widget import Widget

from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.base.weeks import month_grid, week_days
from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY, MONTHS, day_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between, load_and_free
from ladder_tui.domain.calendar.in_words import week_words, where_words
from ladder_tui.domain.calendar.load import capacity
from ladder_tui.domain.calendar.tried import tries_between
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.places.calendar.rows import Days, Tried
from ladder_tui.widgets.month import SIGNS
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Part, cut

View = Literal["month", "week", "agenda"]

#: The agenda shows this many days.
DAYS_AHEAD: Final = 60
#: A search finds what stands so many days before and after today.
DAYS_SOUGHT: Final = 365
#: One square for each unit of effort, at most so many.
MOST_SQUARES: Final = 12
_SIGNS_TOLD: Final = f"{SIGNS['kept']} done {SIGNS['stands']} planned {SIGNS['routine']} routine {SIGNS['aside']} aside"
_VIEWS: Final[tuple[tuple[View, str, str], ...]] = (
    ("month", "m", "month"),
    ("week", "w", "week"),
    ("agenda", "a", "agenda"),
)


class DaysSeen:
    """What stands on the days that are shown: asked once for a snapshot, since a key moves through the same days."""

    def __init__(self) -> None:
        self._window: tuple[Snapshot, date, date, Days, Tried] | None = None
        self._week: tuple[Snapshot, date, str, int] | None = None

    def between(self, snapshot: Snapshot, start: date, end: date) -> tuple[Days, Tried]:
        """What stands, and what was tried, from `start` to `end`; it may hold days around them as well."""
        held = self._window
        if held is None or held[0] is not snapshot or not held[1] <= start <= end <= held[2]:
            standing, tried = agenda_between(snapshot, start, end), tries_between(snapshot, start, end)
            self._window = held = (snapshot, start, end, standing, tried)
        return held[3:]

    def drawn(self, snapshot: Snapshot, view: View, day: date) -> tuple[Sequence[Sequence[date]], Days, Tried]:
        """The weeks that show the month of a day, or its week, what stands on their days, and what was tried."""
        week_start = snapshot.settings.week_start
        weeks: Sequence[Sequence[date]] = (week_days(day, week_start),)
        if view == "month":
            weeks = month_grid(day.year, day.month, week_start)
        return weeks, *self.between(snapshot, weeks[0][0], weeks[-1][-1])

    def ahead(self, snapshot: Snapshot, view: View, day: date, sought: str = "") -> tuple[Days, Tried]:
        """The days that the week or the agenda lists, those that hold the words `sought`, and what was tried."""
        if sought:
            return self._holding(snapshot, sought)
        week_start = snapshot.settings.week_start
        if view == "week":
            week = week_days(day, week_start)
            held, tried = self.between(snapshot, week[0], week[-1])
            return {day: held.get(day, ()) for day in week}, tried
        start, end = snapshot.today, snapshot.today + timedelta(days=DAYS_AHEAD - 1)
        # Whole weeks, so that the line about the week of a day finds its days here.
        held, tried = self.between(snapshot, week_days(start, week_start)[0], week_days(end, week_start)[-1])
        return {day: items for day, items in held.items() if start <= day <= end}, tried

    def _holding(self, snapshot: Snapshot, sought: str) -> tuple[Days, Tried]:
        """The days within a year before and after today on which something holds all words sought, and only that."""
        wanted, year = words_of(sought), timedelta(days=DAYS_SOUGHT)
        held, tried = self.between(
            snapshot, max(FIRST_DAY, snapshot.today - year), min(LAST_DAY, snapshot.today + year)
        )
        found: dict[date, list[AgendaItem]] = {}
        for day, items in held.items():
            fitting = [item for item in items if has_words(wanted, *_said(item, snapshot))]
            if fitting:
                found[day] = fitting
        tries = {day: [one for one in there if has_words(wanted, one.title)] for day, there in tried.items()}
        days = sorted({*found, *(day for day, there in tries.items() if there)})
        return {day: found.get(day, ()) for day in days}, tries

    def week(self, snapshot: Snapshot, day: date) -> tuple[str, int]:
        """The week of a day in words, and its load as a sum of efforts, 0 where numbers are not wanted."""
        week = week_days(day, snapshot.settings.week_start)
        if self._week is None or self._week[0] is not snapshot or self._week[1] != week[0]:
            held = self.between(snapshot, week[0], week[-1])[0]
            load, free = load_and_free({day: held.get(day, ()) for day in week})
            carries = capacity(snapshot.checkins.values(), snapshot.settings, snapshot.now).value
            sentence = week_words(snapshot, day, load, carries, free)
            self._week = (snapshot, week[0], sentence, load if snapshot.settings.week_numbers else 0)
        return self._week[2:]


def _said(item: AgendaItem, snapshot: Snapshot) -> Iterator[str]:
    person = snapshot.people.get(item.person_id or "")
    yield from (item.title, item.note, item.own_note, item.cue, item.backup, item.reward)
    yield person.name if person is not None else ""
    yield where_words(item, snapshot)


def head(
    view: View, day: date, snapshot: Snapshot, width: int, sought: str = "", *, in_signs: bool = False
) -> list[Part]:
    """The line over the month or the list: what is shown, and the keys of the views; `width` in cells.

    `in_signs` says that the days show signs alone: these are told then, where there is room.
    """
    views: list[Part] = []
    for name, key, title in _VIEWS:
        views += ["   ", (key, "bold"), " ", (title, "bold underline" if name == view else "$quiet")]
    text = f"{MONTHS[day.month - 1]} {day.year}"
    if view == "week":
        first = week_days(day, snapshot.settings.week_start)[0]
        text = f"The week of {day_words(first, today=snapshot.today)}"
    elif view == "agenda":
        text = "What was found" if sought else "The days ahead"
    used = sum(len(part if isinstance(part, str) else str(part[0])) for part in views)
    text = cut(text, width - used - 2)
    free = width - used - len(text) - 2
    told = f"   {_SIGNS_TOLD}" if in_signs and free > len(_SIGNS_TOLD) + 3 else ""
    return [" ", (text, "bold"), (told, "$quiet"), " " * (free - len(told)), *views]


def day_head(day: date, today: date) -> list[Part]:
    """The line over the list of a day."""
    return [" ", (day_words(day, today=today), "bold"), (" · today" if day == today else "", "$calm")]


def week_line(sentence: str, load: int, width: int) -> list[Part]:
    """The week in words as far as `width` cells go, with a square for each unit of effort where there is room."""
    squares = "■" * min(load, MOST_SQUARES) + ("+" if load > MOST_SQUARES else "")
    said = sentence if len(sentence) <= width else sentence.replace(";", ",").partition(",")[0]
    fits = len(said) + 2 + len(squares) <= width
    return [cut(said, width), (f"  {squares}" if fits else "", "$calm")]


def month_on(day: date, by: int, wished: int = 0) -> date:
    """The same day `by` months on, or the last day of that month; days stay within 1900 to 2200.

    `wished` is the day of the month that is meant, where that is another one than `day` has.
    """
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return day
    after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(wished or day.day, (after - timedelta(days=1)).day))


def told_row(rows: RowList, pane: Widget) -> str | None:
    """The row that says the whole of its plan: the one under the cursor, where no pane beside it does."""
    return rows.current_id if rows.has_focus and not pane.size.width else None
