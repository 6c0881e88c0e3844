"""Beside the list an indented line never wraps back to the edge: it is folded to what its pane has, in whatever window
the page was begun."""

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from ladder_tui.app.app import LadderApp
from ladder_tui.demo.weeks import open_demo
from ladder_tui.widgets.text import Words
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, ZONE
from tests.kits.shipped_packs import shipped_library

#: Keys that go to a page, and one that moves in its list.
PAGES: Any = {
    "Today": ("1", "j"), "Calendar": ("2", "j"), "the week": ("2", "w", "j"), "Portfolio": ("3", "j"),
    "Topics": ("4", "j"), "Ladder": ("5", "j"), "Reflect": ("6", "j"), "Growth": ("7", "j"),
}  # fmt: skip
STEPS = 5


def too_long(app: LadderApp) -> list[str]:
    """The indented lines of words beside the list that their widget has no room for."""
    return [
        row
        for said in app.screen.query(".side Words, #told Words").results(Words)
        if said.content_size.width
        and all(parent.display for parent in said.ancestors_with_self if hasattr(parent, "display"))
        for row in said._said.plain.split("\n")
        if row.startswith("  ") and cell_len(row) > said.content_size.width
    ]


@pytest.mark.parametrize("page", PAGES)
async def test_no_indented_line_is_longer_than_its_pane(page: str, tmp_path: Path) -> None:
    house = open_demo(tmp_path, {}, clock=Clock(NOW), zone=ZONE.key, library=shipped_library())
    app = LadderApp(house.journal)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            *there, on = PAGES[page]
            await pilot.press(*there)
            await pilot.resize_terminal(120, 36)
            await pilot.pause()
            assert app.screen.query(".side Words, #told Words")
            for _ in range(STEPS):
                assert too_long(app) == []
                await pilot.press(on)
                await pilot.pause()
            await pilot.resize_terminal(120, 14)  # so that the bar is there
            await pilot.pause()
            assert too_long(app) == []
    finally:
        house.close()
