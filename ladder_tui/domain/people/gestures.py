"""What could be done for a person next, from what is known: mutual investment (docs/design.md 2, row 20)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.number_words import as_word
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import Stage
from ladder_tui.domain.records.people import Contact, Person, Promise
from ladder_tui.domain.snapshot import Snapshot

GestureKind = Literal["promise", "ask_after", "thank", "let_them_choose", "invite"]

#: Stages at which an invitation is no surprise.
_CLOSE: Final[frozenset[Stage]] = frozenset({"acquaintance", "new_friend", "friend", "reconnecting", "family"})


class Gesture(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do, and what it goes by. User text stands in both as typed; `ref` is the promise it is about."""

    kind: GestureKind
    words: str
    because: str
    ref: str | None = None


def gestures(snapshot: Snapshot, person: Person) -> tuple[Gesture, ...]:
    """At most three gestures, the most particular first; none for a person marked unsafe.

    In order: something promised and not yet done, the note for next time, the last thing they told, thanks for
    support, letting them choose when the last proposals were all yours, an invitation when nothing is planned.
    """
    if person.unsafe:
        return ()
    limits = thresholds(snapshot.settings.thresholds)
    contacts = sorted(
        (contact for contact in snapshot.contacts.values() if contact.person_id == person.id),
        key=lambda contact: contact.at,
        reverse=True,
    )
    possible = [*_promises(snapshot.promises.values(), person), *_asking(person, contacts)]
    recent = [contact for contact in contacts if snapshot.now - contact.at <= timedelta(days=limits["gestures.days"])]
    if any(contact.support in ("received", "both") for contact in recent):
        possible.append(
            Gesture(kind="thank", words="Thank them for the support.", because="They were there for you lately.")
        )
    number = int(limits["gestures.proposals"])
    proposals = [contact.proposed for contact in contacts if contact.proposed is not None][:number]
    if len(proposals) == number and set(proposals) == {"me"}:
        possible.append(
            Gesture(
                kind="let_them_choose",
                words="Propose a day, and let them choose what you do.",
                because=f"The last {as_word(number)} ideas were yours." if number > 1 else "The last idea was yours.",
            )
        )
    if person.stage in _CLOSE and not _planned(snapshot, person):
        possible.append(
            Gesture(kind="invite", words="Invite them to something small.", because="Nothing is planned together yet.")
        )
    return tuple(possible[: int(limits["gestures.most"])])


def _promises(promises: Iterable[Promise], person: Person) -> list[Gesture]:
    theirs = [promise for promise in promises if promise.person_id == person.id and promise.kept_at is None]
    theirs.sort(key=lambda promise: (promise.due is None, promise.due or promise.created.date(), promise.id))
    return [
        Gesture(kind="promise", words=promise.text, because="You wanted to remember it.", ref=promise.id)
        for promise in theirs[:1]
    ]


def _asking(person: Person, contacts: list[Contact]) -> list[Gesture]:
    if person.next_time.strip():
        return [Gesture(kind="ask_after", words=person.next_time.strip(), because="Your note for next time.")]
    told = next((contact.note.strip() for contact in contacts if contact.note.strip()), "")
    if told:
        return [Gesture(kind="ask_after", words=f"Ask how this went on: {told}", because="From your last note.")]
    if person.details.strip():
        first = person.details.strip().splitlines()[0]
        return [Gesture(kind="ask_after", words=f"Ask after this: {first}", because="From what you know of them.")]
    return []


def _planned(snapshot: Snapshot, person: Person) -> bool:
    return any(plan.person_id == person.id and plan.status == "open" for plan in snapshot.plans.values())
