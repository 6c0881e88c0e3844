"""What the calendar shows: the month with the list of a day, the week, the days ahead, and the week in words."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll

from ladder_tui.domain.base.when import MONTHS, day_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between, load_and_free, month_grid, week_days
from ladder_tui.domain.calendar.in_words import week_words
from ladder_tui.domain.calendar.load import capacity
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.item_words import in_words
from ladder_tui.screens.places.calendar.commands import CalendarActions
from ladder_tui.screens.places.calendar.rows import Days, agenda_rows, day_id, day_rows, marks, row_id, week_rows
from ladder_tui.widgets.month import Month
from ladder_tui.widgets.place_list import DayList, PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Part, Words, cut

View = Literal["month", "week", "agenda"]

#: The agenda shows this many days.
DAYS_AHEAD: Final = 60
#: One square for each unit of effort, at most so many.
MOST_SQUARES: Final = 12
_VIEWS: Final[tuple[tuple[View, str, str], ...]] = (
    ("month", "m", "month"),
    ("week", "w", "week"),
    ("agenda", "a", "agenda"),
)


class CalendarPages(CalendarActions):
    """A month with the chosen day's list, a week, or an agenda; `chosen_day` is the same in all three."""

    DEFAULT_CSS = """
    CalendarPages #calendar { layout: vertical; height: 1fr; }
    CalendarPages #pages { height: auto; width: 100%; }
    CalendarPages #head { height: 1; }
    CalendarPages #ahead { display: none; }
    CalendarPages #day { height: 1fr; width: 100%; }
    CalendarPages #day-head { height: 1; }
    CalendarPages .week-line { height: 1; padding: 0 1; color: $quiet; }
    CalendarPages #week-left { display: none; }
    CalendarPages #told { display: none; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    CalendarPages.-tall #ahead { margin: 1 0 0 0; }
    CalendarPages.-tall #month { height: 19; margin: 1 0 0 0; }
    CalendarPages.-tall #day { margin: 1 0 0 0; }

    CalendarPages.in-list #month, CalendarPages.in-list #day { display: none; }
    CalendarPages.in-list #pages { height: 1fr; }
    CalendarPages.in-list #ahead, CalendarPages.in-list #week-left { display: block; }

    CalendarPages.-wide #calendar, CalendarPages.-broad #calendar { layout: horizontal; }
    CalendarPages.-wide #pages, CalendarPages.-broad #pages { width: 1fr; height: 1fr; }
    CalendarPages.-wide #month, CalendarPages.-broad #month { height: 1fr; }
    CalendarPages.-wide #day, CalendarPages.-broad #day {
        display: block; width: 44; border-left: vkey $rule; padding: 0 1; margin: 0;
    }
    CalendarPages.-broad #day { width: 60; }
    CalendarPages.-wide #week-left, CalendarPages.-broad #week-left { display: block; }
    CalendarPages.-wide #week-right, CalendarPages.-broad #week-right { display: none; }
    CalendarPages.-wide #day-head, CalendarPages.-broad #day-head { margin: 0 0 1 0; }
    CalendarPages.in-list #day-list { display: none; }
    CalendarPages.in-list #told { display: block; }
    """

    _view: View = "month"
    #: Whether the list still has to find the chosen day.
    _reach = False
    _window: tuple[Snapshot, date, date, Days] | None = None
    _week: tuple[Snapshot, date, str, int] | None = None
    _items: dict[str, AgendaItem]
    _day: date

    def compose_body(self) -> ComposeResult:
        """The month or a list at the left or above; the chosen day at the right or below."""
        self._items = {}
        self._day = self.snapshot.today
        with Container(id="calendar"):
            with Vertical(id="pages"):
                yield Words(id="head")
                yield Month(self._day, id="month")
                yield PlaceList(id="ahead")
                yield Words(id="week-left", classes="week-line")
            with Vertical(id="day"):
                yield Words(id="day-head")
                yield DayList(id="day-list")
                with VerticalScroll(id="told", can_focus=False):
                    yield Words(id="telling")
                yield Words(id="week-right", classes="week-line")

    # -- what is shown ----------------------------------------------------------------------

    @property
    def chosen_day(self) -> date:
        """The day under the cursor."""
        return self._month.day if self._view == "month" else self._day

    @property
    def _list(self) -> RowList:
        return self.query_one("#day-list" if self._view == "month" else "#ahead", RowList)

    @property
    def _month(self) -> Month:
        return self.query_one(Month)

    def thing(self) -> AgendaItem | None:
        """The thing under the cursor of the list; none while the month has the focus."""
        rows = self._list
        if self._view == "month" and self.focused is not rows:
            return None
        return self._items.get(rows.current_id or "")

    def show(self, snapshot: Snapshot) -> None:
        """Everything again, for a new snapshot, another month or another view."""
        if self._view == "month":
            self._show_month(snapshot)
        else:
            self._show_ahead(snapshot)
        self._show_heads()

    def _days(self, start: date, end: date) -> Days:
        """What stands from `start` to `end`; asked once for a snapshot."""
        held = self._window
        if held is None or held[0] is not self.snapshot or not held[1] <= start <= end <= held[2]:
            self._window = held = (self.snapshot, start, end, agenda_between(self.snapshot, start, end))
        return held[3]

    def _show_month(self, snapshot: Snapshot) -> None:
        weeks = month_grid(self._day.year, self._day.month, snapshot.settings.week_start)
        days = self._days(weeks[0][0], weeks[-1][-1])
        self._month.show(weeks, marks(days, snapshot), day=self._day, month=self._day.month, today=snapshot.today)
        self._show_day()

    @on(PlaceList.Resized)
    def _show_again(self) -> None:
        """Rows and heads are built for the width there is."""
        if self._view == "month":
            self._show_day()
        else:
            self._show_ahead(self.snapshot)
        self._show_heads()

    def _show_day(self) -> None:
        items = self._items_of(self._day)
        self._items = {row_id(item): item for item in items}
        rows = self.query_one("#day-list", RowList)
        if rows.size.width:
            beside = self.has_class("-wide") or self.has_class("-broad")
            rows.show_rows(day_rows(items, self.snapshot, rows.size.width, full=beside))
            self._month.point()

    def _items_of(self, day: date) -> Sequence[AgendaItem]:
        weeks = month_grid(day.year, day.month, self.snapshot.settings.week_start)
        return self._days(weeks[0][0], weeks[-1][-1]).get(day, ())

    def _show_ahead(self, snapshot: Snapshot) -> None:
        rows = self.query_one("#ahead", RowList)
        width, week_start = rows.size.width, snapshot.settings.week_start
        if self._view == "week":
            week = week_days(self._day, week_start)
            days = {day: self._days(week[0], week[-1]).get(day, ()) for day in week}
        else:
            start, end = snapshot.today, snapshot.today + timedelta(days=DAYS_AHEAD - 1)
            # Whole weeks, so that the line about the week of a day finds its days here.
            held = self._days(week_days(start, week_start)[0], week_days(end, week_start)[-1])
            days = {day: items for day, items in held.items() if start <= day <= end}
        self._items = {row_id(item): item for items in days.values() for item in items}
        if width:
            make = week_rows if self._view == "week" else agenda_rows
            rows.show_rows(make(days, snapshot, width))
            if self._reach:
                self._reach = False
                self._reach_day()
        self._tell()

    def _reach_day(self) -> None:
        """Put the cursor of the list on the chosen day, or on what comes next after it."""
        if self._view == "week":
            self._list.go_to(day_id(self._day))
        else:
            ahead = (id for id, item in self._items.items() if item.day >= self._day)
            self._list.go_to(next(ahead, ""))

    def _show_heads(self) -> None:
        day, today, width = self._day, self.snapshot.today, self.size.width
        pages = self.query_one("#pages").size.width or width
        views: list[Part] = []
        for view, key, name in _VIEWS:
            views += ["   ", (key, "bold"), " ", (name, "bold underline" if view == self._view else "$quiet")]
        text = f"{MONTHS[day.month - 1]} {day.year}"
        if self._view == "week":
            text = f"The week of {day_words(week_days(day, self.snapshot.settings.week_start)[0], today=today)}"
        elif self._view == "agenda":
            text = "The days ahead"
        used = sum(len(part if isinstance(part, str) else str(part[0])) for part in views)
        text = cut(text, pages - used - 2)
        self.query_one("#head", Words).say(" ", (text, "bold"), " " * (pages - used - len(text) - 2), *views)
        head = day_words(day, today=today)
        near = " · today" if day == today else ""
        self.query_one("#day-head", Words).say(" ", (head, "bold"), (near, "$calm"))
        self._show_week()

    def _show_week(self) -> None:
        start = self.snapshot.settings.week_start
        first = week_days(self._day, start)[0]
        if self._week is None or self._week[:2] != (self.snapshot, first):
            snapshot = self.snapshot
            week = week_days(self._day, start)
            days = self._days(week[0], week[-1])
            load, free = load_and_free({day: days.get(day, ()) for day in week})
            carries = capacity(snapshot.checkins.values(), snapshot.settings, snapshot.now).value
            sentence = week_words(snapshot, self._day, load, carries, free)
            self._week = (snapshot, first, sentence, load)
        _, _, sentence, load = self._week
        squares = "■" * min(load, MOST_SQUARES) + ("+" if load > MOST_SQUARES else "")
        for line in self.query(".week-line").results(Words):
            width = (line.size.width or self.size.width) - 2
            said = sentence if len(sentence) <= width else sentence.partition(",")[0]
            fits = len(said) + 2 + len(squares) <= width
            line.say(cut(said, width), (f"  {squares}" if fits else "", "$calm"))

    def _tell(self) -> None:
        """Beside a list, the thing under its cursor in full; the day of the row becomes the chosen one."""
        item = self.thing()
        if self._view == "month":
            return
        told = self.query_one("#telling", Words)
        width = self.query_one("#day").size.width - 6
        if item is not None and width > 10:
            told.say((item_title(item, self.snapshot) + "\n\n", "bold"), in_words(item, self.snapshot, width))
        else:
            told.say()


def item_title(item: AgendaItem, snapshot: Snapshot) -> str:
    """The title as it may be shown."""
    return snapshot.shown(item.title)
