"""Someone one trusts: three questions to hand over, and their answers as text (docs/design.md 2, rows 25 and 26)."""

from typing import Final

from ladder_tui.domain.records.reviews import Feedback

#: The three questions, as they are handed over.
QUESTIONS: Final[tuple[str, str, str]] = (
    "What do you see going well for me with people?",
    "What seems hard for me, from where you stand?",
    "What could be smaller, so that it fits better?",
)
#: What stands before and after them where they are copied.
BEFORE: Final = "I am practising small social steps, and I value how you see things. Three questions, if you like:"
AFTER: Final = "A line for each is plenty. You may leave any of them out."
#: Their words over the answers.
SOMEONE: Final = "Someone I trust"


def to_copy() -> str:
    """The questions as a message, ready to be sent or read out."""
    asked = "\n".join(f"{number}. {question}" for number, question in enumerate(QUESTIONS, start=1))
    return f"{BEFORE}\n\n{asked}\n\n{AFTER}"


def feedback_text(feedback: Feedback) -> str:
    """The answers as plain text, each under its question; what was left out is not there."""
    pairs = zip(QUESTIONS, feedback.answers, strict=False)
    return "\n\n".join(f"{question}\n{answer.strip()}" for question, answer in pairs if answer.strip())
