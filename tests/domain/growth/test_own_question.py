"""A question of one's own: its answers under the words that were asked, first and last side by side."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ladder_tui.domain.growth.own_question import LONGEST, answers_by_question, question_words, the_question
from ladder_tui.domain.records.measures import OwnAnswer
from ladder_tui.domain.report.parts import last_weeks
from ladder_tui.domain.report.sections import all_ticked, report
from tests.kits.builders import NOW, TODAY, person, settings, snapshot

ASKED = "How brave was I with Bert?"


def own(value: int, days_ago: int = 0, question: str = ASKED) -> OwnAnswer:
    return OwnAnswer(id=f"{question}-{days_ago}", at=NOW - timedelta(days=days_ago), question=question, value=value)


def test_under_the_words_that_were_asked_the_question_of_now_first() -> None:
    answers = [own(3, 1), own(5, 8), own(9, 3, "Older?"), own(2, 40, "Oldest?")]
    shown = snapshot(own_answers=answers, settings=settings(own_question="New?"))
    told = answers_by_question(shown)
    assert list(told) == ["New?", ASKED, "Older?", "Oldest?"]
    assert [answer.value for answer in told[ASKED]] == [5, 3]
    assert told["New?"] == ()
    assert next(iter(answers_by_question(replace(shown, settings=settings(own_question="Oldest?"))))) == "Oldest?"
    assert answers_by_question(snapshot()) == {}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], ""),
        ([4], "Your answer is 4, from 0 (least) to 10 (most)."),
        ([4, 9, 4], "Your answer is 4, as it was the first time, from 0 (least) to 10 (most)."),
        ([0, 10], "Your answer was 0 the first time and is 10 now, from 0 (least) to 10 (most)."),
    ],
)
def test_first_and_last_without_a_verdict(values: list[int], said: str) -> None:
    assert question_words(tuple(own(value, len(values) - n) for n, value in enumerate(values))) == said


def test_its_words_are_one_line_that_fits() -> None:
    assert the_question(" How \n brave? ") == "How brave?"
    with pytest.raises(ValueError, match=f"has {LONGEST + 1} letters"):
        the_question("x" * (LONGEST + 1))


def test_in_the_report_its_words_go_along_only_where_they_are_ticked() -> None:
    shown = snapshot(people=[person("bert", "Bert Best")], own_answers=[own(3, 1), own(7, 200)])
    plain = next(part for part in report(shown, last_weeks(TODAY)).sections if part.part == "question")
    assert [line.cells for line in plain.lines] == [("a question of my own 3 March: 3",)]
    ticked = report(shown, all_ticked(shown, last_weeks(TODAY)))
    told = next(part for part in ticked.sections if part.part == "question")
    assert told.lines[0].cells[0].startswith("How brave was I with B.?")
    unsafe = snapshot(people=[person("bert", "Bert Best", unsafe=True)], own_answers=[own(3, 1)])
    assert not [part for part in report(unsafe, last_weeks(TODAY)).sections if part.part == "question"]
