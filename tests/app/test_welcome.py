from collections.abc import Callable

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from ladder_tui.widgets.row_list import RowList
from tests.kits.dump import keys, squeeze

AppAt = Callable[..., LadderApp]


async def test_every_page_can_be_skipped_and_today_has_ideas_at_once(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot)
        assert "1 of 3" in shown
        for words in ("It is for adults", "not treatment", "Nothing here is monitored", "Talk to a professional"):
            assert words in shown
        assert "2 of 3" in await keys(pilot, "escape")
        assert not app.journal.snapshot().settings.welcomed
        assert "3 of 3" in await keys(pilot, "escape")
        shown = await keys(pilot, "escape")
        assert "Nothing stands on today." in shown
        assert "What could fit" in shown
        assert "? shows the keys of a place" in shown
        seen = app.journal.snapshot()
        assert seen.settings.welcomed
        assert seen.settings.needs == ()
        assert seen.plans == {}
        assert "Nothing to take back" in await keys(pilot, "u")
    app.journal.close()
    again = app_at()
    async with again.run_test(size=(80, 24)) as pilot:
        assert "Nothing stands on today." in await keys(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_second_page_is_a_picture_of_a_day_and_keeps_nothing(app_at: AppAt, size: tuple[int, int]) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=size) as pilot:
        shown = await keys(pilot, "enter")
        for drawn in ("▶ 12:30 Good morning to the neighbour with the", "if it falls through a nod", "To take along"):
            assert drawn in shown
        assert "not now" in shown
        assert app.journal.snapshot().plans == {}


async def test_a_tiny_step_becomes_todays_plan_after_four_keys(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "3 of 3" in await keys(pilot, "enter", "enter")
        assert "It stands on today." in await keys(pilot, "j", "enter")
        (made,) = app.journal.snapshot().plans.values()
        assert made.minutes <= 10
        assert made.effort == 1
        assert made.title in squeeze(app)
        assert app.journal.snapshot().settings.welcomed


async def test_support_is_one_key_away_on_every_page(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot)
        for _ in range(3):
            page = app.screen
            await keys(pilot, "exclamation_mark")
            assert type(app.screen).__name__ == "SupportScreen"
            await keys(pilot, "escape")
            assert app.screen is page
            await keys(pilot, "escape")


async def test_without_packs_there_is_no_step_to_choose(app_at: AppAt) -> None:
    app = app_at(welcomed=False, library=Library())
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "escape", "escape")
        assert "Nothing stands on today." in squeeze(app)
        assert app.journal.snapshot().settings.welcomed


async def test_the_country_may_stay_open_or_be_chosen_from_a_list(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "people to talk to: not now r says it" in await keys(pilot, "enter")
        await keys(pilot, "r")
        assert app.screen.query_one(RowList).go_to("IE")
        assert "people to talk to: Ireland" in await keys(pilot, "enter")
        assert app.journal.snapshot().settings.region == "IE"
