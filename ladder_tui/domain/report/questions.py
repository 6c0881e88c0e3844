"""Questions to raise with somebody, each drawn from what was noted; none of them needs a word the user typed."""

from collections.abc import Iterator, Mapping

import msgspec

from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.plans import Plan


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the questions look at; `harder` is the last answer to "is any of this making things harder?"."""

    attempts: tuple[Attempt, ...]
    plans: tuple[Plan, ...]
    energies: tuple[int, ...]
    harder: bool


def questions(facts: Facts, limits: Mapping[str, float] = DEFAULTS) -> tuple[str, ...]:
    """At most a handful, the weightiest first; none where nothing was noted."""
    return tuple(_questions(facts, limits))


def _questions(facts: Facts, limits: Mapping[str, float]) -> Iterator[str]:
    some = limits["report.some"]
    if facts.harder:
        yield "I noted that this is making things harder. What could change, or rest?"
    outcomes = [attempt.outcome for attempt in facts.attempts if attempt.outcome is not None]
    if sum((outcome.peak or 0) >= limits["report.hard_peak"] for outcome in outcomes) >= some:
        yield "Several tries were very hard. What would make a gentler step?"
    if sum(outcome.happened == "yes" for outcome in outcomes) >= some:
        yield "What I feared came true more than once. How do I look at that?"
    if sum(plan.status == "self_cancelled" for plan in facts.plans) >= some:
        yield "I set several plans aside. Were they too big, or the wrong kind?"
    if sum(plan.status == "fell_through" for plan in facts.plans) >= some:
        yield "Several plans fell through. Who or what is easier to count on?"
    if facts.energies and sum(facts.energies) / len(facts.energies) <= limits["report.low_energy"]:
        yield "My energy was low. What fits a low stretch?"
    if facts.attempts or facts.plans or facts.energies:
        yield "What do you see in these notes that I do not?"
