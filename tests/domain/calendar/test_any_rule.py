"""Days of rules that no Recurrence holds: dateutil and the examples of RFC 5545 are the judges."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.calendar.any_rule import Work, days_of, read

#: Rules of the RFC (3.8.5.3) in the form that our own cannot hold, from 2 September 1997, 9:00, and their first days.
OF_THE_RFC = [
    ("FREQ=MONTHLY;BYDAY=TU,WE,TH;COUNT=3;BYSETPOS=3", "1997-09-04 1997-10-07 1997-11-06"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998-02-13 1998-03-13"),
    ("FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=4", "1997-09-30 1997-10-01 1997-10-31 1997-11-01"),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU;COUNT=4", "1997-09-07 1997-09-28 1997-11-02 1997-11-30"),
    ("FREQ=YEARLY;BYMONTH=9,10;COUNT=2", "1997-09-02 1997-10-02"),
    ("FREQ=YEARLY;BYDAY=20MO", "1998-05-18"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1998-05-11"),
    ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1997-11-04 2001-11-06"),
    ("FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200", "2000-01-01 2000-04-09 2000-07-18 2003-01-01"),
    ("FREQ=HOURLY;INTERVAL=36;COUNT=3", "1997-09-02 1997-09-03 1997-09-05"),
    ("FREQ=MINUTELY;INTERVAL=90;COUNT=17", "1997-09-02 1997-09-03"),
    ("FREQ=DAILY;BYHOUR=9,17;COUNT=3", "1997-09-02 1997-09-03"),
]
BEGUN = date(1997, 9, 2)


@pytest.mark.parametrize(("text", "told"), OF_THE_RFC)
def test_examples_of_the_rfc(text: str, told: str) -> None:
    wanted = tuple(map(date.fromisoformat, told.split()))
    end = wanted[-1] if "COUNT" not in text else BEGUN + timedelta(days=3000)
    assert days_of(read(text), BEGUN, BEGUN, end, Work(100_000), at=time(9)) == wanted


BROKEN = ["", "FREQ=SOMETIMES", "FREQ=DAILY;FREQ=DAILY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=YEARLY;BYMONTH=13", "INTERVAL=2",
          "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=-1", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYDAY=99MO",
          "FREQ=DAILY;BYEASTER=0", "FREQ=DAILY;WKST=2", "FREQ=DAILY;BYHOUR=a", "FREQ"]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        read(text)


def some(low: int, high: int) -> st.SearchStrategy[str]:
    numbers = st.integers(low, high).filter(bool)
    return st.lists(numbers, min_size=1, max_size=4, unique=True).map(lambda told: ",".join(map(str, told)))


CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Rules that give a day sooner or later: the judge walks to the year 9999 in search of the next one."""
    frequency = draw(st.sampled_from(("YEARLY", "MONTHLY", "WEEKLY", "DAILY")))
    interval = draw(st.integers(1, 4))
    parts = [f"FREQ={frequency}", f"INTERVAL={interval}", f"WKST={draw(st.sampled_from(CODES))}"]
    months = frequency in ("YEARLY", "MONTHLY")
    kind = draw(st.sampled_from(("days", "numbered", "of the month", "of the year", "weeks") if months else ("days",)))
    days = sorted(draw(st.sets(st.sampled_from(CODES), min_size=int(kind == "numbered"), max_size=3)))
    if kind == "numbered":
        parts.append("BYDAY=" + ",".join(f"{draw(st.sampled_from((1, 2, -1, -2, 4)))}{day}" for day in days))
    elif kind == "of the month" or not (days or months):
        parts.append(f"BYMONTHDAY={draw(some(-28, 28))}")
    elif kind == "of the year" and frequency == "YEARLY":
        parts.append(f"BYYEARDAY={draw(some(-365, 365))}")
    elif kind == "weeks" and frequency == "YEARLY":
        parts.append(f"BYWEEKNO={draw(some(-52, 52))}")
    if days and kind != "numbered":
        parts.append(f"BYDAY={','.join(days)}")
    if (
        kind in ("numbered", "days", "of the month")
        and (interval == 1 or frequency == "YEARLY")
        and draw(st.booleans())
    ):
        parts.append(f"BYMONTH={draw(some(1, 12))}")
    # Of weeks the judge takes the places in what is left of the first one; the RFC means the whole week.
    if months and len(parts) > 3 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(('1', '-1', '1,-1')))}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    return ";".join(parts)


@given(texts(), st.dates(date(1995, 1, 1), date(2026, 12, 31)), st.integers(0, 500))
@settings(max_examples=100, deadline=None)
def test_two_years_are_those_of_dateutil(text: str, first: date, behind: int) -> None:
    start = first + timedelta(days=behind)
    end = start + timedelta(days=730)
    begins = datetime.combine(first, time(18, 30))
    judge: Any = rrule.rrulestr(f"{text};UNTIL={end:%Y%m%d}T235959" if "COUNT" not in text else text, dtstart=begins)
    theirs = tuple(each.date() for each in judge.between(begins, datetime.combine(end, time(23)), inc=True))
    ours = days_of(read(text), first, start, end, Work(2_000_000), at=time(18, 30))
    assert ours == tuple(day for day in theirs if day >= start)


def test_work_is_bounded() -> None:
    work = Work(1000)
    rule = read("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5")
    with pytest.raises(ValueError, match="unusual rules"):
        days_of(rule, date(1900, 1, 1), date(2026, 1, 1), date(2026, 12, 31), work)
    assert days_of(read("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"), BEGUN, BEGUN, date(1998, 9, 1), Work(366)) == ()


@pytest.mark.parametrize("text", ["FREQ=HOURLY;BYHOUR=9", "FREQ=SECONDLY;BYSETPOS=1", "FREQ=HOURLY;BYDAY=MO;COUNT=3"])
def test_what_is_not_worked_out_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="not worked out"):
        days_of(read(text), BEGUN, BEGUN, BEGUN, Work(10))


@given(st.integers(1, 400), st.sampled_from(("HOURLY", "MINUTELY")), st.integers(0, 40))
@settings(max_examples=40, deadline=None)
def test_rules_within_a_day(interval: int, frequency: str, behind: int) -> None:
    begins = datetime(2026, 3, 4, 18, 30)  # noqa: DTZ001 - a wall clock
    low, high = begins.date() + timedelta(days=behind), begins.date() + timedelta(days=behind + 5)
    judge: Any = rrule.rrulestr(f"FREQ={frequency};INTERVAL={interval}", dtstart=begins)
    theirs = {each.date() for each in judge.between(begins, datetime.combine(high, time(23, 59)), inc=True)}
    ours = days_of(read(f"FREQ={frequency};INTERVAL={interval}"), begins.date(), low, high, Work(99), at=time(18, 30))
    assert ours == tuple(sorted(day for day in theirs if low <= day <= high))
