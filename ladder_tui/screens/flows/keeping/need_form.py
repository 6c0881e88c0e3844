"""Which kinds of company are missed: the need questions as a form; every question can be left open."""

from collections.abc import Sequence
from typing import Final

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.items.need_questions import SCALE_TOP, NeedQuestion
from ladder_tui.domain.picks.need_forms import form, levels, next_form
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.text import line

OPEN: Final = ("", "left open")


def need_fields(questions: Sequence[NeedQuestion]) -> list[Field]:
    """A field for each question: a slider for a scale, a choice for options; all of them may stay open."""
    fields = []
    for number, question in enumerate(questions):
        if question.form == "scale":
            ends = (line(question.low), line(question.high))
            fields.append(Field(f"q{number}", line(question.question), "slider", ends=ends))
        else:
            options = [OPEN, *((str(at), line(option.text)) for at, option in enumerate(question.options))]
            fields.append(Field(f"q{number}", line(question.question), "one", "", options=options))
    return fields


def answers_of(questions: Sequence[NeedQuestion], values: Values) -> dict[str, int]:
    """The answers by question id: 0 to 10 on a scale, the index of an option; open ones are left out."""
    given = {}
    for number, question in enumerate(questions):
        value = values[f"q{number}"]
        if question.form == "scale" and value is not None:
            given[question.id] = round(value * SCALE_TOP / 100)
        elif question.form == "choice" and value:
            given[question.id] = int(value)
    return given


class NeedsForm(FormDialog):
    """One of the two forms, asked on Growth. Nothing is kept when every question was left open."""

    DEFAULT_CSS = """
    NeedsForm .row { layout: vertical; margin: 0 0 1 0; }
    NeedsForm .label, NeedsForm.-narrow .label, NeedsForm.-tiny .label { width: 100%; height: auto; }
    """

    def __init__(self, journal: Journal) -> None:
        snapshot = journal.snapshot()
        number = next_form(snapshot)
        questions, limits = form(snapshot, number), thresholds(snapshot.settings.thresholds)

        def save(values: Values) -> None:
            found = levels(questions, answers_of(questions, values), limits)
            if found:
                journal.needs.answer(number, found)

        super().__init__(
            "What kind of company is missing?",
            need_fields(questions),
            journal=journal,
            draft_id=f"needs:{number}",
            note="A few minutes at most; any question can stay open. The answers steer suggestions, nothing else.",
            save=save,
        )
