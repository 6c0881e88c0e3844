"""What was tried stands on the day it was over, unless a plan stands for it."""

from datetime import timedelta

from ladder_tui.domain.calendar.tried import tries_between
from tests.kits.builders import NOW, TODAY, attempt, plan, snapshot

YESTERDAY = TODAY - timedelta(days=1)


def test_tries_stand_on_the_day_they_were_over_in_order_of_time() -> None:
    late = attempt("late", closed_at=NOW)
    early = attempt("early", closed_at=NOW - timedelta(hours=2), status="left_early")
    before = attempt("before", closed_at=NOW - timedelta(days=1))
    shown = snapshot(attempts=[late, early, before])
    assert tries_between(shown, TODAY, TODAY) == {TODAY: (early, late)}
    assert tries_between(shown, YESTERDAY, TODAY) == {TODAY: (early, late), YESTERDAY: (before,)}


def test_what_did_not_take_place_and_what_a_plan_stands_for_is_left_out() -> None:
    tries = [
        attempt("open", status="open", closed_at=None),
        attempt("aside", status="self_cancelled", closed_at=NOW),
        attempt("fell", status="fell_through", closed_at=NOW),
        attempt("planned", plan_id="p", closed_at=NOW),
        attempt("gone", plan_id="no longer there", closed_at=NOW),
    ]
    shown = snapshot(attempts=tries, plans=[plan("p")])
    assert [one.id for one in tries_between(shown, TODAY, TODAY).get(TODAY, ())] == ["gone"]


def test_the_day_is_that_of_the_users_own_clock() -> None:
    at_night = NOW.replace(hour=23, minute=30)
    shown = snapshot(attempts=[attempt("night", closed_at=at_night)], zone="Pacific/Auckland")
    (day,) = tries_between(shown, TODAY, TODAY + timedelta(days=1))
    assert day == TODAY + timedelta(days=1)
