"""Rules as RFC 5545 text: what is read, what is refused, and the way there and back."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.recurrence import Frequency, Recurrence, days
from ladder_tui.domain.base.wall_clock import moment, safe_zone
from ladder_tui.domain.calendar.rfc5545 import from_rrule, to_rrule

FIRST = date(2026, 3, 4)
BERLIN = "Europe/Berlin"

READ: list[tuple[str, date, dict[str, Any]]] = [
    ("FREQ=DAILY", FIRST, {"frequency": "daily"}),
    ("rrule:freq=weekly;byday=we,mo;interval=2;wkst=su\r\n", FIRST,
     {"frequency": "weekly", "weekdays": (0, 2), "interval": 2, "week_start": 6}),
    ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=6", FIRST, {"frequency": "monthly", "nth": -1, "weekdays": (4,), "count": 6}),
    ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", FIRST, {"frequency": "monthly", "nth": 2, "weekdays": (1,)}),
    ("FREQ=MONTHLY;BYDAY=+1MO;WKST=MO", FIRST, {"frequency": "monthly", "nth": 1, "weekdays": (0,)}),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", FIRST, {"frequency": "monthly", "month_day": -1}),
    ("FREQ=MONTHLY;BYDAY=TU", FIRST, {"frequency": "weekly", "weekdays": (1,)}),
    ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;", FIRST, {"frequency": "weekly", "weekdays": (0, 1, 2, 3, 4)}),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", date(2026, 11, 26), {"frequency": "yearly", "nth": 4, "weekdays": (3,)}),
    ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=4", FIRST, {"frequency": "yearly", "month_day": 4}),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", date(2024, 2, 29), {"frequency": "yearly"}),
    ("FREQ=WEEKLY;UNTIL=20260527", FIRST, {"frequency": "weekly", "until": date(2026, 5, 27)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "fields"), READ)
def test_rules_are_read(text: str, first: date, fields: dict[str, Any]) -> None:
    assert from_rrule(text, first, BERLIN) == Recurrence(**fields)


UNTILS: list[tuple[str, str, time | None, date]] = [
    # In Berlin the evening before is already the day itself, in New York the day is still the one before.
    ("20260526T223000Z", BERLIN, None, date(2026, 5, 27)),
    ("20260527T010000Z", "America/New_York", None, date(2026, 5, 26)),
    # Exactly the start of the last one, a minute before it, and long after it.
    ("20260527T163000Z", BERLIN, time(18, 30), date(2026, 5, 27)),
    ("20260527T162900Z", BERLIN, time(18, 30), date(2026, 5, 26)),
    ("20260527T215959Z", BERLIN, time(18, 30), date(2026, 5, 27)),
    # Winter and summer differ by an hour.
    ("20261024T163000Z", BERLIN, time(18, 30), date(2026, 10, 24)),
    ("20261025T163000Z", BERLIN, time(18, 30), date(2026, 10, 24)),
    ("20261025T173000Z", BERLIN, time(18, 30), date(2026, 10, 25)),
    # A quarter of an hour matters in Kathmandu, which is 5:45 ahead.
    ("20260527T124500Z", "Asia/Kathmandu", time(18, 30), date(2026, 5, 27)),
    ("20260527T124400Z", "Asia/Kathmandu", time(18, 30), date(2026, 5, 26)),
    # Without Z it is the wall clock of the zone; a date is the whole day.
    ("20260527T180000", BERLIN, time(18, 30), date(2026, 5, 26)),
    ("20260527T183000", BERLIN, time(18, 30), date(2026, 5, 27)),
    ("20260527", BERLIN, time(18, 30), date(2026, 5, 27)),
]


@pytest.mark.parametrize(("until", "zone", "at", "expected"), UNTILS)
def test_until_becomes_a_day_of_the_zone(until: str, zone: str, at: time | None, expected: date) -> None:
    assert from_rrule(f"FREQ=DAILY;UNTIL={until}", FIRST, zone, at=at).until == expected


@given(
    zone=st.sampled_from((BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati")),
    at=st.times().map(lambda at: at.replace(microsecond=0)),
    end=st.datetimes(datetime(2026, 3, 10), datetime(2027, 12, 31)).map(  # noqa: DTZ001 - drawn bare, made UTC next
        lambda end: end.replace(microsecond=0, tzinfo=UTC)
    ),
)
@settings(max_examples=100, deadline=None)
def test_until_in_utc_cuts_where_dateutil_cuts(zone: str, at: time, end: datetime) -> None:
    rule = from_rrule(f"FREQ=DAILY;UNTIL={end:%Y%m%dT%H%M%SZ}", FIRST, zone, at=at)
    assert rule.until is not None
    assert moment(rule.until, at, zone) <= end < moment(rule.until + timedelta(days=1), at, zone)
    wall = datetime.combine(FIRST, at, safe_zone(zone)[0])
    theirs = [made.date() for made in rrule.rrule(rrule.DAILY, dtstart=wall, until=end)]
    assert list(days(rule, FIRST, FIRST, date(2028, 12, 31))) == theirs


REFUSED = [
    ("FREQ=HOURLY", "HOURLY repeats within a day"),
    ("FREQ=MINUTELY;INTERVAL=5", "repeats within a day"),
    ("FREQ=SECONDLY", "repeats within a day"),
    ("FREQ=NOW", "FREQ"),
    ("INTERVAL=2", "no FREQ"),
    ("", "no FREQ"),
    ("FREQ", "NAME=VALUE"),
    ("FREQ=;COUNT=1", "NAME=VALUE"),
    ("FREQ=DAILY;FREQ=WEEKLY", "twice"),
    ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"),
    ("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY"),
    ("FREQ=DAILY;BYHOUR=9", "BYHOUR"),
    ("FREQ=DAILY;X-OWN=1", "X-OWN"),
    ("FREQ=MONTHLY;BYMONTHDAY=1,15", "BYMONTHDAY"),
    ("FREQ=MONTHLY;BYMONTHDAY=-2", "1 to 31"),
    ("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY"),
    ("FREQ=MONTHLY;BYDAY=1MO,3MO", "one weekday"),
    ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "one weekday"),
    ("FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1", "one weekday"),
    ("FREQ=MONTHLY;BYSETPOS=1", "one weekday"),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "weekly rules only"),
    ("FREQ=WEEKLY;BYDAY=1MO", "months only"),
    ("FREQ=YEARLY;BYDAY=20MO", "months only"),
    ("FREQ=MONTHLY;BYDAY=6MO", "first to the fifth"),
    ("FREQ=WEEKLY;BYDAY=XX", "BYDAY"),
    ("FREQ=MONTHLY;BYMONTH=3", "BYMONTH"),
    ("FREQ=YEARLY;BYMONTH=4", "BYMONTH"),
    ("FREQ=YEARLY;BYMONTHDAY=4", "BYMONTH"),
    ("FREQ=DAILY;INTERVAL=0", "from 1"),
    ("FREQ=DAILY;INTERVAL=two", "whole number"),
    ("FREQ=DAILY;INTERVAL=100", "1 to 99"),
    ("FREQ=DAILY;COUNT=٣", "whole number"),
    ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "keep one of them"),
    ("FREQ=DAILY;UNTIL=20261301", "UNTIL"),
    ("FREQ=DAILY;UNTIL=tomorrow", "UNTIL"),
    ("FREQ=DAILY;UNTIL=00010101T000000Z", "UNTIL"),
    ("FREQ=DAILY;UNTIL=99991231T235959Z", "UNTIL"),
    ("FREQ=DAILY;UNTIL=20260101", "before its first day"),
    ("FREQ=WEEKLY;WKST=DAY", "WKST"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_cannot_be_held_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)) as caught:
        from_rrule(text, FIRST, BERLIN)
    message = str(caught.value)
    assert message.endswith(".")
    assert len(message) < 160


@given(text=st.text(max_size=60) | st.text("FREQ=DAILYWKBM;,0123456789UNTZ", max_size=60).map("FREQ=DAILY;".__add__))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_rule_or_a_sentence(text: str) -> None:
    found = read(text)
    if isinstance(found, str):
        assert found.endswith(".")
        assert "\n" not in found
    else:
        assert days(found, FIRST, FIRST, date(2200, 12, 31))


def read(text: str) -> Recurrence | str:
    """The rule, or the sentence it is refused with."""
    try:
        return from_rrule(text, FIRST, BERLIN, at=time(18, 30))
    except ValueError as problem:
        return str(problem)


# Made once: what is made for each drawing has to be looked through each time.
first_days = st.dates(date(2020, 1, 1), date(2040, 12, 31)) | st.just(date(2024, 2, 29))
some_weekdays = st.sets(st.integers(0, 6))


@st.composite
def rules(draw: st.DrawFn) -> tuple[Recurrence, date]:
    """A rule that can be written, with a first day it gives."""
    first = draw(first_days)
    frequency: Frequency = draw(st.sampled_from(get_args(Frequency)))
    fields: dict[str, Any] = {"interval": draw(st.integers(1, 4))}
    if frequency == "weekly":
        fields["weekdays"] = tuple(sorted(draw(some_weekdays)))
        fields["week_start"] = draw(st.integers(0, 6))
    elif frequency != "daily" and draw(st.booleans()):
        fields["nth"], fields["weekdays"] = draw(st.sampled_from((1, 2, 3, 4, -1))), (draw(st.integers(0, 6)),)
    elif frequency != "daily":
        fields["month_day"] = draw(st.sampled_from((None, -1, 1, 28)))
    if draw(st.booleans()):
        fields["count"] = draw(st.integers(1, 30))
    else:
        fields["until"] = first + timedelta(days=draw(st.integers(1600, 4000)))
    return Recurrence(frequency=frequency, **fields), first


@given(made=rules(), at=st.none() | st.times().map(lambda at: at.replace(microsecond=0)))
@settings(max_examples=100, deadline=None)
def test_written_and_read_again_it_gives_the_same_days(made: tuple[Recurrence, date], at: time | None) -> None:
    rule, first = made
    text = to_rrule(rule, first, at=at, zone=BERLIN)
    again = from_rrule(text, first, BERLIN, at=at)
    window = first, first + timedelta(days=5000)
    assert days(again, first, *window) == days(rule, first, *window)


@given(made=rules())
@settings(max_examples=100, deadline=None)
def test_dateutil_reads_what_is_written_as_it_is_meant(made: tuple[Recurrence, date]) -> None:
    rule, first = made
    read = rrule.rrulestr(to_rrule(rule, first), dtstart=datetime.combine(first, time()))
    last = first + timedelta(days=5000)
    theirs = []
    for each in read:
        if each.date() > last:
            break
        theirs.append(each.date())
    assert tuple(theirs) == days(rule, first, first, last)


def test_until_is_written_as_calendars_want_it() -> None:
    rule = Recurrence(frequency="weekly", until=date(2026, 5, 27))
    assert to_rrule(rule, FIRST) == "FREQ=WEEKLY;UNTIL=20260527"
    assert to_rrule(rule, FIRST, at=time(18, 30), zone=BERLIN) == "FREQ=WEEKLY;UNTIL=20260527T163000Z"
    leap_day = to_rrule(Recurrence(frequency="yearly"), date(2024, 2, 29))
    assert leap_day == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
