"""What is ahead: the first tab of Topics, through real keys."""

from collections.abc import Callable

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.cards.ahead import first_lines
from ladder_tui.screens.flows.cards.situation import SituationPage
from ladder_tui.screens.places.topics.screen import TopicsScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import card, library, plan, situation
from tests.kits.dump import dump, keys, squeeze
from tests.kits.pressing import press, said
from tests.kits.shipped_packs import shipped_library

AppAt = Callable[..., LadderApp]
LUNCH = situation(
    "a/lunch", "Lunch with a colleague I barely know", group="work", settings=("work", "meal"), also=("canteen",)
)
BUS = situation("a/bus-stop", also=("tram",))
CHOIR = situation("a/choir", "A singing group", group="groups", settings=("group",), also=("Chœur",))
COME = card("t/come", "Can I come along?", situations=("lunch",), depth=1)
LATE = card("t/late", "Is it late today?", situations=("bus-stop",), depth=1)
SHELF = library(situations=[LUNCH, BUS, CHOIR], topics=[COME, LATE, card()])


def listed(app: LadderApp) -> list[str | None]:
    return [option.id for option in app.screen.query_one(RowList).options if option.id is not None]


async def test_from_the_place_to_a_line_taken_along(app_at: AppAt) -> None:
    app = app_at(library=shipped_library(), seed={"plans": [plan()]})
    async with app.run_test(size=(80, 24)) as pilot:
        told = await keys(pilot, "4")
        assert "passing by" in told
        assert "63 situations" in told
        told = await keys(pilot, "slash", *"colleague lunch")
        assert "Lunch with a colleague I barely know" in told
        seen = app.journal.snapshot()
        page = next(one for one in seen.library.situations.values() if one.slug == "lunch-colleague")
        (line,) = first_lines(seen, [page]).values()
        assert f"“{line}”" in told, "a line to say stands there before anything is opened"
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, SituationPage)
        await press(pilot, "enter", "p", "enter")
        (kept,) = app.journal.snapshot().plans.values()
        assert len(kept.cards) == 1
        assert said(app) == "Card taken along · u takes it back"
        await press(pilot, "p", "enter")
        (kept,) = app.journal.snapshot().plans.values()
        assert kept.situation is not None
        assert kept.situation.endswith("/lunch-colleague")
        told = await keys(pilot, "1", "enter")
        assert "Lunch with a colleague I barely know" in told, "the brief of the plan shows its page"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("canteen", LUNCH), ("lunhc", LUNCH), ("COLLEAGUE", LUNCH), ("tram", BUS), ("choeur", CHOIR), ("a group", CHOIR)],
)
async def test_typing_narrows_at_once_by_any_word(app_at: AppAt, typed: str, found: object) -> None:
    app = app_at(library=SHELF)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "4", "slash", *typed)
        assert isinstance(app.screen, TopicsScreen)
        assert app.screen.under().thing == found


async def test_letters_stay_keys_of_commands_until_the_search_is_begun(app_at: AppAt) -> None:
    app = app_at(library=SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "j", "x")
        assert listed(app) == [BUS.id, CHOIR.id]
        assert said(app) == "Removed for good · u takes it back"
        await press(pilot, "u")
        assert listed(app) == [BUS.id, LUNCH.id, CHOIR.id]


async def test_what_is_found_by_no_word_is_said_and_esc_shows_all(app_at: AppAt) -> None:
    app = app_at(library=SHELF)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Nothing is found by these words." in await keys(pilot, "4", "slash", *"zzz")
        await press(pilot, "escape")
        assert listed(app) == [BUS.id, LUNCH.id, CHOIR.id]
        assert "/ and any words" in squeeze(app)


async def test_dealing_for_somebody_leads_over_to_the_cards(app_at: AppAt) -> None:
    app = app_at(library=SHELF, seed={"plans": [plan()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "P", "enter")
        assert "A hand for now" in squeeze(app)
        assert set(listed(app)) == {COME.id, LATE.id, "topics/how-start"}


async def test_wide_windows_show_the_page_beside_the_list(app_at: AppAt) -> None:
    app = app_at(library=SHELF)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "4")
        for label in ("usually", "enough", "first minute", "to say", "nothing comes", "to leave", "not when"):
            assert label in dump(app)
        await app.open_at("topics", LUNCH.id)
        await pilot.pause()
        assert "“Can I come along?”" in squeeze(app)
