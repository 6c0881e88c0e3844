from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from rich.cells import cell_len

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import NOW, TODAY, ZONE, activity, library, opportunity, person, plan, promise, rung, settings
from tests.kits.dump import along, dump, keys, squeeze, type_in

AppAt = Callable[..., LadderApp]
HOSTILE = "Met [/foo] [@click=app.quit]x[/] \x1b[31mred"


def bins(**fields: Any) -> Plan:
    """A plan with all that a plan can carry."""
    return plan(
        "bins",
        "Good morning to the neighbour",
        at=time(12, 30),
        zone=ZONE.key,
        cue="I take the bins out",
        reward="tea on the balcony",
        backup="nod from the window",
        **fields,
    )


def the_plan(app: LadderApp, id: str = "bins") -> Plan:
    return app.journal.snapshot().plans[id]


async def test_a_day_from_check_in_to_undo(app_at: AppAt) -> None:
    pottery = opportunity(at=time(18, 30), rule=Recurrence(frequency="weekly"))
    soup = promise(due=TODAY, person_id="ana")
    app = app_at(seed={"plans": [bins()], "opportunities": [pottery], "promises": [soup], "people": [person()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = squeeze(app)
        assert "Wednesday 4 March c check in" in shown
        assert "12:30 Good morning to the neighbour" in shown
        assert "when I take the bins out then tea on the balcony if it falls through nod from the window" in shown
        assert shown.index("Good morning") < shown.index("Pottery class every Wednesday") < shown.index("for Ana")

        assert "How is it right now?" in await keys(pilot, "c")
        assert "steady · energy ●●○○○ · 60 min" in await keys(pilot, "s", "2", "4")

        assert "Ready instead: nod from the window" in await keys(pilot, "f")
        shown = await keys(pilot, "j", "enter")
        assert "It stays ready. b notes it." in shown
        assert "fell through ready instead nod from the window" in shown
        assert "counts in full" in await keys(pilot, "b")
        assert the_plan(app).backup_done

        shown = await keys(pilot, "j", "d")
        assert "Done. W keeps a small win, 6 reflects." in shown
        made = next(p for p in app.journal.snapshot().plans.values() if p.origin.kind == "opportunity")
        assert (made.status, made.origin.day) == ("done", TODAY)
        shown = await keys(pilot, "j", "enter")
        assert "✓ kept" in shown
        shown = await keys(pilot, "u", "u", "u")
        assert "Pottery class every Wednesday" in shown
        assert not the_plan(app).backup_done


async def test_left_early_and_set_aside_are_said_kindly_and_can_be_opened_again(app_at: AppAt) -> None:
    app = app_at(seed={"plans": [bins()]})
    async with app.run_test(size=(80, 24)) as pilot:
        assert "You went, and that counts. 6 then K has a kind step." in await keys(pilot, "o")
        assert "left early" in squeeze(app)
        await keys(pilot, "O", "s")
        assert the_plan(app).status == "self_cancelled"
        assert "set aside" in squeeze(app)
        await keys(pilot, "x")
        assert app.journal.snapshot().plans == {}
        await keys(pilot, "u")
        assert the_plan(app).status == "self_cancelled"


async def test_rest_is_a_choice_and_can_be_taken_back(app_at: AppAt) -> None:
    app = app_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one(RowList).go_to("rest")
        shown = await keys(pilot, "enter")
        assert "Resting today" in shown
        assert "What could fit" not in shown
        assert "What could fit" in await keys(pilot, "enter")


async def test_a_card_goes_along_and_is_read_in_the_brief(app_at: AppAt) -> None:
    app = app_at(seed={"plans": [bins()]})
    async with app.run_test(size=(120, 36)) as pilot:
        assert "usually" in await keys(pilot, "t"), "the page that fits"
        assert "Card taken along" in await along(pilot, "enter", "p")
        (card_id,) = the_plan(app).cards
        card = app.journal.snapshot().library.topics[card_id]
        assert "enter shows a card" in await keys(pilot, "enter")
        shown = await keys(pilot, "enter")
        assert card.follow_ups[0].say in shown
        await keys(pilot, "p")
        assert the_plan(app).cards == ()
        assert "starts when" in squeeze(app)


async def test_the_brief_carries_what_is_worth_knowing(app_at: AppAt) -> None:
    ana = person(next_time="Ask about the interview", details="Two cats")
    rungs = [rung(current=True)]
    first = bins(person_id="ana", origin=Origin(kind="rung", ref="rung-1"))
    app = app_at(seed={"plans": [first], "people": [ana], "rungs": rungs})
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot, "enter")
        assert "next time Ask about the interview" in shown
        assert "to recall Two cats" in shown
        assert "What do you fear might happen?" in await keys(pilot, "p")
        await keys(pilot, "escape", "O")
        assert the_plan(app).status == "open"


async def test_the_current_rung_is_offered_and_planned(app_at: AppAt) -> None:
    app = app_at(seed={"rungs": [rung(current=True, backup="Wave from the door", reward="A song")]})
    async with app.run_test(size=(80, 24)) as pilot:
        assert "maybe Say good morning to one neighbour your step · mild" in await keys(pilot)
        assert "A song" in await keys(pilot, "enter")
        await keys(pilot, "enter")
        made = next(iter(app.journal.snapshot().plans.values()))
        assert (made.origin.ref, made.backup, made.reward) == ("rung-1", "Wave from the door", "A song")
        assert "your step" not in squeeze(app)


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_hostile_text_is_shown_as_typed_and_every_line_fits(app_at: AppAt, size: tuple[int, int]) -> None:
    zoned: dict[str, Any] = {"zone": ZONE.key}
    app = app_at(
        seed={
            "plans": [
                plan("h", HOSTILE, at=time(9), cue=HOSTILE, reward=HOSTILE, backup=HOSTILE, person_id="w", **zoned)
            ],
            "people": [person("w", HOSTILE, next_time=HOSTILE, details=HOSTILE)],
            "promises": [promise(text=HOSTILE, due=TODAY, person_id="w")],
            "opportunities": [opportunity(title="日本語の会話 " * 8, at=time(20))],
        }
    )
    async with app.run_test(size=size) as pilot:
        shown = await keys(pilot)
        assert "[/foo] [@click=app.quit]x[/]" in shown
        assert "\x1b" not in shown
        assert all(cell_len(row) <= size[0] for row in dump(app).split("\n"))
        assert "[@click=app.quit]" in await keys(pilot, "enter")


async def test_names_become_initials(app_at: AppAt) -> None:
    seed = {
        "plans": [plan("a", "Tea with Ana Lima", person_id="ana", backup="A line to Ana Lima")],
        "people": [person(name="Ana Lima", next_time="Ana Lima likes oolong")],
        "promises": [promise(text="Call Ana Lima", person_id="ana", due=TODAY)],
        "settings": [settings(initials=True)],
    }
    app = app_at(seed=seed)
    async with app.run_test(size=(120, 36)) as pilot:
        shown = await keys(pilot)
        assert "Tea with A. L." in shown
        assert "Ana" not in shown
        shown = await keys(pilot, "enter")
        assert "Ana" not in shown
        assert "A. L. likes oolong" in shown


async def test_the_cursor_begins_at_what_is_next_and_keeps_its_place(app_at: AppAt) -> None:
    plans = [plan("first", "First", at=time(8), zone=ZONE.key, status="done"), bins()]
    app = app_at(seed={"plans": plans}, library=library(activities=[activity()]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        day = app.screen.query_one(RowList)
        assert day.current_id == "plan:bins:"
        await keys(pilot, "d")
        assert day.current_id == "plan:bins:"
        await keys(pilot, "k")
        assert day.current_id == "plan:first:"
        assert "O open again" in squeeze(app)


async def test_yesterdays_promise_stands_on_today_without_a_word_about_it(app_at: AppAt) -> None:
    app = app_at(seed={"promises": [promise(due=TODAY - timedelta(days=9))]}, now=NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot)
        assert "Send the soup recipe to remember" in shown
        assert "late" not in shown.split("Today", 2)[2]
        await keys(pilot, "e")
        await type_in(pilot, "Send the bread recipe")
        await keys(pilot, "ctrl+s")
        assert "Send the bread recipe" in squeeze(app)
