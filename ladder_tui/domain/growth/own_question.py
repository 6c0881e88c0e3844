"""One question of one's own, 0 to 10, asked in the weekly look back: in the user's words, and off until they write it.

No licensed scale is shipped, and no answer is turned into a verdict (docs/design.md 4.5).
"""

from collections.abc import Mapping
from typing import Final

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.items.prompts import Scale
from ladder_tui.domain.records.measures import OwnAnswer
from ladder_tui.domain.snapshot import Snapshot

LEAST, MOST = 0, 10
SCALE: Final = Scale(min=LEAST, max=MOST, low="least", high="most")
#: Words to begin with, to be kept or changed.
SUGGESTED: Final = "How much did worry about people keep me from what matters?"
#: The longest question, in letters: it stands over its answers.
LONGEST: Final = 120


def answers_by_question(snapshot: Snapshot) -> Mapping[str, tuple[OwnAnswer, ...]]:
    """All answers under the words that were asked, oldest first; the question that is asked now first, then the others
    from the one answered last. The one that is asked now stands there without answers too."""
    answered: dict[str, list[OwnAnswer]] = {}
    for answer in sorted(snapshot.own_answers.values(), key=lambda answer: (answer.at, answer.id)):
        answered.setdefault(answer.question, []).append(answer)
    asked = snapshot.settings.own_question
    ordered = sorted(answered, key=lambda question: answered[question][-1].at, reverse=True)
    first = [asked] if asked else []
    return {
        question: tuple(answered.get(question, ()))
        for question in (*first, *(question for question in ordered if question != asked))
    }


def question_words(answers: tuple[OwnAnswer, ...]) -> str:
    """First and last answer side by side, without a verdict; empty before the first."""
    if not answers:
        return ""
    first, last = answers[0].value, answers[-1].value
    scale = f"from {LEAST} (least) to {MOST} (most)"
    if len(answers) == 1:
        return f"Your answer is {last}, {scale}."
    if first == last:
        return f"Your answer is {last}, as it was the first time, {scale}."
    return f"Your answer was {first} the first time and is {last} now, {scale}."


def the_question(text: str) -> str:
    """A question as it is kept. Raises ValueError with one sentence for one that is too long."""
    question = one_line(text)
    if len(question) > LONGEST:
        raise ValueError(f"The question has {len(question)} letters; up to {LONGEST} fit over its answers.")
    return question
