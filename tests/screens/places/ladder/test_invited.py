"""A step set aside weeks ago, on one line of Ladder: taken back smaller, as it was, or left aside for good."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from ladder_tui.app.app import LadderApp
from tests.kits.builders import NOW, library, rung, win
from tests.kits.dump import keys, squeeze
from tests.screens.places.ladder.test_ladder_place import HOSTILE, press, said

AppAt = Callable[..., LadderApp]
SEED = {
    "wins": [win()],
    "rungs": [
        rung("here", "Say good morning", 40, current=True),
        rung("call", f"Call the surgery and ask for a day {HOSTILE}", 60, minutes=20, set_aside=True,
             set_aside_at=NOW - timedelta(weeks=8)),
    ],
}  # fmt: skip


def offers(app: LadderApp) -> dict[str, bool]:
    return {one.id: one.taken for one in app.journal.snapshot().answered_offers.values()}


async def test_left_aside_it_is_never_asked_again_and_undo_asks_anew(app_at: AppAt) -> None:
    app = app_at(library=library(), seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "5")
        assert "Maybe again, smaller: “Call the surgery" in shown
        assert "” · set aside in January" in shown
        assert "B set-aside step" in squeeze(app)
        assert "You set it aside on 7 January." in await keys(pilot, "B")
        await press(pilot, "escape")
        assert offers(app) == {}
        await press(pilot, "B", "end", "enter")
        assert offers(app) == {"back:call": False}
        assert said(app) == "It stays aside · u takes it back"
        assert "Maybe again" not in await keys(pilot, "B")
        assert "Maybe again" in await keys(pilot, "u")


@pytest.mark.parametrize("choice", ["smaller", "whole"])
async def test_taken_back(app_at: AppAt, choice: str) -> None:
    app = app_at(library=library(), seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "B")
        await press(pilot, *(["down", "enter"] if choice == "whole" else ["enter", "enter", "ctrl+s"]))
        rungs = app.journal.snapshot().rungs
        assert offers(app) == {"back:call": True}
        assert rungs["here"].current, "where one is stays"
        assert rungs["call"].set_aside is (choice == "smaller")
        assert [each.suds for each in rungs.values() if each.parent == "call"] == ([50] if choice == "smaller" else [])
        await press(pilot, "u")
        assert (offers(app), app.journal.snapshot().rungs["call"].set_aside) == ({}, True)
        assert len(app.journal.snapshot().rungs) == 2, "one step of undo"
