"""Chance that repeats itself."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.chance import draw, rota, shuffled


def test_a_seed_always_draws_the_same() -> None:
    assert draw("2026-03-04", "a") == draw("2026-03-04", "a")
    assert draw("2026-03-04", "a") != draw("2026-03-05", "a")


def test_shuffling_forgets_the_order_given() -> None:
    assert shuffled("abcdef", 1) == shuffled("fedcba", 1)
    assert sorted(shuffled("abcdef", 1)) == list("abcdef")
    assert shuffled("abcdef", 1) != shuffled("abcdef", 2)


def test_an_empty_rota_has_nobody() -> None:
    assert rota([], date(2026, 3, 4), "x") == ()


@settings(max_examples=60, deadline=None)
@given(size=st.integers(1, 40), round_number=st.integers(18_000, 19_000))
def test_in_a_round_every_id_has_its_turn_once(size: int, round_number: int) -> None:
    ids = [f"id-{number}" for number in range(size)]
    first = date.fromordinal(round_number * size)
    turns = [rota(ids, first + timedelta(days=day), "cards") for day in range(size)]
    assert {turn[0] for turn in turns} == set(ids)
    assert all(sorted(turn) == sorted(ids) for turn in turns)
