"""The monthly measure."""

from datetime import timedelta

import pytest

from ladder_tui.domain.growth.measure import QUESTIONS, direct_words, history, is_open, measure_words
from ladder_tui.domain.records.measures import MeasureAnswers
from tests.kits.builders import NOW


def answers(total: int, *, days_ago: int = 0, direct: int = 3) -> MeasureAnswers:
    """Answers with this sum, 3 to 9, given some days ago."""
    parts = [1 + min(2, max(0, total - 3 - 2 * n)) for n in range(3)]
    assert sum(parts) == total
    at = NOW - timedelta(days=days_ago)
    return MeasureAnswers(
        id=f"m{days_ago}", at=at, companionship=parts[0], left_out=parts[1], isolated=parts[2], direct=direct
    )


def test_three_are_summed_and_the_direct_one_stands_apart() -> None:
    assert [len(question.answers) for question in QUESTIONS] == [3, 3, 3, 5]
    assert [answers(total).total for total in (3, 6, 9)] == [3, 6, 9]
    assert direct_words(answers(9, direct=1)) == "never"
    assert direct_words(answers(3, direct=5)) == "often or always"


@pytest.mark.parametrize(("days", "open_again"), [(0, False), (27, False), (28, True), (400, True)])
def test_pointed_to_again_after_four_weeks(days: int, open_again: bool) -> None:
    assert is_open([answers(5, days_ago=days), answers(5, days_ago=900)], NOW) is open_again


def test_pointed_to_before_the_first_answer_and_by_the_users_own_number() -> None:
    assert is_open([], NOW)
    assert not is_open([answers(5, days_ago=28)], NOW, {"measure.days": 60})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], ""),
        ([answers(5)], "Your sum is 5, on a scale from 3 (least often) to 9 (most often)."),
        ([answers(5), answers(7, days_ago=30)], "Your sum was 7 the first time and is 5 now"),
        ([answers(7), answers(5, days_ago=30)], "Your sum was 5 the first time and is 7 now"),
        ([answers(7), answers(9, days_ago=30), answers(7, days_ago=60)], "Your sum is 7, as it was the first time."),
    ],
)
def test_one_sentence_without_a_verdict(given: list[MeasureAnswers], said: str) -> None:
    assert measure_words(given).startswith(said)
    assert [one.at for one in history(given)] == sorted(one.at for one in given)
