"""The lines of the measure on Growth: what it is, a line for each time it was answered, one sentence about all."""

from collections.abc import Sequence

from rich.cells import cell_len

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.measure import CREDIT, QUESTIONS, direct_words, history, is_open, measure_words
from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.keeping.goal import period_words
from ladder_tui.screens.places.growth.row_words import day_column
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, folded, words

LEAST, MOST = 3, 9
#: From this many cells on, a line carries its sum as a bar of one sign for each point.
BAR_FROM = 60
WHAT_IT_IS = (
    "Four questions about how often you feel lonely. They are for you alone and can be answered once a month, or never."
)


def measure_rows(snapshot: Snapshot, width: int) -> list[Row]:
    """The whole tab."""
    limits = thresholds(snapshot.settings.thresholds)
    answered = history(snapshot.measures.values())
    room = width - GUTTER - 1
    indent = "\n" + " " * GUTTER
    rows = [Row(words((" The monthly four questions", "$calm")))]
    if answered:
        said = f"{measure_words(answered)} ({_times(answered)}, {_period(answered, snapshot)})"
        rows.append(Row(words(" " * GUTTER, indent.join(folded(said, room)))))
    else:
        rows.append(Row(words(" " * GUTTER, indent.join(folded(WHAT_IT_IS, room)))))
    if is_open(answered, snapshot.now, limits):
        rows += [
            Row(words(" ")),
            Row(words(" " * GUTTER, (key("growth.measure"), "bold $here"), ("  answers them", "$quiet"))),
        ]
    rows += [Row(words(" ")), *(_line(answers, snapshot, width) for answers in reversed(answered))]
    if answered:
        rows.append(Row(words(" ")))
    rows.append(Row(words(" " * GUTTER, (indent.join(folded(CREDIT, room)), "$quiet"))))
    return rows


def _times(answered: Sequence[MeasureAnswers]) -> str:
    return "answered once" if len(answered) == 1 else f"answered {len(answered)} times"


def _period(answered: Sequence[MeasureAnswers], snapshot: Snapshot) -> str:
    return period_words(answered[0].at.date(), answered[-1].at.date(), snapshot.today)


def _line(answers: MeasureAnswers, snapshot: Snapshot, width: int) -> Row:
    day = day_column(answers.at.date(), snapshot.today)
    total, direct = f"sum {answers.total} of {MOST}", f"lonely: {direct_words(answers)}"
    parts: list[Part] = [" " * GUTTER, (day, "$quiet"), f"{total:<11}"]
    if width >= BAR_FROM:
        parts += [("●" * answers.total, "$calm"), ("·" * (MOST - answers.total), "$quiet"), "  "]
    room = width - sum(cell_len(part if isinstance(part, str) else str(part[0])) for part in parts) - 1
    return Row(words(*parts, (folded(direct, room, most=1)[0], "$quiet")), id=f"measure:{answers.id}")


def whole_answers(answers: MeasureAnswers, snapshot: Snapshot) -> list[Part]:
    """Question and answer of one day, for the pane and the page."""
    parts: list[Part] = [(day_words(answers.at.date(), today=snapshot.today), "$quiet")]
    for question in QUESTIONS:
        value = getattr(answers, question.field)
        parts += [(f"\n\n{question.words}", "$calm"), f"\n{question.answers[value - 1]}"]
    return [*parts, (f"\n\nThe first three make {answers.total}, on a scale from {LEAST} to {MOST}.", "$quiet")]
