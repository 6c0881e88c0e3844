"""Questions that find out which kinds of company are missed. The answers order the needs and never score a person."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.vocabulary import NEEDS, Need

#: The scale of a scale question runs from 0 to this.
SCALE_TOP: Final = 10


class NeedOption(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a choice; `need` is the need it points to, where the question asks across needs."""

    text: str
    need: Need | None = None


class NeedQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One question about a need, or about any of them.

    A scale runs from 0 (`low`) to 10 (`high`), a choice from its first option to its last: the further, the more is
    missed, and with `reverse` the less. A question for any need says which need each option points to.
    """

    id: str
    question: str
    need: Need | Literal["any"]
    form: Literal["scale", "choice"]
    low: str = ""
    high: str = ""
    options: tuple[NeedOption, ...] = ()
    reverse: bool = False


def missed(questions: Iterable[NeedQuestion], answers: Mapping[str, int]) -> dict[Need, float]:
    """How much of each need that was asked about is missed, 0 (nothing) to 1 (all of it), in the order of `NEEDS`.

    `answers` holds by question id the value on the scale (0 to 10) or the index of the option. Values outside of the
    question are left out. Each need is the mean of its answers, so that the number of questions decides nothing; an
    option that names a need counts as much as the end of a scale.
    """
    told: dict[Need, list[float]] = {}
    for question in questions:
        answer = answers.get(question.id)
        if answer is None:
            continue
        if question.form == "choice" and 0 <= answer < len(question.options):
            pointed = question.options[answer].need
            if pointed is not None:
                told.setdefault(pointed, []).append(1.0)
                continue
        if question.need == "any":
            continue
        top = SCALE_TOP if question.form == "scale" else len(question.options) - 1
        if 0 <= answer <= top:
            share = answer / top if top else 0.0
            told.setdefault(question.need, []).append(1 - share if question.reverse else share)
    return {need: sum(told[need]) / len(told[need]) for need in NEEDS if need in told}
