"""The order of needs that answers give: a mean for each need, whatever the number of its questions."""

from typing import Any

import pytest

from ladder_tui.domain.items.need_questions import NeedOption, NeedQuestion, missed
from ladder_tui.domain.items.templates import LadderTemplate, rungs_of


def scale(id: str, need: Any, **fields: Any) -> NeedQuestion:
    return NeedQuestion(id=id, question="?", need=need, form="scale", low="a", high="b", **fields)


def choice(id: str, need: Any, *options: str | tuple[str, Any], **fields: Any) -> NeedQuestion:
    made = tuple(NeedOption(text=o) if isinstance(o, str) else NeedOption(text=o[0], need=o[1]) for o in options)
    return NeedQuestion(id=id, question="?", need=need, form="choice", options=made, **fields)


QUESTIONS = (
    scale("close", "confidant"),
    scale("sure", "confidant", reverse=True),
    scale("chat", "casual_chat"),
    choice("names", "shared_activity", "none", "one", "many"),
    choice("evening", "any", ("one person", "confidant"), ("a crowd", "group_belonging"), "time alone"),
)


@pytest.mark.parametrize(
    ("answers", "order"),
    [
        ({}, ()),
        ({"close": 3, "chat": 8}, ("casual_chat", "confidant")),
        ({"close": 8, "sure": 9, "chat": 5}, ("casual_chat", "confidant")),  # the mean of .8 and .1
        ({"sure": 0, "chat": 9}, ("confidant", "casual_chat")),
        ({"names": 2, "chat": 9}, ("shared_activity", "casual_chat")),
        ({"names": 0, "chat": 1}, ("casual_chat", "shared_activity")),
        ({"evening": 1, "chat": 9}, ("group_belonging", "casual_chat")),
        ({"evening": 2}, ()),  # points to no need
        ({"close": 5, "chat": 5}, ("confidant", "casual_chat")),  # equals keep the order of the needs
        ({"close": 11, "names": 3, "evening": -1, "gone": 4}, ()),  # not answers of these questions
    ],
)
def test_the_means_put_the_needs_in_order(answers: dict[str, int], order: tuple[str, ...]) -> None:
    means = missed(QUESTIONS, answers)
    assert tuple(sorted(means, key=lambda need: -means[need])) == order


def test_a_template_leaves_out_rungs_that_are_gone() -> None:
    template = LadderTemplate(id="l", title="t", need="confidant", for_whom="w", rungs=("b", "gone", "a"))
    assert rungs_of(template, {"a": 1, "b": 2}) == (2, 1)
