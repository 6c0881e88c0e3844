"""Browsing and dealing topic cards."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as run
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import (
    DEPTH_CAP_BY_SETTING,
    DEPTH_CAP_BY_STAGE,
    SETTINGS,
    STAGES,
    Setting,
    Stage,
)
from ladder_tui.domain.cards.dealing import allowed_depth, browse, card_states, deal, deck_name, fitting, season_of
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.records.cards import Deck
from tests.kits.builders import NOW, card, card_mark, person


@pytest.mark.parametrize(
    ("known", "depth"),
    [
        ({}, 5),
        ({"setting": "counter"}, 1),
        ({"setting": "walk", "stage": "stranger"}, 2),
        ({"setting": "walk", "person": person(stage="friend", depth_ceiling=4)}, 4),
        ({"person": person(stage="acquaintance", depth_ceiling=5)}, 3),
        ({"setting": "queue", "stage": "friend", "person": person(stage="friend", depth_ceiling=5)}, 2),
    ],
)
def test_depth_is_the_least_of_all_caps(known: dict[str, Any], depth: int) -> None:
    assert allowed_depth(**known) == depth


def test_states_of_cards() -> None:
    early, late = NOW - timedelta(days=2), NOW - timedelta(days=1)
    marks = [
        card_mark("m1", "a", at=late),
        card_mark("m2", "a", at=early),
        card_mark("m3", "b", action="not_for_me", at=late),
        card_mark("m4", "b", action="liked", at=early),
        card_mark("m5", "c", action="liked", at=early),
    ]
    states = card_states(marks)
    assert (states["a"].times_used, states["a"].last_used) == (2, late)
    assert (states["b"].liked, states["b"].not_for_me) == (False, True)
    assert states["c"].liked


@pytest.mark.parametrize(
    ("day", "north", "south"),
    [
        (date(2026, 1, 15), "winter", "summer"),
        (date(2026, 3, 1), "spring", "autumn"),
        (date(2026, 8, 31), "summer", "winter"),
        (date(2026, 11, 30), "autumn", "spring"),
        (date(2026, 12, 1), "winter", "summer"),
    ],
)
def test_seasons(day: date, north: str, south: str) -> None:
    assert season_of(day) == north
    assert season_of(day, southern=True) == south


CLASS = card("class", settings=("class",), depth=2, tone="curious", needs=("casual_chat",))
WALK = card(
    "walk", "What is growing on your street?", settings=("walk", "park"), depth=3, tone="light", season="spring"
)
TALK = card(
    "talk",
    "What are you hoping for?",
    settings=("walk",),
    stages=("friend",),
    depth=5,
    needs=("confidant",),
    effort=3,
    exit_line="A way out.",
    avoid_when="They are in a hurry.",
)
CARDS = (CLASS, WALK, TALK)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["class", "walk", "talk"]),
        ({"setting": "walk"}, ["walk", "talk"]),
        ({"setting": "park"}, ["walk"]),
        ({"depth": 3}, ["class", "walk"]),
        ({"stage": "friend"}, ["talk"]),
        ({"need": "confidant"}, ["talk"]),
        ({"tone": "light"}, ["walk"]),
        ({"effort": 3}, ["class", "walk", "talk"]),
        ({"effort": 2}, ["class", "walk"]),
        ({"query": "WAY OUT hurry"}, ["talk"]),
        ({"season": "autumn"}, ["class", "talk"]),
        ({"season": "spring", "setting": "walk", "depth": 3}, ["walk"]),
        ({"query": "GROWING street"}, ["walk"]),
        ({"favourites": True}, ["talk"]),
        ({"unused": True}, ["walk", "talk"]),
    ],
)
def test_browsing(wanted: dict[str, Any], ids: list[str]) -> None:
    marks = [card_mark("m1", "class"), card_mark("m2", "talk", action="liked")]
    assert [found.id for found in browse(CARDS, marks, **wanted)] == ids


def test_not_for_me_is_left_out_and_can_be_looked_up() -> None:
    marks = [card_mark("m1", "walk", action="not_for_me")]
    assert [found.id for found in browse(CARDS, marks)] == ["class", "talk"]
    assert [found.id for found in browse(CARDS, marks, not_for_me=True)] == ["walk"]
    assert "walk" not in [found.id for found in fitting(CARDS, marks, now=NOW)]


def test_a_card_used_with_a_person_rests_ninety_days_for_that_person_only() -> None:
    ana, ben = person(stage="friend", depth_ceiling=5), person("ben", "Ben", stage="friend", depth_ceiling=5)
    cards = [card("a", stages=("friend",)), card("b", stages=("friend",))]
    for days, ids in ((0, ["b"]), (89, ["b"]), (90, ["a", "b"])):
        marks = [card_mark("m1", "a", person_id="ana", at=NOW - timedelta(days=days))]
        assert [found.id for found in fitting(cards, marks, now=NOW, person=ana)] == ids
        assert len(fitting(cards, marks, now=NOW, person=ben)) == 2


def test_at_most_one_level_deeper_than_last_time() -> None:
    ana = person(stage="friend", depth_ceiling=5)
    cards = [card(f"d{depth}", depth=depth, stages=("friend",), settings=("walk",)) for depth in (1, 2, 3, 4, 5)]
    marks = [
        card_mark("m0", "d4", person_id="ana", at=NOW - timedelta(days=200)),
        card_mark("m1", "d2", person_id="ana", at=NOW - timedelta(days=100)),
        card_mark("m2", "d5", person_id="ben", at=NOW - timedelta(days=1)),
    ]
    assert max(found.depth for found in fitting(cards, marks, now=NOW, person=ana)) == 3


def test_nothing_is_dealt_for_someone_who_is_not_safe() -> None:
    assert fitting(CARDS, [], now=NOW, person=person(unsafe=True)) == ()


def test_a_hand_holds_different_kinds_where_it_can() -> None:
    alike = [card(f"a{number}", tone="light", depth=1) for number in range(9)]
    others = [card("b", tone="warm", depth=1), card("c", tone="light", depth=2)]
    for shuffle in range(8):
        hand, _ = deal([*alike, *others], Deck(id="x", shuffle=shuffle), 3, rng_seed="2026-03-04")
        assert len({(dealt.tone, dealt.depth) for dealt in hand}) == 3
    hand, _ = deal(alike, Deck(id="x"), 3, rng_seed="2026-03-04")
    assert len(hand) == 3


def test_few_cards_make_a_small_hand() -> None:
    assert deal([], Deck(id="x"), 3, rng_seed="s") == ((), Deck(id="x"))
    hand, deck = deal([card("a")], Deck(id="x", dealt=("a",)), 3, rng_seed="s")
    assert [dealt.id for dealt in hand] == ["a"]
    assert deck == Deck(id="x", shuffle=1, dealt=("a",))


def test_decks_are_named_by_their_filter() -> None:
    assert deck_name() == "topics:any:any:any"
    assert deck_name(setting="class", person=person()) == "topics:class:any:ana"


made_cards = st.lists(
    st.builds(
        lambda number, depth, tone, settings, stages: card(
            f"card-{number}", depth=depth, tone=tone, settings=tuple(settings), stages=tuple(stages)
        ),
        number=st.integers(0, 60), depth=st.integers(1, 5), tone=st.sampled_from(("light", "warm", "curious")),
        settings=st.lists(st.sampled_from(SETTINGS), min_size=1, max_size=4, unique=True),
        stages=st.lists(st.sampled_from(STAGES), min_size=1, max_size=3, unique=True),
    ),
    max_size=25, unique_by=lambda made: made.id,
)  # fmt: skip


@run(max_examples=80, deadline=None)
@given(cards=made_cards, sizes=st.lists(st.integers(1, 5), max_size=12))
def test_no_card_comes_twice_before_all_have_come(cards: list[TopicCard], sizes: list[int]) -> None:
    deck = Deck(id="deck")
    by_round: dict[int, list[str]] = {}
    for day, size in enumerate(sizes):
        before = deck
        hand, deck = deal(cards, deck, size, rng_seed=f"day {day}")
        assert (hand, deck) == deal(list(reversed(cards)), before, size, rng_seed=f"day {day}")
        ids = [dealt.id for dealt in hand]
        assert len(ids) == len(set(ids)) == min(size, len(cards))
        new = len(deck.dealt) - (len(before.dealt) if deck.shuffle == before.shuffle else 0)
        by_round.setdefault(before.shuffle, []).extend(ids[: len(ids) - new] if deck.shuffle > before.shuffle else ids)
        if deck.shuffle > before.shuffle:
            by_round.setdefault(deck.shuffle, []).extend(ids[len(ids) - new :])
    for number, dealt_ids in by_round.items():
        assert len(dealt_ids) == len(set(dealt_ids))
        if number < deck.shuffle:
            assert set(dealt_ids) == {made.id for made in cards}


@run(max_examples=100, deadline=None)
@given(
    cards=made_cards,
    setting=st.none() | st.sampled_from(SETTINGS),
    stage=st.none() | st.sampled_from(STAGES),
    own_stage=st.sampled_from(STAGES),
    ceiling=st.integers(1, 5),
    somebody=st.booleans(),
)
def test_caps_of_depth_always_hold(
    cards: list[TopicCard], setting: Setting | None, stage: Stage | None, own_stage: Stage, ceiling: int, somebody: bool
) -> None:
    who = person(stage=own_stage, depth_ceiling=ceiling) if somebody else None
    found = fitting(cards, [], now=NOW, setting=setting, stage=stage, person=who)
    shown = browse(cards, [], setting=setting, stage=stage)
    for made in (*found, *shown):
        assert setting is None or made.depth <= DEPTH_CAP_BY_SETTING[setting]
        assert stage is None or made.depth <= DEPTH_CAP_BY_STAGE[stage]
    for made in found:
        assert who is None or (made.depth <= ceiling and made.depth <= DEPTH_CAP_BY_STAGE[own_stage])


def test_a_deck_shuffled_anew_does_not_begin_with_what_it_ended_with() -> None:
    cards = [card(f"c{n}", f"Question {n}?") for n in range(9)]
    deck = Deck(id="d")
    hands = []
    for day in range(60):
        hand, deck = deal(cards, deck, 3, rng_seed=f"day {day}")
        hands.append({one.id for one in hand})
    assert all(one.isdisjoint(other) for one, other in pairwise(hands))
    few, deck = deal(cards[:3], Deck(id="f", dealt=("c0", "c1", "c2")), 3, rng_seed="s")
    assert len(few) == 3  # a deck of one hand has nothing else to give
