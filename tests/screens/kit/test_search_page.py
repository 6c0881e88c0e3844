"""The search line belongs to the user: results follow what stands there and never write to it."""

from collections.abc import Callable

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import activity, card, entry, library, win
from tests.kits.dump import dump
from tests.kits.pressing import press

AppAt = Callable[..., LadderApp]
WORDS = "first rain bicycle"


def house(app_at: AppAt) -> LadderApp:
    """An app with one thing in each place that holds the words, and one that does not."""
    shelf = library(
        topics=[card("t/rain", f"Your {WORDS}?"), card("t/kettle", "And the kettle?")],
        activities=[activity("a/rain", f"The {WORDS}"), activity("a/kettle", "The kettle")],
    )
    seed = {
        "entries": [entry(text=f"My {WORDS}"), entry("e2", text="The kettle")],
        "wins": [win(text=f"A {WORDS}"), win("w2", text="The kettle")],
    }
    return app_at(library=shelf, seed=seed)


def page_of(app: LadderApp) -> tuple[SearchPage, LineField]:
    assert isinstance(app.screen, SearchPage)
    return app.screen, app.screen.query_one("#search", LineField)


@pytest.mark.parametrize("place", ["3", "4", "6", "7"])
async def test_letters_that_come_before_results_stay_where_they_were_typed(app_at: AppAt, place: str) -> None:
    app = house(app_at)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, place, "slash")
        page, field = page_of(app)
        for letter in WORDS:
            # As when keys are quicker than results: the field has taken the next letter before the last is followed.
            field.insert_text_at_cursor(letter)
        assert page.sought == WORDS
        await pilot.pause()
        assert field.value == WORDS
        assert field.cursor_position == len(WORDS)
        assert WORDS in dump(app)
        assert "kettle" not in dump(app)


@pytest.mark.parametrize("place", ["3", "4", "6", "7"])
async def test_a_search_leads_into_the_list_and_back_out(app_at: AppAt, place: str) -> None:
    app = house(app_at)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, place, "slash", *"bicycle")
        page, field = page_of(app)
        assert page.why_not("clear") == ""
        await press(pilot, "down")
        assert isinstance(app.focused, RowList)
        assert field.display
        found = app.focused.current_id
        await press(pilot, "escape")
        assert field.value == ""
        assert not field.display
        assert app.focused.current_id == (found if place != "7" else None)  # the first tab of Growth holds no wins
        await press(pilot, "slash", "enter")
        assert not page.searching


async def test_each_tab_of_topics_keeps_its_words(app_at: AppAt) -> None:
    app = house(app_at)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "slash", *"bicycle", "enter", "right")
        page, field = page_of(app)
        assert field.value == ""
        await press(pilot, "left")
        assert field.value == "bicycle"
        assert page.searching
        assert "kettle" not in dump(app)
