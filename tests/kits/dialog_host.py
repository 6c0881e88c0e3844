"""A small app for dialogs: a bare page to lead them from, over a journal, without any of the places."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.reactive import reactive

import ladder_tui
from ladder_tui.app.arriving import Arriving
from ladder_tui.demo.weeks import open_demo
from ladder_tui.domain.library import Library
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.under import PlaceCommands
from ladder_tui.services.journal import Journal
from ladder_tui.wiring import open_house
from tests.kits.app_house import Clock, Seed, fill
from tests.kits.builders import NOW, ZONE, settings
from tests.kits.shipped_packs import shipped_library


class BarePage(PageScreen):
    """A place that shows nothing. `reached` are the keys that came through to it."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, PlaceCommands(flows={}))
        self.reached: list[str] = []
        self.told: list[str] = []

    def compose_body(self) -> ComposeResult:
        yield from ()

    def show(self, snapshot: Snapshot) -> None:
        """Nothing."""

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Said as on every page, and remembered."""
        super().say(words, urgent=urgent)
        if words:
            self.told.append(words)

    def on_key(self, event: events.Key) -> None:
        """A key that no dialog took."""
        self.reached.append(event.key)


class DialogHost(Arriving):
    """The page, and what dialogs are led from. `keep_drafts` and `may_leave` are those of the whole app."""

    CSS_PATH = str(Path(ladder_tui.__file__).parent / "styles" / "base.tcss")
    snapshot: reactive[Snapshot | None] = reactive(None, init=False)

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, reports=None, first="today", theme="")
        self.set_reactive(DialogHost.snapshot, journal.snapshot())
        self.animation_level = "none"
        self.page = BarePage(journal)

    def get_default_screen(self) -> BarePage:
        """The page."""
        return self.page

    def on_mount(self) -> None:
        """Follow the journal, as the app does."""
        self.journal.subscribe(self._changed)

    def _changed(self) -> None:
        self.snapshot = self.journal.snapshot()

    async def open(self, flow: Callable[[PageScreen], Awaitable[object]]) -> None:
        """Lead a flow from the page, until it waits for its first answer."""
        self.run_worker(flow(self.page), group="flow", exclusive=True, description="a flow")
        await self.at_rest()

    @contextmanager
    def going_at_once(self) -> Iterator[None]:
        """Whatever opens meanwhile is taken away before it stands."""

        def push(screen: Any, *args: Any, **options: Any) -> Any:
            opened = Arriving.push_screen(self, screen, *args, **options)
            self.pop_screen()
            return opened

        self.push_screen = push  # type: ignore[method-assign]
        try:
            yield
        finally:
            del self.push_screen

    async def leave_all(self) -> None:
        """Back to the page, without answers."""
        self.workers.cancel_all()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.at_rest()

    @property
    def drafts(self) -> dict[str, str]:
        """What is kept unfinished, by the draft's id."""
        return {draft.id: draft.text for draft in self.journal.snapshot().drafts.values()}


@contextmanager
def demo_host(folder: Path, clock: Clock | None = None) -> Iterator[DialogHost]:
    """Over the invented person of the demo, in an empty folder."""
    house = open_demo(folder, {}, clock=clock or Clock(NOW), zone=ZONE.key, library=shipped_library())
    try:
        yield DialogHost(house.journal)
    finally:
        house.close()


@contextmanager
def seeded_host(
    folder: Path, seed: Seed | None = None, *, library: Library | None = None, clock: Clock | None = None
) -> Iterator[DialogHost]:
    """Over these records, a table each: `{"plans": [plan()]}`."""
    tables: dict[str, Any] = {"settings": [settings()], **(seed or {})}
    clock = clock or Clock(NOW)
    fill(folder, tables, now=clock())
    house = open_house(folder, environ={}, clock=clock, zone=ZONE.key, library=library or shipped_library())
    try:
        yield DialogHost(house.journal)
    finally:
        house.close()
