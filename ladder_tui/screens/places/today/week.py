"""What Today does with a plan's size and place in the week: move it, make it smaller, look at the week."""

from rich.cells import cell_len
from textual import events, on, work

from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.load_signals import signals
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.move import ask_move
from ladder_tui.screens.flows.plans.week_load import look_at_week, make_smaller, week_sentence
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.text import Part, cut


class TodayWeek(PageScreen):
    """Three commands of Today; `TodayScreen` adds the others."""

    def _item(self) -> AgendaItem | None:
        """The line of the plan under the cursor."""
        raise NotImplementedError

    @work(exclusive=True, group="flow")
    async def action_move(self) -> None:
        """To another day or time."""
        item = self._item()
        if item is not None:
            await ask_move(self, item)

    @work(exclusive=True, group="flow")
    async def action_smaller(self) -> None:
        """Half the length, one effort less."""
        item = self._item()
        if item is not None:
            await make_smaller(self, item)

    @on(events.Click, "#count")
    def _week_clicked(self) -> None:
        self.action_week()

    @work(exclusive=True, group="flow")
    async def action_week(self) -> None:
        """What the week carries, and what may need a look."""
        await look_at_week(self)


def week_line(snapshot: Snapshot, counted: str, width: int) -> list[Part]:
    """The week in words at the left, or the first signal of the load guard; the lifetime counters at the right.

    Where both do not fit the free day is left out first, then the counters.
    """
    found = signals(snapshot)
    week = f"{found[0].words.rstrip('.')} · L has choices" if found else week_sentence(snapshot)
    for said in (week, week.partition(",")[0]):
        gap = width - 3 - cell_len(said) - cell_len(counted)
        if gap >= 2 or not counted:
            return [(f" {cut(said, width - 2)}", "$quiet"), " " * max(0, gap), (f" {counted}", "$quiet")]
    return [(f" {cut(week, width - 2)}", "$quiet")]
