"""The page for coming back: made of one's own records, naming no day, its smallest step beside the next step."""

import re
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.growth.rhythm import is_back_after_a_month
from ladder_tui.domain.ladder.next_step import hindrance, next_step
from ladder_tui.domain.ladder.view import size_of
from ladder_tui.domain.records.activities import Choice
from ladder_tui.domain.records.attempts import tries_by_rung
from ladder_tui.domain.records.decisions import CAME_BACK, CareAnswer, OfferAnswered
from ladder_tui.domain.records.goals import WhatMatters
from ladder_tui.domain.records.reviews import SetbackPlan
from ladder_tui.domain.review.coming_back import ComingBack, coming_back
from tests.kits.builders import (
    NOW,
    TODAY,
    attempt,
    checkin,
    contact,
    outcome,
    person,
    prediction,
    rung,
    settings,
    snapshot,
    win,
)

THEN = NOW - timedelta(days=45)
LOW, HERE, HIGH = rung("low", "Nod to the dog", 15), rung("here", "Wave", 40, current=True), rung("high", "Ask", 60)


def tried(id: str, at: str, day: int, *, lesson: str = "", peak: int | None = 30, before: int = 70) -> Any:
    when = THEN + timedelta(days=day)
    return attempt(
        id, title="Wave", rung_id=at, started_at=when, closed_at=when,
        prediction=prediction(likelihood=before, suds=50),
        outcome=outcome(happened="no", likelihood_next=before - 10, peak=peak, lesson=lesson),
    )  # fmt: skip


LIFE: dict[str, Any] = {
    "people": [person(), person("bad", "Bert Bad", unsafe=True), person("jun", "Jun"), person("kim", "Kim")],
    "contacts": [contact("1", "ana", THEN), contact("2", "bad", NOW), contact("3", "jun", THEN + timedelta(days=1))],
    "wins": [win("w", text="Jun waved first", at=THEN + timedelta(days=2))],
    "rungs": [LOW, HERE, HIGH],
    "attempts": [
        tried("a", "low", 0, lesson="They are busy.", peak=10),
        tried("b", "here", 1, lesson="Bert Bad looked away."),
        tried("c", "here", 3, lesson="They are busy.", before=60, peak=None),
    ],
}


def page(**tables: Any) -> ComingBack:
    return coming_back(snapshot(**{**LIFE, **tables}))


def test_what_helped_and_where_one_was_are_ones_own_records() -> None:
    found = page()
    assert found.helped == ("They are busy.", "Jun waved first", "“Wave”: the worry went from 70 to 50 of 100.")
    assert found.where == ("At “Wave”, mild, on “My ladder”.", "Two tries of it.", "In touch with Jun and Ana.")
    measured = page(attempts=[tried("b", "here", 1, peak=35)])
    assert measured.where[1] == "One try of it; the last one went up to 35, expected at 50."
    assert not found.plan
    assert not found.matters
    lines = page(
        what_matters=[WhatMatters(id="m", text="being a friend", created=THEN)],
        setbacks=[SetbackPlan(at=THEN, tell="Lea")],
    )
    assert (lines.matters, lines.plan) == (("being a friend",), (("Whom I tell", "Lea"),))


def test_the_smallest_step_is_the_easiest_that_suits_today_and_one_tried_before_a_new_one() -> None:
    found = page()
    assert found.step == LOW
    assert found.smallest == (
        "Nod to the dog.", "It is easy, and you tried it once.",
    )  # fmt: skip
    here_of_late = page(attempts=[*LIFE["attempts"], tried("d", "here", 43)])
    assert here_of_late.step == LOW
    assert here_of_late.smallest[2].startswith("Ladder names “")
    assert here_of_late.smallest[2].endswith("” as the next step; both are there.")
    assert page(rungs=[rung("new", "Sit down", 10), LOW, HERE]).step == LOW, "it was as high as 10"
    assert page(attempts=[]).smallest[:2] == ("Nod to the dog.", "It is easy, and new.")
    tired = page(checkins=[checkin(energy=1)], rungs=[HERE, HIGH])
    assert (tired.step, tired.smallest) == (None, ("It can wait; rest is as good a choice today.",))


