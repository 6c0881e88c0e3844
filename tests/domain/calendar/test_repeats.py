"""A rule with its exceptions: next days, complaints, words."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.recurrence import Recurrence, days
from ladder_tui.domain.calendar.repeats import Repeats, brief_day, explain, fitting, next_days, short_words, trouble
from tests.kits.builders import TODAY

WEEKLY = Repeats(rule=Recurrence(frequency="weekly"))
SECOND = TODAY + timedelta(days=7)


def test_the_next_days_leave_out_what_is_left_out() -> None:
    assert next_days(WEEKLY, TODAY, TODAY, 3) == (TODAY, SECOND, date(2026, 3, 18))
    out = Repeats(rule=WEEKLY.rule, skipped=(SECOND,))
    assert next_days(out, TODAY, TODAY, 3) == (TODAY, date(2026, 3, 18), date(2026, 3, 25))


def test_the_next_days_of_something_that_happens_once() -> None:
    assert next_days(Repeats(), TODAY, TODAY - timedelta(days=3)) == (TODAY,)
    assert next_days(Repeats(), TODAY, TODAY + timedelta(days=1)) == ()


def test_rare_days_are_found_however_far_they_are() -> None:
    leap = Repeats(rule=Recurrence(frequency="yearly", interval=50))
    assert next_days(leap, date(2000, 1, 2), TODAY) == (
        date(2050, 1, 2), date(2100, 1, 2), date(2150, 1, 2), date(2200, 1, 2),
    )  # fmt: skip


@given(st.integers(1, 40), st.integers(0, 4000), st.sets(st.integers(0, 30), max_size=8))
@settings(max_examples=60, deadline=None)
def test_the_next_days_are_those_the_rule_gives(interval: int, ahead: int, out: set[int]) -> None:
    rule = Recurrence(frequency="daily", interval=interval)
    skipped = tuple(TODAY + timedelta(days=interval * number) for number in sorted(out))
    start = TODAY + timedelta(days=ahead)
    found = next_days(Repeats(rule=rule, skipped=skipped), TODAY, start)
    given_days = days(rule, TODAY, start, start + timedelta(days=interval * 20))
    assert found == tuple(day for day in given_days if day not in skipped)[:5]


def test_explained_in_words_with_the_next_five_days() -> None:
    assert explain(WEEKLY, TODAY, TODAY) == (
        "Every Wednesday.",
        "Next: Wed 4 Mar, Wed 11 Mar, Wed 18 Mar, Wed 25 Mar and Wed 1 Apr.",
    )
    assert explain(Repeats(), TODAY, TODAY) == ("It happens once, on Wednesday 4 March.",)


def test_a_first_day_outside_the_rule_is_pointed_out() -> None:
    mondays = Repeats(rule=Recurrence(frequency="weekly", weekdays=(0,), count=1))
    assert explain(mondays, TODAY, TODAY) == (
        "Every Monday, once.",
        "Wednesday 4 March itself is not one of its days.",
        "Next: Mon 9 Mar.",
    )


def test_a_rule_that_is_over_says_so() -> None:
    over = Repeats(rule=Recurrence(frequency="weekly", until=SECOND))
    assert explain(over, TODAY, date(2026, 5, 1))[-1] == "None of its days are left from today on."


def test_trouble_is_one_sentence() -> None:
    early = Repeats(rule=Recurrence(frequency="weekly", until=TODAY - timedelta(days=1)))
    assert "before its first day" in trouble(early, TODAY)
    odd = Repeats(rule=WEEKLY.rule, skipped=(TODAY + timedelta(days=1),))
    assert trouble(odd, TODAY).startswith("It does not happen on Thursday 5 March 2026")
    assert trouble(fitting(odd, TODAY), TODAY) == ""
    assert trouble(Repeats(), TODAY) == ""


def test_in_one_line() -> None:
    assert short_words(Repeats(), TODAY) == "does not repeat"
    assert short_words(WEEKLY, TODAY) == "every Wednesday"
    assert short_words(Repeats(rule=WEEKLY.rule, skipped=(SECOND,)), TODAY) == "every Wednesday, 1 day left out"


def test_a_day_of_another_year_names_it() -> None:
    assert brief_day(date(2027, 3, 4), TODAY) == "Thu 4 Mar 2027"
