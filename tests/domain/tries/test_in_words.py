"""A try in words, the rest after it, and the note that fits."""

from datetime import timedelta
from typing import Any

import pytest

from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.items.why_notes import Source, WhyNote, fitting_note
from ladder_tui.domain.records.attempts import resting, rests_until
from ladder_tui.domain.tries.in_words import beside, fear_of, kind_moment, rest_of, rest_words, seen_words
from tests.kits.builders import NOW, TODAY, attempt, outcome, prediction, settings, snapshot

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({}, {}, "it did not happen. | Unease: 50 expected, 40 at its height. Next time you say 45 of 100 likely."),
        ({"suds": None}, {}, "it did not happen. | Unease: 40 at its height. Next time you say 45 of 100 likely."),
        ({}, {"peak": None}, "it did not happen. | Next time you say 45 of 100 likely."),
        ({}, {"happened": "partly", "peak": None}, "a part of it happened. | Next time you say 45 of 100 likely."),
        ({}, {"happened": "yes", "real_cost": 20, "peak": None}, "it happened, and it cost 20 of 100. | Next"),
        ({"cost": 60}, {"happened": "yes", "real_cost": 20}, "it happened, and it cost 20 where you thought 60. |"),
    ],
)
def test_what_was_feared_and_what_came_of_it_leads(before: dict[str, Any], after: dict[str, Any], said: str) -> None:
    told = " | ".join(beside(attempt(prediction=prediction(**before), outcome=outcome(**after))))
    assert told.startswith(f"Feared 70 of 100: {said}")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("open", "The try is open."),
        ("done", "Whether it happened is not noted."),
        ("left_early", "Whether it happened is not noted."),
        ("self_cancelled", "The try did not take place."),
        ("fell_through", "The try did not take place."),
    ],
)
def test_without_a_look_back_nothing_is_said_to_have_happened(status: Status, said: str) -> None:
    tried = attempt(status=status, outcome=None)
    assert beside(tried) == ()
    assert fear_of(tried) == f"Feared 70 of 100. {said}"


def test_what_was_seen_in_the_order_asked() -> None:
    assert seen_words(outcome(seen=("asked_back", "smiled"))) == "smiled, asked back"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "resting until tomorrow 09:00"),
        (10, "resting until today 23:00"),
        (23.99, "resting until today 09:00"),
        (24, ""),
        (100, ""),
    ],
)
def test_a_try_rests_for_a_day(hours: float, words: str) -> None:
    tried = attempt(started_at=NOW - hours * HOUR)
    assert rest_words(tried, NOW) == words
    assert resting(tried, NOW) is bool(words)


def test_only_what_took_place_rests_and_the_hours_can_be_set() -> None:
    for status in ("self_cancelled", "fell_through", "open"):
        assert rests_until(attempt(status=status, outcome=None)) is None
    assert resting(attempt(status="left_early", outcome=None), NOW)
    none = settings(thresholds=(("attempt.rest_hours", 0),))
    assert rest_of(attempt(), snapshot(settings=none)) == ""
    long = settings(thresholds=(("attempt.rest_hours", 72),))
    assert rest_of(attempt(), snapshot(settings=long)) == "resting until Saturday 09:00"


def test_the_kind_step_fits_what_hurt() -> None:
    assert kind_moment("left_early", "no") == "after_leaving"
    assert kind_moment("done", "yes", ("turned_away",)) == "after_rejection"
    assert kind_moment("done", "yes") == "setback"
    assert kind_moment("done", "no") == "after_awkward"


def note(id: str, *words: str, topic: str = "patience") -> WhyNote:
    source = Source(authors="Hall", year=2019, journal="A Journal")
    return WhyNote(id=id, topic=topic, text=id, source=source, confidence="high", caveat="One study.", use_with=words)


def test_the_note_that_shares_most_is_shown_and_equals_take_turns() -> None:
    notes = [note("a", "park"), note("b", "park", "stranger"), note("c", topic="stranger")]
    found = fitting_note(notes, {"park", "stranger"}, TODAY)
    assert found is not None
    assert found.id == "b"
    # Five days in a row hold a whole round of three, wherever in its round today is.
    days = {fitting_note(notes, {"work"}, TODAY + timedelta(days=day)) for day in range(5)}
    assert {one.id for one in days if one is not None} == {"a", "b", "c"}
    assert fitting_note([], {"park"}, TODAY) is None
