"""The cursor of a list stands in front of its rows, never on their words."""

from pathlib import Path

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.demo.weeks import open_demo
from ladder_tui.widgets.row_list import GUTTER, RowList
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, ZONE
from tests.kits.shipped_packs import shipped_library


def overwritten(app: LadderApp) -> list[str]:
    """The rows of the lists shown that can be reached and have words where the cursor stands."""
    return [
        line
        for rows in app.screen.query(RowList)
        for option in rows.options
        if not option.disabled
        for line in str(option.prompt).split("\n")
        if line[:GUTTER].strip()
    ]


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_no_row_that_can_be_reached_has_words_in_front(size: tuple[int, int], tmp_path: Path) -> None:
    house = open_demo(tmp_path, {}, clock=Clock(NOW), zone=ZONE.key, library=shipped_library())
    app = LadderApp(house.journal)
    try:
        async with app.run_test(size=size) as pilot:
            for keys in ("1", "2", "w", "a", "3", "right", "right", "enter", "escape", "4", "right", "right", "right",
                         "right", "5", "6", "7", "right", "right", "right", "right", "comma"):  # fmt: skip
                await pilot.press(keys)
                await pilot.pause()
                assert overwritten(app) == [], keys
    finally:
        house.close()
