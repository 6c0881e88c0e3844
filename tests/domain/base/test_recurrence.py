"""Recurrence: hard cases in a table, python-dateutil as the judge, checks and words."""

from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.recurrence import Frequency, Recurrence, days, first_day_matches, in_words, problems

FREQUENCIES: dict[Frequency, Literal[0, 1, 2, 3]] = {
    "daily": rrule.DAILY,
    "weekly": rrule.WEEKLY,
    "monthly": rrule.MONTHLY,
    "yearly": rrule.YEARLY,
}
YEAR = timedelta(days=365)


def of_dateutil(rule: Recurrence, first: date, start: date, end: date) -> tuple[date, ...]:
    """The days as python-dateutil gives them, walked from the first day."""
    by: dict[str, Any] = {}
    if rule.frequency == "weekly":
        by["byweekday"] = rule.weekdays or None
    if rule.frequency == "yearly":
        by["bymonth"] = first.month
    if rule.nth is not None:
        by["byweekday"] = rrule.weekday(rule.weekdays[0])(rule.nth)
    elif rule.frequency in ("monthly", "yearly"):
        by["bymonthday"] = first.day if rule.month_day is None else rule.month_day
        if rule.frequency == "yearly" and first.month == 2 and by["bymonthday"] == 29:
            by["bymonthday"] = -1
    last = min(end, rule.until or end)
    made = rrule.rrule(
        FREQUENCIES[rule.frequency], dtstart=datetime.combine(first, datetime.min.time()), interval=rule.interval,
        wkst=rule.week_start, **by,
    )  # fmt: skip
    found = []
    for place, moment in enumerate(made):
        if moment.date() > last or (rule.count is not None and place >= rule.count):
            break
        found.append(moment.date())
    return tuple(day for day in found if start <= day)


# Made once: what is made for each drawing has to be looked through each time.
first_days = st.dates(date(1990, 1, 1), date(2050, 12, 31)) | st.just(date(2024, 2, 29))
intervals, some_weekdays = st.integers(1, 6) | st.integers(1, 99), st.sets(st.integers(0, 6))


@st.composite
def rules(draw: st.DrawFn) -> tuple[Recurrence, date]:
    """A rule the checks accept, with its first day."""
    first = draw(first_days)
    frequency: Frequency = draw(st.sampled_from(get_args(Frequency)))
    fields: dict[str, Any] = {"interval": draw(intervals)}
    if frequency == "weekly":
        fields["weekdays"] = tuple(sorted(draw(some_weekdays)))
        fields["week_start"] = draw(st.integers(0, 6))
    elif frequency != "daily":
        shape = draw(st.sampled_from(("first", "nth", "day")))
        if shape == "nth":
            fields["nth"] = draw(st.sampled_from((1, 2, 3, 4, 5, -1)))
            fields["weekdays"] = (draw(st.integers(0, 6)),)
        elif shape == "day":
            fields["month_day"] = draw(st.sampled_from((-1, 1, 15, 28, 29, 30, 31)))
    ends = draw(st.sampled_from(("never", "until", "count")))
    if ends == "until":
        fields["until"] = first + timedelta(days=draw(st.integers(0, 8000)))
    elif ends == "count":
        fields["count"] = draw(st.integers(1, 400))
    return Recurrence(frequency=frequency, **fields), first


@given(made=rules(), ahead=st.integers(-400, 9000), width=st.integers(0, 800))
@settings(max_examples=100, deadline=None)
def test_days_are_those_of_dateutil_in_any_window(made: tuple[Recurrence, date], ahead: int, width: int) -> None:
    rule, first = made
    start = first + timedelta(days=ahead)
    end = start + timedelta(days=width)
    assert days(rule, first, start, end) == of_dateutil(rule, first, start, end)


@given(made=rules(), cut=st.integers(0, 3000))
@settings(max_examples=100, deadline=None)
def test_two_windows_side_by_side_hold_what_one_holds(made: tuple[Recurrence, date], cut: int) -> None:
    rule, first = made
    end, middle = first + timedelta(days=3000), first + timedelta(days=cut)
    assert days(rule, first, first, middle) + days(rule, first, middle + timedelta(days=1), end) == days(
        rule, first, first, end
    )


