"""What there is to pick from: the user's own activities, those of the packs, and people (docs/design.md 4.2)."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.number_words import duration
from ladder_tui.domain.base.text_search import fold, has_words, words_of
from ladder_tui.domain.base.vocabulary import ContactLevel, Daypart, Mood, Need, Place, Price
from ladder_tui.domain.picks.needs import equal_shares
from ladder_tui.domain.records.activities import Activity, NeedShare
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot, not_safe

CandidateKind = Literal["activity", "person"]

#: Days of the week on which work is closed, 0 for Monday, for somebody of whom nothing else is known.
_CLOSED: Final = frozenset({5, 6})
#: Words that say a thing is done where one works; only as whole words.
_AT_WORK: Final = (
    " at work ", " the office ", " workplace ", " colleague ", " colleagues ", " coworker ", " coworkers ",
    " co worker ", " co workers ", " canteen ",
)  # fmt: skip


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One thing or contact of the portfolio, as the picker and the list see it.

    `id` is that of the activity or person. `effort` is 1 to 5, shares sum to 1 or are empty. Empty `moods` mean that
    nobody said which moods it suits, empty `dayparts` that any hour will do. `created` is the day it entered the
    portfolio, None for a pack's own; `contact` is None for a person. A person's `title` holds the name (or initials)
    and nothing else private.
    """

    id: str
    kind: CandidateKind
    title: str
    text: str = ""
    effort: int = 2
    minutes: int = 30
    needs: tuple[NeedShare, ...] = ()
    moods: tuple[Mood, ...] = ()
    dayparts: tuple[Daypart, ...] = ()
    first_step: str = ""
    contact: ContactLevel | None = None
    place: Place | None = None
    price: Price | None = None
    access: str = ""
    rhythm_days: int | None = None
    created: date | None = None
    own: bool = False
    paused: bool = False

    @property
    def action(self) -> str:
        """What to do, in words, and how long it takes: "Read at the library, one hour"."""
        said = f"Have {self.title[:1].lower()}{self.title[1:]}" if self.kind == "person" else self.title
        return f"{said}, {duration(self.minutes)}"

    def share(self, need: Need) -> float:
        """The share, 0 to 1, of one need."""
        return sum(share.share for share in self.needs if share.need == need)


def is_paused(paused: bool, until: date | None, today: date) -> bool:
    """Whether something rests today. A date decides where there is one: on that day it is back."""
    return today < until if until is not None else paused


def candidates(snapshot: Snapshot, *, with_paused: bool = False) -> tuple[Candidate, ...]:
    """Own and adopted activities, pack activities neither hidden nor adopted, and people who are neither paused nor
    unsafe. Paused activities are listed, marked so; paused people, and own activities that name somebody unsafe, only
    `with_paused` (for the list, not the picker)."""
    unsafe = not_safe(snapshot)
    adopted = {activity.source for activity in snapshot.activities.values() if activity.source is not None}
    listed = [
        _from_activity(activity, snapshot.today)
        for activity in snapshot.activities.values()
        if with_paused or not unsafe.names(activity.title, activity.text)
    ]
    listed += [
        _from_activity(activity, snapshot.today)
        for activity in snapshot.not_removed(snapshot.library.activities)
        if activity.id not in adopted
    ]
    for person in snapshot.people.values():
        paused = is_paused(person.paused, person.paused_until, snapshot.today)
        if not person.unsafe and (with_paused or not paused):
            listed.append(_from_person(person, paused, name=snapshot.listed_name(person)))
    return tuple(listed)


def person_title(name: str) -> str:
    """What a person is called as something to do; says nothing else about them."""
    return f"A few words with {name}"


def narrowed(
    candidates: Iterable[Candidate],
    *,
    kind: CandidateKind | None = None,
    need: Need | None = None,
    effort: int | None = None,
    mood: Mood | None = None,
    minutes: int | None = None,
    place: Place | None = None,
    price: Price | None = None,
    access: str = "",
    query: str = "",
) -> tuple[Candidate, ...]:
    """The candidates that pass every filter given, in their order.

    `effort` and `minutes` are upper bounds. A candidate that says nothing about mood passes a mood filter; one that
    says nothing about place, price or access does not pass a filter by it. `access` are words of what makes it
    reachable: "seated", "step-free", "from home".
    """
    words, reachable = words_of(query), words_of(access)
    return tuple(
        candidate
        for candidate in candidates
        if (kind is None or candidate.kind == kind)
        and (need is None or candidate.share(need) > 0)
        and (effort is None or candidate.effort <= effort)
        and (mood is None or not candidate.moods or mood in candidate.moods)
        and (minutes is None or candidate.minutes <= minutes)
        and (place is None or candidate.place == place)
        and (price is None or candidate.price == price)
        and (not reachable or reaches(reachable, candidate))
        and has_words(words, candidate.title, candidate.text)
    )


def reaches(words: tuple[str, ...], candidate: Candidate) -> bool:
    """Whether all folded words stand in what a candidate says about access; "home" also finds what is done there."""
    told = [candidate.access, "at home, from home" if candidate.place == "home" else ""]
    return has_words(words, *told)


def _from_activity(activity: Activity, today: date) -> Candidate:
    return Candidate(
        id=activity.id,
        kind="activity",
        title=activity.title,
        text=activity.text,
        effort=activity.effort,
        minutes=activity.minutes,
        needs=activity.needs,
        moods=activity.moods,
        dayparts=activity.dayparts,
        first_step=activity.first_step,
        contact=activity.contact,
        place=activity.place,
        price=activity.price,
        access=activity.access,
        created=activity.created.date() if activity.created is not None else None,
        own=activity.own or activity.source is not None,
        paused=is_paused(activity.paused, activity.paused_until, today),
    )


def _from_person(person: Person, paused: bool, *, name: str) -> Candidate:
    return Candidate(
        id=person.id,
        kind="person",
        title=person_title(name),
        effort=person.effort,
        minutes=person.minutes,
        needs=equal_shares(person.needs),
        rhythm_days=person.rhythm_days,
        created=person.created.date(),
        own=True,
        paused=paused,
    )


def is_closed(candidate: Candidate, snapshot: Snapshot) -> bool:
    """Whether it needs a place that is closed today. It is open for whoever did it on such a day of the week."""
    weekday = snapshot.today.weekday()
    if weekday not in _CLOSED or candidate.kind != "activity" or not _at_work(candidate):
        return False
    there = [local_day(use.at, snapshot.now) for use in snapshot.uses.values() if use.item_id == candidate.id]
    there += [plan.day for plan in snapshot.plans.values() if plan.origin.ref == candidate.id]
    return all(day.weekday() != weekday for day in there)


def _at_work(candidate: Candidate) -> bool:
    letters = fold(f"{candidate.title} . {candidate.text}")
    spaced = f" {' '.join(''.join(each if each.isalnum() else ' ' for each in letters).split())} "
    return any(words in spaced for words in _AT_WORK)
