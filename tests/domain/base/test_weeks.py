"""Weeks that begin on any day, and the months they make up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ladder_tui.domain.base.weeks import month_grid, week_days, week_of
from tests.kits.builders import TODAY


@pytest.mark.parametrize(
    ("week_start", "first"), [(0, date(2026, 3, 2)), (6, date(2026, 3, 1)), (2, TODAY), (3, date(2026, 2, 26))]
)
def test_the_week_begins_where_the_user_says(week_start: int, first: date) -> None:
    assert week_of(TODAY, week_start) == (first, first + timedelta(days=6))


@pytest.mark.parametrize(
    ("year", "month", "week_start", "first", "last", "weeks"),
    [
        (2026, 3, 0, date(2026, 2, 23), date(2026, 4, 5), 6),
        (2026, 3, 6, date(2026, 3, 1), date(2026, 4, 4), 5),
        (2027, 2, 0, date(2027, 2, 1), date(2027, 2, 28), 4),
        (2026, 12, 5, date(2026, 11, 28), date(2027, 1, 1), 5),
        (1900, 1, 0, date(1900, 1, 1), date(1900, 2, 4), 5),
    ],
)
def test_the_grid_of_a_month_is_whole_weeks(
    year: int, month: int, week_start: int, first: date, last: date, weeks: int
) -> None:
    grid = month_grid(year, month, week_start)
    assert (grid[0][0], grid[-1][-1], len(grid)) == (first, last, weeks)
    flat = [day for week in grid for day in week]
    assert flat == [first + timedelta(days=number) for number in range(7 * weeks)]
    assert {week[0].weekday() for week in grid} == {week_start}


@given(day=st.dates(date(1900, 1, 1), date(2200, 12, 31)), week_start=st.integers(0, 6))
@examples(max_examples=50, deadline=None)
def test_a_week_holds_its_day_and_begins_where_the_user_says(day: date, week_start: int) -> None:
    week = week_days(day, week_start)
    assert day in week
    assert (len(week), week[0].weekday()) == (7, week_start)
    assert week in month_grid(day.year, day.month, week_start)
