"""Five questions for each need, the second one reversed, and two across the needs."""

from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.items.need_questions import NeedOption, NeedQuestion

QUESTIONS = [
    NeedQuestion(
        id=f"{need}-{n}", question=f"{need} {n}?", need=need, form="scale", low="none", high="much", reverse=n == 1
    )
    for need in NEEDS
    for n in range(5)
] + [
    NeedQuestion(
        id=f"any-{n}", question="Which evening?", need="any", form="choice",
        options=(NeedOption(text="one person", need="confidant"), NeedOption(text="alone")),
    )
    for n in range(2)
]  # fmt: skip
