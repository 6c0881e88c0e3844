"""Journeys with people: three contacts with signals, a message routine on two days, someone marked not safe."""

from collections.abc import Callable
from datetime import timedelta

from ladder_tui.app.app import LadderApp
from ladder_tui.bound_keys import with_keys
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.items.scripts import Script
from ladder_tui.screens.flows.people.contact import ContactDialog
from ladder_tui.screens.flows.people.gesture_flows import QUIET
from ladder_tui.screens.places.person.screen import PersonScreen
from ladder_tui.screens.places.topics.screen import TopicsScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock
from tests.kits.builders import NOW, activity, checkin, contact, library, opportunity, person, settings, use
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said, write
from tests.kits.shelf_kit import SCRIPT

AppAt = Callable[..., LadderApp]
LINES = [
    Starter(
        id=f"m/{number}", text=f"Morning, {{name}}. Line {number}.", stage="friend", occasion="plain", channel="text",
        asks=False, slots=("name",),
    )
    for number in range(5)
]  # fmt: skip
UNEVEN = Script(
    id="s/uneven", situation="It is always you who calls.", situation_type="uneven_balance", relationship="friend",
    tone="soft", lines=("I'd love you to call.",), repeat_line="Call me.", if_pushed=("Still.",), why="It asks.",
)  # fmt: skip
ANA = person(name="Ana Lima", stage="friend")
ROUTINE = opportunity(
    "line", "A line to Ana Lima", kind="routine", person_id="ana", message=True, rule=Recurrence(frequency="daily")
)


