"""The calendar, lived through with real keys, and the corners of it."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from textual.widgets import Input

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.plans import Origin
from ladder_tui.screens.flows.plans.recurrence import RecurrenceDialog
from ladder_tui.screens.kit.form import FormDialog
from ladder_tui.screens.places.calendar.screen import CalendarScreen
from ladder_tui.screens.places.calendar.views import month_on
from ladder_tui.widgets.month import Month
from ladder_tui.widgets.open_field import OpenField
from tests.kits.builders import NOW, TODAY, attempt, opportunity, person, plan, promise, settings
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press

AppAt = Callable[..., LadderApp]
WEEKLY = Recurrence(frequency="weekly")


def pottery(**fields: Any) -> Any:
    return opportunity(**{"at": time(18, 30), "rule": WEEKLY, "where": "Old school", **fields})


def place(app: LadderApp) -> CalendarScreen:
    assert isinstance(app.screen, CalendarScreen)
    return app.screen


def type_into(app: LadderApp, name: str, text: str) -> None:
    app.screen.query_one(f"#field-{name}", Input).value = text


async def test_a_class_is_made_skipped_moved_changed_and_done(app_at: AppAt) -> None:
    app = app_at(library=Library())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        assert "A weekly class, a market, a walk with someone: n puts the first one here." in squeeze(app)
        await press(pilot, "n")
        type_into(app, "title", "Pottery class")
        type_into(app, "when", "today 18:30")
        app.screen.query_one(OpenField).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, RecurrenceDialog)
        await press(pilot, "right", "right")
        assert "Every Wednesday. Next: Wed 4 Mar, Wed 11 Mar, Wed 18 Mar, Wed 25 Mar and Wed 1 Apr." in squeeze(
            app
        ).replace(" │ │ ", " ")
        await press(pilot, "ctrl+s")
        assert "every Wednesday" in dump(app)
        await press(pilot, "ctrl+s")
        assert "18:30  Pottery class" in dump(app)
        assert "Added to the calendar · u takes it back" in dump(app)

        await press(pilot, "j", "enter", "s")
        assert "Left out this one" in dump(app)
        assert "Nothing stands here" in dump(app)
        await press(pilot, "u")
        assert "Wednesday 11 March" in dump(app)
        assert "18:30  Pottery class" in dump(app)

        await press(pilot, "enter", "v")
        type_into(app, "day", "thursday 12 march")
        await press(pilot, "ctrl+s")
        assert "Moved to Thursday 12 March" in dump(app)
        app.screen.query_one(Month).focus()
        await press(pilot, "l")
        assert "moved from Wednesday 11 March" in dump(app)

        await press(pilot, "j", "h", "enter", "e", "down", "enter")
        assert "From here on" in dump(app)
        type_into(app, "title", "Pottery and tea")
        await press(pilot, "ctrl+s")
        assert "Changed from here on" in dump(app)
        assert "Pottery and tea" in dump(app)
        first, second = app.journal.snapshot().opportunities.values()
        assert first.rule is not None
        assert first.rule.until == date(2026, 3, 17)
        assert (second.title, second.day, second.rule) == ("Pottery and tea", date(2026, 3, 18), WEEKLY)

        await press(pilot, "t", "enter", "d")
        assert "✓ Pottery class" in dump(app)
        assert [made.status for made in app.journal.snapshot().plans.values()] == ["done"]
        await press(pilot, "escape")
        assert app.screen.focused is app.screen.query_one(Month)


async def test_an_occurrence_becomes_a_plan_and_a_plan_is_set_aside_and_removed(app_at: AppAt) -> None:
    app = app_at(library=Library(), seed={"opportunities": [pottery(rule=None)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "enter", "p", "ctrl+s")
        assert "planned" in dump(app)
        made = next(iter(app.journal.snapshot().plans.values()))
        assert made.origin == Origin(kind="opportunity", ref="class", day=TODAY)
        await press(pilot, "s")
        assert "○ Pottery class" in dump(app)
        assert "set aside" in dump(app)
        await press(pilot, "s")
        assert "Opened again" in dump(app)
        await press(pilot, "x")
        assert not app.journal.snapshot().plans
        assert "18:30  Pottery class" in dump(app)
        await press(pilot, "x")
        assert not app.journal.snapshot().opportunities
        await press(pilot, "u", "u")
        assert len(app.journal.snapshot().plans) == 1


async def test_of_something_that_recurs_a_day_the_rest_or_all_goes(app_at: AppAt) -> None:
    app = app_at(library=Library(), seed={"opportunities": [pottery(day=TODAY - timedelta(days=7))]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "enter", "x")
        assert all(words in dump(app) for words in ("Only this day", "From here on", "All of its days"))
        await press(pilot, "escape")
        assert "18:30  Pottery class" in dump(app)
        await press(pilot, "x", "down", "enter")
        left = app.journal.snapshot().opportunities["class"]
        assert left.rule == Recurrence(frequency="weekly", until=TODAY - timedelta(days=1))
        await press(pilot, "u", "x", "up", "enter")
        assert not app.journal.snapshot().opportunities


async def test_week_agenda_and_going_to_a_date(app_at: AppAt) -> None:
    app = app_at(
        library=Library(), seed={"opportunities": [pottery(), opportunity("tea", "Tea", TODAY + timedelta(days=9))]}
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "w")
        shown = dump(app)
        assert "The week of Monday 2 March" in shown
        assert "▶ Wednesday 4 March · today" in shown
        assert dump(app).count("free") == 1, "one good free day is named"
        await press(pilot, "j", "enter")
        assert "every Wednesday" in dump(app)
        assert "good for" in dump(app)
        await press(pilot, "escape", "right_square_bracket")
        assert "The week of Monday 9 March" in dump(app)
        await press(pilot, "a")
        shown = dump(app)
        assert shown.index("Wednesday 11 March") < shown.index("Friday 13 March") < shown.index("Wednesday 18 March")
        assert "Thursday 12 March" not in shown
        await press(pilot, "m")
        assert "▌11▐" in dump(app)
        await press(pilot, "g")
        type_into(app, "day", "soonish")
        await press(pilot, "enter")
        assert "is not a day this app can read" in squeeze(app)
        assert app.screen.query_one("#field-day", Input).value == "soonish"
        type_into(app, "day", "29 February 2028")
        await press(pilot, "enter")
        assert "February 2028" in dump(app)
        assert "Tuesday 29 February 2028" in dump(app)
        await press(pilot, "pagedown", "pagedown", "left_square_bracket", "t")
        assert "Wednesday 4 March · today" in dump(app)
        await app.open_at("calendar", "2026-03-13")
        await pilot.pause()
        assert "Friday 13 March" in dump(app)


async def test_promises_routines_and_other_zones(app_at: AppAt) -> None:
    seed = {
        "people": [person()],
        "promises": [promise(person_id="ana", due=TODAY)],
        "opportunities": [opportunity("call", "Book club", TODAY, at=time(9, 0), zone="America/New_York")],
    }
    app = app_at(library=Library(), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        assert "15:00  Book club" in dump(app)
        assert "09:00 in America/New York" in dump(app)
        assert "to remember · Ana" in dump(app)
        await press(pilot, "enter", "j", "d")
        assert "✓ Send the soup recipe" in dump(app)
        await press(pilot, "v")
        assert not app.screen.query("#field-at")
        await press(pilot, "escape", "k", "v")
        type_into(app, "at", "16:00")
        await press(pilot, "ctrl+s")
        assert "16:00  Book club" in dump(app)
        assert "10:00 in America/New York" in dump(app)
        await press(pilot, "N", "enter")
        type_into(app, "title", "Good morning to Ana")
        await press(pilot, "ctrl+s")
        assert "routine · every day" in dump(app)


async def test_text_is_shown_as_typed_and_names_as_initials(app_at: AppAt) -> None:
    nasty = "[/foo] [@click=app.quit]x[/]"
    seed = {
        "opportunities": [pottery(title=nasty, where="[bold]")],
        "plans": [plan(title="Tea with Ana Lima", status="fell_through", closed_at=NOW)],
        "people": [person(name="Ana Lima")],
        "settings": [settings(initials=True)],
    }
    app = app_at(library=Library(), seed=seed)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "2")
        for key in ("w", "j", "k", "a", "m", "enter", "enter"):
            await press(pilot, key)
            assert nasty in dump(app), key
            assert "Lima" not in dump(app)
        await press(pilot, "escape")
        assert "Tea with A. L." in dump(app)


async def test_every_size_serves(app_at: AppAt) -> None:
    app = app_at(library=Library(), seed={"opportunities": [pottery()]})
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "2")
        assert "every Wednesday" in dump(app)
        for width, height in ((41, 11), (200, 60), (120, 12)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert "▌4▐" in dump(app)
            await press(pilot, "w")
            assert "Pottery" in dump(app), (width, height)
            await press(pilot, "m")


async def test_what_cannot_be_done_is_not_offered(app_at: AppAt) -> None:
    app = app_at(library=Library(), seed={"opportunities": [pottery()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        assert place(app).check_action("do", ("skip",)) is False
        assert "d done" not in dump(app)
        await press(pilot, "enter")
        assert place(app).check_action("do", ("skip",)) is True
        assert "d done" in dump(app)
        await press(pilot, "escape", "l", "enter")
        assert "Nothing stands on this day yet" in dump(app)
        await press(pilot, "n")
        assert isinstance(app.screen, FormDialog)
        await press(pilot, "ctrl+s")
        assert "A few words are wanted here." in dump(app)


async def test_quick_keys_find_the_day_that_was_meant(app_at: AppAt) -> None:
    app = app_at(library=Library(), seed={"opportunities": [pottery(rule=None, day=TODAY + timedelta(days=35))]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        shown, month = place(app), app.screen.query_one(Month)
        # As in a burst of keys: the month has moved, and what it told has not been read yet.
        for _ in range(5):
            month.action_move(7)
        assert shown.chosen_day == date(2026, 4, 8)
        shown.action_do("open")
        await pilot.pause()
        item = shown.thing()
        assert item is not None
        assert item.day == date(2026, 4, 8)
        await press(pilot, "escape")
        month.action_move(1)
        shown.action_do("go_today")
        await pilot.pause()
        assert shown.chosen_day == TODAY
        assert "▌4▐" in dump(app)
        month.action_move(7)
        shown.action_do("week_view")
        await pilot.pause()
        assert "▶ Wednesday 11 March" in dump(app)


@pytest.mark.parametrize(
    ("day", "by", "after"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2200, 12, 5), 1, date(2200, 12, 5)),
        (date(1900, 1, 5), -1, date(1900, 1, 5)),
        (date(2200, 11, 30), 1, date(2200, 12, 30)),
    ],
)
def test_a_month_on(day: date, by: int, after: date) -> None:
    assert month_on(day, by) == after


async def test_turning_months_remembers_the_31st_until_another_day_is_chosen(app_at: AppAt) -> None:
    app = app_at(library=Library())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        await app.open_at("calendar", "2026-01-31")
        await pilot.pause()
        await press(pilot, "pagedown")
        assert place(app).chosen_day == date(2026, 2, 28)
        await press(pilot, "pagedown")
        assert place(app).chosen_day == date(2026, 3, 31)
        await press(pilot, "pageup", "left", "right", "pagedown")
        assert place(app).chosen_day == date(2026, 3, 28)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_what_was_tried_without_a_plan_stands_on_its_day(app_at: AppAt, size: tuple[int, int]) -> None:
    app = app_at(seed={"attempts": [attempt(title="Say good morning", closed_at=NOW - timedelta(hours=1))]})
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2")
        assert "08:00 ✓ tried: Say good morning" in squeeze(app)
        await press(pilot, "enter")
        assert "Only tries are on this day" in squeeze(app)
        await press(pilot, "w")
        assert "✓ tried: Say good morning" in squeeze(app)
        await press(pilot, "a")
        assert "✓ tried: Say good morning" in squeeze(app)


async def test_a_week_is_drawn_where_there_is_room_and_a_list_elsewhere(app_at: AppAt) -> None:
    seed = {"opportunities": [pottery()], "plans": [plan(day=TODAY, title="Letter")]}
    app = app_at(library=Library(), seed=seed)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "2", "w")
        screen = app.screen
        assert isinstance(screen, CalendarScreen)
        assert screen.on_month
        shown = dump(app)
        assert "18:00" in shown
        assert "Letter" in shown
        await press(pilot, "right")
        assert screen.chosen_day == TODAY + timedelta(days=1)
        assert "Nothing stands here." in dump(app)
        await press(pilot, "left", "down")
        assert screen.chosen_day == TODAY + timedelta(days=7)
        await press(pilot, "enter")  # into the list of the day, the week stays
        assert (screen.view, screen.on_month) == ("week", False)
        assert "Pottery class" in dump(app)
        await press(pilot, "escape")
        assert screen.on_month
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not screen.is_drawn
        assert "free" in dump(app)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert screen.on_month
