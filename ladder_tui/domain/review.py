"""The weekly review: a short look back that can be left at any step and never queues (product.md 4.4)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

ReviewStep = Literal[
    "happened", "easy", "hard", "adjust", "evidence", "kind_line", "ladder", "plans", "free_day", "measure", "harder",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """What was written or chosen at one step."""

    step: ReviewStep
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One look back at the week that began on `week`. `plan_ids` are the plans it ended with."""

    id: str
    at: datetime
    week: date
    lines: tuple[ReviewLine, ...] = ()
    plan_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a trusted person or a professional answered to the three questions, in their words or the user's."""

    id: str
    at: datetime
    who: str = ""
    answers: tuple[str, ...] = ()
