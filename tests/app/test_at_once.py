"""Keys that come faster than what they open, in the whole app: nothing falls over, nothing reaches the place below."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.widgets import Input, TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.records.entries import Draft, Entry
from ladder_tui.domain.records.plans import Origin, OriginKind
from ladder_tui.screens.flows.checkin.check_in import CheckInDialog
from ladder_tui.screens.flows.keeping.win import WinDialog
from ladder_tui.screens.flows.review.coming_back import ComingBackPage
from tests.kits.builders import NOW, plan, win
from tests.kits.pressing import burst, press

AppAt = Callable[..., LadderApp]


async def test_esc_four_times_on_the_first_page_of_the_first_start(app_at: AppAt) -> None:
    app = app_at(welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert "Welcome" in app.screen.card_title  # type: ignore[attr-defined]
        await burst(app, *["escape"] * 4)
        assert app.is_running
        assert "2 of 4" in app.screen.card_title  # type: ignore[attr-defined]  # one page at a time, each to be seen


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


async def test_typing_ahead_into_the_check_in_after_a_long_while(app_at: AppAt) -> None:
    app = app_at(seed={"wins": [win(at=NOW - timedelta(days=200))]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert isinstance(app.screen, CheckInDialog)
        await burst(app, *"3312d")
        assert len(app.journal.snapshot().checkins) == 1
        assert isinstance(app.screen, ComingBackPage), "a key too many does nothing on the page that follows"


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


@pytest.mark.parametrize("place", ["1", "2"])
@pytest.mark.parametrize("kind", ["activity", "person", "own", "rung"])
async def test_worth_is_asked_of_what_comes_from_the_portfolio_wherever_it_is_done(
    app_at: AppAt, place: str, kind: OriginKind
) -> None:
    done = plan(origin=Origin(kind=kind, ref="pack/walk"))
    app = app_at(seed={"plans": [done]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, place, *(["enter"] if place == "2" else []))
        await burst(app, "d", "7", "enter")
        now = app.journal.snapshot()
        assert now.plans["plan-1"].status == "done"
        assert {"1": "today", "2": "calendar"}[place] == app.screen.PLACE  # type: ignore[attr-defined]
        rated = [use.worth for use in now.uses.values()]
        assert rated == ([7] if kind in ("activity", "person") else [])
