"""Odd zones, missing hours and repeated hours."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.wall_clock import (
    changes_between,
    clock_order,
    moment,
    safe_zone,
    shift_days,
    shown_in,
)

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "UTC")


@pytest.mark.parametrize(
    "name",
    ["Mars/Olympus", "", "../../etc/passwd", "/etc/passwd", "Europe", "zone.tab", "a\0b", "CET-1CEST,M3", "x" * 9000],
)
def test_an_odd_zone_falls_back_with_one_sentence(name: str) -> None:
    zone, note = safe_zone(name)
    assert zone.key == "UTC"
    assert note.startswith("The time zone")
    assert "Europe/Berlin" in note
    assert len(note) < 160


def test_a_known_zone_comes_without_a_note() -> None:
    assert safe_zone("Europe/Berlin")[1] == ""
    assert safe_zone(":Europe/Berlin")[0].key == "Europe/Berlin"


@pytest.mark.parametrize(
    ("zone", "day", "at", "wall", "utc"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), time(3, 30), time(1, 30)),
        ("America/New_York", date(2026, 3, 8), time(2, 0), time(3, 0), time(7, 0)),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 10), time(2, 40), time(15, 40)),
    ],
)
def test_a_time_in_the_spring_gap_moves_forward_by_the_gap(
    zone: str, day: date, at: time, wall: time, utc: time
) -> None:
    for fold in (0, 1):
        found = moment(day, at.replace(fold=fold), zone)
        assert (found.date(), found.time(), found.astimezone(UTC).time()) == (day, wall, utc)
    assert shown_in(day, at, of=zone, to=zone) == (day, wall)


@pytest.mark.parametrize(
    ("zone", "day", "at", "apart"),
    [
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), timedelta(hours=1)),
        ("America/New_York", date(2026, 11, 1), time(1, 15), timedelta(hours=1)),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), timedelta(minutes=30)),
    ],
)
def test_both_readings_of_a_repeated_hour_can_be_reached(zone: str, day: date, at: time, apart: timedelta) -> None:
    first, second = moment(day, at, zone), moment(day, at.replace(fold=1), zone)
    assert second.astimezone(UTC) - first.astimezone(UTC) == apart
    assert (first.time(), second.time()) == (at, at)
    kept = shown_in(day, at.replace(fold=1), of=zone, to=zone)[1]
    assert kept is not None
    assert kept.fold == 1


def test_a_day_that_a_zone_left_out_moves_to_the_next() -> None:
    # Samoa crossed the date line: there was no 30 December 2011.
    found = moment(date(2011, 12, 30), time(9), "Pacific/Apia")
    assert (found.date(), found.time()) == (date(2011, 12, 31), time(9))


def test_the_days_of_changed_clocks_are_known() -> None:
    assert shift_days("Europe/Berlin", 2026) == {date(2026, 3, 29), date(2026, 10, 25)}
    assert changes_between("Europe/Berlin", date(2026, 4, 1), date(2027, 3, 31)) == {
        date(2026, 10, 25), date(2027, 3, 28),
    }  # fmt: skip
    assert shift_days("UTC", 2026) == frozenset()
    assert shift_days("Europe/Berlin", 1899) == frozenset()


def test_any_time_stays_on_its_day_in_every_zone() -> None:
    day = date(2026, 3, 4)
    assert shown_in(day, None, of="Pacific/Kiritimati", to="Pacific/Pago_Pago") == (day, None)
    assert moment(day, None, "Europe/Berlin") == datetime(2026, 3, 4, tzinfo=safe_zone("Europe/Berlin")[0])


def test_times_sort_as_the_clock_goes() -> None:
    late = time(2, 10, fold=1)
    times = [None, time(3, 0), late, time(2, 50), time(0, 0)]
    assert sorted(times, key=clock_order) == [time(0, 0), time(2, 50), late, time(3, 0), None]


@given(
    day=st.dates(date(1900, 1, 2), date(2200, 12, 30)), at=st.times(), of=st.sampled_from(ZONES),
    to=st.sampled_from(ZONES),
)  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_what_another_clock_shows_is_the_same_moment(day: date, at: time, of: str, to: str) -> None:
    there, clock = shown_in(day, at, of=of, to=to)
    assert moment(there, clock, to).astimezone(UTC) == moment(day, at, of).astimezone(UTC)
