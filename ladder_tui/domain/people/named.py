"""Somebody with a page who is named in what was written: offered as a link, never linked by itself."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Literal

import msgspec

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.names import words_that_tell
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.plans import with_whom
from ladder_tui.domain.snapshot import Snapshot

Written = Literal["plan", "opportunity", "win", "entry"]


class NameOffer(msgspec.Struct, frozen=True, kw_only=True):
    """What names a person without being linked with their page: its kind and id, its first words, and when it was."""

    kind: Written
    id: str
    person_id: str
    text: str
    at: datetime


def named(snapshot: Snapshot, text: str) -> Person | None:
    """The one person with a page whom a text names, by the whole name or a word of it that tells who it is.

    Nobody who is marked as not safe. The longest name found decides; where several fit as well, nobody is named.
    """
    found: dict[str, int] = {}
    for person in snapshot.people.values():
        length = max((len(name) for name in _names_of(person) if _stands_in(name, text)), default=0)
        if length and not person.unsafe:
            found[person.id] = length
    longest = max(found.values(), default=0)
    best = [id for id, length in found.items() if length == longest]
    return snapshot.people[best[0]] if len(best) == 1 else None


def name_offer(snapshot: Snapshot, among: Collection[str] | None = None) -> NameOffer | None:
    """The latest thing written today, or of the ids `among`, that names somebody and is not linked with their page."""
    things = sorted(_written(snapshot, among), key=lambda thing: thing[2], reverse=True)
    for kind, id, at, text in things:
        person = named(snapshot, text)
        if person is not None:
            return NameOffer(kind=kind, id=id, person_id=person.id, text=text, at=at)
    return None


def _names_of(person: Person) -> tuple[str, ...]:
    return (" ".join(person.name.split()), *words_that_tell(person.name))


def _stands_in(name: str, text: str) -> bool:
    # A name without any capital ("my sister") is a description, and stands in a sentence as that.
    loose = re.IGNORECASE if name == name.lower() else 0
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, loose) is not None


def _written(snapshot: Snapshot, among: Collection[str] | None) -> Iterator[tuple[Written, str, datetime, str]]:
    """What has no person yet: kind, id, moment, and the words in which somebody may be named."""

    def wanted(id: str, at: datetime) -> bool:
        return id in among if among is not None else local_day(at, snapshot.now) == snapshot.today

    for plan in snapshot.plans.values():
        if with_whom(plan) is None and wanted(plan.id, plan.created):
            yield "plan", plan.id, plan.created, plan.title
    for chance in snapshot.opportunities.values():
        if chance.person_id is None and wanted(chance.id, chance.created):
            yield "opportunity", chance.id, chance.created, chance.title
    for win in snapshot.wins.values():
        if win.person_id is None and wanted(win.id, win.at):
            yield "win", win.id, win.at, win.text
    for entry in snapshot.entries.values():
        if entry.person_id is None and wanted(entry.id, entry.at):
            yield "entry", entry.id, entry.at, entry.text
