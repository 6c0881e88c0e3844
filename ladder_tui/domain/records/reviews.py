"""The weekly review: a short look back that can be left at any step and never queues (docs/design.md 4.4)."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, Literal

import msgspec

ReviewStep = Literal[
    "happened", "easy", "hard", "adjust", "evidence", "kind_line", "ladder", "plans", "free_day", "measure", "harder",
    "own_question",
]  # fmt: skip

#: What stands over each step where a review is read or exported, in the order in which they are read.
STEP_WORDS: Final[Mapping[ReviewStep, str]] = MappingProxyType(
    {
        "happened": "What happened",
        "easy": "What was easy",
        "hard": "What was hard",
        "adjust": "What to adjust",
        "evidence": "A line of evidence",
        "kind_line": "A kind line",
        "own_question": "My own question",
        "measure": "The four questions",
        "harder": "Is any of this making things harder?",
        "ladder": "On the ladder",
        "plans": "Plans for the coming week",
        "free_day": "Kept free",
    }
)
#: The steps that are written and can be changed later; the others say what was chosen then.
WRITTEN: Final[tuple[ReviewStep, ...]] = ("happened", "easy", "hard", "adjust", "evidence", "kind_line")


class ReviewLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was written or chosen at one step."""

    step: ReviewStep
    text: str


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One look back at the seven days that began on `week`. `plan_ids` are the plans it ended with."""

    id: str
    at: datetime
    week: date
    lines: tuple[ReviewLine, ...] = ()
    plan_ids: tuple[str, ...] = ()

    def text_of(self, step: ReviewStep) -> str:
        """What was written or chosen at a step; empty when nothing was."""
        return next((line.text for line in self.lines if line.step == step), "")


class Feedback(msgspec.Struct, frozen=True, kw_only=True):
    """What a trusted person or a professional answered to the three questions, in their words or the user's."""

    id: str
    at: datetime
    who: str = ""
    answers: tuple[str, ...] = ()


def review_lines(texts: Mapping[ReviewStep, str]) -> tuple[ReviewLine, ...]:
    """The lines of a review in the order of reading; steps with nothing in them are left out."""
    return tuple(ReviewLine(step=step, text=texts[step].strip()) for step in STEP_WORDS if texts.get(step, "").strip())


def review_text(review: Review) -> str:
    """The review as plain text, each step under its words: for reading, searching and export."""
    return "\n\n".join(f"{STEP_WORDS[line.step]}\n{line.text}" for line in review.lines)


class ToBring(msgspec.Struct, frozen=True, kw_only=True):
    """The questions for the next talk with a therapist or friend, one to a line. `at` is their last change."""

    id: str = "mine"
    at: datetime
    text: str = ""


class HardMoments(msgspec.Struct, frozen=True, kw_only=True):
    """The one plan for hard moments, in the user's words; each part is "" while it is open. `at` is its last change."""

    id: str = "mine"
    at: datetime
    signs: str = ""
    alone: str = ""
    places: str = ""
    ask: str = ""
    professionals: str = ""
    safer: str = ""


class SetbackPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The one plan for setbacks, in the user's words; each part is "" while it is open. `at` is its last change."""

    id: str = "mine"
    at: datetime
    signs: str = ""
    helped: str = ""
    tell: str = ""
