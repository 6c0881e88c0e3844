"""When a plan for setbacks is offered: after ten tries, while things go well, once."""

from datetime import timedelta
from typing import Any

import pytest

from ladder_tui.domain.records.decisions import SETBACKS, CareAnswer, OfferAnswered
from ladder_tui.domain.records.reviews import SetbackPlan
from ladder_tui.domain.review.setbacks import PARTS, plan_is_offered, setback_parts, the_plan
from tests.kits.builders import NOW, attempt, outcome, settings, snapshot


def tries(number: int, **last: Any) -> list[Any]:
    """Tries a day apart; `last` is how the latest ended."""
    made = [
        attempt(f"a{n}", started_at=NOW - timedelta(days=number - n), closed_at=NOW - timedelta(days=number - n),
                outcome=outcome(happened="no", end=10))
        for n in range(number - 1)
    ]  # fmt: skip
    at = NOW - timedelta(hours=1)
    return [*made, attempt("last", **{"started_at": at, "closed_at": at, "outcome": outcome(happened="no"), **last})]


def test_after_ten_tries_that_took_place() -> None:
    assert not plan_is_offered(snapshot(attempts=tries(9)))
    assert plan_is_offered(snapshot(attempts=tries(10)))
    assert not plan_is_offered(snapshot(attempts=tries(10, status="self_cancelled", outcome=None)))
    assert not plan_is_offered(snapshot(attempts=tries(10), settings=settings(thresholds=(("setbacks.tries", 11.0),))))
    assert not plan_is_offered(snapshot())


@pytest.mark.parametrize(
    ("why", "last", "tables"),
    [
        ("the last try hurt", {"outcome": outcome(happened="yes")}, {}),
        ("it ended hard", {"outcome": outcome(happened="no", end=80)}, {}),
        ("it was left early", {"status": "left_early"}, {}),
        ("this makes things harder", {}, {"care_answers": [CareAnswer(id="c", at=NOW, harder=True)]}),
        ("it was declined", {}, {"answered_offers": [OfferAnswered(id=SETBACKS, at=NOW, taken=False)]}),
        ("there is one", {}, {"setbacks": [SetbackPlan(at=NOW, signs="I stay in bed")]}),
    ],
)
def test_not_while_things_go_badly_nor_twice(why: str, last: dict[str, Any], tables: dict[str, Any]) -> None:
    assert not plan_is_offered(snapshot(attempts=tries(12, **last), **tables)), why


def test_the_plan_in_words() -> None:
    plan = SetbackPlan(at=NOW, helped=" a walk ", tell="\u200b")
    assert the_plan(snapshot(setbacks=[plan])) == plan
    assert setback_parts(plan) == (("What helped before", "a walk"),)
    assert setback_parts(the_plan(snapshot())) == ()
    assert [name for name, _, _ in PARTS] == [
        name for name in SetbackPlan.__struct_fields__ if name not in ("id", "at")
    ]
