"""Answers stand with the try they are about, once, and what stood there stays."""

from typing import Any

import pytest

from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.writing.answers import attempt_with, told_of
from tests.kits.builders import attempt, entry, outcome, prediction


def answer(text: str, writes: Any, **fields: Any) -> Any:
    return entry(text=text, prompt_id="r/one", attempt_id="attempt-1", writes=writes, **fields)


def told(tried: Attempt, field: str) -> str:
    assert tried.outcome is not None
    return str(getattr(tried.outcome, field))


@pytest.mark.parametrize("field", ["easy", "hard", "adjust"])
def test_easy_hard_and_adjust_go_into_the_outcome(field: str) -> None:
    tried = attempt(outcome=outcome())
    once = attempt_with(tried, answer(" The start. ", field))
    assert told(once, field) == "The start."
    assert told_of(once) == {field}
    assert attempt_with(once, answer("The start.", field)) == once
    more = attempt_with(once, answer("The end.", field))
    assert told(more, field) == "The start.\n\nThe end."
    again = attempt_with(more, answer("The middle.", field), before="The start.")
    assert told(again, field) == "The middle.\n\nThe end."


def test_what_was_changed_with_the_try_since_is_not_lost() -> None:
    own = attempt(outcome=outcome(easy="In other words."))
    assert told(attempt_with(own, answer("New.", "easy"), before="Old."), "easy") == "In other words.\n\nNew."


@pytest.mark.parametrize("writes", ["barrier", "need", "value", "balance", "win", "note"])
def test_other_answers_stay_in_the_journal_alone(writes: str) -> None:
    tried = attempt(outcome=outcome())
    assert attempt_with(tried, answer("Words.", writes)) == tried


def test_a_prediction_is_kept_before_a_try_and_never_overwritten() -> None:
    before = attempt(status="open", outcome=None, prediction=prediction(feared=""))
    kept = attempt_with(before, answer("They turn away.", "prediction"))
    assert kept.prediction.feared == "They turn away."
    assert attempt_with(kept, answer("Something else.", "prediction")) == kept
    changed = attempt_with(kept, answer("They frown.", "prediction"), before="They turn away.")
    assert changed.prediction.feared == "They frown."
    done = attempt(outcome=outcome(), prediction=prediction(feared=""))
    assert attempt_with(done, answer("Late.", "prediction")) == done
    assert attempt_with(before, answer("Easy.", "easy")) == before
    assert told_of(before) == frozenset()
