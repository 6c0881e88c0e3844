"""The four monthly questions, on one page; an answer for each, or none at all."""

from ladder_tui.domain.growth.measure import CREDIT, QUESTIONS
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.services.journal import Journal

_ORDER = ("the first", "the second", "the third", "the last")


class MeasureForm(FormDialog):
    """Asks the four questions and keeps the answers of now."""

    DEFAULT_CSS = """
    MeasureForm .row { layout: vertical; margin: 0 0 1 0; }
    MeasureForm .label, MeasureForm.-narrow .label, MeasureForm.-tiny .label { width: 100%; height: auto; }
    MeasureForm .trouble, MeasureForm.-narrow .trouble { margin: 0; }
    """

    def __init__(self, journal: Journal) -> None:
        def save(values: Values) -> None:
            journal.measure.answer(**{question.field: int(values[question.field]) for question in QUESTIONS})

        super().__init__(
            "Four questions, once a month if you like",
            [
                Field(
                    question.field,
                    question.words,
                    "one",
                    options=[("", "← → choose"), *((str(n), said) for n, said in enumerate(question.answers, start=1))],
                )
                for question in QUESTIONS
            ],
            journal=journal,
            draft_id="measure",
            note=CREDIT,
            check=all_answered,
            save=save,
        )


def all_answered(values: Values) -> str:
    """One sentence when a question is open, else empty: the sum needs all three, and the last stands beside it."""
    open_ones = [_ORDER[index] for index, question in enumerate(QUESTIONS) if not values[question.field]]
    if not open_ones:
        return ""
    which = open_ones[0] if len(open_ones) == 1 else f"{', '.join(open_ones[:-1])} and {open_ones[-1]}"
    return f"An answer to {which} is wanted too; esc leaves it for another day."
