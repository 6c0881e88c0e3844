"""The Snapshot: everything a screen may show, frozen at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ladder_tui.domain.base.dayparts import day_start
from ladder_tui.domain.base.names import apart, initials, names_in_text, set_behind, with_initials
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.settings import Settings

if TYPE_CHECKING:  # who looks at one page needs a few kinds of records, which come with their tables
    from ladder_tui.domain.records.activities import Activity, Choice, Hidden, Use
    from ladder_tui.domain.records.attempts import Attempt
    from ladder_tui.domain.records.cards import CardMark, CardWords, Deck, Gap
    from ladder_tui.domain.records.checkins import Away, CheckIn
    from ladder_tui.domain.records.decisions import CareAnswer, Decision, LoadKept, OfferAnswered
    from ladder_tui.domain.records.entries import Draft, Entry, FromShell, Win
    from ladder_tui.domain.records.goals import Goal, GoalMark, WhatMatters
    from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
    from ladder_tui.domain.records.opportunities import Opportunity
    from ladder_tui.domain.records.people import Contact, Person, Promise
    from ladder_tui.domain.records.plans import Plan
    from ladder_tui.domain.records.reviews import Feedback, HardMoments, Review, SetbackPlan, ToBring
    from ladder_tui.domain.records.rungs import OwnLadder, Rung
    from ladder_tui.domain.records.settings import Join, NeedAnswers

Item = TypeVar("Item")
Found = TypeVar("Found")


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, eq=False, weakref=True, dict=True):
    """All records by id, oldest first, with the library and the moment they are looked at.

    `now` is an aware wall-clock time in the user's zone. Mappings are never changed once they stand here.
    """

    now: datetime
    zone: str = "UTC"
    library: Library = msgspec.field(default_factory=Library)
    settings: Settings = msgspec.field(default_factory=Settings)
    checkins: Mapping[str, CheckIn] = msgspec.field(default_factory=dict)
    people: Mapping[str, Person] = msgspec.field(default_factory=dict)
    contacts: Mapping[str, Contact] = msgspec.field(default_factory=dict)
    promises: Mapping[str, Promise] = msgspec.field(default_factory=dict)
    activities: Mapping[str, Activity] = msgspec.field(default_factory=dict)
    hidden: Mapping[str, Hidden] = msgspec.field(default_factory=dict)
    uses: Mapping[str, Use] = msgspec.field(default_factory=dict)
    choices: Mapping[str, Choice] = msgspec.field(default_factory=dict)
    opportunities: Mapping[str, Opportunity] = msgspec.field(default_factory=dict)
    plans: Mapping[str, Plan] = msgspec.field(default_factory=dict)
    ladders: Mapping[str, OwnLadder] = msgspec.field(default_factory=dict)
    rungs: Mapping[str, Rung] = msgspec.field(default_factory=dict)
    attempts: Mapping[str, Attempt] = msgspec.field(default_factory=dict)
    decisions: Mapping[str, Decision] = msgspec.field(default_factory=dict)
    answered_offers: Mapping[str, OfferAnswered] = msgspec.field(default_factory=dict)
    care_answers: Mapping[str, CareAnswer] = msgspec.field(default_factory=dict)
    measures: Mapping[str, MeasureAnswers] = msgspec.field(default_factory=dict)
    own_answers: Mapping[str, OwnAnswer] = msgspec.field(default_factory=dict)
    goals: Mapping[str, Goal] = msgspec.field(default_factory=dict)
    goal_marks: Mapping[str, GoalMark] = msgspec.field(default_factory=dict)
    away: Mapping[str, Away] = msgspec.field(default_factory=dict)
    what_matters: Mapping[str, WhatMatters] = msgspec.field(default_factory=dict)
    reviews: Mapping[str, Review] = msgspec.field(default_factory=dict)
    feedback: Mapping[str, Feedback] = msgspec.field(default_factory=dict)
    hard_moments: Mapping[str, HardMoments] = msgspec.field(default_factory=dict)
    to_bring: Mapping[str, ToBring] = msgspec.field(default_factory=dict)
    setbacks: Mapping[str, SetbackPlan] = msgspec.field(default_factory=dict)
    need_answers: Mapping[str, NeedAnswers] = msgspec.field(default_factory=dict)
    load_kept: Mapping[str, LoadKept] = msgspec.field(default_factory=dict)
    wins: Mapping[str, Win] = msgspec.field(default_factory=dict)
    entries: Mapping[str, Entry] = msgspec.field(default_factory=dict)
    drafts: Mapping[str, Draft] = msgspec.field(default_factory=dict)
    card_marks: Mapping[str, CardMark] = msgspec.field(default_factory=dict)
    card_words: Mapping[str, CardWords] = msgspec.field(default_factory=dict)
    gaps: Mapping[str, Gap] = msgspec.field(default_factory=dict)
    decks: Mapping[str, Deck] = msgspec.field(default_factory=dict)
    from_shell: Mapping[str, FromShell] = msgspec.field(default_factory=dict)
    joins: Mapping[str, Join] = msgspec.field(default_factory=dict)

    @property
    def today(self) -> date:
        """The user's calendar day."""
        return self.now.date()

    def not_removed(self, shelf: Mapping[str, Item]) -> tuple[Item, ...]:
        """The items of one shelf of the library that the user has not removed for good, in pack order."""
        gone = self.removed
        if not gone:
            return tuple(shelf.values())
        return tuple(item for item_id, item in shelf.items() if item_id not in gone)

    @property
    def removed(self) -> frozenset[str]:
        """The ids of what the user removed for good; what came in the place of such an item is removed with it."""
        return frozenset(map(self.library.heir, self.hidden))

    def shown(self, text: str, person_id: str | None = None) -> str:
        """`text` as it may be shown: where the settings say so, with initials for the people one knows.

        `person_id` is whom it is about, where that is somebody: with the name of two people, behind it stands which.
        """
        if self.settings.initials:
            text = with_initials(text, (person.name for person in self.people.values()))
        return self.told_apart(text, person_id)

    def told_apart(self, text: str, person_id: str | None) -> str:
        """`text` about a person as it is, but for what stands behind the name where others have the same one."""
        person = self.people.get(person_id or "")
        more = _apart(person, self) if person is not None else ""
        if person is None or not more or f" · {more}" in text:
            return text
        first = next(iter(person.name.split()), person.name)
        names = (self.short_name(person), person.name, initials(first) if self.settings.initials else first)
        return next((said for name in names if (said := set_behind(name, more, text)) is not None), text)

    def short_name(self, person: Person) -> str:
        """The name, or its initials where that was asked for."""
        return initials(person.name) if self.settings.initials else person.name

    def listed_name(self, person: Person) -> str:
        """The name as it may be shown in a list; where another person is shown by the same one, with what differs."""
        return self.told_apart(self.short_name(person), person.id)

    def what_for(self, of: Rung | Plan | Attempt) -> str:
        """What a step or plan is for, as it was written under "What matters"; "" where nothing was chosen.

        A try is for what its plan is for, else its step.
        """
        from ladder_tui.domain.records.attempts import Attempt

        if isinstance(of, Attempt):
            tried = (self.plans.get(of.plan_id or ""), self.rungs.get(of.rung_id or ""))
            return next((text for one in tried if one is not None and (text := self.what_for(one))), "")
        line = self.what_matters.get(of.matters_id or "")
        return line.text if line is not None else ""

    def person_of(self, ref: str | None) -> str | None:
        """The id of the person whom a plan, or the plan of a try, is with."""
        attempt = self.attempts.get(ref or "")
        plan = self.plans.get((attempt.plan_id if attempt is not None else ref) or "")
        if plan is None:
            return None
        from ladder_tui.domain.records.plans import with_whom

        return with_whom(plan)


