"""Find anything: commands, people, cards and dates in one box."""

from collections.abc import Callable

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from ladder_tui.app.app import LadderApp
from tests.kits.builders import card, library, person, situation


def found(app: LadderApp) -> list[str]:
    """The rows of the palette, as plain text."""
    rows = app.screen.query_one(OptionList)
    return [str(getattr(option.prompt, "plain", option.prompt)) for option in rows.options]


async def look_for(app: LadderApp, words: str) -> list[str]:
    """Open the palette, type, and wait for what it finds."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        app.screen.query_one("CommandInput").value = words  # type: ignore[attr-defined]  # an Input of Textual's own
        await app.workers.wait_for_complete([w for w in app.workers if w.node is app.screen])
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        return found(app)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("ana", "Ana [b]Lima[/b]"),
        ("undo", "Undo"),
        ("9 march", "Monday 9 March 2026"),
        ("kettle hum", "What does [this] kettle"),
        ("canteen", "Lunch [with] somebody"),
    ],
)
async def test_one_box_finds_everything(app_at: Callable[..., LadderApp], words: str, first: str) -> None:
    shelf = library(
        topics=[card(opener="What does [this] kettle hum to you?")],
        situations=[situation(title="Lunch [with] somebody", also=("canteen",))],
    )
    app = app_at(library=shelf, seed={"people": [person(name="Ana [b]Lima[/b]")]})
    assert (await look_for(app, words))[0].startswith(first)
