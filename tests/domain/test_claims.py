"""Nothing is said about somebody's life that no record says: each claim appears with its record, and not without.

A row is a part of a sentence, the engine that says it, the records under which it may be said, and what else is there.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any, Final, NamedTuple

import pytest

from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.calendar.load_signals import signals
from ladder_tui.domain.growth.estimates import growth, sentences
from ladder_tui.domain.growth.rhythm import rhythm
from ladder_tui.domain.ladder.next_step import next_step
from ladder_tui.domain.people.between import between
from ladder_tui.domain.people.gestures import gestures
from ladder_tui.domain.people.reciprocity import give_and_take
from ladder_tui.domain.picks.needs import need_gaps
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.records.settings import NeedLevel
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.writing.kind_lines import ANY_DAY, LOW_ENERGY, OPEN_DAY, PLANNED, RESTING, SOMETHING_DONE, WEEK
from tests.kits.builders import (
    NOW,
    activity,
    attempt,
    checkin,
    contact,
    library,
    outcome,
    person,
    plan,
    prediction,
    promise,
    rung,
    settings,
    snapshot,
    use,
)  # fmt: skip
from tests.kits.every_text import in_packs

Records = Mapping[str, Any]
WALK: Final = activity(minutes=10)


def ideas(now: Snapshot) -> Iterable[str]:
    found = pick(now)
    return (*(reason for one in found.picks for reason in one.reasons), found.left_out, found.rest_reason)


def people(now: Snapshot) -> Iterable[str]:
    for one in now.people.values():
        yield from (gesture.because for gesture in gestures(now, one))


def between_us(now: Snapshot) -> Iterable[str]:
    for one in now.people.values():
        found = between(now, one).thread
        yield found.words if found is not None else ""


def balance(now: Snapshot) -> Iterable[str]:
    for one in now.people.values():
        found = give_and_take([each for each in now.contacts.values() if each.person_id == one.id], now.now)
        yield found.words if found is not None else ""


def company(now: Snapshot) -> Iterable[str]:
    return (gap.words for gap in need_gaps(now).gaps.values())


def in_touch(now: Snapshot) -> Iterable[str]:
    found = rhythm(now)
    return (found.words,) if found is not None else ()


def looked_back(now: Snapshot) -> Iterable[str]:
    return sentences(growth(now).points)


def ladder(now: Snapshot) -> Iterable[str]:
    found = next_step(now)
    return (found.headline, *(found.suggestion.reasons if found.suggestion is not None else ()))


def week(now: Snapshot) -> Iterable[str]:
    for signal in signals(now):
        yield from (signal.words, *signal.reasons)


def ago(days: float) -> Any:
    return NOW - timedelta(days=days)


def rated(*worth: int) -> Records:
    return {"uses": [use(f"u{at}", at=ago(20 - at), worth=given) for at, given in enumerate(worth)]}


def met(*days: int, **fields: Any) -> Records:
    return {"contacts": [contact(f"c{day}", at=ago(day), **fields) for day in days]}


def tried(**fields: Any) -> Records:
    done = attempt(
        started_at=ago(3), closed_at=ago(3), status="done", prediction=prediction(suds=50), outcome=outcome(**fields)
    )
    return {"attempts": [done]}


def wished(wanted: int) -> Records:
    return {"settings": settings(needs=tuple(NeedLevel(need=need, wanted=wanted, present=0) for need in NEEDS))}


#: What is there from the first minute, and says nothing of a life yet.
BARE: Final[Records] = {
    "library": library(activities=[WALK]), "people": [person(stage="friend")],
    "rungs": [rung(current=True, minutes=10)],
}  # fmt: skip
#: Nobody, and no kind of company wished for: reasons of other kinds have room.
QUIET: Final[Records] = {**wished(0), "people": []}
FLAT_WALK: Final[Records] = {**QUIET, **rated(2)}
LONG_HERE: Final[Records] = {"checkins": [checkin("long", ago(60))]}
HARD: Final[Records] = {"rungs": [rung(current=True, suds=60)]}


NOTHING: Final[Records] = {}


class Claim(NamedTuple):
    """Words, who says them, the records without which they are not said, and what is there with or without those."""

    words: str
    says: Callable[[Snapshot], Iterable[str]]
    records: Records
    there: Records = NOTHING


CLAIMS: Final = (
    Claim("has been rare lately", ideas, met(40), LONG_HERE),
    Claim("you wished", ideas, wished(9)),
    Claim("you wished for more of it", company, wished(9)),
    Claim("rare lately", company, met(40), LONG_HERE),
    Claim("fits your energy", ideas, {"checkins": [checkin(energy=4, minutes=30)]}),
    Claim("fits low energy", ideas, {"checkins": [checkin(energy=2, minutes=30)]}),
    Claim("energy is low", ideas, {"checkins": [checkin(energy=1, minutes=30)]}),
    Claim("suits a steady day", ideas, {"checkins": [checkin(mood="steady", energy=2, minutes=30)]}, FLAT_WALK),
    Claim("you liked it last time", ideas, rated(9), QUIET),
    Claim("you liked it the last", ideas, rated(9, 9), QUIET),
    Claim("it has often been worth it", ideas, rated(9, 9, 6), QUIET),
    Claim("it has been worth it", ideas, rated(6), QUIET),
    Claim("a change from the last days", ideas, rated(5), QUIET),
    Claim("They were there for you lately", people, met(3, support="received")),
    Claim("The last two ideas were yours", people, met(3, 9, proposed="me")),
    Claim("From your last note", people, met(3, note="A new job")),
    Claim("Your note for next time", people, {"people": [person(next_time="Ask about the move")]}),
    Claim("You wanted to remember it", people, {"promises": [promise(person_id="ana")]}),
    Claim("does you good", balance, met(3, 9, 16, 23, 30, 37, 44, reached="me", felt="nourished")),
    Claim("leaves you tired", balance, met(3, 9, 16, 23, 30, 37, 44, reached="me", felt="drained")),
    Claim("In touch in March", between_us, met(1)),
    Claim("In touch every month", between_us, met(1, 20, 40, 70)),
    Claim("You were in touch", in_touch, met(30)),
    Claim("in each of your last", in_touch, met(7, 14, 21, 28)),
    Claim("what you feared did not happen", looked_back, tried(happened="no")),
    Claim("easier than expected", looked_back, tried(happened="yes", peak=20)),
    Claim("as expected", looked_back, tried(happened="yes", peak=50)),
    Claim("Your energy is 1 today", ladder, {"checkins": [checkin(energy=1)]}, HARD),
    Claim("What you feared did not happen", ladder, tried(happened="no", peak=60)),
    Claim("This week holds", week, {"plans": [plan(f"p{n}", effort=5, day=NOW.date()) for n in range(4)]}),
)  # fmt: skip
each_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.says.__name__}: {claim.words}")


def said(claim: Claim, records: Records) -> bool:
    return any(claim.words in one for one in claim.says(snapshot(**{**BARE, **claim.there, **records})))


@each_claim
def test_it_is_said_with_its_record_and_not_without(claim: Claim) -> None:
    assert said(claim, claim.records)
    assert not said(claim, {})


def test_nothing_is_claimed_of_somebody_new() -> None:
    told = [one for engine in {claim.says for claim in CLAIMS} for one in engine(snapshot(**BARE))]
    assert [one for one in told if re.search(r"\b(?:lately|often|usually|always|never|last time|liked)\b", one)] == []


def test_the_line_of_the_day_and_of_the_week_state_nothing_that_was() -> None:
    lines = (*ANY_DAY, *LOW_ENERGY, *PLANNED, *OPEN_DAY, *SOMETHING_DONE, *RESTING, *WEEK)
    claims = re.compile(r"\b(?:tried|you (?:did|were|went|felt|have|had)|I (?:did|tried|was|went)|was|were)\b")
    assert [one for one in lines if claims.search(one)] == []


#: A sentence of a pack that would state what the life of whoever reads it is or was.
STATES: Final = re.compile(
    r"^(?:You (?:are lonely|feel (?:lonely|alone)|have (?:no|few|a friend|been|hardly|got|thought)|often|usually|always"
    r"|never|miss|used to|haven't)|Your (?:friends?|partner|children|job|boss) (?:is|are|has|have|will))\b"
)
#: Said to whom it fits: a ladder says for whom it is, a word of the vocabulary what it means, a drill what was said, a
#: question of needs begins with what is to be imagined, and what was set aside was not tried.
_FITS: Final = re.compile(
    r"(?:ladders|drills|topics|starters|scripts|situations|needs)/|vocabulary|reflections/skipped"
)
#: What a step is done when, on a line of its own.
_DONE_WHEN: Final = ("You have been there three times.",)


def test_no_line_of_a_pack_states_what_this_life_is() -> None:
    read = [one for one in in_packs() if not _FITS.match(one.where) and one.text not in _DONE_WHEN]
    parts = [(one.where, part) for one in read for part in re.split(r"(?<=[.?!]) ", one.text)]
    assert len(parts) > 3000
    assert [(where, part) for where, part in parts if STATES.match(part) and not part.endswith("?")] == []
