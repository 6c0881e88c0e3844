"""The things of a day by number: what was made first is 1, so that what is added later moves no other number."""

from collections.abc import Sequence
from datetime import datetime

from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot

#: The number of a thing on its day, from 1, and the thing.
Numbered = tuple[int, AgendaItem]


def numbered(snapshot: Snapshot, items: Sequence[AgendaItem]) -> tuple[Numbered, ...]:
    """The things of one day in their own order, each with its number. Closing one leaves its number to it."""
    made = sorted(items, key=lambda item: _made(snapshot, item.source))
    numbers = {id(item): number for number, item in enumerate(made, start=1)}
    return tuple((numbers[id(item)], item) for item in items)


def meant(snapshot: Snapshot, things: Sequence[Numbered], said: str) -> tuple[Numbered, ...]:
    """Those that a number means, or words of a title or name; of several that words fit, those that are open."""
    words = said.strip()
    if words.isascii() and words.isdecimal():
        return tuple(thing for thing in things if thing[0] == int(words[:9]))
    sought = words_of(words)
    found = [thing for thing in things if sought and has_words(sought, thing[1].title, _whom(snapshot, thing[1]))]
    still_open = tuple(thing for thing in found if thing[1].status == "open")
    return still_open or tuple(found)


def _whom(snapshot: Snapshot, item: AgendaItem) -> str:
    person = snapshot.people.get(item.whom or "")
    return "" if person is None else person.name


def _made(snapshot: Snapshot, source: Plan | Opportunity | Promise) -> tuple[datetime, str]:
    """When it was made, and its id. A plan that stands for an occurrence is as old as what it was made from."""
    if isinstance(source, Plan) and source.origin.kind == "opportunity":
        source = snapshot.opportunities.get(source.origin.ref or "", source)
    return source.created, source.id