HARD: list[tuple[str, Recurrence, date, tuple[date, date], list[str]]] = [
    ("29 February is kept on the 28th", Recurrence(frequency="yearly"), date(2024, 2, 29),
     (date(2024, 1, 1), date(2028, 12, 31)), ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
    ("1900 and 2100 have no 29 February", Recurrence(frequency="yearly", interval=4), date(2096, 2, 29),
     (date(2096, 1, 1), date(2108, 12, 31)), ["2096-02-29", "2100-02-28", "2104-02-29", "2108-02-29"]),
    ("the 29th begun on a 28th", Recurrence(frequency="yearly", month_day=29), date(2027, 2, 28),
     (date(2027, 1, 1), date(2028, 12, 31)), ["2027-02-28", "2028-02-29"]),
    ("days on the 28th count", Recurrence(frequency="yearly", count=3), date(2024, 2, 29),
     (date(2024, 1, 1), date(2040, 12, 31)), ["2024-02-29", "2025-02-28", "2026-02-28"]),
    ("29 February in months is left out", Recurrence(frequency="monthly", interval=12), date(2024, 2, 29),
     (date(2024, 1, 1), date(2029, 1, 1)), ["2024-02-29", "2028-02-29"]),
    ("the 31st skips short months", Recurrence(frequency="monthly"), date(2026, 1, 31),
     (date(2026, 1, 1), date(2026, 8, 31)), ["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31"]),
    ("the last day is there in every month", Recurrence(frequency="monthly", month_day=-1), date(2028, 1, 31),
     (date(2028, 2, 1), date(2028, 4, 30)), ["2028-02-29", "2028-03-31", "2028-04-30"]),
    ("the fifth Friday is not in every month", Recurrence(frequency="monthly", nth=5, weekdays=(4,)),
     date(2026, 1, 1), (date(2026, 1, 1), date(2026, 12, 31)),
      ["2026-01-30", "2026-05-29", "2026-07-31", "2026-10-30"]),
    ("a fifth Friday of February comes once in 28 years", Recurrence(frequency="yearly", nth=5, weekdays=(4,)),
     date(2026, 2, 1), (date(2026, 1, 1), date(2100, 1, 1)), ["2036-02-29", "2064-02-29", "2092-02-29"]),
    ("the last Friday", Recurrence(frequency="monthly", nth=-1, weekdays=(4,), count=3), date(2026, 1, 30),
     (date(2026, 1, 1), date(2027, 1, 1)), ["2026-01-30", "2026-02-27", "2026-03-27"]),
    ("every second week, counted from Monday", Recurrence(frequency="weekly", interval=2, weekdays=(1, 6)),
     date(1997, 8, 5), (date(1997, 8, 1), date(1997, 8, 31)), ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]),
    ("every second week, counted from Sunday",
     Recurrence(frequency="weekly", interval=2, weekdays=(1, 6), week_start=6),
     date(1997, 8, 5), (date(1997, 8, 1), date(1997, 8, 31)), ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]),
    ("a first day off the rule is neither given nor counted", Recurrence(frequency="weekly", weekdays=(2,), count=2),
     date(2026, 3, 3), (date(2026, 3, 1), date(2026, 4, 1)), ["2026-03-04", "2026-03-11"]),
    ("until is included", Recurrence(frequency="daily", interval=2, until=date(2026, 3, 8)), date(2026, 3, 4),
     (date(2026, 3, 5), date(2026, 4, 1)), ["2026-03-06", "2026-03-08"]),
    ("nothing before the first day", Recurrence(frequency="daily"), date(2026, 3, 4),
     (date(2026, 3, 1), date(2026, 3, 5)), ["2026-03-04", "2026-03-05"]),
    ("the end of the calendar", Recurrence(frequency="daily"), date(2200, 12, 30),
     (date(2200, 1, 1), date.max), ["2200-12-30", "2200-12-31"]),
    ("the beginning of the calendar", Recurrence(frequency="weekly"), date(1899, 12, 31),
     (date.min, date(1900, 1, 14)), ["1900-01-07", "1900-01-14"]),
    ("an empty window", Recurrence(frequency="daily"), date(2026, 3, 4), (date(2026, 3, 9), date(2026, 3, 8)), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "first", "window", "expected"), [case[1:] for case in HARD], ids=[case[0] for case in HARD]
)
def test_hard_cases(rule: Recurrence, first: date, window: tuple[date, date], expected: list[str]) -> None:
    assert [day.isoformat() for day in days(rule, first, *window)] == expected


