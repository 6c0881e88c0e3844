from datetime import time, timedelta

import pytest

from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.reviews import Review
from ladder_tui.domain.today import open_items, today_of
from tests.kits.builders import (
    NOW,
    TODAY,
    activity,
    card,
    checkin,
    choice,
    contact,
    library,
    opportunity,
    person,
    plan,
    promise,
    rung,
    settings,
    snapshot,
)

SHELF = library(activities=[activity()], topics=[card()])


def test_a_free_day_offers_ideas_and_a_card() -> None:
    today = today_of(snapshot(library=SHELF))
    assert today.items == ()
    assert today.next is None
    assert today.picks is not None
    assert [pick.candidate.id for pick in today.picks.picks] == ["pack/walk"]
    assert today.along.card is not None
    assert today.line


def test_next_is_the_first_open_thing_and_a_promise_is_not_next() -> None:
    plans = [plan("early", at=time(8), status="done"), plan("late", at=time(18))]
    today = today_of(snapshot(plans=plans, promises=[promise(due=TODAY)]))
    assert today.next is not None
    assert today.next.ref == "late"
    assert [item.ref for item in open_items(today.items)] == ["late"]


def test_a_full_day_offers_nothing_more() -> None:
    plans = [plan(f"plan-{number}") for number in range(3)]
    today = today_of(snapshot(library=SHELF, plans=plans, rungs=[rung(current=True)]))
    assert today.picks is None
    assert today.rung is None
    done = [plan(f"plan-{number}", status="done") for number in range(3)]
    assert today_of(snapshot(library=SHELF, plans=done)).picks is not None


def test_rest_puts_ideas_away_for_its_day_only() -> None:
    rested = today_of(snapshot(library=SHELF, choices=[choice(item_id="rest", action="rested")]))
    assert rested.resting
    assert rested.picks is None
    before = choice(item_id="rest", action="rested", day=TODAY - timedelta(days=1))
    assert today_of(snapshot(library=SHELF, choices=[before])).picks is not None


def test_the_current_rung_is_offered_until_it_is_planned() -> None:
    ladder = [rung("one", current=True), rung("two")]
    offered = today_of(snapshot(rungs=ladder)).rung
    assert offered is not None
    assert offered.id == "one"
    planned = plan(origin=Origin(kind="rung", ref="one"))
    assert today_of(snapshot(rungs=ladder, plans=[planned])).rung is None
    # The same rung as on Ladder, also where none was marked.
    unmarked = today_of(snapshot(rungs=[rung("two")])).rung
    assert unmarked is not None
    assert unmarked.id == "two"


def test_the_last_check_in_of_today_counts() -> None:
    checkins = [
        checkin("old", at=NOW - timedelta(days=1), energy=1),
        checkin("early", at=NOW - timedelta(hours=2), energy=2),
        checkin("late", at=NOW - timedelta(hours=1), energy=4),
    ]
    latest = today_of(snapshot(checkins=checkins)).checkin
    assert latest is not None
    assert latest.id == "late"
    assert today_of(snapshot(checkins=checkins[:1])).checkin is None


def test_the_week_is_weighed_with_what_recurs() -> None:
    heavy = opportunity(effort=5, day=TODAY + timedelta(days=1))
    picks = today_of(snapshot(library=SHELF, opportunities=[heavy])).picks
    assert picks is not None
    assert picks.inputs.load == 5
    assert picks.picks == ()


@pytest.mark.parametrize(
    ("chosen", "first", "shown"), [(6, 30, True), (6, 3, False), (5, 30, False), (None, 30, False)]
)
def test_the_look_back_is_one_line_on_the_chosen_day(chosen: int | None, first: int, shown: bool) -> None:
    sunday = NOW + timedelta(days=4)
    own = settings(look_back_day=chosen)
    noted = [contact(at=sunday - timedelta(days=first))]
    assert today_of(snapshot(sunday, settings=own, people=[person()], contacts=noted)).look_back is shown
    looked = Review(id="r", at=sunday, week=TODAY)
    assert not today_of(snapshot(sunday, settings=own, people=[person()], contacts=noted, reviews=[looked])).look_back


def test_an_empty_store_is_not_asked_to_look_back() -> None:
    assert not today_of(snapshot(NOW + timedelta(days=4))).look_back
