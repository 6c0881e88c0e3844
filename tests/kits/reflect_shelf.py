"""Questions and kindness cards for the tests of Reflect, and ways to get about there."""

from collections.abc import Callable

from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.items.kindness import KindStep
from ladder_tui.domain.records.entries import Entry
from ladder_tui.screens.places.reflect.screen import ReflectScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import kindness, library, prompt
from tests.kits.pressing import press
from tests.kits.shipped_packs import shipped_library

AppAt = Callable[..., LadderApp]

EASY = prompt("r/easy", "What went more easily than you thought?", moment="after", core=True)
HARD = prompt("r/hard", "Where did it get hard?", moment="after", core=True, writes="hard", tags=("coping",))
STING = prompt("r/sting", "What would a friend say?", moment="setback", form="long", writes="note")
DAY = prompt("r/day", "What was kind today?", writes="win", why="Kind things are quiet.")
OTHER = prompt(
    "r/other", "Which sound belongs to today?", writes="note", form="choice", options=("rain", "a tram", "a dog")
)
STEPS = (
    KindStep(kind="name_it", text="That stung."),
    KindStep(kind="kind_word", text="It may sting."),
    KindStep(kind="next_step", text="Put the kettle on."),
)
KIND = kindness(steps=STEPS)
LETTER = kindness("kindness/letter", "A letter", moment="tired", form="letter")
SHELF = library(
    reflections=[EASY, HARD, STING, DAY, OTHER],
    kindness=[KIND, LETTER],
    heavy_phrases=shipped_library().heavy_phrases.values(),
)


def entries(app: LadderApp) -> list[Entry]:
    """Everything written."""
    return list(app.journal.snapshot().entries.values())


async def at_reflect(pilot: Pilot[None]) -> None:
    """Go to the place."""
    await press(pilot, "6")
    assert isinstance(pilot.app.screen, ReflectScreen)


async def go_to(pilot: Pilot[None], row: str) -> None:
    """Put the cursor on a row."""
    assert pilot.app.screen.query_one(RowList).go_to(row), row
    await pilot.pause()
