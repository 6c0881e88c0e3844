"""The search line belongs to the user: results follow what stands there and never write to it."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.bound_keys import show_key
from ladder_tui.commands import COMMANDS
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.widgets.bars import KeyBar
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import activity, card, entry, library, situation, win
from tests.kits.dump import dump
from tests.kits.pressing import press

AppAt = Callable[..., LadderApp]
WORDS = "first rain bicycle"


def house(app_at: AppAt) -> LadderApp:
    """An app with one thing in each place that holds the words, and one that does not."""
    shelf = library(
        topics=[card("t/rain", f"Your {WORDS}?"), card("t/kettle", "And the kettle?")],
        situations=[situation("s/rain", f"The {WORDS}"), situation("s/kettle", "The kettle")],
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
async def test_while_words_are_typed_the_footer_names_only_keys_that_do_something(app_at: AppAt, place: str) -> None:
    app = house(app_at)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, place, "slash", *"rain")
        page, _ = page_of(app)
        hints = page.query_one("#keys", KeyBar).hints
        assert {hint.action for hint in hints} >= {"to_list", "do('clear')", "app.keys"}
        for hint in hints:
            assert await outcome_of(pilot, hint.key) in ("opened", "left"), hint
            page.seek("")
            page.begin_search()
            await press(pilot, *"rain")
            assert page.query_one("#keys", KeyBar).hints == hints
        await press(pilot, "enter")
        back = page.query_one("#keys", KeyBar).hints
        assert {hint.action for hint in back} >= {"do('open')", "app.help", "app.support"}


async def outcome_of(pilot: Pilot[None], shown: str) -> str:
    """What a key, by the name that a footer has for it, does to a search that is typed; what opens is left again."""
    page, field = page_of(pilot.app)  # type: ignore[arg-type]  # it is the app of `house`
    names = {show_key(key): key for command in COMMANDS for key in command.keys.split(",")}
    before = (field.value, field.cursor_position)
    await press(pilot, names.get(shown, shown))
    if pilot.app.screen is not page:
        await press(pilot, "escape")
        return "opened"
    if not field.has_focus or not page.searching:
        return "left"
    return "nothing" if (field.value, field.cursor_position) == before else "typed"


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
        assert field.display == (place == "4")  # the first tab of Topics has it always in sight
        assert app.focused.current_id == (found if place != "7" else None)  # the first tab of Growth holds no wins
        await press(pilot, "slash", "enter")
        assert not page.searching


async def test_each_tab_of_topics_keeps_its_words(app_at: AppAt) -> None:
    app = house(app_at)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "right", "slash", *"bicycle", "enter", "right")
        page, field = page_of(app)
        assert field.value == ""
        await press(pilot, "left")
        assert field.value == "bicycle"
        assert page.searching
        assert "kettle" not in dump(app)
