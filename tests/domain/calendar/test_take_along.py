"""What goes along today comes from the next thing planned: its page, its cards, its person; else it is a plain card."""

from datetime import time, timedelta
from typing import Any

import pytest

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.calendar.take_along import Along, take_along
from ladder_tui.domain.cards.of_the_day import card_of_the_day
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import (
    NOW,
    TODAY,
    card,
    card_mark,
    library,
    opportunity,
    person,
    plan,
    promise,
    situation,
    snapshot,
)

BUS = situation(also=("tram",))
WORK = situation("a/work", "The kitchen at work", settings=("work",), group="work", stages=("acquaintance",))
HERE = card("t/here", "Is this the stop?", situations=("bus-stop",), depth=1, stages=("stranger",))
RAIN = card("t/rain", "Did you get wet?", situations=("bus-stop",), depth=1, here=("rain",), stages=("stranger",))
TEA = card("t/tea", "Who makes the tea here?", situations=("work",), depth=1, settings=("work",))
GAP = card("t/gap", "Do you know {thing}?", situations=("work",), depth=1, settings=("work",))
OTHER = card("t/other", "How was your way here?", settings=("walk",), depth=1)
SHELF = library(situations=[BUS, WORK], topics=[RAIN, GAP, HERE, TEA, OTHER])
TOMORROW = TODAY + timedelta(days=1)


def along(seen: Snapshot) -> Along:
    return take_along(seen, agenda(seen, seen.today))


def test_the_page_taken_along_decides_then_the_words_of_the_plan() -> None:
    chosen = along(snapshot(library=SHELF, plans=[plan(title="Tram to the pool", situation=WORK.id)]))
    assert (chosen.page, chosen.card) == (WORK, TEA)
    by_words = along(snapshot(library=SHELF, plans=[plan(title="Tram to the pool")]))
    assert (by_words.page, by_words.card) == (BUS, HERE), "no card about rain that nobody said was there"


def test_a_card_that_goes_along_already_comes_before_those_of_the_page() -> None:
    found = along(snapshot(library=SHELF, plans=[plan(title="Tram", cards=(OTHER.id,))]))
    assert (found.page, found.card) == (BUS, OTHER)


def test_it_is_the_next_open_thing_and_changes_when_that_is_done() -> None:
    early, late = plan("early", "Tram", at=time(9)), plan("late", "Tea", at=time(18), setting="work")
    first = along(snapshot(library=SHELF, plans=[late, early]))
    assert first.item is not None
    assert first.item.ref == "early"
    done = plan("early", "Tram", at=time(9), status="done")
    assert along(snapshot(library=SHELF, plans=[late, done])).card == TEA


def test_a_day_without_plans_looks_a_few_days_ahead_but_not_for_what_is_small_or_far() -> None:
    tomorrow = along(snapshot(library=SHELF, plans=[plan(title="Tram", day=TOMORROW)]))
    assert tomorrow.page == BUS
    far = along(snapshot(library=SHELF, plans=[plan(title="Tram", day=TODAY + timedelta(days=7))]))
    assert far.item is None
    every_day = Recurrence(frequency="daily")
    routine = opportunity(title="Tram", day=TOMORROW, kind="routine", rule=every_day)
    assert along(snapshot(library=SHELF, opportunities=[routine])).item is None


@pytest.mark.parametrize(
    "seed",
    [
        {},
        {"plans": [plan(title="Zzz")]},
        {"promises": [promise(due=TODAY)]},
        {"plans": [plan(title="Tram", status="self_cancelled")]},
        {"people": [person(unsafe=True)], "plans": [plan(title="Tram", person_id="ana")]},
    ],
    ids=["nothing", "words nobody knows", "a promise", "set aside", "not safe"],
)
def test_where_nothing_planned_says_anything_it_is_the_plain_card_of_the_day(seed: dict[str, Any]) -> None:
    seen = snapshot(library=SHELF, **seed)
    found = along(seen)
    assert (found.item, found.page, found.card) == (None, None, card_of_the_day(seen))
    assert found.card not in (RAIN, GAP)


def test_a_message_is_passed_over_and_its_person_is_not() -> None:
    people = [person(stage="acquaintance")]
    letter = opportunity(title="A line to Ana", kind="routine", message=True, person_id="ana")
    assert along(snapshot(library=SHELF, people=people, opportunities=[letter])).item is None
    tea = along(snapshot(library=SHELF, people=people, plans=[plan(title="Ana", person_id="ana", setting="work")]))
    assert tea.card == TEA
    lately = [card_mark(card_id=TEA.id, person_id="ana", at=NOW - timedelta(days=3))]
    again = snapshot(
        library=SHELF, people=people, plans=[plan(title="Ana", person_id="ana", setting="work")], card_marks=lately
    )
    assert along(again).card != TEA, "used together lately"
