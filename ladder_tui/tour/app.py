"""The app on a tour: it turns its own pages, with a line that says what is seen."""

import asyncio
from typing import Final

from textual import events, work

from ladder_tui.app.app import LadderApp
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal
from ladder_tui.services.terminal import Terminal
from ladder_tui.tour.stops import STOPS, Stop
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Words

#: Seconds at each stop.
PACE: Final = 5.0


class Caption(Words):
    """What is said, over the last lines of whatever is shown."""

    DEFAULT_CSS = """
    Caption {
        dock: bottom; overlay: screen; width: 100%; height: auto; padding: 1 3; background: $panel; color: $foreground;
    }
    """


class TourApp(LadderApp):
    """Goes through `STOPS` and ends; so it does at any key or click. `pace` is the seconds at each stop."""

    def __init__(self, journal: Journal, *, pace: float = PACE, terminal: Terminal | None = None) -> None:
        super().__init__(journal, terminal=terminal)
        self._pace = pace

    async def on_mount(self) -> None:
        """Begin with the first page."""
        await super().on_mount()
        self.go_round()

    async def on_event(self, event: events.Event) -> None:
        """Any key or click leaves."""
        if isinstance(event, events.Key | events.MouseDown):
            self.exit()
            return
        await super().on_event(event)

    @work(exclusive=True, group="tour")
    async def go_round(self) -> None:
        """One stop after the other, then leave."""
        for number, stop in enumerate(STOPS, start=1):
            await self.show(stop)
            caption = Caption((stop.says, "bold"), f"\n{number} of {len(STOPS)} · any key leaves")
            await self.screen.mount(caption)
            await linger(self._pace)
            await caption.remove()
        self.exit()

    async def show(self, stop: Stop) -> None:
        """Go to the place of a stop, and open what is shown there."""
        await self.action_go(stop.place)
        page = self.screen
        if stop.opens == "!":
            self.action_support()
        elif stop.opens and isinstance(page, PageScreen):
            page.action_do(stop.opens)
        for rows in page.query(RowList).results(RowList):
            for _ in range(stop.down):
                rows.action_cursor_down()
        # What opens is there before it is spoken of.
        while stop.opens and self.screen is page:
            await asyncio.sleep(0.02)


async def linger(seconds: float) -> None:
    """Time to look at a stop."""
    await asyncio.sleep(seconds)
