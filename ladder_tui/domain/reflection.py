"""Reflection prompts (from packs) and journal entries (the user's)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Moment = Literal["before", "after", "win", "setback", "skipped", "weekly", "monthly", "returning", "anytime"]
Form = Literal["scale", "short", "long", "choice", "number"]
Writes = Literal["prediction", "easy", "hard", "adjust", "barrier", "need", "value", "balance", "win", "note"]
EntryKind = Literal["free", "prompt", "after", "setback", "kindness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A scale question's range, step and worded ends."""

    min: int
    max: int
    low: str
    high: str
    step: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionPrompt:
    """One question from a pack; asked again no sooner than `min_gap_days` days after its last answer."""

    id: str
    moment: Moment
    question: str
    why: str
    form: Form
    writes: Writes
    core: bool = False
    scale: Scale | None = None
    options: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    min_gap_days: int = 0
    max_distress: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something the user wrote, freely or as an answer to a prompt. `question` keeps the words as they were asked."""

    id: str
    at: datetime
    text: str
    kind: EntryKind = "free"
    prompt_id: str | None = None
    question: str = ""
    plan_id: str | None = None
    attempt_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text not finished yet. `id` names the field it belongs to, for example `entry:free`."""

    id: str
    text: str
    at: datetime