def test_in_a_pause_or_at_rest_there_is_no_step() -> None:
    paused = page(care_answers=[CareAnswer(id="c", at=NOW, harder=True)])
    assert (paused.step, paused.smallest) == (None, ("A pause, and a talk with somebody you trust.",))
    rested = page(choices=[Choice(id="c", item_id="rest", day=TODAY, at=NOW, action="rested")])
    assert (rested.step, rested.smallest) == (None, ("Resting today, as you chose.",))


def test_without_a_ladder_it_is_a_line_to_somebody_who_is_safe() -> None:
    found = page(rungs=[], attempts=[])
    assert found.person is not None
    assert (found.person.id, found.smallest) == ("jun", ("A line to Jun, as short as you like.",))
    assert coming_back(snapshot(settings=settings(initials=True), **{**LIFE, "rungs": []})).smallest == (
        "A line to J., as short as you like.",
    )
    assert coming_back(snapshot()).is_empty


def test_whoever_is_not_safe_is_nowhere_on_it() -> None:
    named = rung("bert", "Say hello to Bert Bad", 5, current=True)
    found = page(rungs=[named, LOW], attempts=[tried("b", "bert", 1, lesson="Bert Bad looked away.")])
    told = " ".join((*found.helped, *found.where, *found.smallest))
    assert "Bert" not in told
    assert found.step == LOW


def test_after_thirty_quiet_days() -> None:
    for days, back in ((29, False), (30, True), (400, True)):
        shown = snapshot(wins=[win(at=NOW - timedelta(days=days))])
        assert is_back_after_a_month(shown) is back
    assert not is_back_after_a_month(snapshot(wins=[win(at=NOW - timedelta(days=400)), win("w2")]))
    for when, again in ((NOW, False), (NOW - timedelta(days=39), False), (NOW - timedelta(days=41), True)):
        seen = [OfferAnswered(id=CAME_BACK, at=when, taken=True)]
        away = snapshot(wins=[win(at=NOW - timedelta(days=40))], answered_offers=seen)
        assert is_back_after_a_month(away) is again, "once, until something was noted and such a while went by"


@given(
    sizes=st.lists(st.integers(0, 100), min_size=1, max_size=5),
    peaks=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 100)), max_size=6),
    energy=st.one_of(st.none(), st.integers(1, 5)),
    ago=st.integers(31, 2000),
)
def test_it_names_no_day_and_nothing_harder_than_the_next_step(
    sizes: list[int], peaks: list[tuple[int, int]], energy: int | None, ago: int
) -> None:
    at = NOW - timedelta(days=ago)
    rungs = [rung(f"r{n}", "Some step", size, current=n == 0) for n, size in enumerate(sizes)]
    attempts = [
        attempt(
            f"a{n}", rung_id=f"r{which}", started_at=at, closed_at=at, outcome=outcome(peak=peak, lesson="So it is")
        )
        for n, (which, peak) in enumerate(peaks)
    ]
    checkins = [] if energy is None else [checkin(energy=energy)]
    shown = snapshot(rungs=rungs, attempts=attempts, checkins=checkins, wins=[win(at=at)])
    found = coming_back(shown)
    told = " ".join((*found.helped, *found.where, *found.smallest))
    assert not re.search(r"\b(days?|weeks?|months?|years?|away|ago|since|20\d\d)\b", told)
    by_rung = tries_by_rung(shown.attempts.values())
    if found.step is not None:
        assert not hindrance(shown, found.step, by_rung)
        named = next_step(shown).rung
        if named is not None:
            size = size_of(found.step, by_rung.get(found.step.id, ()))
            assert size <= size_of(named, by_rung.get(named.id, ()))
