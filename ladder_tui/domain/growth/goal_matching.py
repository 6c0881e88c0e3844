"""Which records count for a goal: found by what they are, and corrected by the user (docs/design.md 4.4)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.vocabulary import Stage
from ladder_tui.domain.records.attempts import Attempt, over_at, took_place
from ladder_tui.domain.records.goals import Goal, GoalTag
from ladder_tui.domain.records.people import Contact, contact_of
from ladder_tui.domain.records.plans import Plan, counts_as_contact, with_whom
from ladder_tui.domain.records.tables import ATTEMPTS, CARD_MARKS, CONTACTS, GOAL_MARKS, PLANS
from ladder_tui.domain.snapshot import Snapshot, is_alone, not_safe, plans_apart

#: People one does not really know yet.
_NEW: Final[frozenset[Stage]] = frozenset({"stranger", "familiar_face"})


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may count for a goal. `ref` is a table and an id; `counts` is False where the user said so.

    `person_id` is whom it was with, where that was noted.
    """

    ref: str
    day: date
    title: str
    counts: bool = True
    person_id: str | None = None


def marked_by_hand(match: Match) -> str | None:
    """The id of the mark that is all there is of a match, None where something noted stands behind it."""
    table, _, id = match.ref.partition(":")
    return id if table == GOAL_MARKS.name else None


def matches(snapshot: Snapshot, goal: Goal) -> tuple[Match, ...]:
    """What counts for the goal within its days, and what the user took out of it, oldest first.

    A try that belongs to a plan counts with that plan, once.
    """
    marks = {mark.ref: mark for mark in snapshot.goal_marks.values() if mark.goal_id == goal.id and mark.ref}
    by_ref: dict[str, Match] = {}
    for tags, match in _all(snapshot):
        if not goal.start <= match.day <= goal.until:
            continue
        mark = marks.get(match.ref)
        if mark is not None:
            by_ref[match.ref] = replace(match, counts=mark.counts)
        elif goal.tag in tags:
            by_ref[match.ref] = match
    for mark in snapshot.goal_marks.values():
        day = local_day(mark.at, snapshot.now)
        if mark.goal_id == goal.id and not mark.ref and mark.counts and goal.start <= day <= goal.until:
            ref = GOAL_MARKS.ref(mark.id)
            by_ref[ref] = Match(ref=ref, day=day, title=goal.verb)
    return tuple(sorted(by_ref.values(), key=lambda match: (match.day, match.ref)))


def _all(snapshot: Snapshot) -> Iterator[tuple[frozenset[GoalTag], Match]]:
    """Every record that happened, with all the tags it has."""
    tried = {attempt.plan_id for attempt in snapshot.attempts.values() if attempt.plan_id is not None}
    apart, unsafe = plans_apart(snapshot), not_safe(snapshot)
    for plan in snapshot.plans.values():
        # The contact that a sent message is noted as counts, not the line of the routine as well.
        if counts_as_contact(plan) and plan.id not in apart and contact_of(plan.id) not in snapshot.contacts:
            yield (
                _plan_tags(plan, snapshot, tried=plan.id in tried),
                Match(ref=PLANS.ref(plan.id), day=plan.day, title=plan.title, person_id=with_whom(plan)),
            )
    for attempt in snapshot.attempts.values():
        if attempt.plan_id is None and took_place(attempt) and not unsafe.names(attempt.title):
            day = local_day(over_at(attempt), snapshot.now)
            yield _attempt_tags(attempt, snapshot), Match(ref=ATTEMPTS.ref(attempt.id), day=day, title=attempt.title)
    met: set[str] = set()
    for contact in sorted(snapshot.contacts.values(), key=lambda contact: contact.at):
        person = snapshot.people.get(contact.person_id)
        if person is None or person.unsafe:
            continue
        first = contact.person_id not in met
        met.add(contact.person_id)
        yield (
            _contact_tags(contact, person.stage, first=first),
            Match(
                ref=CONTACTS.ref(contact.id),
                day=local_day(contact.at, snapshot.now),
                title=person.name,
                person_id=person.id,
            ),
        )
    for card in snapshot.card_marks.values():
        script = snapshot.library.scripts.get(snapshot.library.heir(card.card_id))
        if card.action == "used" and script is not None:
            day = local_day(card.at, snapshot.now)
            yield frozenset(("saying_no",)), Match(ref=CARD_MARKS.ref(card.id), day=day, title=script.situation)


def _plan_tags(plan: Plan, snapshot: Snapshot, *, tried: bool) -> frozenset[GoalTag]:
    if is_alone(snapshot, plan):
        return frozenset(("rung",))
    tags: set[GoalTag] = {"contact"}
    if "shared_activity" in plan.needs:
        tags.add("shared_activity")
    if plan.origin.kind == "opportunity":
        source = snapshot.opportunities.get(plan.origin.ref or "")
        # A message is sent from anywhere: it is no place one is at, and no event.
        if source is None or not source.message:
            tags.add("being_there")
        if source is not None and source.rule is not None and not source.message:
            tags.add("known_event")
    if plan.origin.kind == "rung" or tried:
        tags |= {"rung", *_rung_tags(plan.origin.ref, snapshot)}
    person = snapshot.people.get(plan.person_id or "")
    if person is not None and person.stage in _NEW:
        tags.add("new_conversation")
    return frozenset(tags)


def _attempt_tags(attempt: Attempt, snapshot: Snapshot) -> frozenset[GoalTag]:
    if is_alone(snapshot, attempt):
        return frozenset(("rung",))
    return frozenset(("contact", "rung", *_rung_tags(attempt.rung_id, snapshot)))


def _rung_tags(rung_id: str | None, snapshot: Snapshot) -> tuple[GoalTag, ...]:
    rung = snapshot.rungs.get(rung_id or "")
    if rung is None:
        return ()
    shared: list[GoalTag] = ["shared_activity"] if "shared_activity" in rung.needs else []
    # A rung from a pack of before says nothing about the stage; its setting does.
    new = rung.stage in _NEW if rung.stage is not None else rung.setting in ("queue", "transit", "counter", "park")
    return (*shared, "new_conversation") if new else tuple(shared)


def _contact_tags(contact: Contact, stage: Stage, *, first: bool) -> frozenset[GoalTag]:
    tags: set[GoalTag] = {"contact"}
    if contact.reached in ("me", "both"):
        tags.add("reach_out")
    if first or stage in _NEW:
        tags.add("new_conversation")
    return frozenset(tags)
