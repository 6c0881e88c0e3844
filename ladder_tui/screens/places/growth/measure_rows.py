"""The lines of the measure on Growth: what it is, a line for each time it was answered, one sentence about all.

Below the four questions one's own, in the same way.
"""

from collections.abc import Sequence

from rich.cells import cell_len

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.measure import CREDIT, QUESTIONS, direct_words, history, is_open, measure_words
from ladder_tui.domain.growth.own_question import MOST as TEN
from ladder_tui.domain.growth.own_question import answers_by_question, question_words
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.keeping.goal_words import period_words
from ladder_tui.screens.places.growth.row_words import day_column
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, folded, line, words

LEAST, MOST = 3, 9
OWN = "writes one: 0 to 10, once a week in the look back"
ASKED = "The weekly look back asks it."
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
    return [*rows, *_own_rows(snapshot, width)]


def _own_rows(snapshot: Snapshot, width: int) -> list[Row]:
    """The question of one's own with its answers, the newest first; then those that were asked before."""
    room, indent = width - GUTTER - 1, "\n" + " " * GUTTER
    rows = [Row(words(" ")), Row(words((" A question of your own", "$calm")))]
    hint = [Row(words(" " * GUTTER, (key("growth.question"), "bold $here"), (f"  {OWN}", "$quiet")))]
    if not snapshot.settings.own_question:
        rows += hint
    for number, (question, answers) in enumerate(answers_by_question(snapshot).items()):
        rows += [Row(words(" "))] if number else []
        now = question == snapshot.settings.own_question
        parts: list[Part] = [" " * GUTTER, (indent.join(folded(line(snapshot.shown(question)), room)), "bold")]
        said = question_words(answers)
        if said:
            times = "once" if len(answers) == 1 else f"{len(answers)} times"
            period = period_words(answers[0].at.date(), answers[-1].at.date(), snapshot.today)
            parts += [indent, indent.join(folded(f"{said} (answered {times}, {period})", room))]
        rows += [Row(words(*parts)), *([] if answers or not now else [Row(words(" " * GUTTER, (ASKED, "$quiet")))])]
        rows += [_own_line(answer, snapshot, width) for answer in reversed(answers)]
    return rows


def _own_line(answer: OwnAnswer, snapshot: Snapshot, width: int) -> Row:
    day = day_column(answer.at.date(), snapshot.today)
    parts: list[Part] = [" " * GUTTER, (day, "$quiet"), f"{answer.value:>2} of {TEN}   "]
    if width >= BAR_FROM:
        parts += [("●" * answer.value, "$calm"), ("·" * (TEN - answer.value), "$quiet")]
    return Row(words(*parts), id=f"own:{answer.id}")


def whole_answer(answer: OwnAnswer, snapshot: Snapshot) -> list[Part]:
    """One answer to the question of one's own, for the pane and the page."""
    return [
        (day_words(answer.at.date(), today=snapshot.today), "$quiet"),
        (f"\n\n{line(snapshot.shown(answer.question))}", "$calm"),
        f"\n{answer.value} of {TEN}",
    ]


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
