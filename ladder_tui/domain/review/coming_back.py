"""A page for coming back after a while: what helped, where one was, the smallest step back in.

All of it is from the person's own records. It says no day, and nothing about how long it has been. The smallest step is
an invitation: the next step (ladder/next_step.py) stays what it is.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.base.number_words import as_word, count, listed
from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.growth.estimates import moves
from ladder_tui.domain.ladder.in_use import current_rung, in_use, is_unsafe, own_ladder, rungs_in, tries_of
from ladder_tui.domain.ladder.next_step import hindrance, next_step
from ladder_tui.domain.ladder.reasons import quoted
from ladder_tui.domain.ladder.view import size_of
from ladder_tui.domain.people.in_touch import people_by_contact
from ladder_tui.domain.people.redaction import names_unsafe
from ladder_tui.domain.records.attempts import Attempt, over_at, peak_of
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.review.setbacks import setback_parts, the_plan
from ladder_tui.domain.snapshot import Snapshot

TITLE: Final = "For coming back"
#: Lines of one's own under "What helped", and people named.
MOST_LINES: Final = 3
MOST_PEOPLE: Final = 3
NOTHING: Final = "What your tries teach you, and small good things, will stand here for the day you come back."


class ComingBack(msgspec.Struct, frozen=True, kw_only=True):
    """The page. `step` is the smallest step back in, None where none suits today; `person` where there is no ladder.

    `smallest` says it in sentences. `plan` holds the parts of the plan for setbacks, each under what it asks.
    """

    helped: tuple[str, ...]
    where: tuple[str, ...]
    matters: tuple[str, ...]
    smallest: tuple[str, ...]
    step: Rung | None
    person: Person | None
    plan: tuple[tuple[str, str], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.helped or self.where or self.smallest or self.plan or self.matters)


def coming_back(snapshot: Snapshot) -> ComingBack:
    """The page as things stand."""
    step = _smallest(snapshot)
    person = _in_touch(snapshot)[0] if not rungs_in(snapshot) and _in_touch(snapshot) else None
    return ComingBack(
        helped=tuple(_helped(snapshot)),
        where=tuple(_where(snapshot)),
        matters=tuple(line.text for line in snapshot.what_matters.values()),
        smallest=tuple(_smallest_words(snapshot, step, person)),
        step=step,
        person=person,
        plan=setback_parts(the_plan(snapshot)),
    )


# -- what helped ----------------------------------------------------------------------------


def _helped(snapshot: Snapshot) -> Iterator[str]:
    """Lessons and small good things, the latest first, each once; then a worry that has become smaller."""
    noted = [(over_at(one), one.outcome.lesson) for one in snapshot.attempts.values() if one.outcome is not None]
    noted += [(win.at, win.text) for win in snapshot.wins.values()]
    noted.sort(key=lambda pair: pair[0], reverse=True)
    lines = dict.fromkeys(one_line(text) for _, text in noted if not is_blank(text))
    yield from [line for line in lines if not names_unsafe(snapshot, line)][:MOST_LINES]
    smaller = (move for move in moves(snapshot.attempts.values()) if move.last < move.first)
    move = next((move for move in smaller if not names_unsafe(snapshot, move.title)), None)
    if move is not None:
        yield f"{quoted(move.title)}: the worry went from {move.first} to {move.last} of 100."


# -- where one was --------------------------------------------------------------------------


def _where(snapshot: Snapshot) -> Iterator[str]:
    """The step one is at with its last try, and the people one was in touch with."""
    here = current_rung(snapshot)
    if here is not None and not is_unsafe(here, snapshot):
        title = own_ladder(snapshot, in_use(snapshot)).title
        yield f"At {quoted(here.text)}, {suds_word(here.suds)}, on {quoted(title)}."
        tries = tries_of(snapshot).get(here.id, [])
        if tries:
            yield _tried(tries)
    people = [snapshot.listed_name(person) for person in _in_touch(snapshot)]
    if people:
        yield f"In touch with {listed(people)}."


def _tried(tries: list[Attempt]) -> str:
    many, last = count(len(tries), "try", "tries").capitalize(), peak_of(tries[-1])
    if last is None:
        return f"{many} of it."
    expected = tries[-1].prediction.suds
    return f"{many} of it; the last one went up to {last}{f', expected at {expected}' if expected is not None else ''}."


def _in_touch(snapshot: Snapshot) -> list[Person]:
    """The people one was in touch with last, without those who are not safe or in a pause."""
    noted = {contact.person_id for contact in snapshot.contacts.values()}
    known = people_by_contact(snapshot.people.values(), snapshot.contacts.values())
    return [person for person in known if person.id in noted and not person.paused][:MOST_PEOPLE]


# -- the smallest step back in --------------------------------------------------------------


def _smallest(snapshot: Snapshot) -> Rung | None:
    """The easiest standing step that suits today, one tried before rather than a new one; none in a pause or rest."""
    if next_step(snapshot).stand in ("pause", "rest", "enough"):
        return None
    tried = tries_of(snapshot)
    fitting: Iterable[Rung] = (
        rung for rung in rungs_in(snapshot) if not rung.set_aside and not hindrance(snapshot, rung, tried)
    )
    return min(
        fitting,
        key=lambda rung: (size_of(rung, tried.get(rung.id, ())), rung.id not in tried, rung.order, rung.id),
        default=None,
    )


def _smallest_words(snapshot: Snapshot, step: Rung | None, person: Person | None) -> Iterator[str]:
    if person is not None:
        yield f"A line to {snapshot.listed_name(person)}, as short as you like."
        return
    named = next_step(snapshot)
    if step is None:
        if named.suggestion is not None:
            yield f"{named.headline}."
        return
    tries = tries_of(snapshot).get(step.id, [])
    yield one_line(step.text).rstrip(".") + "."
    yield (
        f"It is {suds_word(size_of(step, tries))}, and you tried it {_times(tries)}."
        if tries
        else (f"It is {suds_word(step.suds)}, and new.")
    )
    if named.rung is not None and named.rung.id != step.id:
        yield f"Ladder names {quoted(named.rung.text)} as the next step; both are there."


def _times(tries: list[Attempt]) -> str:
    return {1: "once", 2: "twice"}.get(len(tries), f"{as_word(len(tries))} times")
