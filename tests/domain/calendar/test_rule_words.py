"""Rules as people write them: what is understood, what is said of it, and what is refused."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.recurrence import Recurrence, days, in_words
from ladder_tui.domain.base.when import LAST_DAY
from ladder_tui.domain.calendar.rule_words import read_rule, said
from tests.domain.base.test_recurrence import rules
from tests.kits.builders import TODAY


@given(made=rules(), ago=st.none() | st.integers(-400, 400))
@settings(max_examples=150, deadline=None)
def test_what_is_said_of_a_rule_is_read_as_that_rule(made: tuple[Recurrence, date], ago: int | None) -> None:
    rule, start = made
    first = next(iter(days(rule, start, start, LAST_DAY)), None)
    assume(first is not None)
    assert first is not None
    today = None if ago is None else first + timedelta(days=ago)
    words = in_words(rule, first, today)
    read = read_rule(words, today or first, start=first)
    end = first + timedelta(days=3000)
    assert read.first == first
    assert days(read.rule, first, first, end) == days(rule, first, first, end)
    if rule.week_start == 0:  # which orders the weekdays, and is not always said
        assert in_words(read.rule, first, today) == words


# TODAY is Wednesday 4 March 2026.
@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("2 weeks on thu until june", "Thursday 5 March, every second Thursday until 25 June"),
        ("every second thursday", "Thursday 5 March, every second Thursday"),
        ("Thursdays", "Thursday 5 March, every Thursday"),
        ("weekly on tue and fri", "Friday 6 March, every Tuesday and Friday"),
        ("tue/fri", "Friday 6 March, every Tuesday and Friday"),
        ("month on the first mon", "Monday 6 April, on the first Monday of each month"),
        ("second friday in the month", "Friday 13 March, on the second Friday of each month"),
        ("every 2 months on the last day", "Tuesday 31 March, on the last day of every second month"),
        ("day 15 of the month", "Sunday 15 March, on the 15th of each month"),
        ("weekday", "Wednesday 4 March, every weekday, Monday to Friday"),
        ("mon-fri", "Wednesday 4 March, every weekday, Monday to Friday"),
        ("fri to mon", "Friday 6 March, every Monday, Friday, Saturday and Sunday"),
        ("weekends", "Saturday 7 March, every Saturday and Sunday"),
        ("daily", "Wednesday 4 March, every day"),
        ("every other day", "Wednesday 4 March, every second day"),
        ("fortnightly on tue", "Tuesday 10 March, every second Tuesday"),
        ("once a week", "Wednesday 4 March, every Wednesday"),
        ("quarter", "Wednesday 4 March, on the 4th of every third month"),
        ("year", "Wednesday 4 March, every year on 4 March"),
        ("year on 2 march", "Tuesday 2 March 2027, every year on 2 March"),
        ("first monday of may", "Monday 4 May, every year on the first Monday of May"),
        ("thu 7pm, 10 times", "Thursday 5 March 19:00, every Thursday, 10 times"),
        ("every thursday at 19:30 until 4 June", "Thursday 5 March 19:30, every Thursday until 4 June"),
        ("tue until the end of feb", "Tuesday 10 March, every Tuesday until 23 February 2027"),
        ("tue until may 2027", "Tuesday 10 March, every Tuesday until 25 May 2027"),
        ("day until tomorrow", "Wednesday 4 March, every day until 5 March"),
    ],
)
def test_understood(words: str, understood: str) -> None:
    read = read_rule(words, TODAY)
    assert said(read, TODAY) == understood
    assert days(read.rule, read.first, read.first, read.first), "it happens on the day it begins"


def test_it_begins_on_the_first_fitting_day_from_the_one_that_is_given() -> None:
    read = read_rule("2 weeks on thu", TODAY, start=date(2026, 3, 6))
    assert read.first == date(2026, 3, 12)
    assert read.rule == Recurrence(frequency="weekly", interval=2)
    assert read_rule("thu 19:30", TODAY).at == time(19, 30)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("every blue moon", "“every blue moon” is not a rule this app can read; try thu, 2 weeks on thu, "
         "month on the first mon, or year, and behind it until june, or 10 times."),
        ("twice a week", "is not a rule"), ("", "is not a rule"), ("until june", "is not a rule"),
        ("second of", "is not a rule"), ("of", "is not a rule"), ("tue to", "is not a rule"), ("t", "is not a rule"),
        ("thu until", "“” is not a day"), ("thu until 31 feb", "“31 feb” is not a day this app can read"),
        ("thu until june 1999", "June 1999 is before it begins, or too far; choose another last month."),
        ("0 weeks", "choose a number from 1 to 99"), ("100000000 days", "choose a number from 1 to 99"),
        ("month on the sixth mon", "choose the first to the fifth, or the last"),
        ("month on the 32nd", "A month has no day 32"), ("year on 31 feb", "There is no such day"),
        ("thu until june, 4 times", "not both"), ("thu, 0 times", "choose a number from 1 to 9999"),
        ("thu until 4 march", "before its first day"),
    ],
)  # fmt: skip
def test_what_is_not_understood_gets_one_sentence(words: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as refused:
        read_rule(words, TODAY)
    assert sentence in str(refused.value)


PARTS = ["every", "2", "weeks", "on", "the", "last", "of", "month", "june", "thu", "to", "until", "day", "times", "31"]


@given(st.text(max_size=60) | st.lists(st.sampled_from(PARTS)).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(words: str) -> None:
    with suppress(ValueError):
        read = read_rule(words, TODAY)
        assert days(read.rule, read.first, read.first, read.first) == (read.first,)
        assert read_rule(in_words(read.rule, read.first), TODAY, start=read.first).rule == read.rule
