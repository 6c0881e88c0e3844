"""The portfolio as a list: sections by what they hold, narrowed by filters and words."""

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.text_search import by_letters, has_words, words_of
from ladder_tui.domain.base.vocabulary import Mood, Need, Place, Price
from ladder_tui.domain.library import Library
from ladder_tui.domain.picks.candidates import Candidate, candidates, narrowed
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot

Tab = Literal["all", "activities", "people", "resting"]
Shelf = Literal["own", "people", "packs", "resting", "unsafe"]

TABS: Final[tuple[Tab, ...]] = ("all", "activities", "people", "resting")
_SHELVES: Final[dict[Tab, tuple[Shelf, ...]]] = {
    "all": ("own", "people", "packs"),
    "activities": ("own", "packs"),
    "people": ("people",),
    "resting": ("resting", "unsafe"),
}


class PortfolioFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Every way to narrow the list; None and "" narrow nothing. `effort` and `minutes` are upper bounds.

    `access` are words to find in what makes an activity reachable.
    """

    need: Need | None = None
    effort: int | None = None
    mood: Mood | None = None
    minutes: int | None = None
    price: Price | None = None
    place: Place | None = None
    access: str = ""
    query: str = ""


#: Narrows nothing.
EVERYTHING: Final = PortfolioFilter()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the list with what stands in it."""

    shelf: Shelf
    items: tuple[Candidate, ...]


def sections(snapshot: Snapshot, tab: Tab, wanted: PortfolioFilter = EVERYTHING) -> tuple[Section, ...]:
    """The parts of a tab that hold something: one's own activities and people by name, the packs' in their order.

    What rests stands in its own tab only, and so does, at its end, everyone marked as not safe: out of the way, but
    not out of reach of whoever wants to change that.
    """
    shelves = _SHELVES[tab]
    held: dict[Shelf, list[Candidate]] = {shelf: [] for shelf in shelves}
    for candidate in _narrowed(snapshot, wanted):
        shelf = _shelf(candidate)
        if shelf in held:
            held[shelf].append(candidate)
    if "unsafe" in held and wanted == PortfolioFilter(query=wanted.query):
        held["unsafe"] = [_unsafe(person) for person in _named(snapshot.people.values(), wanted.query) if person.unsafe]
    made: list[Section] = []
    for shelf, items in held.items():
        if shelf != "packs":
            items.sort(key=lambda item: by_letters(item.title))
        if items:
            made.append(Section(shelf=shelf, items=tuple(items)))
    return tuple(made)


def in_words(wanted: PortfolioFilter, library: Library) -> str:
    """The filter in a line: "a close talk · effort up to 2 · up to 30 min"; empty when nothing is narrowed."""
    label = library.label
    parts = [label("need", wanted.need)] if wanted.need is not None else []
    if wanted.effort is not None:
        parts.append(f"effort up to {wanted.effort}")
    if wanted.mood is not None:
        parts.append(f"{label('mood', wanted.mood)} mood")
    if wanted.minutes is not None:
        parts.append(f"up to {wanted.minutes} min")
    if wanted.price is not None:
        parts.append(label("price", wanted.price))
    if wanted.place is not None:
        parts.append(label("place", wanted.place))
    if wanted.access.strip():
        parts.append(f"reachable: {wanted.access.strip()}")
    return " · ".join(parts)


def _shelf(candidate: Candidate) -> Shelf:
    if candidate.paused:
        return "resting"
    if candidate.kind == "person":
        return "people"
    return "own" if candidate.own else "packs"


def _narrowed(snapshot: Snapshot, wanted: PortfolioFilter) -> tuple[Candidate, ...]:
    listed = candidates(snapshot, with_paused=True)
    people = [candidate for candidate in listed if candidate.kind == "person"]
    if words_of(wanted.query):
        # People are found by the whole of their page: how they are known, what to remember.
        named = {person.id for person in _named(snapshot.people.values(), wanted.query)}
        people = [candidate for candidate in people if candidate.id in named]
    activities = narrowed(
        (candidate for candidate in listed if candidate.kind == "activity"),
        need=wanted.need, effort=wanted.effort, mood=wanted.mood, minutes=wanted.minutes,
        place=wanted.place, price=wanted.price, access=wanted.access, query=wanted.query,
    )  # fmt: skip
    return (*activities, *_people(people, wanted))


def _people(people: Iterable[Candidate], wanted: PortfolioFilter) -> tuple[Candidate, ...]:
    return narrowed(
        people, need=wanted.need, effort=wanted.effort, mood=wanted.mood, minutes=wanted.minutes,
        place=wanted.place, price=wanted.price, access=wanted.access,
    )  # fmt: skip


def _named(people: Iterable[Person], query: str) -> list[Person]:
    words = words_of(query)
    return [
        person
        for person in people
        if not words or has_words(words, person.name, person.how_known, person.details, person.next_time)
    ]


def _unsafe(person: Person) -> Candidate:
    return Candidate(id=person.id, kind="person", title=person.name, effort=person.effort, own=True, paused=True)
