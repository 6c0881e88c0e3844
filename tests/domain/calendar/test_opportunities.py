"""Occurrences in their zones, exceptions, and changes from here on."""

from collections.abc import Callable
from datetime import UTC, date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Frequency, Recurrence, days
from ladder_tui.domain.base.wall_clock import clock_order, moment
from ladder_tui.domain.calendar.occurrences import (
    Placement,
    gives,
    move,
    own_clock,
    placements,
    skip,
    split_from,
    unskip,
)
from ladder_tui.domain.records.opportunities import Moved, Opportunity
from tests.kits.builders import opportunity

BERLIN, NEW_YORK, LORD_HOWE = "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"
WEDNESDAY = date(2026, 3, 4)
WEEK = timedelta(days=7)
ALL = date(1990, 1, 1), date(2080, 12, 31)


def weekly(**fields: Any) -> Opportunity:
    """Pottery on Wednesdays at half past six."""
    return opportunity(**{"day": WEDNESDAY, "at": time(18, 30), "rule": Recurrence(frequency="weekly"), **fields})


def happens(*made: Opportunity, start: date, end: date, zone: str = BERLIN) -> list[Placement]:
    """What happens, in order of day and time."""
    found = (each for one in made for each in placements(one, start, end, zone=zone))
    return sorted(found, key=lambda each: (each[1], clock_order(each[2]), each[0]))


def shown(*made: Opportunity, start: date, end: date, zone: str = BERLIN) -> list[tuple[date, time | None]]:
    """Days and times of what happens."""
    return [(day, at) for _, day, at in happens(*made, start=start, end=end, zone=zone)]


def when(*made: Opportunity) -> list[Placement]:
    """Everything that happens in many years."""
    return happens(*made, start=ALL[0], end=ALL[1])


def test_what_is_paused_does_not_happen() -> None:
    assert when(opportunity(day=WEDNESDAY)) != []
    assert when(opportunity(day=WEDNESDAY, paused=True)) == []


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        (BERLIN, date(2026, 3, 29), time(2, 30), time(3, 30)),
        (NEW_YORK, date(2026, 3, 8), time(2, 30), time(3, 30)),
        (LORD_HOWE, date(2026, 10, 4), time(2, 15), time(2, 45)),
    ],
)
def test_a_daily_time_in_the_spring_gap_moves_for_that_day_only(zone: str, day: date, at: time, expected: time) -> None:
    night = opportunity(day=date(2020, 1, 1), at=at, zone=zone, rule=Recurrence(frequency="daily"))
    around = shown(night, start=day - timedelta(days=1), end=day + timedelta(days=1), zone=zone)
    assert [clock for _, clock in around] == [at, expected, at]


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [
        (BERLIN, date(2026, 10, 25), time(2, 30)),
        (NEW_YORK, date(2026, 11, 1), time(1, 30)),
        (LORD_HOWE, date(2026, 4, 5), time(1, 45)),
    ],
)
def test_a_repeated_hour_keeps_both_readings(zone: str, day: date, at: time) -> None:
    night = opportunity(day=day, at=at, zone=zone)
    ((_, first),) = shown(night, start=day, end=day, zone=zone)
    ((_, second),) = shown(move(night, day, day, at.replace(fold=1)), start=day, end=day, zone=zone)
    assert first == second == at
    assert first is not None
    assert second is not None
    assert (first.fold, second.fold) == (0, 1)
    assert moment(day, second, zone).astimezone(UTC) > moment(day, first, zone).astimezone(UTC)


def test_a_call_abroad_stands_at_the_users_clock_through_both_changes() -> None:
    # New York changes three weeks before Berlin, so for three weeks the call is an hour earlier.
    call = opportunity(day=date(2026, 3, 1), at=time(12), zone=NEW_YORK, rule=Recurrence(frequency="weekly"))
    assert shown(call, start=date(2026, 3, 1), end=date(2026, 4, 5)) == [
        (date(2026, 3, 1), time(18)), (date(2026, 3, 8), time(17)), (date(2026, 3, 15), time(17)),
        (date(2026, 3, 22), time(17)), (date(2026, 3, 29), time(18)), (date(2026, 4, 5), time(18)),
    ]  # fmt: skip


