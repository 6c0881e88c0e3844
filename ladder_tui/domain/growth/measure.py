"""The monthly measure: the four questions of the UK Office for National Statistics (docs/design.md 4.5).

Three come from the UCLA Loneliness Scale and are summed to 3 to 9; the direct question stands apart. The result is
history for the person who answered, and is never turned into a verdict. Nothing happens when nobody answers.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec

from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.records.measures import MeasureAnswers

#: Where the questions come from; shown wherever they are.
CREDIT: Final = (
    "Questions: UK Office for National Statistics, the set it recommends for loneliness; the first three are from the "
    "UCLA Loneliness Scale."
)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One of the four: the field it fills, its words, and the words for each value from 1 up."""

    field: str
    words: str
    answers: tuple[str, ...]


_THREE: Final = ("hardly ever or never", "some of the time", "often")
QUESTIONS: Final[tuple[Question, ...]] = (
    Question(field="companionship", words="How often do you feel that you lack companionship?", answers=_THREE),
    Question(field="left_out", words="How often do you feel left out?", answers=_THREE),
    Question(field="isolated", words="How often do you feel isolated from others?", answers=_THREE),
    Question(
        field="direct",
        words="How often do you feel lonely?",
        answers=("never", "hardly ever", "occasionally", "some of the time", "often or always"),
    ),
)


def direct_words(answers: MeasureAnswers) -> str:
    """The answer to the direct question in its own words."""
    return QUESTIONS[-1].answers[answers.direct - 1]


def history(measures: Iterable[MeasureAnswers]) -> tuple[MeasureAnswers, ...]:
    """All answered measures, the oldest first."""
    return tuple(sorted(measures, key=lambda answers: (answers.at, answers.id)))


def is_open(measures: Iterable[MeasureAnswers], now: datetime, limits: Mapping[str, float] = DEFAULTS) -> bool:
    """Whether the questions may be pointed to: never answered, or not in the last four weeks. Nothing ever counts how
    long ago that was."""
    last = max((answers.at for answers in measures), default=None)
    return last is None or now - last >= timedelta(days=limits["measure.days"])


def measure_words(measures: Iterable[MeasureAnswers]) -> str:
    """One sentence under the chart: first and last sum side by side, without a verdict; empty before the first."""
    answered = history(measures)
    if not answered:
        return ""
    last = answered[-1]
    if len(answered) == 1:
        return f"Your sum is {last.total}, on a scale from 3 (least often) to 9 (most often)."
    first = answered[0].total
    if first == last.total:
        return f"Your sum is {last.total}, as it was the first time. The scale runs from 3 (least often) to 9 (most)."
    return f"Your sum was {first} the first time and is {last.total} now, from 3 (least often) to 9 (most often)."
