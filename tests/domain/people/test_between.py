"""What a person's page opens with: the last time, what is to come, and a thread with a knot for each day of contact."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.app.plain_signs import _PLAIN
from ladder_tui.domain.base.vocabulary import Channel
from ladder_tui.domain.people.between import Knot, between, thread
from ladder_tui.screens.places.person.between_rows import SIGNS, thread_lines
from ladder_tui.widgets.text import words
from tests.kits.builders import NOW, TODAY, contact, person, plan, snapshot

ANA = person()
DAY = timedelta(days=1)


def test_the_last_time_is_a_contact_or_what_was_done_together_and_open_plans_come_in_their_order() -> None:
    now = snapshot(
        people=[ANA, person("ben", "Ben")],
        contacts=[contact("a", at=NOW - 9 * DAY), contact("b", "ben", at=NOW - DAY)],
        plans=[
            plan("done", day=TODAY - 3 * DAY, person_id="ana", status="done"),
            plan("later", day=TODAY + 9 * DAY, person_id="ana"),
            plan("soon", day=TODAY, person_id="ana"),
            plan("gone", day=TODAY - DAY, person_id="ana"),
            plan("fell", day=TODAY - DAY, person_id="ana", status="fell_through"),
            plan("alone", day=TODAY + DAY),
        ],
    )
    found = between(now, ANA)
    assert found.last == now.plans["done"]
    assert [planned.id for planned in found.planned] == ["soon", "later"]
    assert found.thread is not None
    assert [(knot.day, knot.channel) for knot in found.thread.knots] == [
        (TODAY - 9 * DAY, "in_person"), (TODAY - 3 * DAY, None),
    ]  # fmt: skip


def test_a_contact_says_more_than_the_plan_of_its_day() -> None:
    now = snapshot(
        people=[ANA],
        contacts=[contact("a", at=NOW, channel="call")],
        plans=[plan("done", person_id="ana", status="done")],
    )
    assert between(now, ANA).last == now.contacts["a"]


def test_nothing_is_told_of_somebody_not_safe() -> None:
    unsafe = person(unsafe=True)
    now = snapshot(people=[unsafe], contacts=[contact()], plans=[plan(person_id="ana")])
    found = between(now, unsafe)
    assert (found.last, found.planned, found.thread) == (None, (), None)


def test_a_half_year_is_drawn_where_it_holds_everything_else_a_year_and_words_name_the_months() -> None:
    march = date(2026, 3, 4)
    half = thread([Knot(date(2026, 3, 1), "call"), Knot(date(2025, 12, 9), "text")], march)
    assert half is not None
    assert (half.first, half.last) == (date(2025, 10, 1), march)
    assert half.words == "In touch in December and March."
    year = thread([Knot(date(2026, n, 1), "call") for n in (1, 2)] + [Knot(date(2025, 4, 1), "text")], march)
    assert year is not None
    assert year.first == date(2025, 4, 1)
    assert year.words == "In touch in April, January and February."
    each = thread([Knot(date(2026, n, 3), "call") for n in (1, 2, 3)], march)
    assert each is not None
    assert each.words == "In touch every month from January to March."
    assert thread([Knot(date(2025, 3, 31), "call")], march) is None
    assert thread([], march) is None


@given(
    st.dictionaries(st.integers(0, 500), st.sampled_from([*SIGNS]), max_size=30),
    st.integers(20, 200),
    st.dates(date(2001, 1, 1), date(2199, 12, 31)),
)
def test_every_knot_drawn_has_its_sign_and_its_word_and_the_rest_is_thread(
    ago: dict[int, Channel], width: int, today: date
) -> None:
    knots = [Knot(today - n * DAY, channel) for n, channel in ago.items()]
    found = thread(knots, today)
    drawn = thread_lines(found, snapshot(), width)
    assert bool(drawn) == (found is not None)
    if found is None:
        return
    signs = words(*drawn[0]).plain
    assert len(signs) == min(width, 86)
    assert set(signs) - {"─"} <= {SIGNS[knot.channel] for knot in found.knots}
    told = "\n".join(words(*row).plain for row in drawn[1:])
    assert all(SIGNS[knot.channel] in told for knot in found.knots)
    assert signs.replace("─", "")  # at least the latest knot is to be seen
    assert len(found.words.split()) > 3


def test_every_sign_is_another_one_in_plain_signs_too_and_none_is_the_thread() -> None:
    plain = ["─".translate(_PLAIN), *(sign.translate(_PLAIN) for sign in SIGNS.values())]
    assert all(sign.isascii() and len(sign) == 1 for sign in plain)
    assert len(set(plain)) == len(plain)
