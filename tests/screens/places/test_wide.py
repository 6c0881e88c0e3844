"""Very wide windows: words keep to a column, what is drawn takes the room, and no empty pane is drawn."""

from collections.abc import Callable

from ladder_tui.app.app import LadderApp
from ladder_tui.widgets.text import Words
from tests.kits.builders import NOW, contact, person, rung
from tests.kits.pressing import press

AppAt = Callable[..., LadderApp]

#: The widest list of a place that holds words, its edge and scroll bar with it.
COLUMN_AND_EDGE = 94


def pane_and_side(app: LadderApp) -> tuple[int, int]:
    """The cells of the list and of the pane beside it, 0 where there is none."""
    pane, side = app.screen.query(".pane").first(), app.screen.query(".side").first()
    return pane.size.width, side.size.width if side.display else 0


async def test_words_keep_to_a_column_and_the_ladder_does_not(app_at: AppAt) -> None:
    app = app_at(seed={"people": [person()], "contacts": [contact(at=NOW)], "rungs": [rung()]})
    async with app.run_test(size=(200, 60)) as pilot:
        for key in ("1", "3", "4", "6", "comma"):
            await press(pilot, key)
            await pilot.pause()
            pane, side = pane_and_side(app)
            assert pane <= COLUMN_AND_EDGE, key
            assert 58 <= side <= 96, key
        await press(pilot, "5")
        await pilot.pause()
        assert pane_and_side(app)[0] > COLUMN_AND_EDGE


async def test_where_there_is_nothing_more_to_tell_no_pane_is_drawn(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(160, 48)) as pilot:
        for keys in (("5",), ("7",), ("3", "right", "right")):
            await press(pilot, *keys)
            await pilot.pause()
            assert pane_and_side(app)[1] == 0, keys
        await press(pilot, "1")
        await pilot.pause()
        assert pane_and_side(app)[1] > 0
        assert app.screen.query_one("#whole", Words)._said.plain
