"""The app over the invented person, with one thing opened in it; and that person's records to open it with."""

import asyncio
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, TextIO

import msgspec
from textual.app import App
from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.demo.weeks import open_demo
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda
from ladder_tui.domain.records.attempts import Attempt, Prediction
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.preview.drawing import svg_of, text_of
from ladder_tui.preview.names import Opener
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import new_id

#: Columns and rows of a drawing, unless another size is asked for.
USUAL: Final = (80, 24)
#: Most turns of the loop that something takes to open; far more than it ever needs.
MOST_TURNS: Final = 50


class Wish(msgspec.Struct, frozen=True):
    """What to press first, and how to draw: `size` in columns and rows, as text, as SVG. Without a drawing it opens."""

    press: tuple[str, ...] = ()
    size: tuple[int, int] | None = None
    text: bool = False
    svg: Path | None = None


class Preview(LadderApp):
    """The app. A fault is shown whole: no words but the invented person's can be in it."""

    def _fatal_error(self) -> None:
        App._fatal_error(self)


async def open_over(pilot: Pilot[Any], opener: Opener) -> None:
    """Open something over the place that is shown, and wait until it stands there."""
    app = pilot.app
    page = app.screen
    assert isinstance(page, PageScreen)
    flow = app.run_worker(opener(page), group="flow")
    for _ in range(MOST_TURNS):
        await pilot.pause()
        if app.screen is not page or flow.is_finished:
            break
    await pilot.pause()


def show(opener: Opener, wish: Wish, environ: Mapping[str, str], out: TextIO) -> int:
    """Open the app with one thing in it, or draw that and leave. The exit code of the app."""
    draws = wish.text or wish.svg is not None

    async def begin(pilot: Pilot[Any]) -> None:
        await open_over(pilot, opener)
        await pilot.press(*wish.press)
        await pilot.pause()
        if pilot.app.return_code:
            return  # a fault, which is told when the app has ended
        if wish.text:
            out.write(text_of(pilot.app) + "\n")
        if wish.svg is not None:
            wish.svg.write_text(svg_of(pilot.app, "ladder"), encoding="utf-8")
        if draws:
            pilot.app.exit()

    with tempfile.TemporaryDirectory() as folder:
        house = open_demo(Path(folder), environ)
        app = Preview(house.journal)
        try:
            size = wish.size or (USUAL if draws else None)
            asyncio.run(app.run_async(headless=draws, size=size, auto_pilot=begin))
        finally:
            house.close()
    return app.return_code or 0


# -- the invented person's records ----------------------------------------------------------


def someone(page: PageScreen) -> Person:
    """The first person with a page."""
    return next(iter(page.snapshot.people.values()))


def something_planned(page: PageScreen) -> AgendaItem:
    """The next thing on the calendar that has a plan or comes back."""
    snapshot = page.snapshot
    days = (snapshot.today + timedelta(days=ahead) for ahead in range(31))
    return next(item for day in days for item in agenda(snapshot, day) if item.kind != "promise")


def here(page: PageScreen) -> Rung:
    """The current rung."""
    return next(rung for rung in page.snapshot.rungs.values() if rung.current)


def old_try(page: PageScreen) -> Attempt:
    """The last try that was looked back at."""
    return max(
        (one for one in page.snapshot.attempts.values() if one.outcome is not None), key=lambda one: one.started_at
    )


def open_try(page: PageScreen) -> Attempt:
    """A try at the current rung, begun now."""
    rung = here(page)
    habits = ("looking at my phone", "saying each word to myself first")
    prediction = Prediction(feared="I will not know what to say", likelihood=60, suds=rung.suds, habits=habits)
    attempt = Attempt(
        id=new_id(), title=rung.text, started_at=page.journal.now(), prediction=prediction, rung_id=rung.id,
        backup=rung.backup, reward=rung.reward,
    )  # fmt: skip
    return page.journal.attempts.begin(attempt)
