"""The row of the helper habit: after a good try in which one was used, the same step once more without it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ladder_tui.domain.ladder.rule import numbers_behind, suggestion
from ladder_tui.domain.records.attempts import Habit
from tests.kits.builders import NOW, person, settings
from tests.kits.rule_kit import answer, asked, on_ladder, one, tries


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["70>30 at 40 with"], ("habit", "repeat")),
        (["70>30 at 40 in a", "30>20 at 40 in b with"], ("habit", "repeat")),
        (["70>30 at 40 in a with", "30>20 at 40 in b without"], ("6", "step_up")),
        (["70>30 at 40 in a with", "30>20 at 40 in b half"], ("6", "step_up")),
        (["70>30 at 40 in a with", "30>20 at 40 in b"], ("6", "step_up")),
        (["70>30 at 40 in a with", "30>20 at 40 in b with"], ("habit", "repeat")),
        # There may be reasons for it: it holds nobody back for ever.
        (["70>30 at 40 in a with", "30>20 at 40 in b with", "20>20 at 40 in a with"], ("6", "step_up")),
        (["70>30 at 40 in a partly with"], ("habit", "repeat")),
        (["70>65 at 40 in a with yes"], ("yes", "repeat")),
        (["left 70>65 at 40 in a with"], ("yes", "repeat")),
        # Without it a very hard one would be harder still.
        (["70>30 at 80 with"], ("9", "repeat")),
        (["70>30 at 79 with"], ("habit", "repeat")),
        (["70>30 unmeasured with"], ("habit", "repeat")),
    ],
)
def test_once_more_without_the_helper_habit(told: list[str], expected: tuple[str, str]) -> None:
    assert answer(tries(*told)) == expected


def test_a_helper_habit_is_brought_up_with_a_reason_to_argue_with() -> None:
    told = on_ladder(tries("70>30 at 40 in a", "30>20 at 45 in b with"))
    said = suggestion(told, told.rungs["mid"])
    assert said.headline == "Once more, without “phone in hand”"
    assert said.reasons == (
        "In the last try you used “phone in hand”, and what you feared did not happen.",
        "It can look as if that was the reason. Once without it shows whether it was.",
        "The unease went up to 40 and 45.",
    )
    assert "step_up" in {other.move for other in said.alternatives}
    numbers = {one.name: one.value for one in numbers_behind(told, said)}
    assert numbers["Helper habits in the last try"] == "phone in hand: used"
    several = one("70>30 partly unmeasured", at=NOW - timedelta(days=1))
    assert several.outcome is not None
    used = tuple(Habit(name=name, use="used") for name in ("phone", "hat", "gum"))
    said = asked([replace(several, outcome=replace(several.outcome, habits=used))])
    assert said.headline == "Once more, without the three helper habits"
    assert said.reasons[0] == (
        "In the last try you used “phone” and “hat” and one more, and only a part of what you feared happened."
    )
    assert said.reasons[2] == "That was try 1 of this step."
    none = [settings(thresholds=(("ladder.habit_tries", 0),))]
    assert asked(tries("70>30 at 40 with"), settings=none[0]).row == "9"


def test_a_habit_that_names_somebody_not_safe_is_not_brought_up() -> None:
    tried = one("70>30 at 40", at=NOW - timedelta(days=1))
    assert tried.outcome is not None
    used = (Habit(name="hiding behind Rex", use="used"),)
    said = asked(
        [replace(tried, outcome=replace(tried.outcome, habits=used))], people=[person("rex", "Rex", unsafe=True)]
    )
    assert said.row == "9"
    assert "Rex" not in repr(said)
