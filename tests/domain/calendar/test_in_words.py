"""An agenda in words."""

from datetime import date, time, timedelta
from typing import Any

from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.calendar.in_words import elsewhere_words, facts, in_full, state_words, week_words, where_words
from ladder_tui.domain.calendar.occurrences import move
from ladder_tui.domain.records.plans import Origin
from tests.kits.builders import NOW, TODAY, activity, library, opportunity, person, plan, promise, settings, snapshot

WEEKLY = Recurrence(frequency="weekly")


def test_an_occurrence_says_how_it_repeats_and_where() -> None:
    shown = snapshot(opportunities=[opportunity(at=time(18, 30), rule=WEEKLY, where="Old school")])
    assert facts(agenda(shown, TODAY)[0], shown) == ("every Wednesday", "Old school")


def test_a_plan_says_its_own_place_before_that_of_what_it_was_made_from() -> None:
    hall = opportunity("choir", where="the hall")
    made = plan("made", origin=Origin(kind="opportunity", ref="choir", day=TODAY))
    for own, told in (("the bench", "the bench"), ("", "the hall")):
        shown = snapshot(opportunities=[hall], plans=[replace(made, where=own)])
        (item,) = agenda(shown, TODAY)
        assert where_words(item, shown) == told
        assert told in facts(item, shown)
        assert dict(in_full(item, shown))["where"] == f"{told} (indoors)"
    alone = snapshot(plans=[plan(where="the bench")])
    assert dict(in_full(agenda(alone, TODAY)[0], alone))["where"] == "the bench"


def test_a_moved_occurrence_says_where_it_comes_from() -> None:
    chance = move(opportunity(at=time(18, 30), rule=WEEKLY), TODAY, TODAY + timedelta(days=1), time(19, 0))
    shown = snapshot(opportunities=[chance])
    assert facts(agenda(shown, date(2026, 3, 5))[0], shown)[0] == "moved from Wednesday 4 March"
    at_eight = snapshot(opportunities=[move(replace(chance, moved=()), TODAY, TODAY, time(20, 0))])
    assert facts(agenda(at_eight, TODAY)[0], at_eight)[0] == "at another time"


def test_a_time_of_another_zone_is_told_as_it_stands_on_the_wall_there() -> None:
    chance = opportunity(at=time(18, 30), zone="America/New_York")
    shown = snapshot(opportunities=[chance])
    late = agenda(shown, TODAY + timedelta(days=1))[0]
    assert late.at == time(0, 30)
    assert elsewhere_words(late, shown.zone) == "18:30 in America/New York"
    here = snapshot(opportunities=[opportunity(at=time(18, 30))])
    assert elsewhere_words(agenda(here, TODAY)[0], here.zone) == ""


def test_states_in_words() -> None:
    def state(**fields: Any) -> str:
        shown = snapshot(plans=[plan(**fields)])
        return state_words(agenda(shown, TODAY)[0])

    assert state() == "planned"
    assert state(origin=Origin(kind="rung", ref="rung-1")) == "step, planned"
    assert state(status="done", closed_at=NOW) == "done"
    assert state(status="self_cancelled", closed_at=NOW) == "set aside"
    assert state(status="fell_through", closed_at=NOW, backup_done=True) == "fell through, backup done"
    routine = snapshot(opportunities=[opportunity(kind="routine")])
    assert state_words(agenda(routine, TODAY)[0]) == "routine"
    kept = snapshot(people=[person()], promises=[promise(person_id="ana", due=TODAY, kept_at=NOW)])
    assert facts(agenda(kept, TODAY)[0], kept) == ("kept", "Ana")


def test_in_full_names_only_what_there_is() -> None:
    chance = opportunity(at=time(18, 30), rule=WEEKLY, reward="The long way home", needs=("shared_activity",))
    shown = snapshot(opportunities=[chance], library=library(activities=[activity()]))
    assert dict(in_full(agenda(shown, TODAY)[0], shown)) == {
        "when": "Wednesday 4 March, 18:30",
        "repeats": "every Wednesday",
        "where": "indoors",
        "takes": "60 minutes · effort 2",
        "good for": "shared activity",
        "then": "The long way home",
    }


def test_the_week_in_one_sentence() -> None:
    free = (date(2026, 3, 6),)
    numbers = snapshot(settings=settings(week_numbers=True))
    assert week_words(numbers, TODAY, 6, 6, free) == "This week 6 of about 6, and Friday is free"
    gone = (TODAY - timedelta(days=2), *free)
    assert week_words(numbers, TODAY, 6, 6, gone) == "This week 6 of about 6, and Friday is free"
    assert week_words(numbers, TODAY + timedelta(days=7), 3, 6, ()) == "Next week 3 of about 6"
    assert week_words(numbers, date(2026, 4, 1), 1, 6, ()) == "The week of 30 March holds 1 of about 6"
    assert week_words(snapshot(), TODAY, 6, 6, free, numbers=True) == "This week 6 of about 6, and Friday is free"


def test_a_week_is_silent_unless_it_is_full() -> None:
    friday, sunday = date(2026, 3, 6), date(2026, 3, 8)
    everyday = tuple(TODAY + timedelta(days=day) for day in range(-2, 5))
    assert week_words(snapshot(), TODAY, 6, 6, ()) == ""
    assert week_words(snapshot(), TODAY, 0, 6, everyday) == ""
    assert week_words(snapshot(), TODAY, 7, 6, (friday, sunday)) == "A full week; Sunday is free"
    assert week_words(snapshot(), TODAY, 7, 6, ()) == "A full week"
    assert week_words(snapshot(), TODAY, 10, 5, (TODAY, friday, sunday)) == ""
    assert week_words(snapshot(), TODAY - timedelta(days=7), 9, 6, ()) == ""
    assert week_words(snapshot(), TODAY + timedelta(days=7), 9, 6, ()) == "Next week is full"


def test_a_week_gone_by_has_no_free_days_to_offer() -> None:
    last = TODAY - timedelta(days=7)
    numbers = snapshot(settings=settings(week_numbers=True))
    assert week_words(numbers, last, 2, 6, (date(2026, 2, 27),)) == "Last week 2 of about 6"
    assert week_words(numbers, last, 0, 6, ()) == "Last week was a quiet one"
    assert week_words(numbers, TODAY, 0, 6, ()) == "This week is still free"


def test_weeks_follow_the_day_they_start_on() -> None:
    sunday = snapshot(settings=settings(week_start=6))
    assert week_words(sunday, date(2026, 3, 8), 1, 5, (), numbers=True).startswith("Next week")
    assert week_words(snapshot(), date(2026, 3, 8), 1, 5, (), numbers=True).startswith("This week")
