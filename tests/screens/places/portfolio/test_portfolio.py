"""The Portfolio place through real keys, on a real store."""

from collections.abc import Callable
from datetime import timedelta

from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.screens.places.person.screen import PersonScreen
from ladder_tui.screens.places.portfolio.screen import PortfolioScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, TODAY, activity, checkin, contact, library, person, promise, settings, shares
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write

AppAt = Callable[..., LadderApp]
HOSTILE = "[/foo] [@click=app.quit]x[/]"
WALK = activity("pack/walk", "A lap round the park", access="works seated, too", find="your own street")
CHOIR = activity("pack/choir", "Sing with others", effort=4, minutes=90, needs=shares("group_belonging"), price="low")
KETTLE = activity("pack/kettle", "Hello, kettle", effort=1, minutes=5, needs=shares("casual_chat"), place="home")
ACTIVITIES = (WALK, CHOIR, KETTLE)


def current(app: LadderApp) -> str:
    return app.screen.query_one(RowList).current_id or ""


def reveal(app: LadderApp, ref: str) -> None:
    assert isinstance(app.screen, PortfolioScreen)
    app.screen.reveal(ref)


async def at_portfolio(pilot: Pilot[None]) -> None:
    await press(pilot, "3")
    assert isinstance(pilot.app.screen, PortfolioScreen)


