"""The needs in two forms: taking turns, never a score, steering levels."""

from datetime import timedelta

import pytest

from ladder_tui.domain.base.vocabulary import NEEDS
from ladder_tui.domain.picks.need_forms import form, levels, next_form
from ladder_tui.domain.records.settings import NeedAnswers, NeedLevel
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, library, snapshot
from tests.kits.need_kit import QUESTIONS


def asked(*answers: NeedAnswers) -> Snapshot:
    return snapshot(library=library(need_questions=QUESTIONS), need_answers=list(answers))


def answers(form: int, weeks_ago: float) -> NeedAnswers:
    return NeedAnswers(id=f"{form}-{weeks_ago}", at=NOW - timedelta(weeks=weeks_ago), form=form)


def test_two_forms_share_no_question_and_ask_for_every_need() -> None:
    one, two = form(asked(), 1), form(asked(), 2)
    assert {question.need for question in one} == {*NEEDS, "any"}
    assert [question.id for question in one[:2]] == ["confidant-0", "confidant-2"]
    assert {question.id for question in one}.isdisjoint(question.id for question in two)
    assert len(one) == len(two) == 9


def test_forms_take_turns() -> None:
    assert next_form(asked()) == 1
    assert next_form(asked(answers(2, 9), answers(1, 3))) == 2
    assert next_form(asked(answers(1, 9), answers(2, 3))) == 1


@pytest.mark.parametrize(
    ("given", "wanted", "present"),
    [
        ({"confidant-0": 0}, 4, 4),
        ({"confidant-0": 10}, 10, 0),
        ({"confidant-0": 5}, 7, 4),
        ({"confidant-0": 10, "confidant-1": 10}, 7, 4),  # the second one is reversed
        ({"any-0": 0}, 10, 0),
    ],
)
def test_levels_from_what_is_missed(given: dict[str, int], wanted: int, present: int) -> None:
    assert levels(QUESTIONS, given) == (NeedLevel(need="confidant", wanted=wanted, present=present),)


def test_open_and_odd_answers_say_nothing() -> None:
    assert levels(QUESTIONS, {}) == ()
    assert levels(QUESTIONS, {"confidant-0": 11, "any-0": 1, "gone": 3}) == ()
