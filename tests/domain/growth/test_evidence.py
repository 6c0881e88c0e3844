"""Lifetime counters."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import STATUSES
from ladder_tui.domain.growth.counters import Counters, counters
from ladder_tui.domain.records.entries import Win
from ladder_tui.domain.records.plans import Plan
from tests.kits.builders import NOW, attempt, contact, entry, outcome, plan


def win(id: str = "win-1") -> Win:
    return Win(id=id, text="She asked back.", at=NOW)


def test_nothing_is_said_before_anything_happened() -> None:
    assert counters() == Counters()
    assert counters().words == ""
    assert counters().all_words == ()


def test_words_leave_zeros_out_and_know_one_from_many() -> None:
    assert Counters(tries=12, lessons=7, people=9, wins=3).words == "12 tries · 7 lessons · 9 people met"
    assert Counters(tries=1, people=1).words == "1 try · 1 person met"
    assert Counters(lessons=1, wins=1, backups=2, entries=1).all_words == (
        "1 lesson learned",
        "1 win kept",
        "2 backups that stepped in",
        "1 page written",
    )


@pytest.mark.parametrize(
    ("fields", "tries", "people", "backups"),
    [
        ({"status": "done"}, 1, 1, 0),
        ({"status": "left_early"}, 1, 1, 0),
        ({"status": "fell_through"}, 0, 0, 0),
        ({"status": "fell_through", "backup_done": True}, 1, 0, 1),
        ({"status": "self_cancelled"}, 0, 0, 0),
        ({"status": "open"}, 0, 0, 0),
    ],
)
def test_what_a_plan_adds(fields: dict[str, Any], tries: int, people: int, backups: int) -> None:
    found = counters(plans=[plan(person_id="ana", **fields)])
    assert (found.tries, found.people, found.backups) == (tries, people, backups)


def test_an_attempt_and_its_plan_are_one_try() -> None:
    done = plan(status="done")
    assert counters(plans=[done], attempts=[attempt(plan_id=done.id), attempt("other")]).tries == 2
    assert counters(plans=[done], attempts=[attempt(plan_id=done.id, status="open", outcome=None)]).tries == 1


def test_a_backup_done_is_one_try_whoever_carries_it() -> None:
    saved: dict[str, Any] = {"status": "fell_through", "outcome": None, "backup_done": True}
    assert counters(attempts=[attempt(**saved)]) == Counters(tries=1, backups=1)
    fell = plan(status="fell_through", backup_done=True)
    assert counters(plans=[fell], attempts=[attempt(plan_id=fell.id, **saved)]) == Counters(tries=1, backups=1)
    bare = attempt(plan_id=fell.id, status="fell_through", outcome=None)
    assert counters(plans=[fell], attempts=[bare]) == Counters(tries=1, backups=1)
    assert counters(plans=[plan(status="fell_through")], attempts=[bare]) == Counters()


def test_lessons_people_wins_and_pages() -> None:
    taught = attempt("a1", outcome=outcome(lesson="People are busy, not cold."))
    blank = attempt("a2", outcome=outcome(lesson="  "))
    bare = attempt("a3", status="left_early", outcome=None)
    found = counters(
        attempts=[taught, blank, bare],
        contacts=[contact("c1"), contact("c2"), contact("c3", person_id="ben")],
        plans=[plan(status="done", person_id="ben")],
        wins=[win(), win("win-2")],
        entries=[entry()],
    )
    assert found == Counters(tries=4, lessons=1, people=2, wins=2, entries=1)


plans = st.lists(
    st.builds(
        lambda number, status, backup, who: plan(f"p{number}", status=status, backup_done=backup, person_id=who),
        number=st.integers(0, 20), status=st.sampled_from(STATUSES), backup=st.booleans(),
        who=st.none() | st.sampled_from(("ana", "ben")),
    ),
    max_size=8, unique_by=lambda made: made.id,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(listed=plans, status=st.sampled_from(STATUSES))
def test_more_records_never_make_a_number_smaller(listed: list[Plan], status: str) -> None:
    before = counters(plans=listed)
    tried: Any = attempt(status=status, outcome=None, plan_id=listed[0].id if listed else None)
    for after in (
        counters(plans=listed, attempts=[tried]),
        counters(plans=[*listed, plan("new", status=status)]),
        counters(plans=[replace(one, status="done") if one.status == "open" else one for one in listed]),
    ):
        for name in ("tries", "lessons", "people", "wins", "backups", "entries"):
            assert getattr(after, name) >= getattr(before, name)
