"""One whole day with real keys on an empty data folder, and the next morning."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.records.plans import Plan
from ladder_tui.widgets.row_list import RowList
from tests.kits.app_house import Clock, make_app
from tests.kits.builders import ZONE
from tests.kits.dump import keys, squeeze, type_in

MORNING = datetime(2026, 3, 4, 9, 0, tzinfo=ZONE)
NEXT_DAY = datetime(2026, 3, 5, 8, 0, tzinfo=ZONE)


def plan_called(app: LadderApp, title: str) -> Plan:
    return next(plan for plan in app.journal.snapshot().plans.values() if plan.title == title)


async def put_cursor(app: LadderApp, pilot: Pilot[Any], plan: Plan) -> None:
    assert app.screen.query_one(RowList).go_to(f"plan:{plan.id}:")
    await pilot.pause()


async def test_a_whole_day_and_the_next_morning(tmp_path: Path) -> None:
    folder, clock = tmp_path / "data", Clock(MORNING)
    app = make_app(folder, clock, welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        # First start: every page but the first skipped.
        assert "Welcome · 1 of 3" in await keys(pilot)
        await keys(pilot, "enter", "escape", "escape")
        assert "Nothing stands on today." in squeeze(app)

        # The check-in, and a suggestion that becomes a plan.
        assert "anxious · energy ●●○○○ · 30 min" in await keys(pilot, "c", "a", "2", "3")
        await keys(pilot, "enter", "enter")
        (picked,) = app.journal.snapshot().plans.values()
        assert picked.origin.kind == "activity"

        # A plan of one's own, with a time and a backup, and a card to take along.
        await keys(pilot, "n")
        await type_in(pilot, "Tea with the neighbour")
        await keys(pilot, "enter")
        await type_in(pilot, "6pm")
        await keys(pilot, "ctrl+t")
        app.screen.query_one("#field-backup").focus()
        await type_in(pilot, "Wave from the window")
        await keys(pilot, "ctrl+s")
        tea = plan_called(app, "Tea with the neighbour")
        assert (tea.at, tea.backup) == (time(18), "Wave from the window")
        await put_cursor(app, pilot, tea)
        assert "A neighbour at the door" in await keys(pilot, "t")
        taken = await keys(pilot, "enter", "p")
        if "Fill the gaps" in taken:  # as the card of the day has some or none
            taken = await keys(pilot, "ctrl+s")
        assert "Card taken along" in taken
        (card_id,) = plan_called(app, "Tea with the neighbour").cards
        card = app.journal.snapshot().library.topics[card_id]
        assert "To take along" in await keys(pilot, "enter")
        assert card.follow_ups[0].say in await keys(pilot, "enter")
        await keys(pilot, "escape", "escape")

        # The picked thing is done.
        clock.forward(hours=3)
        await put_cursor(app, pilot, picked)
        assert "Done. W keeps a small win, 6 reflects." in await keys(pilot, "d")

        # Tea falls through; its backup is there at once and counts in full.
        clock.forward(hours=6, minutes=30)
        await put_cursor(app, pilot, tea)
        assert "Ready instead: Wave from the window" in await keys(pilot, "f")
        await keys(pilot, "enter", "b")
        assert plan_called(app, "Tea with the neighbour").backup_done
        assert "✓ backup done" in squeeze(app)

        # A small win, and a page of writing.
        await keys(pilot, "W")
        await type_in(pilot, "She waved back")
        await keys(pilot, "enter")
        await keys(pilot, "6", "n")
        writing = app.screen.query_one(TextArea)
        writing.text = "The window was open, and so was hers."
        await keys(pilot, "ctrl+s")
        assert "The window was open" in squeeze(app)

        # A second check-in was a slip; undo takes it back.
        await keys(pilot, "1", "c", "g", "5", "5")
        assert "good · energy ●●●●● · 120 min" in squeeze(app)
        assert "anxious · energy ●●○○○ · 30 min" in await keys(pilot, "u")

        # The calendar shows the day as it was.
        shown = await keys(pilot, "2")
        assert "Tea with the neighbour" in shown
        assert "backup done" in shown
        assert picked.title in shown
        await keys(pilot, "q")
    assert app.return_code == 0
    app.journal.close()

    clock = Clock(NEXT_DAY)
    app = make_app(folder, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await keys(pilot)
        assert "Thursday 5 March c check in" in shown
        assert "Nothing stands on today." in shown
        assert "2 tries" in shown
        assert "Nothing to take back" in await keys(pilot, "u")

        assert "4 March" not in squeeze(app)
        shown = await keys(pilot, "2", "left")
        assert "Wednesday 4 March" in shown
        assert "✓ Tea with the neighbour" in shown
        assert f"✓ {picked.title}" in shown

        assert "The window was open" in await keys(pilot, "6")
        assert "She waved back" in await keys(pilot, "7", "right", "right")
        seen = app.journal.snapshot()
        assert f"plan-{picked.id}" in seen.uses
        assert [checkin.mood for checkin in seen.checkins.values()] == ["anxious"]
        assert plan_called(app, "Tea with the neighbour").cards == (card_id,)
        await keys(pilot, "q")
    app.journal.close()
