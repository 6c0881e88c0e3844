"""Weeks of the calendar, which begin on the day the user chose: 0 (Monday) to 6 (Sunday)."""

from datetime import date, timedelta
from typing import Final

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


def week_of(day: date, week_start: int) -> tuple[date, date]:
    """First and last day of the week that `day` lies in."""
    first = day - timedelta(days=(day.weekday() - week_start) % 7)
    return first, first + 6 * _DAY


def week_days(day: date, week_start: int) -> tuple[date, ...]:
    """The seven days of the week that `day` lies in."""
    first, _ = week_of(day, week_start)
    return tuple(first + number * _DAY for number in range(7))


def month_grid(year: int, month: int, week_start: int) -> tuple[tuple[date, ...], ...]:
    """The weeks that touch a month, four to six, seven days each."""
    first = date(year, month, 1)
    next_month = date(year + month // 12, month % 12 + 1, 1)
    begin, _ = week_of(first, week_start)
    weeks = (next_month - begin - _DAY) // _WEEK + 1
    return tuple(week_days(begin + number * _WEEK, week_start) for number in range(weeks))
