"""Keys that come faster than what they open, in the whole app: nothing falls over, nothing reaches the place below."""

import asyncio
from collections.abc import Callable
from datetime import time, timedelta

import pytest
from textual.widgets import Input, TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.entries import Draft, Entry
from ladder_tui.domain.records.plans import Origin, OriginKind
from ladder_tui.screens.flows.keeping.win import WinDialog
from ladder_tui.screens.flows.review.coming_back import ComingBackPage
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, activity, library, plan, settings, win
from tests.kits.dump import squeeze
from tests.kits.pressing import burst, press

AppAt = Callable[..., LadderApp]


async def test_esc_four_times_on_the_first_page_of_the_first_start(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert "Welcome" in app.screen.card_title  # type: ignore[attr-defined]
        await burst(app, *["escape"] * 4)
        assert app.is_running
        assert "2 of 3" in app.screen.card_title  # type: ignore[attr-defined]  # one page at a time, each to be seen


@pytest.mark.parametrize(
    ("place", "keys", "table", "kept"),
    [
        ("1", "c1111", "checkins", 1),
        ("1", ["W", *"tea", "enter", "enter", "d"], "wins", 2),
        ("2", ["g", *"tomorrow", "enter", "enter", "n"], "plans", 1),
        ("1", ["ctrl+p", "enter", "enter"], "plans", 1),
        ("1", ["ctrl+p", *"keep a small", "enter", "enter", *"tea", "ctrl+s", "ctrl+s"], "wins", 2),
    ],
)
async def test_a_burst_does_its_work_once(app_at: AppAt, place: str, keys: list[str], table: str, kept: int) -> None:
    app = app_at(seed={"plans": [plan()], "wins": [win()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, place)
        await burst(app, *keys)
        assert app.is_running
        now = app.journal.snapshot()
        assert len(getattr(now, table)) == kept
        assert now.plans == {"plan-1": plan()}


@pytest.mark.parametrize("turns", range(6))
@pytest.mark.parametrize("opened", ["growth", "calendar", "a dialog"])
async def test_told_to_end_while_something_opens_it_ends_without_a_fault(
    app_at: AppAt, opened: str, turns: int
) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        opening = app.push_screen(WinDialog(app.journal)) if opened == "a dialog" else app.action_go(opened)
        going = asyncio.ensure_future(opening)
        for _ in range(turns):  # so far it has come until a signal is heard
            await asyncio.sleep(0)
        app.exit(return_code=0)
    going.cancel()
    assert app.return_code == 0
    assert not app.farewell


async def test_typing_ahead_after_a_long_while(app_at: AppAt) -> None:
    app = app_at(seed={"wins": [win(at=NOW - timedelta(days=200))]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert isinstance(app.screen, ComingBackPage)
        await press(pilot, "escape")
        await burst(app, *"c331d")
        assert len(app.journal.snapshot().checkins) == 1


@pytest.mark.parametrize("last", ["ctrl+s", "escape", "ctrl+q"])
async def test_what_stood_on_the_page_when_the_key_was_pressed_is_kept(app_at: AppAt, last: str) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        await burst(app, "n", *"fourteen letters and more", last)
        now = app.journal.snapshot()
        found: list[Entry | Draft] = [*now.entries.values(), *now.drafts.values()]
        assert [one.text for one in found] == ["fourteen letters and more"]


async def test_a_plan_is_typed_in_one_go(app_at: AppAt) -> None:
    app = app_at(seed={"plans": [plan()]})
    async with app.run_test(size=(80, 24)):
        await burst(app, *"nsoup with Ana", "tab", *"!")
        fields = app.screen.query(Input)
        assert fields.first().value == "soup with Ana"
        assert app.screen.query(TextArea) is not None
        assert app.journal.snapshot().plans == {"plan-1": plan()}


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("kind", ["activity", "own"])
async def test_worth_is_asked_of_all_that_is_done_or_of_nothing(app_at: AppAt, kind: OriginKind, asked: bool) -> None:
    done = [plan(origin=Origin(kind=kind, ref="pack/walk")), plan("two", "Tea")]
    seed = {"plans": done, "settings": [settings(ask_worth=asked)]}
    app = app_at(library=library(activities=[activity()]), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(app, "d", *(["1", "0", "enter"] if asked else []))
        await burst(app, "2", "enter", "down", "d", *(["7", "enter"] if asked else []))
        now = app.journal.snapshot()
        assert {one.status for one in now.plans.values()} == {"done"}
        assert app.screen.PLACE == "calendar"  # type: ignore[attr-defined]
        given = [now.uses["plan-plan-1"].worth if kind == "activity" else now.plans["plan-1"].worth]
        given.append(now.plans["two"].worth)
        assert given == ([10, 7] if asked else [None, None])
        # Of an activity that is done without a plan as well.
        await press(pilot, "3")
        app.screen.query_one(RowList).go_to("item:pack/walk")
        await press(pilot, "d", *(["8", "enter"] if asked else []))
        assert [use.worth for use in app.journal.snapshot().uses.values()][-1] == (8 if asked else None)


async def test_a_key_that_is_none_of_the_question_leaves_it_open_and_does_what_it_does(app_at: AppAt) -> None:
    done = [plan(), plan("two", "Tea", at=time(18))]
    app = app_at(library=Library(), seed={"plans": done, "settings": [settings(ask_worth=True)]})
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.screen.query_one(RowList).current_id
        await press(pilot, "d", "j")
        assert app.screen.PLACE == "today"  # type: ignore[attr-defined]
        assert app.screen.query_one(RowList).current_id != before
        assert len([one for one in app.journal.snapshot().plans.values() if one.status == "done"]) == 1
        await press(pilot, "u")
        assert {one.status for one in app.journal.snapshot().plans.values()} == {"open"}
        # A number that is none is refused, and is no key of the page.
        app.screen.query_one(RowList).go_to("plan:plan-1:")
        await press(pilot, "d", "3", "3", "enter")
        assert "33 lies above 10" in squeeze(app)
        await press(pilot, "backspace", "4", "enter")
        assert app.journal.snapshot().plans["plan-1"].worth == 4
        assert app.screen.PLACE == "today"  # type: ignore[attr-defined]
