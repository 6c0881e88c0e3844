"""A week without friction: how many keys the everyday things take, with real keys at 80 by 24. Words do not count."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock, make_app
from tests.kits.builders import NOW, TODAY, plan, rung
from tests.kits.dump import squeeze
from tests.kits.pressing import press, write

#: At most so many keys for each; numbers count as keys, words that somebody types do not.
MOST = {"check-in": 4, "done": 1, "a person": 8, "a weekly event": 20, "a starter": 6, "a try": 15}


class Hands:
    """Somebody at the keys, who counts them."""

    def __init__(self, app: LadderApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot
        self.pressed = 0

    async def keys(self, *names: str) -> str:
        """Press keys and see what stands there then."""
        self.pressed += len(names)
        await press(self.pilot, *names)
        return squeeze(self.app)

    async def words(self, text: str) -> None:
        """Type what only this person can say."""
        await write(self.pilot, text)

    def counted(self) -> int:
        """The keys since this was last asked."""
        pressed, self.pressed = self.pressed, 0
        return pressed


async def test_the_everyday_things_take_few_keys(tmp_path: Path) -> None:
    seed: dict[str, list[Any]] = {
        "plans": [plan(title="A walk")],
        "rungs": [rung("nod", "Nod to the baker", 30, current=True)],
    }
    app = make_app(tmp_path / "data", Clock(NOW), seed=seed)
    took: dict[str, int] = {}
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        hands = Hands(app, pilot)

        assert "steady · energy ●●●○○ · 30 min" in await hands.keys("c", "s", "3", "3")
        took["check-in"] = hands.counted()

        app.screen.query_one(RowList).go_to("plan:plan-1:")
        assert "Done." in await hands.keys("d")
        took["done"] = hands.counted()

        await hands.keys("3", "l", "l", "n")
        await hands.words("Ana Lima")
        await hands.keys("ctrl+s")
        took["a person"] = hands.counted()
        assert [person.name for person in app.journal.snapshot().people.values()] == ["Ana Lima"]

        await hands.keys("2", "n")
        await hands.words("Choir")
        await hands.keys("tab")
        await hands.words("friday 18:30")
        await hands.keys("tab", "enter", "right", "right", "ctrl+s", "ctrl+s")
        took["a weekly event"] = hands.counted()
        (choir,) = app.journal.snapshot().opportunities.values()
        assert choir.rule is not None
        assert (choir.title, choir.day, choir.rule.frequency) == ("Choir", TODAY + timedelta(days=2), "weekly")

        await hands.keys("4", "slash")
        await hands.words("lunch with a colleague")
        shown = await hands.keys("enter", "enter")
        took["a starter"] = hands.counted()
        assert "“What are you working on these days?”" in shown
        await press(pilot, "escape")

        await hands.keys("5", "enter")
        await hands.words("They look away")
        await hands.keys("enter", "6", "0", "ctrl+s")  # before: how likely
        await hands.keys("d", "enter", "right", "enter", "4", "0", "ctrl+s")  # after: no, and how likely next time
        took["a try"] = hands.counted()
        (tried,) = app.journal.snapshot().attempts.values()
        assert tried.outcome is not None
        assert (tried.status, tried.outcome.happened, tried.outcome.likelihood_next) == ("done", "no", 40)
    app.journal.close()
    assert {name: keys for name, keys in took.items() if keys > MOST[name]} == {}
    assert set(took) == set(MOST)
