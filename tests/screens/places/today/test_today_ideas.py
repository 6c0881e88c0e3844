from collections.abc import Callable
from datetime import time

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.library import Library
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import TODAY, ZONE, opportunity, plan
from tests.kits.dump import keys, squeeze, type_in

AppAt = Callable[..., LadderApp]


async def test_the_plan_form_says_what_would_be_right_and_keeps_what_was_typed(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "n")
        await type_in(pilot, "Tea with [b]Ana")
        await keys(pilot, "enter")
        await type_in(pilot, "half past")
        shown = await keys(pilot, "enter")
        assert "“half past” is not a day this app can read; try friday" in shown
        await keys(pilot, "escape")
        shown = await keys(pilot, "n")
        assert "You were writing this today 09:00. Here it is again." in shown
        assert "Tea with [b]Ana" in shown
        await keys(pilot, "tab")
        await type_in(pilot, "6pm")
        shown = await keys(pilot, "tab", "r", "j", "enter")
        assert "set: then" in shown
        await keys(pilot, "ctrl+s")
        made = next(iter(app.journal.snapshot().plans.values()))
        assert (made.title, made.at, made.backup) == ("Tea with [b]Ana", time(18), "")
        assert made.reward in {reward.text for reward in app.journal.snapshot().library.rewards.values()}
        assert app.journal.snapshot().drafts == {}


async def test_a_check_in_by_arrows_mouse_and_the_way_back(app_at: AppAt) -> None:
    clock = Clock()
    app = app_at(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "c", "g", "escape")
        assert app.journal.snapshot().checkins == {}
        await keys(pilot, "c", "left", "enter", "5", "up", "1")
        await pilot.click("CheckInRows", offset=(12, 4))
        await pilot.pause()
        (noted,) = app.journal.snapshot().checkins.values()
        assert (noted.mood, noted.energy, noted.minutes) == ("flat", 1, 5)
        clock.forward(days=1)
        app.journal.settle()
        app._look_at_the_day()
        await pilot.pause()
        assert "c check in" in squeeze(app)


async def test_without_packs_the_day_still_works(app_at: AppAt) -> None:
    app = app_at(library=Library())
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot)
        assert "Nothing stands on today." in shown
        assert "Rest today" in shown
        await keys(pilot, "n")
        await type_in(pilot, "A walk")
        await keys(pilot, "ctrl+o")
        assert "There are no ideas in the packs" in squeeze(app)
        await keys(pilot, "ctrl+s")
        assert "A walk" in squeeze(app)


async def test_an_empty_day_offers_ideas_that_can_be_swapped_explained_and_planned(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot)
        assert "Nothing stands on today. n makes a plan." in shown
        assert "Rest today a choice like the others" in shown
        first = app.screen.query_one(RowList).current_id
        assert "of 100" in await keys(pilot, "y")
        await keys(pilot, "escape", "w")
        swapped = app.screen.query_one(RowList).current_id
        assert swapped != first
        assert "why this" in await keys(pilot, "enter")  # the whole text, and no form
        shown = await keys(pilot, "enter")
        assert "For today. · u takes it back" in shown
        made = next(iter(app.journal.snapshot().plans.values()))
        assert f"pick:{made.origin.ref}" == swapped
        assert (made.backup, made.reward) == ("", ""), "nothing is filled in that nobody chose"
        assert made.day == TODAY
        assert app.screen.query_one(RowList).current_id == f"plan:{made.id}:"

        await keys(pilot, "d")
        assert app.journal.snapshot().uses[f"plan-{made.id}"].worth is None, "nothing is asked"


async def test_an_occurrence_is_planned_or_left_out(app_at: AppAt) -> None:
    pottery = opportunity(at=time(18, 30), rule=Recurrence(frequency="weekly"), zone=ZONE.key)
    app = app_at(seed={"opportunities": [pottery]})
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Plan it for this day" in await keys(pilot, "e")
        await keys(pilot, "ctrl+s")
        (made,) = app.journal.snapshot().plans.values()
        assert (made.title, made.at, made.origin.ref) == ("Pottery class", time(18, 30), "class")
        assert squeeze(app).count("18:30 Pottery class") == 1
        await keys(pilot, "u", "x")
        assert app.journal.snapshot().opportunities["class"].skipped == (TODAY,)
        assert "Pottery" not in squeeze(app)


async def test_a_second_window_says_why_nothing_is_kept(app_at: AppAt) -> None:
    first = app_at(seed={"plans": [plan()]})
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Read-only" in squeeze(app)
        await keys(pilot, "d")
        assert app.journal.snapshot().plans["plan-1"].status == "open"
        await keys(pilot, "c", "s", "3", "3")
        assert "How is it right now?" in squeeze(app)
        assert app.journal.snapshot().checkins == {}
        await keys(pilot, "escape")
    assert first.journal.snapshot().checkins == {}
