"""Give-and-take and gestures: words only, silent while little is known."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.people.gestures import gestures
from ladder_tui.domain.people.reciprocity import give_and_take
from ladder_tui.domain.records.people import Contact
from tests.kits.builders import NOW, contact, person, plan, promise, snapshot

_sides = st.sampled_from([None, "me", "them", "both"])
_contacts = st.lists(
    st.builds(
        lambda days, reached, proposed, support, felt: dict(
            at=NOW - timedelta(days=days), reached=reached, proposed=proposed, support=support, felt=felt
        ),
        st.integers(0, 120),
        _sides,
        _sides,
        st.sampled_from([None, "given", "received", "both"]),
        st.sampled_from([None, "drained", "even", "nourished"]),
    ),
    max_size=20,
)
MIRROR = {"me": "them", "them": "me", "given": "received", "received": "given"}


def made(rows: list[dict[str, Any]]) -> list[Contact]:
    return [contact(f"c{number}", **row) for number, row in enumerate(rows)]


def signal_days(rows: list[dict[str, Any]]) -> list[int]:
    """The age in days of every signal of who did what, within 90 days."""
    ages = []
    for row in rows:
        age = (NOW - row["at"]).days
        for value in (row["reached"], row["proposed"], row["support"]):
            ages += [age] * (0 if value is None else 2 if value == "both" else 1) if age <= 90 else []
    return ages


@given(_contacts)
@settings(max_examples=300, deadline=None)
def test_silent_under_six_signals_or_three_weeks(rows: list[dict[str, Any]]) -> None:
    said = give_and_take(made(rows), NOW)
    ages = signal_days(rows)
    if len(ages) < 6:
        assert said is None
    if said is not None:
        felt = [(NOW - row["at"]).days for row in rows if row["felt"] is not None and (NOW - row["at"]).days <= 90]
        assert max(ages + felt) >= 21
        assert -1 < said.balance < 1
        assert 1 <= len(said.reasons) <= 3


@given(_contacts)
@settings(max_examples=200, deadline=None)
def test_it_sees_both_sides_alike(rows: list[dict[str, Any]]) -> None:
    mirrored = [
        {key: MIRROR.get(value, value) if isinstance(value, str) else value for key, value in row.items()}
        for row in rows
    ]
    one, other = give_and_take(made(rows), NOW), give_and_take(made(mirrored), NOW)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one.balance == pytest.approx(-other.balance)
        assert one.felt == other.felt


def spread(number: int, **fields: Any) -> list[Contact]:
    """`number` contacts, one a week, the first of them `number` weeks ago."""
    return [contact(f"c{n}", at=NOW - timedelta(weeks=n + 1), **fields) for n in range(number)]


def test_worked_example_and_what_could_be_done() -> None:
    said = give_and_take(spread(6, reached="me"), NOW)
    assert said is not None
    assert said.balance == pytest.approx(6 / 10)
    assert (said.words, said.by) == ("Most of it came from you.", "flow")
    assert [way.kind for way in said.alternatives] == ["let_them_choose", "scripts", "leave"]


def test_how_it_felt_outranks_the_count() -> None:
    good = give_and_take(spread(6, reached="me", felt="nourished"), NOW)
    assert good is not None
    assert good.words == "Being in touch mostly does you good."
    assert good.alternatives == ()
    tired = give_and_take(spread(6, reached="both", felt="drained"), NOW)
    assert tired is not None
    assert (tired.words, tired.by) == ("Being in touch mostly leaves you tired.", "felt")
    assert "It went both ways" in tired.reasons[0]
    assert [way.kind for way in tired.alternatives] == ["less", "scripts", "leave"]


def test_gestures_come_from_what_is_known() -> None:
    ana = person(next_time="Ask how the second rehearsal went.", stage="friend")
    now = snapshot(
        people=[ana],
        promises=[
            promise("later", "Return the ladder", person_id="ana", due=date(2026, 4, 1)),
            promise("soon", "Send the soup recipe", person_id="ana", due=date(2026, 3, 5)),
            promise("kept", "Call", person_id="ana", kept_at=NOW),
        ],
        contacts=[contact("c", support="received", proposed="me"), contact("d", proposed="me")],
    )
    found = gestures(now, ana)
    assert [gesture.kind for gesture in found] == ["promise", "ask_after", "thank"]
    assert (found[0].words, found[0].ref) == ("Send the soup recipe", "soon")
    assert found[1].words == "Ask how the second rehearsal went."


def test_letting_them_choose_and_inviting() -> None:
    ana = person(stage="new_friend")
    now = snapshot(people=[ana], contacts=[contact("c", proposed="me"), contact("d", proposed="me", note="The choir")])
    assert [g.kind for g in gestures(now, ana)] == ["ask_after", "let_them_choose", "invite"]
    assert gestures(now, ana)[0].words == "Ask how this went on: The choir"
    planned = snapshot(people=[ana], plans=[plan(person_id="ana")])
    assert gestures(planned, ana) == ()


def test_nothing_is_suggested_for_someone_unsafe() -> None:
    ana = person(next_time="Ask", unsafe=True)
    assert gestures(snapshot(people=[ana], promises=[promise(person_id="ana")]), ana) == ()
