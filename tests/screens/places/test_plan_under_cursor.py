"""The plan under the cursor says the whole of it, however little room there is; blank lines go before it does."""

from datetime import time
from typing import Any

import pytest

from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import today_of
from ladder_tui.screens.places.calendar.rows import agenda_rows, day_rows, row_id
from ladder_tui.screens.places.today.rows import item_id, rows
from tests.kits.builders import TODAY, ZONE, card, library, opportunity, person, plan, snapshot

WHOLE = ("18:30", "with  Ana Lima", "where  The old mill", "when  I lock the door", "then  the long way home",
         "if it falls through  a call", "takes along  one card")  # fmt: skip


def full_day() -> Snapshot:
    chance = opportunity("mill", "Pottery", where="The old mill")
    fields: dict[str, Any] = {
        "zone": ZONE.key,
        "cue": "I lock the door",
        "reward": "the long way home",
        "backup": "a call",
        "person_id": "ana",
    }
    plans = [
        plan(f"p{n}", "Pottery", at=time(18, 30), cards=("pack/card",), **fields,
             origin=Origin(kind="opportunity", ref="mill", day=TODAY))
        for n in range(3)
    ]  # fmt: skip
    shelf = library(topics=[card("pack/card")])
    return snapshot(library=shelf, people=[person(name="Ana Lima")], opportunities=[chance], plans=plans)


@pytest.mark.parametrize("height", [8, 12, 16, 24, 40])
@pytest.mark.parametrize("width", [60, 80])
def test_today_says_the_whole_of_the_plan_under_the_cursor(height: int, width: int) -> None:
    there = full_day()
    today = today_of(there)
    for item in today.items[:3]:
        made = rows(today, there, width, height, item_id(item))
        here = next(row.content.plain for row in made if row.id == item_id(item))
        assert [said for said in WHOLE if said not in here] == []
        lines = sum(row.content.plain.count("\n") + 1 for row in made)
        if lines > height:
            assert not [row for row in made if not row.content.plain.strip()], "blank lines go first"


@pytest.mark.parametrize("width", [60, 80])
def test_the_calendar_says_it_in_the_day_and_in_the_days_ahead(width: int) -> None:
    there = full_day()
    items = today_of(there).items[:3]
    at = row_id(items[1])
    for made in (day_rows(items, (), there, width, at=at), agenda_rows({TODAY: items}, {}, there, width, at)):
        told = {row.id: row.content.plain for row in made}
        assert [said for said in WHOLE if said not in told[at]] == []
        assert "if it falls through" not in told[row_id(items[0])]
