"""Capacity and load in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as run
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import STATUSES
from ladder_tui.domain.calendar.agenda import week_load
from ladder_tui.domain.calendar.load import capacity, free_day, is_full, load_words, planned_load
from tests.kits.builders import NOW, TODAY, checkin, plan, settings, snapshot


def test_capacity_starts_at_five() -> None:
    start = capacity([], settings(), NOW)
    assert (start.value, start.reason) == (5, "a careful start")


@pytest.mark.parametrize(("energies", "value"), [([1, 1], 4), ([2, 3], 5), ([2, 2, 2, 3], 5), ([3], 6), ([5], 10)])
def test_capacity_is_twice_the_mean_energy_with_half_rounded_up_and_a_floor(energies: list[int], value: int) -> None:
    noted = [checkin(f"c{number}", energy=energy) for number, energy in enumerate(energies)]
    assert capacity(noted, settings(), NOW).value == value


def test_only_the_last_fortnight_counts() -> None:
    noted = [checkin("old", NOW - timedelta(days=14), energy=5), checkin("new", NOW - timedelta(days=13), energy=3)]
    assert capacity(noted, settings(), NOW).value == 6


def test_what_the_user_set_stands() -> None:
    assert capacity([checkin(energy=5)], settings(capacity=3), NOW).value == 3


@run(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(-10, 10), st.integers(1, 5), st.sampled_from(STATUSES)), max_size=12))
def test_load_is_the_sum_of_efforts_of_what_the_week_carries(rows: list[tuple[int, int, str]]) -> None:
    plans = [
        plan(f"p{number}", day=TODAY + timedelta(days=days), effort=effort, status=status)
        for number, (days, effort, status) in enumerate(rows)
    ]
    by_hand = sum(
        effort for days, effort, status in rows if -2 <= days <= 4 and status not in ("self_cancelled", "fell_through")
    )
    assert planned_load(plans, TODAY, 0) == week_load(snapshot(plans=plans), TODAY) == by_hand


def test_the_week_in_words() -> None:
    friday, sunday, saturday = date(2026, 3, 6), date(2026, 3, 8), date(2026, 3, 7)
    assert load_words(6, 6) == "6 of about 6"
    assert load_words(6, 6, friday) == "6 of about 6, and Friday is free"
    assert free_day([friday, saturday, sunday], TODAY) == saturday
    assert free_day([TODAY, friday], TODAY) == friday
    assert free_day([TODAY], TODAY) == TODAY
    assert free_day([TODAY - timedelta(days=1)], TODAY) is None


def test_effort_one_always_has_room() -> None:
    assert not is_full(9, 6, 1)
    assert not is_full(4, 6, 2)
    assert is_full(5, 6, 2)