def test_an_old_rule_keeps_its_phase() -> None:
    first, far = date(1901, 1, 1), date(2199, 6, 1)
    for rule in (Recurrence(frequency="daily", interval=7), Recurrence(frequency="weekly")):
        found = days(rule, first, far, far + YEAR)
        assert len(found) == 52
        assert all((day - first).days % 7 == 0 for day in found)


@given(made=rules())
@settings(max_examples=50, deadline=None)
def test_the_first_day_matches_exactly_when_it_is_given(made: tuple[Recurrence, date]) -> None:
    rule, first = made
    assert first_day_matches(rule, first) == (first in of_dateutil(rule, first, first, first))


@given(
    rule=st.builds(
        Recurrence, frequency=st.sampled_from(("daily", "weekly", "monthly", "yearly")),
        interval=st.integers(-3, 120), weekdays=st.lists(st.integers(-2, 9), max_size=4).map(tuple),
        nth=st.none() | st.integers(-9, 9), month_day=st.none() | st.integers(-40, 40),
        until=st.none() | st.dates(), count=st.none() | st.integers(-5, 20000), week_start=st.integers(-3, 9),
    ),
    first=st.dates(),
)  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_a_rule_that_makes_no_sense_never_raises(rule: Recurrence, first: date) -> None:
    found = days(rule, first, date(2026, 1, 1), date(2026, 12, 31))
    assert all(date(2026, 1, 1) <= day <= date(2026, 12, 31) and day >= first for day in found)
    assert list(found) == sorted(set(found))
    assert in_words(rule, first)
    for sentence in problems(rule, first):
        assert sentence.endswith(".")
        assert "\n" not in sentence


FIRST = date(2026, 3, 4)
WRONG: list[tuple[dict[str, Any], date, str]] = [
    ({"frequency": "daily", "interval": 0}, FIRST, "1 to 99"),
    ({"frequency": "weekly", "interval": 100}, FIRST, "1 to 99"),
    ({"frequency": "daily", "count": 0}, FIRST, "1 to 9999"),
    ({"frequency": "daily", "until": date(2026, 3, 3)}, FIRST, "before its first day"),
    ({"frequency": "daily", "until": date(2201, 1, 1)}, FIRST, "up to 2200"),
    ({"frequency": "daily", "until": date(2026, 4, 3), "count": 4}, FIRST, "keep one of them"),
    ({"frequency": "daily", "weekdays": (1,)}, FIRST, "weekly rule"),
    ({"frequency": "monthly", "weekdays": (1,)}, FIRST, "which one of the month"),
    ({"frequency": "weekly", "weekdays": (7,)}, FIRST, "one of the seven"),
    ({"frequency": "monthly", "nth": 2}, FIRST, "exactly one weekday"),
    ({"frequency": "monthly", "nth": 2, "weekdays": (1, 2)}, FIRST, "exactly one weekday"),
    ({"frequency": "monthly", "nth": 6, "weekdays": (1,)}, FIRST, "first to the fifth"),
    ({"frequency": "weekly", "nth": 1, "weekdays": (1,)}, FIRST, "monthly or yearly"),
    ({"frequency": "monthly", "nth": 1, "weekdays": (1,), "month_day": 3}, FIRST, "not both"),
    ({"frequency": "monthly", "month_day": 32}, FIRST, "1 to 31"),
    ({"frequency": "weekly", "month_day": 3}, FIRST, "monthly or yearly rule"),
    ({"frequency": "yearly", "month_day": 31}, date(2026, 4, 1), "no such day"),
    ({"frequency": "monthly", "interval": 12, "month_day": 30}, date(2026, 2, 1), "no such day"),
    ({"frequency": "weekly", "weekdays": (0,), "until": date(2026, 3, 6)}, FIRST, "no such day"),
    ({"frequency": "daily"}, date(1899, 12, 31), "from 1900 to 2200"),
]


