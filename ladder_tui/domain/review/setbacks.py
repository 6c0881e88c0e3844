"""A plan for setbacks, written when things go well: what its parts ask, and when it is offered, once."""

from typing import Final

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.ladder.terms import harder_answer
from ladder_tui.domain.records.attempts import hurts, over_at, took_place
from ladder_tui.domain.records.decisions import SETBACKS
from ladder_tui.domain.records.reviews import SetbackPlan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.support.hard_moments import told_parts

TITLE: Final = "My plan for setbacks"
#: What it is, before there is one.
ABOUT: Final = (
    "Setbacks belong to practice, and most people know theirs: a hard try, a week at home, a step that was easy and is "
    "not any more. A plan for them is written while things go well, in your own words. It is shown when a hard one is "
    "noted and when you come back after a while. Any part of it may stay empty."
)
#: What stands over the part that is told first where something hurts.
HELPED: Final = "What helped before"
#: Each part with what stands over it, and an example where one helps to begin.
PARTS: Final[tuple[tuple[str, str, str], ...]] = (
    ("signs", "How I notice a setback", "I say no to everything, I let calls ring"),
    ("helped", HELPED, "the smallest step, the morning, going with Jun"),
    ("tell", "Whom I tell", "my sister, on the phone"),
)


def setback_parts(plan: SetbackPlan | None) -> tuple[tuple[str, str], ...]:
    """What stands over each part that is written, and its text."""
    return told_parts(plan, PARTS)


def the_plan(snapshot: Snapshot) -> SetbackPlan | None:
    """The plan there is."""
    return next(iter(snapshot.setbacks.values()), None)


def plan_is_offered(snapshot: Snapshot) -> bool:
    """Whether the plan may be offered: after ten tries, while things go well, until there is one or it was declined.

    They go well while the last try did not hurt and nobody said that this is making things harder.
    """
    if snapshot.setbacks or SETBACKS in snapshot.answered_offers:
        return False
    limits = thresholds(snapshot.settings.thresholds)
    tries = [attempt for attempt in snapshot.attempts.values() if took_place(attempt)]
    if len(tries) < limits["setbacks.tries"] or harder_answer(snapshot, limits) is not None:
        return False
    return not hurts(max(tries, key=lambda attempt: (over_at(attempt), attempt.id)), limits)
