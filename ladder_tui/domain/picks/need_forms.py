"""The needs asked in two forms, so that asking again is not the same page (docs/design.md 1, need).

The answers order the needs and steer the picks; they never become a score that is shown.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.items.need_questions import NeedQuestion, missed
from ladder_tui.domain.records.settings import NeedLevel
from ladder_tui.domain.snapshot import Snapshot

#: Questions for each need in a form.
PER_NEED: Final = 2


def form(snapshot: Snapshot, number: int) -> tuple[NeedQuestion, ...]:
    """The questions of form 1 or 2: for each need so many, the two forms taking turns through the pack's order.

    Questions that ask across the needs come last, one a form. Where a need has too few for two forms, both ask what
    there is.
    """
    questions = snapshot.not_removed(snapshot.library.need_questions)
    asked: list[NeedQuestion] = []
    for need in NEEDS:
        asked += _share([question for question in questions if question.need == need], number, PER_NEED)
    return (*asked, *_share([question for question in questions if question.need == "any"], number, 1))


def _share(questions: list[NeedQuestion], number: int, most: int) -> list[NeedQuestion]:
    turn = questions[number - 1 :: 2] or questions
    return turn[:most]


def next_form(snapshot: Snapshot) -> int:
    """The number of the form whose turn it is: the other one than last time, 1 at first."""
    last = max(snapshot.need_answers.values(), key=lambda answers: answers.at, default=None)
    return 1 if last is None else 3 - last.form


def levels(
    questions: Iterable[NeedQuestion], answers: Mapping[str, int], limits: Mapping[str, float] = DEFAULTS
) -> tuple[NeedLevel, ...]:
    """How much of each need is wanted and present, 0 to 10, from how much of it is missed (`need_questions.missed`).

    Needs that were not answered are left out. The more is missed, the more is wanted and the less of it is present:
    nothing missed is 4 of 4, everything 0 of 10. So nobody is asked for a number twice.
    """
    least, most = limits["needs.least_wanted"], limits["needs.most_wanted"]
    named = []
    for need, mean in missed(questions, answers).items():
        wanted = round(least + (most - least) * mean)
        named.append(NeedLevel(need=need, wanted=wanted, present=round(wanted * (1 - mean))))
    return tuple(named)
