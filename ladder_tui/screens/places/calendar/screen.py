"""Calendar: the month, the week and the days ahead; what stands, what was done, and what can be made of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll

from ladder_tui.bound_keys import with_keys
from ladder_tui.domain.base.weeks import week_days
from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.item_words import item_parts
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.screens.kit.under import PlaceCommands, Under
from ladder_tui.screens.places.calendar.layout import LAYOUT
from ladder_tui.screens.places.calendar.rows import NOTHING_YET, ONLY_TRIES, ahead_rows, day_id, day_rows, marks, things
from ladder_tui.screens.places.calendar.views import DaysSeen, View, day_head, head, month_on, told_row, week_line
from ladder_tui.screens.places.calendar.week import Week
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.month import Month
from ladder_tui.widgets.place_list import DayList, PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import COLUMN, Words, room_in

#: From so many columns on a week is drawn; below, it is a list.
GRID_FROM: Final = 100


class CalendarScreen(SearchPage):
    """A month with the chosen day's list, a week, or an agenda; `chosen_day` is the same in all three."""

    PLACE = "calendar"
    CLEAR = "back"
    AUTO_FOCUS: ClassVar[str | None] = "#month"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("calendar")
    DEFAULT_CSS = LAYOUT

    def __init__(self, journal: Journal, commands: PlaceCommands) -> None:
        super().__init__(journal, commands)
        self.view: View = "month"
        self._day = self.snapshot.today
        self._items: dict[str, AgendaItem] = {}
        self._seen = DaysSeen()
        #: The day that turning months has led to, and the day of the month that was meant.
        self._wished: tuple[date, int] | None = None
        #: What was shown before a search; and whether the list still has to find the chosen day.
        self._before: tuple[View, date] = (self.view, self._day)
        self._reach = False

    def compose_body(self) -> ComposeResult:
        """The month or a list at the left or above; the chosen day at the right or below."""
        with Container(id="calendar"):
            with Vertical(id="pages"):
                yield Words(id="head")
                yield Month(self._day, id="month")
                yield Week(self._day, id="week")
                yield PlaceList(id="ahead")
                yield Words(id="week-left", classes="week-line")
            with Vertical(id="day"):
                yield Words(id="day-head")
                yield DayList(id="day-list")
                with VerticalScroll(id="told", can_focus=False):
                    yield Words(id="telling")
                yield Words(id="week-right", classes="week-line")

    # -- what is under the cursor -----------------------------------------------------------

    @property
    def is_drawn(self) -> bool:
        """Whether days stand in a grid, with the list of the chosen one beside or below it; else they are a list."""
        return self.view == "month" or (self.view == "week" and self.size.width >= GRID_FROM)

    @property
    def chosen_day(self) -> date:
        """The day under the cursor, for which new things are made."""
        return self._month.day if self.is_drawn else self._day

    @property
    def _list(self) -> RowList:
        return self.query_one("#day-list" if self.is_drawn else "#ahead", RowList)

    @property
    def _month(self) -> Month:
        return self.query_one("#week" if self.view == "week" else "#month", Month)

    @property
    def on_month(self) -> bool:
        """Whether the keys go to the month or the week that is drawn, and not to a list."""
        return self.is_drawn and self.focused is self._month

    def thing(self) -> AgendaItem | None:
        """The thing under the cursor of the list; none while the month has the focus."""
        rows = self._list
        if self.is_drawn and self.focused is not rows:
            return None
        return self._items.get(rows.current_id or "")

    def under(self) -> Under[Any]:
        """A plan, occurrence, routine or promise in a list, else the day."""
        item = self.thing()
        if item is not None:
            return Under(item.kind, item)
        return Under("day", self.chosen_day, ("day_of_month",) if self.is_drawn else ())

    # -- what is shown ----------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Everything again, for a new snapshot, another month or another view."""
        if self.is_drawn:
            self._show_month(snapshot)
        else:
            self._show_ahead(snapshot)
        self._show_heads()

    def _show_month(self, snapshot: Snapshot) -> None:
        weeks, days, tried = self._seen.drawn(snapshot, self.view, self._day)
        shown, day = marks(days, tried, snapshot), self._day
        self._month.show(weeks, shown, day=day, month=day.month, today=snapshot.today)
        self._show_day()

    @on(PlaceList.Resized)
    def _show_again(self) -> None:
        """Rows and heads are built for the width there is."""
        self.show(self.snapshot)

    def _show_day(self) -> None:
        _, days, tried = self._seen.drawn(self.snapshot, self.view, self._day)
        items: Sequence[AgendaItem] = days.get(self._day, ())
        self._items = things([items])
        rows = self.query_one("#day-list", RowList)
        if rows.size.width:
            beside = self.view == "month" and (self.has_class("-wide") or self.has_class("-broad"))
            tries = tried.get(self._day, ())
            at = told_row(rows, self.query_one("#told"))
            rows.show_rows(day_rows(items, tries, self.snapshot, min(rows.size.width, COLUMN), full=beside, at=at))
            self._month.point()

    def _show_ahead(self, snapshot: Snapshot) -> None:
        rows = self.query_one("#ahead", RowList)
        days, tried = self._seen.ahead(snapshot, self.view, self._day, self.sought)
        self._items = things(days.values())
        if rows.size.width:
            at = told_row(rows, self.query_one("#told"))
            rows.show_rows(ahead_rows(self.view, days, tried, snapshot, min(rows.size.width, COLUMN), self.sought, at))
            if self._reach:
                self._reach = False
                self._reach_day()
        self._tell()

    def _reach_day(self) -> None:
        """Put the cursor of the list on the chosen day, or on what comes next after it."""
        if self.view == "week":
            self._list.go_to(day_id(self._day))
        else:
            ahead = (id for id, item in self._items.items() if item.day >= self._day)
            self._list.go_to(next(ahead, ""))

    def found_in(self) -> RowList:
        """What is found stands in a list of days, whatever was shown before."""
        return self.query_one("#ahead", RowList)

    def begin_search(self) -> None:
        """Open the search line over a list of days."""
        if not self.searching:
            self._before = (self.view, self._day)
            self.show_view("agenda")
        super().begin_search()

    def results(self) -> None:
        """The days on which something was found; the cursor is on what comes next from the day that was chosen."""
        self._day, self._reach = self._before[1], True
        self.show(self.snapshot)

    def end_search(self) -> bool:
        """Back to what was shown before, at the day of what was found."""
        if not self.searching:
            return False
        (view, _), day = self._before, self._day
        super().end_search()
        self._day = day
        self.show_view(view)
        return True

    def _show_heads(self) -> None:
        day, snapshot, width = self._day, self.snapshot, self.size.width
        wide = self.query_one("#pages").size.width or width
        signs = self.view == "month" and self._month.in_signs
        self.query_one("#head", Words).say(*head(self.view, day, snapshot, wide, self.sought, in_signs=signs))
        self.query_one("#day-head", Words).say(*day_head(day, snapshot.today))
        sentence, load = self._seen.week(snapshot, day)
        for line in self.query(".week-line").results(Words):
            line.say(*week_line(sentence, load, (line.size.width or width) - 2))

    def _tell(self) -> None:
        """Beside a list, the thing under its cursor in full; the day of the row becomes the chosen one."""
        if self.is_drawn:
            return
        item = self.thing()
        self.set_class(item is None, "is-empty")
        told = self.query_one("#telling", Words)
        width = room_in(self.query_one("#told"))
        told.say(*(item_parts(item, self.snapshot, width) if item is not None and width > 10 else ()))

    def on_resize(self) -> None:
        """Heads and lines are built for the width there is; a week is drawn where there is room for it."""
        if self.is_mounted:
            if self.view == "week":
                self._set_view()
            self.call_after_refresh(self._show_heads)

    def _set_view(self) -> None:
        """Show the widgets of the view as it is now, with the keys where the cursor is."""
        drawn, was = self.is_drawn, not self.has_class("in-list")
        self.set_class(not drawn, "in-list")
        self.set_class(drawn and self.view == "week", "in-week")
        self.show(self.snapshot)
        if drawn is not was or self.focused not in (self._month, self._list):
            self.set_focus(self._month if drawn else self._list)

    # -- moving -----------------------------------------------------------------------------

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, in whatever view there is."""
        day = max(FIRST_DAY, min(LAST_DAY, day))
        turned = (day.year, day.month) != (self._day.year, self._day.month)
        if self.view == "week":
            turned = day not in week_days(self._day, self.snapshot.settings.week_start)
        self._day = day
        if self.is_drawn:
            if turned or self._month.day != day:
                self._show_month(self.snapshot)
            else:
                self._show_day()
        else:
            self._reach = True
            self._show_ahead(self.snapshot)
        self._show_heads()
        self.refresh_keys()

    def turn(self, by: int) -> None:
        """So many months or weeks on; the agenda has no pages."""
        if self.view == "week":
            self.go_to(self._day + timedelta(days=7 * by))
        elif self.view == "month":
            before = self.chosen_day
            # The 31st is meant until another day is chosen, though February has none.
            wished = self._wished[1] if self._wished is not None and self._wished[0] == before else before.day
            self.go_to(month_on(before, by, wished))
            self._wished = (self.chosen_day, wished)

    def reveal(self, ref: str) -> None:
        """Show a day, given as an ISO date; anything else is passed over."""
        try:
            day = date.fromisoformat(ref)
        except ValueError:
            return
        self.show_view("month")
        self.go_to(day)

    def show_view(self, view: View) -> None:
        """Change to the month, the week or the agenda of the chosen day."""
        if view == self.view:
            return
        self._catch_up()
        if view != "agenda" and self.sought:
            self.seek("")
        # A list gets its rows, and with them its cursor, once it has a size.
        self.view, self._reach = view, True
        self._set_view()
        self.set_focus(self._month if self.is_drawn else self._list)
        self.refresh_keys()

    def open_day(self) -> None:
        """From the month or week into the list of the day, where something stands on it."""
        self._catch_up()
        if not self.is_drawn:
            self.show_view("month")
        self._show_day()
        if self._items:
            self.set_focus(self.query_one("#day-list"))
        elif self._seen.drawn(self.snapshot, self.view, self._day)[2].get(self._day):
            self.say(ONLY_TRIES)
        else:
            self.say(with_keys(NOTHING_YET))

    def back_to_month(self) -> None:
        """From a list back to the month, or to the week that is drawn."""
        if not self.is_drawn:
            self.show_view("month")
        self.set_focus(self._month)

    # -- what the widgets tell --------------------------------------------------------------

    def on_mount(self) -> None:
        """Follow the month at once, so that the day and its list are one paint."""
        for drawn in self.query(Month):
            self.watch(drawn, "day", self._catch_up, init=False)

    @on(Month.Chosen)
    def _catch_up(self) -> None:
        """Show the day the month has chosen. Quick keys are ahead of its messages, so its own day is the true one."""
        before, day = self._day, self.chosen_day
        if day == before:
            return
        self._day, self._wished = day, None
        if self.view == "week" or (before.year, before.month) != (day.year, day.month):
            self._show_month(self.snapshot)
        else:
            self._show_day()
        self._show_heads()

    @on(Month.Opened)
    def _opened(self) -> None:
        self.action_do("open")

    @on(Month.Turned)
    def _turned(self, message: Month.Turned) -> None:
        self.turn(message.by)

    @on(RowList.OptionHighlighted, "#ahead")
    def _row_reached(self, event: RowList.OptionHighlighted) -> None:
        if self.is_drawn:
            return
        id = event.option.id or ""
        item = self._items.get(id)
        day = item.day if item is not None else date.fromisoformat(id[4:]) if id.startswith("day:") else None
        if day is not None and day != self._day:
            self._day = day
            self._show_heads()
        self._show_ahead(self.snapshot)
        self.refresh_keys()

    @on(RowList.OptionHighlighted, "#day-list")
    def moved(self) -> None:
        """What can be done, and what is told in its row, depends on what is under the cursor."""
        if self.is_drawn:
            self._show_day()
        self.refresh_keys()

    def on_descendant_focus(self) -> None:
        """What can be done depends on where the cursor is."""
        self.refresh_keys()
