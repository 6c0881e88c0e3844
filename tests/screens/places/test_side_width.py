"""Beside the list an indented line never wraps back to the edge: it is folded to what its pane has, in whatever window
the page was begun."""

from pathlib import Path
from typing import Final

from rich.cells import cell_len

from ladder_tui.app.app import LadderApp
from ladder_tui.demo.weeks import open_demo
from ladder_tui.widgets.text import Words
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, ZONE
from tests.kits.shipped_packs import shipped_library

#: Keys that go to a page, and last one that moves in its list.
PAGES: Final = (
    ("1", "j"), ("2", "j"), ("2", "w", "j"), ("3", "j"), ("4", "j"), ("4", "right", "j"), ("5", "j"),
    ("6", "j"), ("7", "j"),
)  # fmt: skip
STEPS = 3


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


async def test_no_indented_line_is_longer_than_its_pane(tmp_path: Path) -> None:
    house = open_demo(tmp_path, {}, clock=Clock(NOW), zone=ZONE.key, library=shipped_library())
    app = LadderApp(house.journal)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            for *there, on in PAGES:
                await pilot.press(*there)
                await pilot.resize_terminal(120, 36)
                await pilot.pause()
                assert app.screen.query(".side Words, #told Words")
                for _ in range(STEPS):
                    assert too_long(app) == [], there
                    await pilot.press(on)
                    await pilot.pause()
                await pilot.resize_terminal(120, 14)  # so that the bar is there
                await pilot.pause()
                assert too_long(app) == [], there
                await pilot.resize_terminal(80, 24)
    finally:
        house.close()