def test_an_evening_abroad_may_be_another_day_here() -> None:
    evening = opportunity(day=WEDNESDAY, at=time(20), zone=NEW_YORK, rule=Recurrence(frequency="weekly"))
    thursday = WEDNESDAY + timedelta(days=1)
    assert happens(evening, start=thursday, end=thursday) == [(WEDNESDAY, thursday, time(2))]
    assert own_clock(evening, thursday, time(2), zone=BERLIN) == (WEDNESDAY, time(20))
    assert shown(evening, start=WEDNESDAY, end=WEDNESDAY) == []
    line = opportunity(day=WEDNESDAY, at=time(0, 30), zone="Pacific/Kiritimati")
    monday = WEDNESDAY - timedelta(days=2)
    assert shown(line, start=monday, end=monday, zone="Pacific/Pago_Pago") == [(monday, time(23, 30))]


def test_any_time_is_the_same_day_everywhere() -> None:
    anyday = opportunity(day=WEDNESDAY, at=None, zone="Pacific/Kiritimati")
    assert shown(anyday, start=WEDNESDAY, end=WEDNESDAY, zone="Pacific/Pago_Pago") == [(WEDNESDAY, None)]


def test_an_odd_zone_is_read_as_utc() -> None:
    odd = opportunity(day=WEDNESDAY, at=time(12), zone="Mars/Olympus")
    assert shown(odd, start=WEDNESDAY, end=WEDNESDAY) == [(WEDNESDAY, time(13))]
    assert shown(odd, start=WEDNESDAY, end=WEDNESDAY, zone="Mars/Olympus") == [(WEDNESDAY, time(12))]


def test_a_day_left_out_by_its_zone_is_found_on_the_next() -> None:
    samoa = opportunity(day=date(2011, 12, 28), at=time(9), zone="Pacific/Apia", rule=Recurrence(frequency="daily"))
    last = date(2011, 12, 31)
    found = happens(samoa, start=last, end=last, zone="Pacific/Apia")
    assert [(original, day) for original, day, _ in found] == [(date(2011, 12, 30), last), (last, last)]


def test_an_occurrence_moved_into_the_window_is_there_and_one_moved_out_is_not() -> None:
    moved = move(weekly(), WEDNESDAY + WEEK, date(2026, 9, 1), None)
    assert shown(moved, start=WEDNESDAY, end=WEDNESDAY + 2 * WEEK) == [
        (WEDNESDAY, time(18, 30)), (WEDNESDAY + 2 * WEEK, time(18, 30)),
    ]  # fmt: skip
    autumn = date(2026, 9, 1)
    assert happens(moved, start=autumn, end=autumn) == [(WEDNESDAY + WEEK, autumn, None)]


def test_moves_and_skips_of_days_the_rule_no_longer_gives_are_silent() -> None:
    thursday = WEDNESDAY + timedelta(days=1)
    stale = weekly(skipped=(thursday,), moved=(Moved(original=thursday, day=WEDNESDAY + timedelta(days=2)),))
    assert when(stale) == when(weekly())


@pytest.mark.parametrize("change", [lambda it, day: skip(it, day), lambda it, day: move(it, day, day, None)])
def test_only_days_it_happens_on_can_be_changed(change: Callable[[Opportunity, date], Opportunity]) -> None:
    with pytest.raises(ValueError, match=r"does not happen on 5 March 2026; choose one of its days\.$") as caught:
        change(weekly(), date(2026, 3, 5))
    assert "Pottery" not in str(caught.value)


def test_a_move_goes_no_further_than_the_calendar() -> None:
    with pytest.raises(ValueError, match="choose a day from 1900 to 2200"):
        move(weekly(), WEDNESDAY, date(2201, 1, 1), None)