@lru_cache(maxsize=1)
def _namesakes(snapshot: Snapshot) -> Mapping[str, tuple[Person, ...]]:
    """People who are shown by one name, by that name as search sees it; alone with it nobody is in here."""
    by_name: dict[str, list[Person]] = {}
    for person in snapshot.people.values():
        by_name.setdefault(fold(snapshot.short_name(person)), []).append(person)
    return {name: tuple(people) for name, people in by_name.items() if len(people) > 1}


def _apart(person: Person, snapshot: Snapshot) -> str:
    """What tells a person from others of the same name; "" for whoever is alone with it.

    That is how one knows them, else the start of what is to be remembered, else the stage, else the order in which they
    were added. With initials alone nothing of what is to be remembered is shown.
    """
    same = _namesakes(snapshot).get(fold(snapshot.short_name(person)), ())
    if not same:
        return ""
    told = {each.id: _told_of(each, snapshot) for each in same}
    order = [each.id for each in sorted(same, key=lambda each: (each.created, each.id))]
    others = [told[id] for id in order if id != person.id]
    return apart(told[person.id], others) or f"{order.index(person.id) + 1} of {len(same)}"


def _told_of(person: Person, snapshot: Snapshot) -> tuple[str, ...]:
    details = "" if snapshot.settings.initials else person.details
    return snapshot.shown(person.how_known), details, snapshot.library.label("stage", person.stage)


