"""The picker: up to three explained picks for this mood, energy and time, and rest (docs/design.md 4.2)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

import msgspec

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.vocabulary import Mood
from ladder_tui.domain.picks.candidates import Candidate, candidates, is_closed
from ladder_tui.domain.picks.reasons import left_out_words, reasons, rest_words
from ladder_tui.domain.picks.scoring import (
    FilterName,
    PickInputs,
    Scored,
    TermName,
    filtered_by,
    first_of,
    inputs_of,
    main_need,
    scored,
)
from ladder_tui.domain.snapshot import Snapshot

Role = Literal["best", "tiny", "other_need"]

#: How many runners-up are handed back for "swap" and "why this?".
_ALTERNATIVES = 5


class Pick(msgspec.Struct, frozen=True, kw_only=True):
    """One suggestion. `score` is 0 to 100; `terms` are 0 to 1, `points` what each of them brings to the score."""

    candidate: Candidate
    role: Role
    score: float
    terms: Mapping[TermName, float]
    points: Mapping[TermName, float]
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The reasons in one line."""
        return "; ".join(self.reasons)


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """The strongest candidate that a hard filter left out."""

    item: Scored
    by: FilterName


class Picks(msgspec.Struct, frozen=True, kw_only=True):
    """Up to three picks and rest, which is always there. `left_out` is a sentence, empty when nothing was left out."""

    picks: tuple[Pick, ...]
    rest_reason: str
    left_out: str
    alternatives: tuple[Scored, ...]
    inputs: PickInputs


def pick(
    snapshot: Snapshot,
    *,
    mood: Mood | None = None,
    energy: int | None = None,
    minutes: int | None = None,
    load: int | None = None,
) -> Picks:
    """Three explained picks: the best, a tiny one, one for another need.

    What is not given is taken from today's last check-in or from the settings (`fit.inputs_of`). The same day and
    data give the same answer. What was planned or done today, put off for today or refused for good is not suggested;
    what was swapped away comes back only when nothing else is left. Resting changes nothing in any of it.
    """
    inputs = inputs_of(snapshot, mood=mood, energy=energy, minutes=minutes, load=load)
    refused, swapped = _set_aside(snapshot)
    titles = {fold(plan.title) for plan in snapshot.plans.values() if plan.day == snapshot.today}
    fitting: list[Scored] = []
    left_out: list[LeftOut] = []
    for candidate in candidates(snapshot):
        if candidate.id in refused or (titles and fold(candidate.title) in titles):
            continue
        item, by = scored(candidate, inputs), filtered_by(candidate, inputs)
        if by is None and is_closed(candidate, snapshot):
            by = "closed"
        if by is None:
            fitting.append(item)
        else:
            left_out.append(LeftOut(item=item, by=by))
    fresh = [item for item in fitting if item.candidate.id not in swapped] or fitting
    picks = _three(fresh, inputs)
    taken = {pick.candidate.id for pick in picks}
    # At most so many people are named as possible contacts at one time.
    if sum(pick.candidate.kind == "person" for pick in picks) >= inputs.limits["picker.names"]:
        left_out = [out for out in left_out if out.item.candidate.kind != "person"]
    strongest = max(left_out, key=lambda out: out.item.score, default=None)
    rest = sorted((item for item in fresh if item.candidate.id not in taken), key=lambda item: -item.score)
    return Picks(
        picks=picks,
        rest_reason=rest_words(inputs),
        left_out=left_out_words(strongest.item, strongest.by, inputs) if strongest is not None else "",
        alternatives=tuple(rest[:_ALTERNATIVES]),
        inputs=inputs,
    )


def _three(items: list[Scored], inputs: PickInputs) -> tuple[Pick, ...]:
    """The best of all; the best tiny one of the rest; the best of the rest whose main need is another."""
    limits = inputs.limits
    best = first_of(items, inputs)
    if best is None:
        return ()
    rest = [item for item in items if item is not best]
    tiny = first_of(
        (
            item
            for item in rest
            if item.candidate.effort <= limits["picker.tiny_effort"]
            and item.candidate.minutes <= limits["picker.tiny_minutes"]
        ),
        inputs,
    )
    others = [
        item
        for item in rest
        if item is not tiny
        and main_need(item.candidate, inputs.gaps) not in (None, main_need(best.candidate, inputs.gaps))
    ]
    # Where there is a choice, not the need of the tiny one again, nor one of which there is enough.
    third = [item for item in others if item.terms["need"] > 0 and not _same_need(item, tiny, inputs)]
    other = first_of(_of_one_need(third or others, inputs), inputs)
    chosen: list[tuple[Scored | None, Role]] = [(best, "best"), (tiny, "tiny"), (other, "other_need")]
    return tuple(_explained(item, role, inputs) for item, role in chosen if item is not None)


def _of_one_need(items: list[Scored], inputs: PickInputs) -> list[Scored]:
    """Those for the need whose turn it is today among the needs they are for.

    By points alone a need with a smaller gap would never come up for somebody who takes few suggestions.
    """
    needs = [main_need(item.candidate, inputs.gaps) for item in items]
    open_to = sorted({need for need in needs if need is not None})
    if not open_to:
        return items
    # By visits where there are check-ins, so that the turn also passes for somebody who comes every other Tuesday.
    turn = open_to[(inputs.visits or inputs.day.toordinal()) % len(open_to)]
    return [item for item, need in zip(items, needs, strict=True) if need == turn]


def _same_need(item: Scored, other: Scored | None, inputs: PickInputs) -> bool:
    gaps = inputs.gaps
    return other is not None and main_need(item.candidate, gaps) == main_need(other.candidate, gaps)


def _explained(item: Scored, role: Role, inputs: PickInputs) -> Pick:
    return Pick(
        candidate=item.candidate,
        role=role,
        score=item.score,
        terms=item.terms,
        points=item.points,
        reasons=reasons(item, inputs),
    )


def _set_aside(snapshot: Snapshot) -> tuple[frozenset[str], frozenset[str]]:
    """Ids not to suggest today (refused for good, put off, taken, planned or done today), and ids swapped away."""
    today, now = snapshot.today, snapshot.now
    refused: set[str] = set()
    swapped: set[str] = set()
    for choice in snapshot.choices.values():
        if choice.action == "never" or (choice.day == today and choice.action in ("not_today", "taken")):
            refused.add(choice.item_id)
        elif choice.day == today and choice.action == "swapped":
            swapped.add(choice.item_id)
    lately = now - timedelta(hours=50)  # a local day costs far more, and there are thousands
    for plan in snapshot.plans.values():
        closed = plan.closed_at
        # Whatever became of it: what was done today, or did not happen, is not offered again today.
        if plan.day == today or (closed is not None and closed > lately and local_day(closed, now) == today):
            refused.update(ref for ref in (plan.person_id, plan.origin.ref) if ref is not None)
    for use in snapshot.uses.values():
        if use.at > lately and local_day(use.at, now) == today:
            refused.add(use.item_id)
    for contact in snapshot.contacts.values():
        if contact.at > lately and local_day(contact.at, now) == today:
            refused.add(contact.person_id)
    for activity in snapshot.activities.values():
        # One's own and the pack's that it was made from are the same thing to do.
        if activity.source is not None and not refused.isdisjoint((activity.id, activity.source)):
            refused.update((activity.id, activity.source))
    return frozenset(refused), frozenset(swapped)
