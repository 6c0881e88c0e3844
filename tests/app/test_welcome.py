from collections.abc import Callable

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from tests.kits.dump import keys, squeeze

AppAt = Callable[..., LadderApp]


async def test_every_page_can_be_skipped_and_is_not_shown_again(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot)
        assert "1 of 4" in shown
        for words in ("It is for adults", "not treatment", "Nothing here is monitored", "Talk to a professional"):
            assert words in shown
        assert "2 of 4" in await keys(pilot, "escape")
        assert not app.journal.snapshot().settings.welcomed
        assert "3 of 4" in await keys(pilot, "escape")
        assert "4 of 4" in await keys(pilot, "escape")
        shown = await keys(pilot, "escape")
        assert "Nothing stands on today." in shown
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


async def test_answers_are_kept_when_the_flow_is_left_half_way(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(60, 20)) as pilot:
        await keys(pilot, "enter", "right", "right", "right", "enter", "enter", "right", "enter", "enter")
        needs = app.journal.snapshot().settings.needs
        assert [level.need for level in needs] == ["confidant", "shared_activity"]
        (answers,) = app.journal.snapshot().need_answers.values()
        assert (answers.form, answers.levels) == (1, needs)
        assert "4 of 4" in await keys(pilot, "left", "enter", "right", "enter", "enter", "enter")
    app.journal.close()
    app = app_at()
    settings = app.journal.snapshot().settings
    assert (settings.energy_morning, settings.energy_day, len(settings.needs)) == (2, 4, 2)
    assert not settings.welcomed  # the flow was left before its end, so it is offered again


async def test_a_tiny_step_becomes_todays_plan(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "escape", "escape", "left", "enter", "enter", "enter", "enter")
        assert app.journal.snapshot().settings.energy_morning == 2
        assert "4 of 4" in shown
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
        for _ in range(4):
            page = app.screen
            await keys(pilot, "exclamation_mark")
            assert type(app.screen).__name__ == "SupportScreen"
            await keys(pilot, "escape")
            assert app.screen is page
            await keys(pilot, "escape")


async def test_without_packs_there_is_no_step_to_choose(app_at: AppAt) -> None:
    app = app_at(welcomed=False, library=Library())
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "escape", "escape", "escape")
        assert "Nothing stands on today." in squeeze(app)
        assert app.journal.snapshot().settings.welcomed


async def test_the_country_is_asked_in_one_line_that_may_stay_empty(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "escape", "escape", "down", "down", "down")
        assert "it stays here" in shown
        assert "not now" in shown
        assert "No numbers are known for “zz”" in await keys(pilot, "z", "z", "enter")
        await keys(pilot, "ctrl+u", *"ireland", "enter")
        assert app.journal.snapshot().settings.region == "IE"