def unsafe_ids(snapshot: Snapshot) -> frozenset[str]:
    """The people marked "not safe for me": nothing that suggests, reports or reminds names them (docs/design.md 5)."""
    return frozenset(person.id for person in snapshot.people.values() if person.unsafe)


def once_for_each(function: Callable[[Snapshot], Found]) -> Callable[[Snapshot], Found]:
    """What a function finds in a snapshot, found once: places that stand beside each other ask for the same.

    A snapshot never changes, and what was found stands with it, beside its fields, and goes when it goes.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def ask(snapshot: Snapshot) -> Found:
        known: dict[str, Found] = snapshot.__dict__
        if name not in known:
            known[name] = function(snapshot)
        return known[name]

    return ask


class NotSafe:
    """The people marked "not safe for me", and what is with one of them or only names one (docs/design.md 5)."""

    def __init__(self, people: Iterable[Person], plans: Mapping[str, Plan]) -> None:
        self._plans = plans
        marked = [person for person in people if person.unsafe]
        self.ids = frozenset(person.id for person in marked)
        self._pattern = names_in_text(tuple(person.name for person in marked)) if marked else None

    def names(self, *texts: str) -> bool:
        """Whether one of the texts holds the name, or a part of it, of one of them."""
        pattern = self._pattern
        if pattern is None:
            return False
        from unicodedata import normalize  # late: most have marked nobody

        return any(pattern.search(normalize("NFC", text)) for text in texts)

    def has(self, plan: Plan) -> bool:
        """Whether a plan is with one of them, was made from their page, or has a title that names them."""
        if not self.ids:
            return False
        from ladder_tui.domain.records.plans import is_with

        return is_with(plan, self.ids) or self.names(plan.title)

    def has_plan(self, id: str | None) -> bool:
        """The same of a plan by its id; no where there is none. Asked for a few, where `plans_apart` looks at all."""
        plan = self._plans.get(id) if id is not None else None
        return plan is not None and self.has(plan)


def not_safe(snapshot: Snapshot) -> NotSafe:
    """Who and what nothing that suggests, reports or reminds may name."""
    return NotSafe(snapshot.people.values(), snapshot.plans)


def plans_apart(snapshot: Snapshot) -> frozenset[str]:
    """The plans with somebody marked "not safe for me", and those whose title names them, by id."""
    unsafe = not_safe(snapshot)
    return frozenset(plan.id for plan in snapshot.plans.values() if unsafe.has(plan)) if unsafe.ids else frozenset()


def is_alone(snapshot: Snapshot, of: Attempt | Plan) -> bool:
    """Whether nobody else is there at the rung of a try or plan, such as rehearsing: that is a try, but no contact."""
    from ladder_tui.domain.records.attempts import Attempt
    from ladder_tui.domain.records.plans import Plan

    made_from = of.origin.ref if isinstance(of, Plan) and of.origin.kind == "rung" else None
    rung = snapshot.rungs.get((of.rung_id if isinstance(of, Attempt) else made_from) or "")
    return rung is not None and rung.people == 0


def check_in_of_today(snapshot: Snapshot) -> CheckIn | None:
    """The last check-in from the day's midnight up to now, in the user's zone; None before the first one of a day."""
    now, start = snapshot.now, day_start(snapshot.now)
    # By calendar day first: comparing moments of different zones costs far more, and there are thousands. Two zones are
    # at most 26 hours apart.
    earliest = start.toordinal() - 2
    near = (checkin for checkin in snapshot.checkins.values() if checkin.at.toordinal() >= earliest)
    today = (checkin for checkin in near if start <= checkin.at <= now)
    return max(today, key=lambda checkin: checkin.at, default=None)


def rested(snapshot: Snapshot) -> bool:
    """Whether rest was chosen for today."""
    return any(choice.day == snapshot.today and choice.action == "rested" for choice in snapshot.choices.values())


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """A pack item removed for good: what it is called, what kind of thing it is, and when it was removed."""

    id: str
    title: str
    kind: str
    at: datetime


def removed_items(snapshot: Snapshot) -> tuple[Removed, ...]:
    """What the user removed for good from the packs, in words, so that it can be brought back; the latest first."""
    removed = []
    for hidden in snapshot.hidden.values():
        title, kind = snapshot.library.named(hidden.id)
        removed.append(Removed(id=hidden.id, title=title, kind=kind, at=hidden.at))
    return tuple(sorted(removed, key=lambda item: item.at, reverse=True))
