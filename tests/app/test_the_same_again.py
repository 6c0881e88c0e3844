"""Deleting, undoing and doing again give the same screen: what stood there is back, the cursor on it."""

from collections.abc import Callable
from datetime import timedelta

from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.attempts import Attempt
from tests.kits.builders import NOW, attempt, contact, entry, outcome, person, plan, prediction, promise, rung, win
from tests.kits.dump import dump, keys

AppAt = Callable[..., LadderApp]


def tried(id: str, days: int) -> Attempt:
    """One that said nothing of its unease."""
    at = NOW - timedelta(days=days)
    return attempt(id, started_at=at, closed_at=at, status="done", prediction=prediction(suds=None),
                   outcome=outcome(peak=None, likelihood_next=40 - days))  # fmt: skip


SEED = {
    "people": [person()],
    "contacts": [
        contact("c1", at=NOW - timedelta(days=3), note="A new job"),
        contact("c2", at=NOW - timedelta(days=9)),
    ],
    "promises": [promise(person_id="ana")],
    "plans": [plan("tea", "Tea by the river", backup="A walk"), plan("walk", "A walk", person_id="ana")],
    "rungs": [rung(current=True), rung("ask", "Ask the baker one thing", suds=40)],
    "attempts": [tried("t1", 4), tried("t2", 9)],
    "entries": [entry()],
    "wins": [win()],
}
#: A place, the keys that lead to what is changed, and the keys that change it.
ACTS = (
    ("1", (), ("d",)), ("1", (), ("f", "escape")), ("1", (), ("x",)),
    ("5", (), ("x",)), ("5", ("down",), ("c",)), ("5", (), ("s",)),
    ("6", ("end",), ("x",)), ("7", ("right", "right", "end"), ("x",)),
)  # fmt: skip


def seen(app: LadderApp) -> str:
    """The screen, less the two last lines: what is said last is another thing each time, and so are keys in reach."""
    return "\n".join(line.rstrip() for line in dump(app).splitlines()[2:-2])


async def there(pilot: Pilot[None], app: LadderApp, *pressed: str) -> str:
    await keys(pilot, *pressed)
    return seen(app)


async def test_deleting_undoing_and_doing_again_give_the_same_screen(app_at: AppAt) -> None:
    app = app_at(library=Library(), seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        for place, lead, act in ACTS:
            before = await there(pilot, app, place, "home", *lead)
            after = await there(pilot, app, *act)
            assert after != before, (place, act)
            assert await there(pilot, app, "u") == before, (place, act)
            assert await there(pilot, app, *act) == after, (place, act)
            assert await there(pilot, app, "u") == before, (place, act)


async def test_a_removed_try_leaves_no_now(app_at: AppAt) -> None:
    under_way = attempt("open", status="open", started_at=NOW - timedelta(hours=1), closed_at=None, outcome=None)
    app = app_at(library=Library(), seed={**SEED, "attempts": [under_way]})
    async with app.run_test(size=(80, 24)) as pilot:
        assert " now Say good morning" in await keys(pilot, "1", "home")
        gone = await keys(pilot, "x")
        assert "begun" not in gone
        assert " now " not in gone.partition("────")[0]
        for place in ("2", "5", "7"):
            shown = await keys(pilot, place)
            assert "begun" not in shown
            assert "under way" not in shown


async def test_tries_without_unease_draw_no_empty_chart(app_at: AppAt) -> None:
    app = app_at(library=Library(), seed=SEED)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "7")
        assert "In 2 of 2 tries what you feared did not happen." in shown
        assert "unease ○" not in shown
        assert "0 25 50 75 100" not in shown
