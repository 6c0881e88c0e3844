from datetime import timedelta
from typing import Any

import pytest

from ladder_tui.domain.records.attempts import hurts, over_at, peak_of, tries_by_rung
from tests.kits.builders import NOW, attempt, outcome

DAY = timedelta(days=1)


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


def test_tries_by_rung_took_place_and_stand_in_order_of_when_they_were_over() -> None:
    tries = [
        attempt("late", started_at=NOW - 5 * DAY, closed_at=NOW),
        attempt("early", started_at=NOW - 3 * DAY, closed_at=NOW - 2 * DAY, status="left_early"),
        attempt("unknown", started_at=NOW - 4 * DAY),
        attempt("elsewhere", rung_id="other", started_at=NOW - DAY),
        attempt("aside", status="self_cancelled", outcome=None),
        attempt("free", rung_id=None),
    ]
    by_rung = tries_by_rung(tries)
    assert {rung: [one.id for one in there] for rung, there in by_rung.items()} == {
        "rung-1": ["unknown", "early", "late"], "other": ["elsewhere"],
    }  # fmt: skip
    assert (over_at(tries[2]), peak_of(tries[4])) == (NOW - 4 * DAY, None)
