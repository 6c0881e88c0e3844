"""Goals: matched by tag, corrected by hand, one reserve per four periods, neutral endings."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.growth.goal_matching import matches
from ladder_tui.domain.growth.goal_progress import TEMPLATES, from_template, has_room, last_day, progress
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.goals import Goal, GoalMark, GoalTag
from ladder_tui.domain.records.plans import Origin
from tests.kits.builders import NOW, TODAY, attempt, card_mark, contact, opportunity, person, plan, rung, snapshot
from tests.kits.shelf_kit import SCRIPT

START = TODAY - timedelta(days=28)


def goal(**fields: Any) -> Goal:
    """One contact a week for six weeks, begun four weeks ago."""
    return Goal(**{
        "id": "goal", "created": NOW, "verb": "Be in touch", "tag": "contact", "count": 1, "period": "week",
        "start": START, "until": START + timedelta(days=41), **fields,
    })  # fmt: skip


def in_touch(*days_after_start: int, **fields: Any) -> dict[str, Any]:
    at = [NOW - timedelta(days=28) + timedelta(days=days) for days in days_after_start]
    return {
        "people": [person()],
        "contacts": [contact(f"c{n}", at=moment, **fields) for n, moment in enumerate(sorted(at))],
    }


def test_counts_by_period_and_words_of_now() -> None:
    now = snapshot(**in_touch(0, 1, 8, 15, 22))
    found = progress(now, goal())
    assert [period.count for period in found.periods] == [2, 1, 1, 1, 0, 0]
    assert found.words == "0 of 1 since today."
    assert found.reasons == ("As set out in 4 of 4 weeks gone by.", "14 days are left of it.")
    assert progress(snapshot(**in_touch(28)), goal()).words == "1 of 1 since today: that is it for now."

    begun = goal(start=TODAY, until=TODAY + timedelta(days=13))
    assert progress(snapshot(**in_touch(20, 22)), begun).words == "It counts from today on.", (
        "what was before is before"
    )
    later = snapshot(NOW + timedelta(days=3), **in_touch(20, 29))
    assert progress(later, begun).words == "1 of 1 since Wednesday 4 March: that is it for now."


def test_a_rehearsal_counts_as_a_try_at_the_ladder_and_as_nothing_else() -> None:
    alone = rung("alone", people=0, stage="stranger", needs=("shared_activity",))
    tried = attempt(rung_id=alone.id, started_at=NOW)
    planned = plan(status="done", needs=("shared_activity",), origin=Origin(kind="rung", ref=alone.id))
    there = snapshot(rungs=[alone], attempts=[tried], plans=[planned])
    tags: tuple[GoalTag, ...] = ("contact", "new_conversation", "shared_activity", "rung")
    assert [len(matches(there, goal(tag=tag))) for tag in tags] == [0, 0, 0, 2]


@pytest.mark.parametrize(
    ("days", "state", "words"),
    [
        ((0, 7, 14, 21, 28, 35), "met", "It went as you set out. What next, if anything, is up to you."),
        ((0, 7, 21, 28, 35), "met", "It went as you set out. What next, if anything, is up to you."),  # one reserve
        ((0, 7, 21), "over", "It came about 3 times. What was useful in it stays."),
        ((3,), "over", "It came about once. What was useful in it stays."),
        ((), "over", "It is over. Trying it out was fine."),
    ],
)
def test_endings_are_neutral(days: tuple[int, ...], state: str, words: str) -> None:
    now = snapshot(**in_touch(*days), now=NOW + timedelta(days=20))
    found = progress(now, goal())
    assert (found.state, found.words) == (state, words)
    assert found.alternatives == ()


def test_two_short_periods_offer_a_smaller_one() -> None:
    now = snapshot(**in_touch(0, 7))
    (smaller,) = progress(now, goal()).alternatives
    assert (smaller.count, smaller.period) == (1, "fortnight")
    (fewer,) = progress(now, goal(count=3)).alternatives
    assert (fewer.count, fewer.period) == (2, "week")
    assert progress(snapshot(**in_touch(0, 7, 22)), goal()).alternatives == ()
    assert progress(now, goal(period="month", start=START - timedelta(days=60))).alternatives == ()


def test_months_follow_the_calendar() -> None:
    found = progress(snapshot(), goal(period="month", start=date(2026, 1, 31), until=date(2026, 4, 1)))
    assert [(period.first, period.last) for period in found.periods] == [
        (date(2026, 1, 31), date(2026, 2, 27)),
        (date(2026, 2, 28), date(2026, 3, 30)),
        (date(2026, 3, 31), date(2026, 4, 1)),
    ]


CLASS = opportunity("class", rule=Recurrence(frequency="weekly"))
OF_CLASS = Origin(kind="opportunity", ref="class")
STRANGER = rung("hello", stage="stranger")


@pytest.mark.parametrize(
    ("tag", "tables"),
    [
        ("known_event", {"opportunities": [CLASS], "plans": [plan(status="done", origin=OF_CLASS)]}),
        ("being_there", {"plans": [plan(status="left_early", origin=Origin(kind="opportunity", ref="gone"))]}),
        ("contact", {"plans": [plan(status="fell_through", backup_done=True)]}),
        ("shared_activity", {"plans": [plan(status="done", needs=("shared_activity",))]}),
        ("rung", {"rungs": [rung()], "attempts": [attempt()]}),
        ("new_conversation", {"rungs": [STRANGER], "attempts": [attempt(rung_id="hello")]}),
        ("new_conversation", {"people": [person(stage="familiar_face")], "contacts": [contact("b"), contact("c")]}),
        ("reach_out", {"people": [person()], "contacts": [contact(reached="me")]}),
    ],
)  # fmt: skip
def test_what_is_found_by_tag(tag: GoalTag, tables: dict[str, Any]) -> None:
    found = matches(snapshot(**tables), goal(tag=tag))
    assert [match.counts for match in found] == [True] * len(found)
    assert found


def test_what_does_not_count() -> None:
    tables: dict[str, Any] = {
        "people": [person("x", unsafe=True)],
        "contacts": [contact(person_id="x", reached="me")],
        "plans": [plan("a", status="fell_through"), plan("b", status="self_cancelled"), plan("c")],
        "attempts": [attempt(status="self_cancelled", outcome=None)],
    }
    for tag in ("contact", "reach_out", "rung", "being_there"):
        assert matches(snapshot(**tables), goal(tag=tag)) == ()


def test_a_try_of_a_plan_is_one_thing() -> None:
    tables: dict[str, Any] = {
        "rungs": [rung()],
        "plans": [plan(status="done", origin=Origin(kind="rung", ref="rung-1"))],
        "attempts": [attempt(plan_id="plan-1")],
    }
    assert [match.ref for match in matches(snapshot(**tables), goal(tag="rung"))] == ["plans:plan-1"]


def test_the_user_corrects_it() -> None:
    tables = in_touch(26, 27)
    out = GoalMark(id="m", goal_id="goal", at=NOW, ref="contacts:c0", counts=False)
    into = GoalMark(id="n", goal_id="goal", at=NOW, ref="contacts:c1")
    by_hand = GoalMark(id="o", goal_id="goal", at=NOW)
    found = matches(snapshot(**tables, goal_marks=[out]), goal())
    assert [(match.ref, match.counts) for match in found] == [("contacts:c0", False), ("contacts:c1", True)]
    found = matches(snapshot(**tables, goal_marks=[into, by_hand]), goal(tag="rung"))
    assert [(match.ref, match.counts) for match in found] == [("contacts:c1", True), ("goal_marks:o", True)]
    assert progress(snapshot(**tables, goal_marks=[out, by_hand]), goal()).periods[-3].count == 1


def test_two_at_most_and_six_weeks_at_most() -> None:
    assert has_room(snapshot(goals=[goal()]))
    assert not has_room(snapshot(goals=[goal(), goal(id="b")]))
    assert has_room(snapshot(goals=[goal(), goal(id="b", ended=TODAY), goal(id="c", until=TODAY - timedelta(days=1))]))
    assert last_day(TODAY, 6) == TODAY + timedelta(days=41)
    with pytest.raises(ValueError, match="1 to 6 weeks; this would be 7"):
        last_day(TODAY, 7)


def test_templates_include_those_of_the_method() -> None:
    made = [from_template(n, id=str(n), now=NOW, weeks=6) for n in range(len(TEMPLATES))]
    assert {(one.tag, one.count, one.period) for one in made} >= {
        ("new_conversation", 1, "week"), ("known_event", 2, "month"),
    }  # fmt: skip


@given(days=st.lists(st.integers(0, 60), max_size=30), count=st.integers(1, 4), extra=st.integers(0, 41))
@settings(max_examples=150, deadline=None)
def test_one_more_contact_never_makes_it_worse(days: list[int], count: int, extra: int) -> None:
    before = progress(snapshot(**in_touch(*days), now=NOW + timedelta(days=40)), goal(count=count))
    after = progress(snapshot(**in_touch(*days, extra), now=NOW + timedelta(days=40)), goal(count=count))
    assert sum(period.count for period in after.periods) == sum(period.count for period in before.periods) + 1
    assert not (before.state == "met" and after.state != "met")


def test_a_script_that_was_used_counts_as_saying_no_also_once_another_came_in_its_place() -> None:
    shelf = Library(scripts={SCRIPT.id: SCRIPT}, replaced={"scripts/old": SCRIPT.id})
    marks = [
        card_mark("now", SCRIPT.id), card_mark("before", "scripts/old"), card_mark("liked", SCRIPT.id, action="liked"),
        card_mark("gone", "scripts/gone"),
    ]  # fmt: skip
    found = matches(snapshot(library=shelf, card_marks=marks), goal(tag="saying_no"))
    assert [match.ref for match in found] == ["card_marks:before", "card_marks:now"]
    assert {match.title for match in found} == {SCRIPT.situation}
