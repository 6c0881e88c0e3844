"""Weeks with some contact; weeks away leave both numbers; a week under way never counts against anyone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.growth.rhythm import (
    contact_days,
    first_day,
    has_been_here,
    is_back,
    is_first_day_back,
    rhythm,
)
from ladder_tui.domain.records.checkins import Away
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, TODAY, attempt, checkin, contact, person, plan, rung, snapshot

#: The Monday of the week of NOW, a Wednesday.
MONDAY = date(2026, 3, 2)


def weeks_ago(*numbers: int) -> Snapshot:
    """A contact on the Wednesday of each of these weeks before this one, and of nothing else."""
    return snapshot(
        people=[person()], contacts=[contact(f"c{n}", at=NOW - timedelta(weeks=n)) for n in sorted(numbers)[::-1]]
    )


def test_what_was_is_said_and_what_was_not_is_not() -> None:
    found = rhythm(weeks_ago(9, 8, 7, 5, 4, 2, 1))
    assert found is not None
    assert found.words == "You were in touch in December, January and February."
    assert [contact for _, contact in found.weeks] == [True, True, False, True, True, False, True, True]
    assert found.weeks[0][0] == MONDAY - timedelta(weeks=1)


def test_weeks_one_after_the_other_are_said_as_such() -> None:
    found = rhythm(weeks_ago(4, 3, 2, 1))
    assert found is not None
    assert found.words == "You were in touch in each of your last 4 weeks."


def test_two_months_apart() -> None:
    now = snapshot(people=[person()], contacts=[contact("a", at=NOW), contact("b", at=NOW - timedelta(days=90))])
    found = rhythm(now)
    assert found is not None
    assert found.words == "You were in touch in December and March."


def test_without_contact_nothing_is_said() -> None:
    found = rhythm(snapshot(checkins=[checkin(at=NOW - timedelta(days=60))]))
    assert found is not None
    assert found.words == ""


@pytest.mark.parametrize(("days", "shown"), [(20, False), (21, True)])
def test_shown_after_the_third_week(days: int, shown: bool) -> None:
    now = snapshot(people=[person()], contacts=[contact(at=NOW - timedelta(days=days))])
    assert (rhythm(now) is not None) is shown


def test_weeks_away_leave_both_numbers() -> None:
    now = weeks_ago(8, 7, 6, 1)
    ill = Away(id="ill", kind="ill", first=MONDAY - timedelta(weeks=5), last=MONDAY - timedelta(days=8))
    away = snapshot(people=[person()], contacts=now.contacts, away=[ill])
    before, after = rhythm(now), rhythm(away)
    assert before is not None
    assert after is not None
    assert [contact for _, contact in before.weeks] == [True, False, False, False, False, True, True, True]
    assert [contact for _, contact in after.weeks] == [True, True, True, True]
    assert after.words == "You were in touch in January and February.", "of the weeks away nothing is said"


def test_the_week_under_way_counts_only_for() -> None:
    without, with_one = rhythm(weeks_ago(4, 3, 2, 1)), rhythm(weeks_ago(4, 3, 2, 1, 0))
    assert without is not None
    assert with_one is not None
    assert [contact for _, contact in without.weeks] == 4 * [True]
    assert [contact for _, contact in with_one.weeks] == 5 * [True]


def test_what_counts_as_contact() -> None:
    day = TODAY - timedelta(days=1)
    now = snapshot(
        people=[person(), person("gone", unsafe=True)],
        contacts=[contact("a", at=NOW - timedelta(days=3)), contact("b", "gone", at=NOW - timedelta(days=4))],
        plans=[
            plan("done", day=day, status="done"),
            plan("backup", day=TODAY - timedelta(days=2), status="fell_through", backup_done=True),
            plan("fell", day=TODAY - timedelta(days=5), status="fell_through"),
        ],
        attempts=[attempt(started_at=NOW - timedelta(days=6)), attempt("x", status="self_cancelled", outcome=None)],
    )
    assert contact_days(now) == {TODAY - timedelta(days=n) for n in (1, 2, 3, 6)}


def test_a_rehearsal_is_a_try_and_no_contact() -> None:
    alone = rung("alone", people=0)
    tried = attempt(rung_id=alone.id, started_at=NOW - timedelta(days=1))
    planned = plan(day=TODAY - timedelta(days=2), status="done", origin=Origin(kind="rung", ref=alone.id))
    assert contact_days(snapshot(rungs=[alone], attempts=[tried], plans=[planned])) == set()
    with_one = replace(alone, people=1)
    assert len(contact_days(snapshot(rungs=[with_one], attempts=[tried], plans=[planned]))) == 2


@given(
    met=st.sets(st.integers(0, 20), min_size=1),
    away=st.lists(st.tuples(st.integers(0, 140), st.integers(0, 40)), max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_time_away_makes_no_week_a_quiet_one(met: set[int], away: list[tuple[int, int]]) -> None:
    now = weeks_ago(*met)
    gone = [
        Away(id=f"a{n}", kind="away", first=TODAY - timedelta(days=first), last=TODAY - timedelta(days=first - length))
        for n, (first, length) in enumerate(away)
    ]
    here, found = rhythm(now), rhythm(snapshot(people=[person()], contacts=now.contacts, away=gone))
    if here is not None and found is not None:
        assert 0 < len(found.weeks) <= 8
        quiet, left = ([week for week, contact in one.weeks if not contact] for one in (here, found))
        assert {week for week in left if week >= here.weeks[-1][0]} <= set(quiet)


@pytest.mark.parametrize(("days", "back"), [(0, False), (9, False), (10, True), (400, True)])
def test_coming_back_is_seen_and_never_counted(days: int, back: bool) -> None:
    assert is_back(snapshot(people=[person()], contacts=[contact(at=NOW - timedelta(days=days))])) is back
    assert not is_back(snapshot())


@pytest.mark.parametrize(("days", "back"), [(1, False), (9, False), (10, True), (400, True)])
def test_the_first_day_back_lasts_all_day(days: int, back: bool) -> None:
    before = contact("c1", at=NOW - timedelta(days=days))
    assert is_first_day_back(snapshot(contacts=[before])) is back
    now = contact("c2", at=NOW)
    assert is_first_day_back(snapshot(contacts=[before, now])) is back
    assert not is_first_day_back(snapshot(contacts=[now]))
    assert not is_first_day_back(snapshot())
    tried = plan(created=NOW - timedelta(days=days + 30), closed_at=NOW - timedelta(days=2), status="done")
    assert not is_first_day_back(snapshot(contacts=[before], plans=[tried]))


@given(st.lists(st.integers(-3_000, 3_000), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_first_day_is_found_also_where_clocks_were_put_back_over_midnight(
    minutes: list[int],
) -> None:
    put_back = datetime(2018, 2, 18, 2, tzinfo=UTC)  # 0:00 became 23:00 of the day before
    now = NOW.replace(tzinfo=ZoneInfo("America/Sao_Paulo"))
    moments = [put_back + timedelta(minutes=one) for one in minutes]
    looked = snapshot(now=now, checkins=[checkin(id=str(number), at=at) for number, at in enumerate(moments)])
    first = min(at.astimezone(now.tzinfo).date() for at in moments)
    assert first_day(looked) == first
    age = (now.date() - first).days
    assert [has_been_here(looked, age + more) for more in (-1, 0, 1)] == [True, True, False]
    assert not has_been_here(snapshot(now=now), 0)
