"""Reflection prompts of the packs: the question, the form its answer takes, and when it fits."""

from typing import Literal

import msgspec

from ladder_tui.domain.base.vocabulary import Writes

#: `during` is for the try itself: it is looked at and listened to, not answered (see domain/tries/outward.py).
Moment = Literal["before", "during", "after", "win", "setback", "skipped", "weekly", "monthly", "returning", "anytime"]


Form = Literal["scale", "short", "long", "choice", "number"]


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """A scale question's range, step and worded ends."""

    min: int
    max: int
    low: str
    high: str
    step: int = 1


class ReflectionPrompt(msgspec.Struct, frozen=True, kw_only=True):
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
