"""Wins and lessons: evidence that something good happened or was learned."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Win:
    """A small good thing that happened."""

    id: str
    text: str
    at: datetime
    plan_id: str | None = None
    attempt_id: str | None = None