def test_a_move_there_and_back_leaves_nothing() -> None:
    there = move(weekly(), WEDNESDAY, WEDNESDAY + timedelta(days=1), time(10))
    assert move(there, WEDNESDAY, WEDNESDAY, time(18, 30)) == weekly()


def test_skipping_remembers_a_move_and_moving_brings_back_what_was_skipped() -> None:
    moved = move(weekly(), WEDNESDAY, WEDNESDAY + timedelta(days=1), None)
    skipped = skip(skip(moved, WEDNESDAY), WEDNESDAY)
    assert skipped.skipped == (WEDNESDAY,)
    assert WEDNESDAY not in [original for original, _, _ in when(skipped)]
    assert unskip(skipped, WEDNESDAY) == moved
    assert when(move(skipped, WEDNESDAY, WEDNESDAY, time(18, 30))) == when(weekly())


# Made once: what is made for each drawing has to be looked through each time.
first_days = st.dates(date(2020, 1, 1), date(2027, 12, 31)) | st.just(date(2024, 2, 29))
some_weekdays = st.sets(st.integers(0, 6))


@st.composite
def series(draw: st.DrawFn) -> tuple[Opportunity, list[date]]:
    """A recurring opportunity with a few exceptions, and the days its rule gives in the next years."""
    first = draw(first_days)
    frequency: Frequency = draw(st.sampled_from(("daily", "weekly", "monthly", "yearly")))
    fields: dict[str, Any] = {"interval": draw(st.integers(1, 4))}
    if frequency == "weekly":
        fields["weekdays"] = tuple(sorted(draw(some_weekdays)))
        fields["week_start"] = draw(st.integers(0, 6))
    elif frequency != "daily" and draw(st.booleans()):
        fields["nth"], fields["weekdays"] = draw(st.sampled_from((1, 2, 3, 4, 5, -1))), (draw(st.integers(0, 6)),)
    if draw(st.booleans()):
        fields["count"] = draw(st.integers(1, 40))
    else:
        fields["until"] = first + timedelta(days=draw(st.integers(0, 1500)))
    rule = Recurrence(frequency=frequency, **fields)
    at = draw(st.sampled_from((None, time(2, 30), time(18, 30))))
    made = opportunity(day=first, at=at, rule=rule)
    given_days = list(days(rule, first, *ALL))
    for day in draw(st.lists(st.sampled_from(given_days), max_size=3)) if given_days else ():
        made = skip(made, day)
    for day in draw(st.lists(st.sampled_from(given_days), max_size=3)) if given_days else ():
        made = move(made, day, day + timedelta(days=draw(st.integers(-40, 40))), draw(st.sampled_from((None, time(9)))))
    return made, given_days


@given(made=series(), data=st.data())
@settings(max_examples=100, deadline=None)
def test_skip_and_move_touch_one_occurrence_and_keep_the_rest(
    made: tuple[Opportunity, list[date]], data: st.DataObject
) -> None:
    original, given_days = made
    if not given_days:
        assert when(original) == []
        return
    day = data.draw(st.sampled_from(given_days))
    rest = [each for each in when(original) if each[0] != day]
    assert when(skip(original, day)) == rest
    there = data.draw(st.dates(date(2019, 1, 1), date(2070, 1, 1)))
    moved = move(original, day, there, time(7))
    assert sorted(when(moved)) == sorted([*rest, (day, there, time(7))])
    assert [each.original for each in moved.moved] == sorted({each.original for each in moved.moved})
    if day not in original.skipped:
        assert unskip(skip(original, day), day) == original


