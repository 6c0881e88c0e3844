from typing import Any

import pytest

from ladder_tui.domain.records.attempts import hurts
from tests.kits.builders import attempt, outcome


@pytest.mark.parametrize(
    ("fields", "hurt"),
    [
        ({"outcome": outcome(happened="no", end=20)}, False),
        ({"outcome": outcome(happened="partly", end=69)}, False),
        ({"outcome": outcome(happened="yes", end=0)}, True),
        ({"outcome": outcome(happened="no", end=70)}, True),
        ({"outcome": outcome(happened="no", end=None)}, False),
        ({"status": "left_early", "outcome": outcome(happened="no", end=0)}, True),
        ({"status": "left_early", "outcome": None}, True),
        ({"status": "fell_through", "outcome": None}, False),
        ({"status": "self_cancelled", "outcome": None}, False),
        ({"status": "open", "outcome": None}, False),
    ],
)
def test_a_kind_step_is_offered_when_a_try_may_have_hurt(fields: dict[str, Any], hurt: bool) -> None:
    assert hurts(attempt(**fields)) is hurt


def test_the_height_from_which_it_is_offered_can_be_set() -> None:
    calm = attempt(outcome=outcome(happened="no", end=40))
    assert hurts(calm, {"kindness.end": 40})
    assert not hurts(calm, {"kindness.end": 41})
