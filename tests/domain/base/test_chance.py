"""Chance that repeats itself."""

from datetime import date, timedelta
from itertools import pairwise

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


@given(ids=st.sets(st.text(), min_size=2), seed=st.integers())
def test_an_id_more_or_less_leaves_the_others_in_their_order(ids: set[str], seed: int) -> None:
    gone = min(ids)
    assert shuffled(ids - {gone}, seed) == tuple(id for id in shuffled(ids, seed) if id != gone)


@given(seed=st.text())
def test_what_is_drawn_is_at_least_nothing_and_less_than_one(seed: str) -> None:
    assert 0 <= draw(seed) < 1


def test_what_is_drawn_is_spread_evenly() -> None:
    tenths = [0] * 10
    for seed in range(10_000):
        tenths[int(draw("even", seed) * 10)] += 1
    assert all(900 < number < 1100 for number in tenths)


def test_neighbouring_seeds_have_nothing_in_common() -> None:
    first = [shuffled("abcdefgh", seed)[0] for seed in range(800)]
    assert all(60 < first.count(letter) < 140 for letter in "abcdefgh")
    same = sum(one == other for one, other in pairwise(first))
    assert 50 < same < 150  # one in eight


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
