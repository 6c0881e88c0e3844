"""What the portfolio remembers."""

from datetime import date, timedelta

from ladder_tui.domain.picks.history import history
from ladder_tui.domain.records.plans import Origin
from tests.kits.builders import NOW, TODAY, activity, choice, contact, library, person, plan, snapshot, use


def test_the_latest_of_all_kinds_of_use_counts_in_whatever_order_they_were_noted() -> None:
    contacts = [contact("a", at=NOW - timedelta(days=2)), contact("b", at=NOW - timedelta(days=9))]
    plans = [
        plan("p1", day=TODAY - timedelta(days=1), status="done", person_id="ana"),
        plan("p2", day=TODAY, status="open", person_id="ana"),
        plan("p3", day=TODAY, status="fell_through", backup_done=True, person_id="ana"),
        plan("p4", day=TODAY, status="done"),
    ]
    found = history(snapshot(people=[person()], contacts=contacts, plans=plans))
    assert found.last_contact == {"ana": TODAY - timedelta(days=1)}
    assert found.days_since_use("ana", TODAY) == 1
    assert found.days_since_use("ben", TODAY) is None


def test_a_pick_taken_turns_the_rotation_but_is_no_contact() -> None:
    found = history(snapshot(choices=[choice(item_id="ana"), choice("r", item_id="rest", action="rested")]))
    assert found.last_used == {"ana": TODAY}
    assert found.last_contact == {}


def test_an_adopted_activity_inherits_what_was_noted_before() -> None:
    own = activity("own-1", source="pack/walk")
    found = history(
        snapshot(
            library=library(activities=[activity()]),
            activities=[own],
            uses=[use("u1", worth=8, at=NOW - timedelta(days=3)), use("u2", item_id="own-1", worth=6)],
            plans=[plan(day=date(2026, 3, 3), status="done", origin=Origin(kind="activity", ref="pack/walk"))],
        )
    )
    assert found.ratings == {"own-1": (8, 6)}
    assert found.last_used == {"own-1": TODAY}
