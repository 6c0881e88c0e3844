"""Calendar: the month, the week and the days ahead; what stands, what was done, and what can be made of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY
from ladder_tui.screens.kit.form import Field, FormDialog
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.places.calendar.views import CalendarPages, View
from ladder_tui.widgets.month import Month
from ladder_tui.widgets.row_list import RowList


class CalendarScreen(CalendarPages):
    """Moving through days and views; what is shown stands in CalendarPages, what can be done in CalendarActions."""

    PLACE = "calendar"
    AUTO_FOCUS: ClassVar[str | None] = "#month"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("calendar")

    # -- moving -----------------------------------------------------------------------------

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, in whatever view there is."""
        day = max(FIRST_DAY, min(LAST_DAY, day))
        turned = (day.year, day.month) != (self._day.year, self._day.month)
        self._day = day
        if self._view == "month":
            if turned or self._month.day != day:
                self._show_month(self.snapshot)
            else:
                self._show_day()
        else:
            self._reach = True
            self._show_ahead(self.snapshot)
        self._show_heads()
        self.refresh_keys()

    def reveal(self, ref: str) -> None:
        """Show a day, given as an ISO date; anything else is passed over."""
        try:
            day = date.fromisoformat(ref)
        except ValueError:
            return
        self._set_view("month")
        self.go_to(day)

    def on_mount(self) -> None:
        """Follow the month at once, so that the day and its list are one paint."""
        super().on_mount()
        self.watch(self._month, "day", self._catch_up, init=False)

    @on(Month.Chosen)
    def _catch_up(self) -> None:
        """Show the day the month has chosen. Quick keys are ahead of its messages, so its own day is the true one."""
        before, day = self._day, self.chosen_day
        if day == before:
            return
        self._day = day
        if (before.year, before.month) != (day.year, day.month):
            self._show_month(self.snapshot)
        else:
            self._show_day()
        self._show_heads()

    @on(Month.Opened)
    def _opened(self) -> None:
        self.action_open()

    @on(Month.Turned)
    def _turned(self, message: Month.Turned) -> None:
        self._turn(message.by)

    @on(RowList.OptionHighlighted, "#ahead")
    def _row_reached(self, event: RowList.OptionHighlighted) -> None:
        if self._view == "month":
            return
        id = event.option.id or ""
        day = date.fromisoformat(id.removeprefix("day:")) if id.startswith("day:") else None
        item = self._items.get(id)
        day = item.day if item is not None else day
        if day is not None and day != self._day:
            self._day = day
            self._show_heads()
        self._tell()
        self.refresh_keys()

    @on(RowList.OptionHighlighted, "#day-list")
    def moved(self) -> None:
        """What can be done depends on what is under the cursor."""
        self.refresh_keys()

    def on_descendant_focus(self) -> None:
        """What can be done depends on where the cursor is."""
        self.refresh_keys()

    @on(RowList.OptionSelected)
    def _selected(self, event: RowList.OptionSelected) -> None:
        id = event.option.id or ""
        if id in self._items:
            self.read_thing(self._items[id])
        elif id.startswith("day:"):
            self.action_open()

    def action_open(self) -> None:
        """What is under the cursor in full, else from the month or week into the list of the day."""
        item = self.thing()
        if item is not None:
            self.read_thing(item)
            return
        self._catch_up()
        self._set_view("month")
        self._show_day()
        if self._items:
            self.set_focus(self.query_one("#day-list"))
        else:
            self.say("Nothing stands on this day yet; p makes a plan for it, n a new chance.")

    def action_back(self) -> None:
        """From a list back to the month."""
        self._set_view("month")
        self.set_focus(self._month)

    def action_next_page(self) -> None:
        """One month or week on."""
        self._turn(1)

    def action_previous_page(self) -> None:
        """One month or week back."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._view == "week":
            self.go_to(self._day + timedelta(days=7 * by))
        elif self._view == "month":
            self.go_to(month_on(self.chosen_day, by))

    def action_go_today(self) -> None:
        """The cursor on today."""
        self.go_to(self.snapshot.today)

    @work(exclusive=True, group="flow")
    async def action_go_to_date(self) -> None:
        """Ask for a date; one that cannot be read stays in the line, with a sentence."""
        field = Field("day", "Day", "day", hint="4 March, 2026-03-04, next friday, +10", required=True)
        values = await self.app.push_screen_wait(FormDialog("Go to a day", [field], journal=self.journal))
        if values is not None:
            if self._view == "agenda":
                self._set_view("month")
            self.go_to(values["day"])

    # -- views ------------------------------------------------------------------------------

    def _set_view(self, view: View) -> None:
        if view == self._view:
            return
        self._catch_up()
        # A list gets its rows, and with them its cursor, once it has a size.
        self._view, self._reach = view, True
        self.set_class(view != "month", "in-list")
        self.show(self.snapshot)
        if view == "month":
            self.set_focus(self._month)
        else:
            self.set_focus(self._list)
        self.refresh_keys()

    def action_month_view(self) -> None:
        """The month of the day."""
        self._set_view("month")

    def action_week_view(self) -> None:
        """The week of the day."""
        self._set_view("week")

    def action_agenda_view(self) -> None:
        """The days ahead."""
        self._set_view("agenda")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The view there is needs no key; back leads from a list to the month."""
        if action == "back":
            return self._view != "month" or (self.is_mounted and self.focused is not self._month)
        if action == f"{self._view}_view":
            return False
        if action in ("next_page", "previous_page"):
            return self._view != "agenda"
        return super().check_action(action, parameters)

    def foot(self) -> Iterable[str]:
        """The keys of where the cursor is."""
        if self.is_mounted and self.thing() is not None:
            names = ("open", "done", "plan", "move", "skip", "edit")
        elif self._view == "month":
            names = ("open", "new", "plan", "week_view", "agenda_view", "go_to_date")
        else:
            names = ("new", "plan", "month_view", "week_view", "agenda_view", "go_to_date")
        return [f"calendar.{name}" for name in names]

    def on_resize(self) -> None:
        """Heads and lines are built for the width there is."""
        if self.is_mounted:
            self.call_after_refresh(self._show_heads)


def month_on(day: date, by: int) -> date:
    """The same day `by` months on, or the last day of that month; days stay within 1900 to 2200."""
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return day
    after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - timedelta(days=1)).day))
