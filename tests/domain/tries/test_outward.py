"""Something to look at or listen for: only what can be seen, heard or read where one is, and another one each time."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import SETTINGS, Setting
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.tries.outward import outward, setting_of
from tests.kits.builders import NOW, attempt, by_id, library, plan, prompt, rung, snapshot
from tests.kits.shipped_packs import shipped_library

QUESTIONS = [
    prompt("coat", moment="during", tags=("outward", "see")),
    prompt("voice", moment="during", tags=("outward", "hear")),
    prompt("message", moment="during", tags=("outward", "words")),
    prompt("own", moment="during", tags=("mine",)),
    prompt("guess", moment="before", tags=("see",)),
]
HERE = snapshot(library=library(reflections=QUESTIONS))


@pytest.mark.parametrize(
    ("setting", "ids"),
    [
        (None, {"coat", "voice", "own"}), ("class", {"coat", "voice", "own"}),
        ("call", {"voice", "own"}), ("text", {"message", "own"}), ("online", {"message", "own"}),
    ],
)  # fmt: skip
def test_only_what_is_there_is_asked(setting: Setting | None, ids: set[str]) -> None:
    asked = [outward(HERE, setting, turn) for turn in range(2 * len(ids))]
    assert {one.id for one in asked if one is not None} == ids
    assert len({one.id for one in asked[: len(ids)] if one is not None}) == len(ids)  # none twice before all


def test_it_changes_with_the_day_and_never_with_the_hour() -> None:
    days = [outward(replace(HERE, now=NOW + timedelta(days=day)), None) for day in range(5)]
    assert len({one.id for one in days if one is not None}) == 3
    assert outward(replace(HERE, now=NOW + timedelta(hours=3)), None) == days[0]


def test_nothing_where_there_is_none_and_what_was_removed_stays_away() -> None:
    assert outward(snapshot(), None) is None
    hidden = by_id([Hidden(id=id, at=NOW) for id in ("voice", "own")])
    assert outward(replace(HERE, hidden=hidden), "call") is None


def test_where_a_try_is() -> None:
    step, planned = rung(setting="call"), plan(setting="park", origin=Origin(kind="rung", ref="rung-1"))
    told = snapshot(rungs=[step], plans=[planned, plan("anywhere")])
    assert setting_of(attempt(), told) == "call"
    assert setting_of(attempt(plan_id="plan-1"), told) == "park"
    assert setting_of(attempt(rung_id=None, plan_id="anywhere"), told) is None


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_packs_have_several_for_every_place(setting: Setting) -> None:
    shipped = snapshot(library=shipped_library())
    assert len({one.id for turn in range(10) if (one := outward(shipped, setting, turn))}) >= 4
