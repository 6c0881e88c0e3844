"""Attempts: one try at a rung or plan, with prediction before and outcome after."""

from dataclasses import dataclass
from datetime import datetime

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