async def test_a_pick_becomes_a_plan_and_rest_is_a_choice_like_the_others(app_at: AppAt) -> None:
    app = app_at(library=library(activities=ACTIVITIES), seed={"checkins": [checkin()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_portfolio(pilot)
        assert "steady · energy ●●●○○ · 30 min" in squeeze(app)
        first = current(app).removeprefix("pick:")
        await press(pilot, "y")
        assert "of 100" in dump(app)
        await press(pilot, "escape", "p", "ctrl+s")
        (plan,) = app.journal.snapshot().plans.values()
        assert (plan.origin.kind, plan.origin.ref) == ("activity", first)
        assert [c.item_id for c in app.journal.snapshot().choices.values()] == [first]
        assert f"pick:{first}" not in [row.id for row in app.screen.query_one(RowList).options]
        app.screen.query_one(RowList).go_to("rest")
        await press(pilot, "enter")
        assert "Resting today ✓" in squeeze(app)


async def test_an_activity_is_read_adopted_changed_done_rested_and_removed(app_at: AppAt) -> None:
    app = app_at(library=library(activities=ACTIVITIES), seed={"settings": [settings(ask_worth=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_portfolio(pilot)
        reveal(app, WALK.id)
        await press(pilot, "enter")
        assert "works seated, too" in squeeze(app)
        await press(pilot, "a")
        (mine,) = app.journal.snapshot().activities.values()
        assert mine.source == WALK.id
        assert "Your own" in dump(app)

        await press(pilot, "e")
        await write(pilot, "Two laps")
        await press(pilot, "ctrl+s")
        assert app.journal.snapshot().activities[mine.id].title == "Two laps"

        await press(pilot, "d", *"8", "enter")
        (use,) = app.journal.snapshot().uses.values()
        assert (use.item_id, use.worth) == (mine.id, 8)
        await press(pilot, "d", *"11", "enter")
        assert "11 lies above 10" in squeeze(app)
        await press(pilot, "escape", "z", "enter")
        assert app.journal.snapshot().activities[mine.id].paused_until == TODAY + timedelta(days=7)
        assert "Two laps" not in dump(app)

        await press(pilot, "left")
        assert "Resting" in dump(app)
        await press(pilot, "enter")
        assert "resting until" in squeeze(app)
        await press(pilot, "z")
        assert app.journal.snapshot().activities[mine.id].paused_until is None
        await press(pilot, "right")
        reveal(app, mine.id)
        await press(pilot, "x")
        assert not app.journal.snapshot().activities
        assert WALK.id in app.journal.snapshot().hidden
        await press(pilot, "u")
        assert app.journal.snapshot().activities[mine.id].title == "Two laps"


async def test_a_packs_activity_becomes_ones_own_only_when_the_form_is_kept(app_at: AppAt) -> None:
    app = app_at(library=library(activities=ACTIVITIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_portfolio(pilot)
        reveal(app, KETTLE.id)
        await press(pilot, "e", "escape")
        assert not app.journal.snapshot().activities
        await press(pilot, "e", "ctrl+s")
        (mine,) = app.journal.snapshot().activities.values()
        assert (mine.source, mine.title) == (KETTLE.id, KETTLE.title)
        await press(pilot, "n")
        await write(pilot, " ")
        await press(pilot, "ctrl+s")
        assert "A few words are wanted here." in squeeze(app)
        await write(pilot, "Chess by post")
        await press(pilot, "ctrl+s")
        assert current(app).startswith("item:")
        assert "Chess by post" in dump(app)


async def test_the_list_is_narrowed_searched_and_turned_through_its_tabs(app_at: AppAt) -> None:
    ana = person(details="Keeps bees", needs=("confidant",))
    app = app_at(library=library(activities=ACTIVITIES), seed={"people": [ana, person("bo", "Bo", paused=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_portfolio(pilot)
        await press(pilot, "f", "down", "right", "right", "ctrl+s")  # effort up to 2
        assert "effort up to 2" in squeeze(app)
        assert "Sing with others" not in dump(app)
        await press(pilot, "slash", *"bees")
        assert "Ana" in dump(app)
        assert "kettle" not in dump(app)
        await press(pilot, "escape", "escape")
        assert "Sing with others" in dump(app)
        await press(pilot, "right", "right")
        assert "Bo" not in dump(app)
        await press(pilot, "right")
        assert "resting 1" in dump(app)
        assert " Bo " in dump(app)
        await press(pilot, "slash", *"zzz")
        assert "Nothing here fits all of this. esc shows everything." in squeeze(app)


async def test_someone_new_gets_a_page_and_a_contact_in_one_line_of_keys(app_at: AppAt) -> None:
    app = app_at(library=library(activities=ACTIVITIES))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_portfolio(pilot)
        await press(pilot, "right", "right")
        assert "n adds the first one." in squeeze(app)
        await press(pilot, "N")
        await write(pilot, "Zoë")
        await press(pilot, "ctrl+s")
        (zoe,) = app.journal.snapshot().people.values()
        assert zoe.rhythm_days is None
        await press(pilot, "d", "v", *"hi", "enter")
        (logged,) = app.journal.snapshot().contacts.values()
        assert (logged.person_id, logged.channel, logged.note, logged.at) == (zoe.id, "video", "hi", NOW)
        assert said(app) == "Contact noted · u takes it back"
        await press(pilot, "p", "ctrl+s")
        (plan,) = app.journal.snapshot().plans.values()
        assert (plan.person_id, plan.title) == (zoe.id, "A few words with Zoë")
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)


async def test_hostile_text_is_shown_as_typed_and_names_step_back_behind_initials(app_at: AppAt) -> None:
    nasty = activity("own", HOSTILE, text=HOSTILE, first_step=HOSTILE, own=True)
    who = person(name=HOSTILE, how_known=HOSTILE, details=HOSTILE, next_time=HOSTILE)
    seed = {"activities": [nasty], "people": [who], "contacts": [contact(note=HOSTILE)]}
    seed["promises"] = [promise(text=HOSTILE, person_id="ana")]
    app = app_at(library=library(), seed=seed)
    async with app.run_test(size=(120, 36)) as pilot:
        await at_portfolio(pilot)
        reveal(app, "own")
        await pilot.pause()
        assert dump(app).count("[@click=app.quit]x[/]") >= 4
        for keys in ("e", "z", "d", "enter"):
            await press(pilot, keys)
            assert HOSTILE in squeeze(app)
            await press(pilot, "escape")
        app.screen.query_one(RowList).go_to("item:ana")
        await press(pilot, "enter")
        assert dump(app).count("[@click=app.quit]x[/]") >= 5
        await press(pilot, "c")
        assert HOSTILE in squeeze(app)
        await press(pilot, "escape", "D")
        assert HOSTILE in squeeze(app)
        await press(pilot, "escape", "escape")
        app.journal.people.save(person(name="Ana Lima"))
        app.journal.settle(initials=True)
        await pilot.pause()
        assert "Ana" not in dump(app)
        assert "A. L." in dump(app)
