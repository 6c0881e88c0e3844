"""Growth's tab of rhythm and goals, through real keys."""

from collections.abc import Callable
from datetime import timedelta

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.records.goals import Goal
from ladder_tui.screens.kit.form import FormDialog
from ladder_tui.widgets.fields import Slider
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, contact, library, person
from tests.kits.dump import keys, squeeze
from tests.kits.need_kit import QUESTIONS
from tests.kits.pressing import press, said
from tests.screens.places.growth.test_growth_place import write

AppAt = Callable[..., LadderApp]
WEEK = timedelta(weeks=1)


def weekly(*weeks: int) -> list[object]:
    return [contact(f"c{n}", at=NOW - n * WEEK) for n in weeks]


async def test_a_goal_is_begun_met_and_ends_neutrally(app_at: AppAt) -> None:
    clock = Clock()
    app = app_at(clock, library(), {"people": [person(stage="familiar_face")]})
    async with app.run_test(size=(120, 36)) as pilot:
        shown = await keys(pilot, "7", "g")
        assert "Start one new conversation, once a week" in shown
        await press(pilot, "enter", "ctrl+s")
        assert "It counts from today on." in squeeze(app)
        for _ in range(6):
            app.journal.people.log("ana", "in_person")
            clock.forward(weeks=1)
        app._look_at_the_day()
        await pilot.pause()
        assert "It went as you set out." in squeeze(app)


async def test_a_goal_with_a_short_week_uses_its_reserve_and_can_be_corrected(app_at: AppAt) -> None:
    clock = Clock(NOW)
    app = app_at(clock, library(), {"people": [person()], "contacts": weekly(4, 3, 1)})
    async with app.run_test(size=(120, 36)) as pilot:
        start = (NOW - 4 * WEEK).date()
        app.journal.goals.save(
            Goal(
                id="goal", created=NOW, verb="Be in touch", tag="contact", count=1, period="week", start=start,
                until=start + timedelta(days=27),
            )
        )  # fmt: skip
        await press(pilot, "7", "right", "right", "right")
        assert "It went as you set out." in squeeze(app)  # one short week, and the reserve nobody had to ask for
        await press(pilot, "enter")
        assert "Ana" in squeeze(app)
        await press(pilot, "space")
        assert "It came about 2 times." in squeeze(app)
        await press(pilot, "plus", "escape", "u", "u")
        assert "It went as you set out." in squeeze(app)


async def test_two_at_most_and_a_smaller_one_is_offered(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"people": [person()]})
    async with app.run_test(size=(120, 36)) as pilot:
        start = NOW - 3 * WEEK
        for number in range(2):
            app.journal.goals.save(
                Goal(
                    id=f"goal-{number}", created=start, verb=f"Goal {number}", tag="contact", count=2, period="week",
                    start=start.date(), until=start.date() + timedelta(days=41),
                )
            )  # fmt: skip
        await press(pilot, "7", "right", "right", "right")
        assert "A smaller one is possible" in squeeze(app)
        await press(pilot, "g")
        assert said(app).startswith("Two goals are under way")
        await press(pilot, "enter", "s")
        assert app.journal.snapshot().goals["goal-0"].count == 1
        await press(pilot, "enter", "x")
        assert app.journal.snapshot().goals["goal-0"].ended is not None


async def test_rhythm_leaves_days_away_out(app_at: AppAt) -> None:
    app = app_at(library=library(), seed={"people": [person()], "contacts": weekly(9, 8, 6, 5, 1)})
    async with app.run_test(size=(120, 36)) as pilot:
        shown = await keys(pilot, "7", "right", "right", "right")
        assert "You were in touch in December, January and February." in shown
        assert "A year" in shown
        assert "■ 5 days in touch" in shown
        await keys(pilot, "z", "right", "tab")
        await write(pilot, "2 February")
        await press(pilot, "tab")
        await write(pilot, "1 March")
        await press(pilot, "ctrl+s")
        shown = squeeze(app)
        assert "being ill, from 2 February to 1 March" in shown, shown
        await keys(pilot, "z", "tab")
        await write(pilot, "4 March")
        await press(pilot, "tab")
        await write(pilot, "1 March")
        assert "The last day lies before the first" in await keys(pilot, "ctrl+s")


async def test_the_needs_are_asked_in_turns(app_at: AppAt) -> None:
    app = app_at(library=library(need_questions=QUESTIONS))
    async with app.run_test(size=(120, 36)) as pilot:
        shown = await keys(pilot, "7", "a")
        assert "confidant 0?" in shown
        form = app.screen
        assert isinstance(form, FormDialog)
        form.query_one("#field-q0", Slider).value = 100
        await press(pilot, "ctrl+s")
        (answers,) = app.journal.snapshot().need_answers.values()
        assert answers.form == 1
        assert [(level.need, level.wanted, level.present) for level in app.journal.snapshot().settings.needs] == [
            ("confidant", 10, 0)
        ]
        assert "confidant 1?" in await keys(pilot, "a")
        await press(pilot, "escape")
        assert app.screen.query_one(RowList).display