async def test_a_person_is_added_and_three_contacts_carry_their_signals(app_at: AppAt) -> None:
    clock = Clock()
    app = app_at(now=clock, library=library(scripts=[SCRIPT, UNEVEN]))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", "right", "N")
        await write(pilot, "Ana Lima")
        await press(pilot, "ctrl+s", "enter")
        assert isinstance(app.screen, PersonScreen)
        await press(pilot, "g")
        assert said(app) == with_keys(QUIET)
        for letters in (("r", "s", "f", "f", "f", "t"), ("r", "s", "h", "t"), ("t",)):
            await press(pilot, "c", *letters)
            await press(pilot, *"hi")
            if letters == ("t",):  # the same after the note, back among the letters
                assert isinstance(app.screen, ContactDialog)
                await press(pilot, "tab", "r", "s", "s", "s", "s")
            await press(pilot, "enter")
            clock.forward(days=11)
        first, second, third = app.journal.snapshot().contacts.values()
        assert (first.channel, first.note, first.reached, first.proposed, first.felt) == (
            "text", "hi", "me", "me", "drained",
        )  # fmt: skip
        assert (second.support, second.felt) == ("given", None)
        assert (third.reached, third.proposed, third.support, third.felt) == ("me", None, None, None)
        await press(pilot, "g")
        assert "Most of it came from you in the last 90 days" in squeeze(app)
        assert "A line from the scripts about uneven balance" in squeeze(app)
        await press(pilot, "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, TopicsScreen)
        assert "It is always you who calls." in squeeze(app)
        assert "Your week is full." not in squeeze(app)


async def test_what_next_keeps_a_promise_plans_or_finds_a_line(app_at: AppAt) -> None:
    seed = {"people": [person(name="Ana Lima", stage="friend", next_time="Ask about the exam")]}
    app = app_at(library=library(starters=LINES), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.open_at("portfolio", "ana")
        await pilot.pause()
        await pilot.pause()
        rows = app.screen.query_one(RowList)
        assert "What next?" in squeeze(app)
        assert rows.go_to("gesture:0")
        await press(pilot, "enter", "down", "enter", "ctrl+s")
        (plan,) = app.journal.snapshot().plans.values()
        assert (plan.person_id, plan.note) == ("ana", "Ask about the exam")
        assert rows.go_to("gesture:0")
        await press(pilot, "enter", "enter")
        assert "“Morning, Ana. Line" in squeeze(app)
        await press(pilot, "y")
        assert app.clipboard.startswith("Morning, Ana. Line")
        await press(pilot, "d")
        (sent,) = app.journal.snapshot().contacts.values()
        assert (sent.reached, sent.channel) == ("me", "text")


async def test_a_message_routine_is_sent_on_two_days_with_two_lines_and_a_day_between_leaves_no_trace(
    app_at: AppAt,
) -> None:
    clock = Clock()
    app = app_at(now=clock, library=library(starters=LINES), seed={"people": [ANA], "opportunities": [ROUTINE]})
    copied = []
    async with app.run_test(size=(80, 24)) as pilot:
        for days in (0, 2):
            clock.moment = NOW + timedelta(days=days)
            app._look_at_the_day()
            await pilot.pause()
            assert app.screen.query_one(RowList).go_to(f"routine:line:{clock.moment.date()}")
            await pilot.pause()
            before = squeeze(app)
            await press(pilot, "w")
            assert squeeze(app) != before  # another line
            await press(pilot, "Y")
            copied.append(app.clipboard)
            assert copied[-1] in squeeze(app)
            await press(pilot, "d")
        now = app.journal.snapshot()
        assert len(set(copied)) == 2
        assert [found.person_id for found in now.contacts.values()] == ["ana", "ana"]
        assert len(now.plans) == 2
        assert all(plan.status == "done" for plan in now.plans.values())


async def test_someone_marked_not_safe_is_nowhere_at_once(app_at: AppAt) -> None:
    seed = {
        "people": [ANA], "opportunities": [ROUTINE], "checkins": [checkin()],
        "contacts": [contact(at=NOW - timedelta(days=40))],
    }  # fmt: skip
    app = app_at(library=library(starters=LINES), seed=seed)
    async with app.run_test(size=(120, 36)) as pilot:
        assert "Ana Lima" in dump(app)
        await app.open_at("portfolio", "ana")
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "X")
        assert not app.screen.check_action("do", ("message",))
        for place in "1234567":
            await press(pilot, place)
            assert "Ana" not in dump(app), place
        await press(pilot, "ctrl+p", *"ana")
        await pilot.pause(0.3)
        assert "Ana Lima" not in dump(app)


async def test_initials_hide_first_names_in_messages_gestures_and_give_and_take(app_at: AppAt) -> None:
    seed = {
        "settings": [settings(initials=True)],
        "people": [person(name="Zebedee Quux", stage="friend", next_time="Ask Zebedee about it")],
        "opportunities": [opportunity(
            "line", "A line to Zebedee", kind="routine", person_id="ana", message=True,
            rule=Recurrence(frequency="daily"),
        )],
        "contacts": [contact(f"c{n}", at=NOW - timedelta(days=9 * n), reached="me", note="Quux") for n in range(7)],
    }  # fmt: skip
    app = app_at(library=library(starters=LINES), seed=seed)
    async with app.run_test(size=(120, 36)) as pilot:
        assert "Morning, Z." in squeeze(app)
        seen = [dump(app)]
        await app.open_at("portfolio", "ana")
        await pilot.pause()
        await pilot.pause()
        for keys in (("g", "escape"), ("m", "escape"), ("c", "escape")):
            await press(pilot, keys[0])
            seen.append(dump(app))
            await press(pilot, keys[1])
        assert app.screen.query_one(RowList).go_to("gesture:0")
        await press(pilot, "enter")
        seen.append(dump(app))
    assert not [text for text in seen if "Zebedee" in text or "Quux" in text]


async def test_portfolio_narrows_by_access_shows_worth_and_explains_before_the_keys(app_at: AppAt) -> None:
    seated = activity("pack/read", "Read aloud", access="seated from start to end")
    walk = activity("pack/walk", "A lap round the park")
    app = app_at(library=library(activities=[seated, walk]), seed={"uses": [use(worth=8)], "checkins": [checkin()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        assert "A lap round the park · worth 8" in squeeze(app)
        await press(pilot, "question_mark")
        assert "Why this, and keys: Portfolio" in squeeze(app)
        assert "of 100" in squeeze(app)
        await press(pilot, "escape", "f", *["tab"] * 6)
        await write(pilot, "Seated")
        await press(pilot, "ctrl+s")
        assert "reachable: Seated" in squeeze(app)
        assert "Read aloud" in squeeze(app)
        assert "A lap round" not in squeeze(app)


async def test_a_community_says_what_it_stands_for_and_how_to_join(app_at: AppAt) -> None:
    app = app_at(library=library())
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "2", "n")
        await write(pilot, "Repair café")
        form = app.screen
        form.query_one("#field-values").value = "Mending things"  # type: ignore[attr-defined]
        form.query_one("#field-how_to_join").value = "Just turn up"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        (made,) = app.journal.snapshot().opportunities.values()
        assert (made.values, made.how_to_join, made.note) == ("Mending things", "Just turn up", "")
        await press(pilot, "1")
        assert app.screen.query_one(RowList).go_to(f"occurrence:{made.id}:{made.day}")
        await pilot.pause()
        assert "Mending things" in squeeze(app)
        assert "Just turn up" in squeeze(app)