@pytest.mark.parametrize(("fields", "first", "words"), WRONG)
def test_problems_say_what_would_be_right(fields: dict[str, Any], first: date, words: str) -> None:
    found = problems(Recurrence(**fields), first)
    assert len(found) == 1
    assert words in found[0]


@given(made=rules())
@settings(max_examples=50, deadline=None)
def test_a_good_rule_has_no_problems_unless_it_gives_nothing(made: tuple[Recurrence, date]) -> None:
    rule, first = made
    assert bool(problems(rule, first)) == (not days(rule, first, first, date(2200, 12, 31)))


WORDS: list[tuple[dict[str, Any], date, str]] = [
    ({"frequency": "daily"}, FIRST, "every day"),
    ({"frequency": "daily", "interval": 3}, FIRST, "every third day"),
    ({"frequency": "daily", "interval": 14, "count": 1}, FIRST, "every 14 days, once"),
    ({"frequency": "weekly"}, FIRST, "every Wednesday"),
    ({"frequency": "weekly", "interval": 2, "weekdays": (2,), "until": date(2026, 5, 27)}, FIRST,
     "every second Wednesday until 27 May 2026"),
    ({"frequency": "weekly", "interval": 12}, FIRST, "every 12 weeks on Wednesday"),
    ({"frequency": "weekly", "weekdays": (0, 2, 4)}, FIRST, "every Monday, Wednesday and Friday"),
    ({"frequency": "weekly", "weekdays": (0, 1, 2, 3, 4)}, FIRST, "every weekday, Monday to Friday"),
    ({"frequency": "weekly", "weekdays": (0, 1, 2, 3, 5)}, FIRST,
     "every Monday, Tuesday, Wednesday, Thursday and Saturday"),
    ({"frequency": "weekly", "weekdays": (0, 1, 2, 3, 4, 5, 6)}, FIRST, "every day"),
    ({"frequency": "weekly", "interval": 2, "weekdays": (0, 1, 2, 3, 4, 5, 6)}, FIRST,
     "on each day of every second week"),
    ({"frequency": "weekly", "interval": 3, "weekdays": (5, 6), "count": 2}, FIRST,
     "every third week on Saturday and Sunday, twice"),
    ({"frequency": "weekly", "interval": 2, "weekdays": (5, 6), "week_start": 6}, FIRST,
     "every second week on Sunday and Saturday (weeks begin on Sunday)"),
    ({"frequency": "monthly"}, FIRST, "on the 4th of each month"),
    ({"frequency": "monthly", "month_day": 31}, FIRST, "on the 31st of each month (months without one are left out)"),
    ({"frequency": "monthly", "interval": 2, "month_day": -1}, FIRST, "on the last day of every second month"),
    ({"frequency": "monthly", "nth": -1, "weekdays": (4,), "count": 6}, FIRST,
     "on the last Friday of each month, 6 times"),
    ({"frequency": "monthly", "nth": 5, "weekdays": (4,)}, FIRST,
     "on the fifth Friday of each month (months without one are left out)"),
    ({"frequency": "yearly"}, FIRST, "every year on 4 March"),
    ({"frequency": "yearly"}, date(2024, 2, 29), "every year on 29 February (on the 28th in other years)"),
    ({"frequency": "yearly", "interval": 2, "nth": 4, "weekdays": (3,)}, date(2026, 11, 26),
     "every second year on the fourth Thursday of November"),
    ({"frequency": "yearly", "nth": 5, "weekdays": (3,)}, date(2026, 11, 26),
     "every year on the fifth Thursday of November (years without one are left out)"),
    ({"frequency": "yearly", "month_day": -1}, date(2026, 2, 1), "every year on the last day of February"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "first", "words"), WORDS)
def test_words(fields: dict[str, Any], first: date, words: str) -> None:
    assert in_words(Recurrence(**fields), first) == words
