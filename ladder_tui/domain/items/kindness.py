"""Kindness cards of the packs: short steps for when something hurts."""

from typing import Literal

import msgspec

KindMoment = Literal[
    "before", "during", "after_awkward", "after_rejection", "no_reply", "after_leaving",
    "lonely_evening", "setback", "tired", "evening",
]  # fmt: skip


KindForm = Literal["line", "steps", "body", "letter"]
StepKind = Literal["name_it", "common", "kind_word", "facts", "body", "next_step"]


class KindStep(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a kindness card."""

    kind: StepKind
    text: str


class Kindness(msgspec.Struct, frozen=True, kw_only=True):
    """A self-compassion card; its last step is always something small to do next."""

    id: str
    title: str
    moment: KindMoment
    form: KindForm
    minutes: int
    steps: tuple[KindStep, ...]
    not_for: str = ""