@given(made=series(), data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_split_keeps_every_day(made: tuple[Opportunity, list[date]], data: st.DataObject) -> None:
    original, given_days = made
    if not given_days:
        return
    day = data.draw(st.sampled_from(given_days))
    first, second = split_from(original, day, "second")
    parts = [part for part in (first, second) if part is not None]
    assert sorted(when(*parts), key=str) == sorted(when(original), key=str)
    assert (first is None) == (day == given_days[0])
    if first is not None:
        assert (first.id, second.id) == (original.id, "second")
        assert all(each[0] < day for each in when(first))
        assert set(first.skipped) | set(second.skipped) == set(original.skipped)
        assert set(first.moved) | set(second.moved) == set(original.moved)
    assert all(each[0] >= day for each in when(second))


@given(made=series(), cut=st.integers(0, 600))
@settings(max_examples=50, deadline=None)
def test_the_window_only_cuts(made: tuple[Opportunity, list[date]], cut: int) -> None:
    start = made[0].day + timedelta(days=cut)
    end = start + timedelta(days=60)
    for zone in (BERLIN, NEW_YORK, "Pacific/Kiritimati"):
        everything = happens(made[0], start=ALL[0], end=ALL[1], zone=zone)
        assert happens(made[0], start=start, end=end, zone=zone) == [
            each for each in everything if start <= each[1] <= end
        ]


def test_from_here_on_with_another_day_and_time() -> None:
    course = weekly(rule=Recurrence(frequency="weekly", weekdays=(2,), count=10))
    course = skip(skip(course, WEDNESDAY + WEEK), WEDNESDAY + 5 * WEEK)
    edited = replace(
        course, day=WEDNESDAY + 4 * WEEK + timedelta(days=1), at=time(19), rule=Recurrence(
            frequency="weekly", weekdays=(3,), count=10,
        ),
    )  # fmt: skip
    first, second = split_from(course, WEDNESDAY + 4 * WEEK, "new", edited)
    assert first is not None
    assert first.rule == Recurrence(frequency="weekly", weekdays=(2,), until=date(2026, 3, 31))
    assert first.skipped == (WEDNESDAY + WEEK,)
    assert second.rule == Recurrence(frequency="weekly", weekdays=(3,), count=6)
    assert second.skipped == ()
    assert [day for _, day, _ in when(second)][0::5] == [date(2026, 4, 2), date(2026, 5, 7)]
    assert {at for _, _, at in when(second)} == {time(19)}


def test_from_here_on_untouched_day_means_the_occurrence_and_a_new_count_is_taken_as_given() -> None:
    course = weekly(rule=Recurrence(frequency="weekly", count=10))
    edited = replace(course, title="Pottery, the second half", rule=Recurrence(frequency="weekly", count=3))
    first, second = split_from(course, WEDNESDAY + 2 * WEEK, "new", edited)
    assert first is not None
    assert first.title == "Pottery class"
    assert (second.title, second.day) == ("Pottery, the second half", WEDNESDAY + 2 * WEEK)
    assert len(when(second)) == 3


def test_from_the_first_one_on_nothing_stays_as_it_was() -> None:
    changed = replace(weekly(), title="Clay")
    assert split_from(weekly(), WEDNESDAY, "new", changed) == (None, weekly(id="new", title="Clay"))
    once = opportunity(day=WEDNESDAY)
    assert split_from(once, WEDNESDAY, "new") == (None, replace(once, id="new"))


def test_a_change_cannot_reach_into_what_stays() -> None:
    early = replace(weekly(), day=WEDNESDAY + WEEK)
    with pytest.raises(ValueError, match=r"before 11 March 2026, which stays; choose a later day\.$"):
        split_from(weekly(), WEDNESDAY + 2 * WEEK, "new", early)


def test_from_a_28th_on_the_leap_day_is_not_forgotten() -> None:
    birthday = opportunity(day=date(2024, 2, 29), rule=Recurrence(frequency="yearly"))
    first, second = split_from(birthday, date(2026, 2, 28), "new")
    assert first is not None
    assert [day for _, day, _ in when(second)][:3] == [date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)]


def test_gives_counts_skipped_and_moved_days_too() -> None:
    it = skip(move(weekly(), WEDNESDAY, date(2026, 3, 6), None), WEDNESDAY + WEEK)
    assert gives(it, WEDNESDAY)
    assert gives(it, WEDNESDAY + WEEK)
    assert not gives(it, date(2026, 3, 6))
