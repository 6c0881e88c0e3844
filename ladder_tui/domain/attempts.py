"""Attempts: one try at a rung or plan, with prediction before and outcome after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ladder_tui.domain.thresholds import DEFAULTS
from ladder_tui.domain.vocabulary import Happened, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """Before: the feared outcome, its likelihood and cost if true (0 to 100 each), expected SUDS (0 to 100)."""

    feared: str
    likelihood: int
    suds: int
    cost: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """After: whether the fear came true, peak and end SUDS, likelihood next time (0 to 100), facts and a lesson."""

    happened: Happened
    likelihood_next: int
    peak: int | None = None
    end: int | None = None
    real_cost: int | None = None
    facts: str = ""
    easy: str = ""
    hard: str = ""
    adjust: str = ""
    lesson: str = ""
    worth: int | None = None
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try. Open until it has a status other than `open`."""

    id: str
    title: str
    started_at: datetime
    prediction: Prediction
    rung_id: str | None = None
    plan_id: str | None = None
    status: Status = "open"
    closed_at: datetime | None = None
    outcome: Outcome | None = None


def hurts(attempt: Attempt, limits: Mapping[str, float] = DEFAULTS) -> bool:
    """Whether a try may have hurt, so that a kind step is offered before any analysis (product.md 2, row 9).

    So it is when the feared outcome came true, it was left early, or the unease at the end was still high.
    """
    if attempt.status == "left_early":
        return True
    outcome = attempt.outcome
    if attempt.status != "done" or outcome is None:
        return False
    return outcome.happened == "yes" or (outcome.end or 0) >= limits["kindness.end"]
