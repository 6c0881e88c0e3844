"""A step that was set aside is invited back: after some weeks, once, near enough, and never as the next step."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.ladder.boosters import Invitation, invited_back
from ladder_tui.domain.ladder.next_step import next_step
from ladder_tui.domain.ladder.terms import later
from ladder_tui.domain.records.activities import Choice
from ladder_tui.domain.records.decisions import STEP_BACK, CareAnswer, OfferAnswered
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, TODAY, attempt, checkin, outcome, person, rung, settings, snapshot

WEEK = timedelta(weeks=1)
HERE = rung("here", "Say good morning", 40, current=True)


def aside(id: str = "call", suds: int = 60, *, weeks: float = 7, **fields: Any) -> Rung:
    at = fields.pop("at", NOW - weeks * WEEK)
    return rung(id, "Call the surgery", suds, **{"minutes": 20, **fields}, set_aside=True, set_aside_at=at)


def there(*rungs: Rung, **tables: Any) -> Snapshot:
    return snapshot(**{"rungs": [HERE, *rungs], **tables})


def told(*rungs: Rung, **tables: Any) -> Invitation | None:
    return invited_back(there(*rungs, **tables))


def answered(id: str = "call", *, weeks: float) -> dict[str, Any]:
    return {"answered_offers": [OfferAnswered(id=STEP_BACK + id, at=NOW - weeks * WEEK, taken=False)]}


def test_after_six_weeks_smaller_where_there_is_room() -> None:
    assert told(aside(weeks=5.9)) is None
    found = told(aside(weeks=6))
    assert found is not None
    assert (found.rung.id, found.smaller, found.when(TODAY)) == ("call", True, "in January")
    assert told(aside(weeks=6), settings=settings(thresholds=(("ladder.invite_weeks", 7.0),))) is None
    tight = told(aside(suds=41))
    assert tight is not None
    assert not tight.smaller, "between 40 and 41 there is no room"
    old = told(aside(weeks=40))
    assert old is not None
    assert old.when(TODAY) == "in May 2025"


def test_the_one_set_aside_first_and_one_at_a_time() -> None:
    both = (aside("later", weeks=7), aside("first", weeks=9))
    found = told(*both)
    assert found is not None
    assert found.rung.id == "first"
    assert told(*both, **answered("first", weeks=1)) is None, "an answer brings quiet for two weeks"
    after = told(*both, **answered("first", weeks=3))
    assert after is not None
    assert after.rung.id == "later"
    assert told(both[1], **answered("first", weeks=300)) is None, "never again for that step"


@pytest.mark.parametrize(
    ("why", "rungs", "tables"),
    [
        ("nobody noted when", [aside(at=None)], {}),
        ("it stands", [replace(aside(), set_aside=False)], {}),
        ("a smaller piece has come back", [aside(), rung("piece", suds=50, parent="call")], {}),
        ("even a smaller piece is a jump", [aside(suds=95)], {}),
        ("another ladder", [aside(ladder_id="calls")], {"settings": settings(ladder="own")}),
        ("a pause", [aside()], {"care_answers": [CareAnswer(id="c", at=NOW - WEEK, harder=True)]}),
        ("little energy", [aside()], {"checkins": [checkin(energy=2)]}),
        ("something was tried today", [aside()], {"attempts": [attempt(rung_id="here", outcome=outcome())]}),
        ("rest", [aside()], {"choices": [Choice(id="c", item_id="rest", day=TODAY, at=NOW, action="rested")]}),
    ],
)
def test_not_now(why: str, rungs: list[Rung], tables: dict[str, Any]) -> None:
    assert told(aside()) is not None
    assert told(*rungs, **tables) is None, why


def test_nothing_with_somebody_who_is_not_safe() -> None:
    boris = person("boris", "Boris", unsafe=True)
    coffee = replace(aside(), text="Coffee with Boris")
    assert told(coffee) is not None
    assert told(coffee, people=[boris]) is None


def test_where_everything_was_set_aside_it_is_a_way_back() -> None:
    found = invited_back(snapshot(rungs=[aside(suds=95)]))
    assert found is not None


@given(
    weeks=st.lists(st.one_of(st.none(), st.floats(0, 60)), max_size=4),
    suds=st.lists(st.integers(0, 100), min_size=4, max_size=4),
    gone=st.sets(st.integers(0, 3)),
    ago=st.floats(0, 60),
)
def test_what_is_invited_is_aside_long_enough_unanswered_and_no_next_step(
    weeks: list[float | None], suds: list[int], gone: set[int], ago: float
) -> None:
    rungs = [
        aside(f"{n}", suds[n], at=None if passed is None else NOW - passed * WEEK) for n, passed in enumerate(weeks)
    ]
    offers = [OfferAnswered(id=f"{STEP_BACK}{n}", at=NOW - ago * WEEK, taken=False) for n in gone]
    shown = there(*rungs, answered_offers=offers)
    found = invited_back(shown)
    if found is not None:
        at = found.rung.set_aside_at
        assert at is not None
        assert later(at, days=42) <= NOW
        assert int(found.rung.id) not in gone
        assert not offers or ago >= 2
    plain = next_step(snapshot(rungs=[HERE]))
    assert next_step(shown).rung == plain.rung, "the next step is the same, whatever is invited"
