"""The load guard on Today and Calendar: said in words, with choices; nothing blocks."""

from collections.abc import Callable
from datetime import timedelta

from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from tests.kits.builders import NOW, TODAY, library, plan, settings
from tests.kits.dump import keys, squeeze
from tests.kits.pressing import press, said
from tests.kits.shelf_kit import SCRIPT

AppAt = Callable[..., LadderApp]
BIG = plan("big", "A long evening out", day=TODAY + timedelta(days=1), effort=5, minutes=180)
SMALL = plan("small", "Tea", effort=2, minutes=30)


async def test_a_full_week_is_said_and_lightened(app_at: AppAt) -> None:
    app = app_at(
        library=library(scripts=[SCRIPT]), seed={"plans": [BIG, SMALL], "settings": [settings(week_numbers=True)]}
    )
    async with app.run_test(size=(80, 24)) as pilot:
        assert "This week holds 7; about 5 is what it carries · L has choices" in squeeze(app)
        shown = await keys(pilot, "L")
        assert "What a week carries is 5, a careful start." in shown
        assert "morning 3, day 3, evening 3 of 5" in shown
        shown = await keys(pilot, "enter")
        for choice in ("Move something", "Make something smaller", "Keep it as it is", "Say no kindly"):
            assert choice in shown
        await keys(pilot, "down", "enter", "enter")  # smaller, the one that takes most
        await keys(pilot, "ctrl+s")
        big = app.journal.snapshot().plans["big"]
        assert (big.minutes, big.effort) == (90, 4)
        assert "This week holds 6" in squeeze(app)
        await keys(pilot, "L", "enter", "down", "down", "enter")  # keep
        assert "This week 6 of about 5" in squeeze(app)
        await press(pilot, "u")
        assert "L has choices" in squeeze(app)
        shown = await keys(pilot, "L", "enter", "end", "enter", "enter")  # say no kindly
        assert "“I can't this week.”" in shown
        shown = await keys(pilot, "escape")
        assert "And “A long evening out”?" in shown
        await press(pilot, "enter")
        assert app.journal.snapshot().plans["big"].status == "self_cancelled"


async def test_a_week_says_nothing_of_its_effort_until_it_is_asked(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"plans": [BIG, SMALL]})
    async with app.run_test(size=(80, 24)) as pilot:
        for place in ("1", "2"):
            shown = await keys(pilot, place)
            assert "of about" not in shown
            assert "holds 7" not in shown
        assert "This week 7 of about 5, and Saturday is free." in await keys(pilot, "L")


async def test_a_plan_is_moved_made_smaller_and_carries_two_backups(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"plans": [SMALL], "settings": [settings()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "e")
        form = app.screen
        form.query_one("#field-backup", Input).value = "A line to Ana"
        form.query_one("#field-evening", Input).value = "The long bath and the radio"
        await keys(pilot, "ctrl+s")
        kept = app.journal.snapshot().plans["small"]
        assert (kept.backup, kept.evening) == ("A line to Ana", "The long bath and the radio")
        await keys(pilot, "f")
        await keys(pilot, "end", "enter")
        assert "The long bath and the radio" in said(app)
        await keys(pilot, "O", "minus")
        await keys(pilot, "ctrl+s")
        assert app.journal.snapshot().plans["small"].minutes == 15
        await keys(pilot, "v")
        field = app.focused
        assert isinstance(field, Input)
        field.value = "tomorrow"
        await keys(pilot, "ctrl+s")
        assert app.journal.snapshot().plans["small"].day == (NOW + timedelta(days=1)).date()


async def test_the_calendar_has_the_same_choices(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"plans": [BIG, SMALL]})
    async with app.run_test(size=(120, 36)) as pilot:
        await keys(pilot, "2")
        assert "This week holds 7" in await keys(pilot, "L")
        await keys(pilot, "escape", "enter", "minus")
        await keys(pilot, "ctrl+s")
        assert app.journal.snapshot().plans["small"].effort == 1
