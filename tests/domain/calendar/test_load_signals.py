"""The load guard's signals: at, below and above each limit; kept ones stay quiet; nothing blocks."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.load_signals import CHOICES, Signal, signals
from ladder_tui.domain.records.decisions import LoadKept
from ladder_tui.domain.records.plans import Origin
from tests.kits.builders import NOW, TODAY, ZONE, attempt, opportunity, plan, rung, settings, snapshot

MONDAY = date(2026, 3, 2)


def kinds(**tables: Any) -> list[str]:
    return [signal.kind for signal in signals(snapshot(**tables))]


def first(**tables: Any) -> Signal:
    return signals(snapshot(**tables))[0]


@pytest.mark.parametrize(("effort", "said"), [(5, []), (6, ["over"])])
def test_above_what_a_week_carries(effort: int, said: list[str]) -> None:
    plans = [plan("a", effort=3), plan("b", day=TODAY + timedelta(days=1), effort=effort - 3)]
    assert kinds(plans=plans) == said


def test_over_names_what_takes_most_first_and_can_be_kept() -> None:
    plans = [plan("a", effort=2), plan("b", effort=5), plan("tiny", effort=1)]
    found = first(plans=plans)
    assert found.words == "This week holds 8; about 5 is what it carries."
    assert [item.ref for item in found.items] == ["b", "a"]
    assert set(found.alternatives) == set(CHOICES)
    assert kinds(plans=plans, load_kept=[LoadKept(id=found.id, at=NOW)]) == []
    more = [*plans, plan("c", effort=2)]
    assert kinds(plans=more, load_kept=[LoadKept(id=found.id, at=NOW)]) == ["over"]


def test_a_full_week_that_cannot_be_changed_any_more_says_nothing() -> None:
    assert kinds(plans=[plan("a", day=MONDAY, effort=5, status="done"), plan("b", day=MONDAY, effort=5)]) == []
    assert kinds(plans=[plan("a", effort=1), *[plan(f"t{n}", effort=1) for n in range(9)]]) == []


@pytest.mark.parametrize(("days", "said"), [(6, []), (7, ["no_free_day"])])
def test_no_free_day(days: int, said: list[str]) -> None:
    plans = [plan(f"p{n}", day=MONDAY + timedelta(days=n), effort=1) for n in range(days)]
    assert kinds(plans=plans, settings=settings(capacity=99)) == said


def test_routines_leave_a_day_free() -> None:
    walk = opportunity("walk", kind="routine", day=MONDAY, effort=1, rule=Recurrence(frequency="daily"))
    assert kinds(opportunities=[walk], settings=settings(capacity=99)) == []


def new_rung_plans(hours: int) -> dict[str, Any]:
    start = NOW + timedelta(hours=1)
    later = start + timedelta(hours=hours)
    return {
        "rungs": [rung("a"), rung("b")],
        "settings": settings(capacity=99),
        "plans": [
            plan(id, day=at.date(), at=at.time(), effort=1, zone=ZONE.key, origin=Origin(kind="rung", ref=id))
            for id, at in (("a", start), ("b", later))
        ],
    }


@pytest.mark.parametrize(("hours", "said"), [(1, ["new_rungs"]), (23, ["new_rungs"]), (24, []), (30, [])])
def test_two_new_rungs_within_a_day(hours: int, said: list[str]) -> None:
    assert kinds(**new_rung_plans(hours)) == said


def test_a_rung_tried_before_is_not_new() -> None:
    assert kinds(**new_rung_plans(1), attempts=[attempt(rung_id="a")]) == []


@pytest.mark.parametrize(
    ("second", "effort", "said"),
    [
        (time(20, 59), 3, ["close_together"]),
        (time(21), 3, []),
        (time(20, 59), 2, []),
        (time(18, 10), 4, ["close_together"]),
    ],
)
def test_two_full_things_within_three_hours(second: time, effort: int, said: list[str]) -> None:
    """From 17:00 for an hour, so that three hours later it is 21:00."""
    plans = [
        plan("a", at=time(17), minutes=60, effort=3, zone=ZONE.key),
        plan("b", at=second, effort=effort, zone=ZONE.key),
    ]
    assert kinds(plans=plans, settings=settings(capacity=99)) == said


def test_two_of_the_last_four_set_aside_offer_a_lighter_week() -> None:
    def closed(id: str, days: int, status: Any) -> Any:
        at = NOW - timedelta(days=days)
        return plan(id, day=at.date(), status=status, closed_at=at)

    aside = [closed("a", 20, "self_cancelled"), closed("b", 15, "self_cancelled")]
    done = [closed("c", 14, "done"), closed("d", 13, "done")]
    ahead = plan("next", effort=2)
    found = first(plans=[*aside, *done, ahead])
    assert (found.kind, found.words) == ("lighter", "A lighter week is possible.")
    assert found.reasons == ("2 of the last 4 plans were set aside; smaller ones may fit better now.",)
    assert kinds(plans=[*aside, *done, closed("e", 12, "done"), ahead]) == []
    fell = closed("f", 12, "fell_through")
    assert kinds(plans=[*aside, *done, fell, ahead]) == ["lighter"]  # what fell through is not the user's doing
    assert kinds(plans=[*aside, *done]) == []
