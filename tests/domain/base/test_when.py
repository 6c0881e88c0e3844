"""Days and times, read and written."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.when import (
    day_words,
    moment_words,
    near_words,
    parse_day,
    parse_time,
    parse_when,
    when_words,
)

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-09", date(2026, 3, 9)),
        ("9 March", date(2026, 3, 9)),
        ("9 mar 2027", date(2027, 3, 9)),
        ("Monday 9 March 2026", date(2026, 3, 9)),
        ("March 9", date(2026, 3, 9)),
        ("3 march", date(2027, 3, 3)),
        ("9.3.", date(2026, 3, 9)),
        ("9/3/2026", date(2026, 3, 9)),
        ("29 february", date(2028, 2, 29)),
        ("today", WEDNESDAY),
        ("Tomorrow", date(2026, 3, 5)),
        ("+3", date(2026, 3, 7)),
        ("wed", WEDNESDAY),
        ("friday", date(2026, 3, 6)),
        ("next wednesday", date(2026, 3, 11)),
    ],
)
def test_days_people_write(text: str, day: date) -> None:
    assert parse_day(text, WEDNESDAY) == day


@pytest.mark.parametrize(
    "text", ["", "31 february", "t", "soon", "[/b]", "1 1 1 1", "9999999999", "2026-02-30", "+99999999"]
)
def test_what_is_no_day_gets_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        parse_day(text, WEDNESDAY)


def test_years_outside_are_refused() -> None:
    with pytest.raises(ValueError, match="1900 to 2200"):
        parse_day("1 January 1800", WEDNESDAY)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.dates(date(1900, 1, 1), date(2192, 12, 31)))
def test_a_day_written_out_is_read_back(day: date, today: date) -> None:
    assert parse_day(day_words(day), today) == day
    assert parse_day(day.isoformat(), today) == day


@given(st.text(max_size=30))
def test_reading_a_day_never_fails_otherwise(text: str) -> None:
    found: date | str
    try:
        found = parse_day(text, WEDNESDAY)
    except ValueError as error:
        found = str(error)
    assert isinstance(found, date) or found.endswith(".")


@pytest.mark.parametrize(
    ("text", "at"),
    [("18:30", time(18, 30)), ("1830", time(18, 30)), ("6pm", time(18)), ("12am", time(0)), ("6.30 pm", time(18, 30)),
     ("7", time(7)), ("", None), ("any", None)],
)  # fmt: skip
def test_times_people_write(text: str, at: time | None) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize("text", ["25:00", "18:60", "noonish", "13pm", "0am"])
def test_what_is_no_time_gets_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time"):
        parse_time(text)


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("friday 18:30", date(2026, 3, 6), time(18, 30)),
        ("6 pm friday", date(2026, 3, 6), time(18)),
        ("Friday at 6pm", date(2026, 3, 6), time(18)),
        ("friday 18", date(2026, 3, 6), time(18)),
        ("4 March 2027", date(2027, 3, 4), None),
        ("5 March, 1830", date(2026, 3, 5), time(18, 30)),
        ("5 March 2026 6.30 pm", date(2026, 3, 5), time(18, 30)),
        ("tomorrow", date(2026, 3, 5), None),
        ("friday any", date(2026, 3, 6), None),
        ("9:15", WEDNESDAY, time(9, 15)),
        ("6pm", WEDNESDAY, time(18)),
        ("4.3. 9:00", WEDNESDAY, time(9)),
        ("+3 20:00", date(2026, 3, 7), time(20)),
    ],
)
def test_days_with_times_people_write(text: str, day: date, at: time | None) -> None:
    assert parse_when(text, WEDNESDAY) == (day, at)


@pytest.mark.parametrize("text", ["", "6", "fryday 18:30", "friday 25:00", "half past", "any", "18:30 18:30"])
def test_what_is_no_day_with_a_time_gets_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day this app can read"):
        parse_when(text, WEDNESDAY)


@given(
    st.dates(date(1900, 1, 1), date(2192, 12, 31)),
    st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_a_day_with_its_time_written_out_is_read_back(day: date, at: time | None) -> None:
    assert parse_when(when_words(day, at), WEDNESDAY) == (day, at)


@given(st.text(max_size=30))
def test_reading_a_day_with_a_time_never_fails_otherwise(text: str) -> None:
    found: object
    try:
        found = parse_when(text, WEDNESDAY)
    except ValueError as error:
        found = str(error)
    assert isinstance(found, tuple) or str(found).endswith(".")


def test_words_for_near_and_far() -> None:
    assert near_words(date(2026, 3, 5), WEDNESDAY) == "tomorrow"
    assert near_words(date(2026, 3, 8), WEDNESDAY) == "on Sunday"
    assert near_words(date(2027, 3, 8), WEDNESDAY) == "Monday 8 March 2027"
    assert moment_words(datetime(2026, 3, 3, 14, 2), WEDNESDAY) == "yesterday 14:02"  # noqa: DTZ001  # wall clock only
    assert moment_words(datetime(2026, 2, 3, 14, 2), WEDNESDAY) == "3 February 14:02"  # noqa: DTZ001
