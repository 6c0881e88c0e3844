"""Three cards a day for 183 days from the shipped packs, with filters that change: no repeat before a deck is used up.

.venv/bin/python -m pytest tests/packs/test_half_a_year_of_cards.py -n 0 -s   prints the figures.
"""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import DEPTH_CAP_BY_SETTING, DEPTH_CAP_BY_STAGE, SETTINGS, STAGES
from ladder_tui.domain.cards.dealing import allowed_depth
from ladder_tui.domain.cards.of_the_day import Hand, deal_hand
from ladder_tui.domain.cards.topic_filter import TopicFilter, deal_from, deck_of
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.cards import Deck
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, card_mark, person, snapshot
from tests.kits.shipped_packs import shipped_library

DAYS = 183
#: What somebody narrows the cards by: mostly a place, at times a stage, a need, a tone or nothing at all.
FILTERS = (
    TopicFilter(),
    *(TopicFilter(setting=setting) for setting in SETTINGS),
    *(TopicFilter(stage=stage) for stage in STAGES),
    TopicFilter(need="confidant"),
    TopicFilter(need="group_belonging"),
    TopicFilter(situation="lunch-colleague"),
    TopicFilter(easy=True, depth=2),
    TopicFilter(here=("dog",)),
    TopicFilter(depth=1),
    TopicFilter(setting="friend", stage="friend"),
    TopicFilter(setting="text", stage="reconnecting"),
)


@pytest.fixture(scope="module")
def shipped() -> Library:
    """The shipped library."""
    return shipped_library()


def on(day: int, before: Snapshot, hand: Hand | None = None) -> Snapshot:
    """The next state: another day, and the deck of a hand kept."""
    decks = before.decks if hand is None else {**before.decks, hand.deck.id: hand.deck}
    return replace(before, now=NOW + timedelta(days=day), decks=decks)


def test_no_deck_repeats_itself_before_it_is_used_up(shipped: Library) -> None:
    rng, state = Random(183), replace(snapshot(), library=shipped)
    round_of: dict[tuple[str, int], list[str]] = {}
    dealt: Counter[str] = Counter()
    used_up = first_repeat = 0
    for day in range(DAYS):
        wanted = rng.choice(FILTERS)
        state = on(day, state)
        before = state.decks.get(deck_of(wanted), Deck(id=deck_of(wanted)))
        hand = deal_from(state, wanted)
        assert hand.deck.id == before.id
        assert len(hand.cards) == min(3, hand.fitting)
        assert len({card.id for card in hand.cards}) == len(hand.cards)
        for card in hand.cards:
            assert card.depth <= wanted.deepest
            assert wanted.setting is None or card.depth <= DEPTH_CAP_BY_SETTING[wanted.setting]
            assert wanted.stage is None or card.depth <= DEPTH_CAP_BY_STAGE[wanted.stage]
        seen = round_of.setdefault((hand.deck.id, before.shuffle), [])
        fresh = [card.id for card in hand.cards]
        if hand.deck.shuffle == before.shuffle:
            assert set(seen).isdisjoint(fresh), wanted
            seen += fresh
        else:
            # The deck ran out in this hand: what it still had came first, and no card stands in the hand twice.
            used_up += 1
            assert hand.deck.shuffle == before.shuffle + 1
            left = [name for name in fresh if name not in hand.deck.dealt]
            assert set(seen).isdisjoint(left), wanted
            assert len({*seen, *left}) >= hand.fitting, wanted
            round_of[hand.deck.id, hand.deck.shuffle] = [name for name in fresh if name in hand.deck.dealt]
        dealt.update(fresh)
        if not first_repeat and max(dealt.values()) > 1:
            first_repeat = day + 1
        state = on(day, state, hand)
    print(
        f"\n{DAYS} days, {dealt.total()} cards dealt from {len(state.decks)} decks:"
        f" {len(dealt)} of {len(shipped.topics)} cards, each {dealt.total() / len(dealt):.1f} times on average;"
        f" a deck was used up and shuffled anew {used_up} times;"
        f" the first card that another deck had dealt before came on day {first_repeat}"
    )
    assert len(dealt) > len(shipped.topics) // 2


def test_one_deck_lasts_as_long_as_it_has_cards(shipped: Library) -> None:
    state = replace(snapshot(), library=shipped)
    seen: list[str] = []
    for day in range(DAYS):
        hand = deal_from(on(day, state), TopicFilter())
        if hand.deck.shuffle:
            break
        seen += [card.id for card in hand.cards]
        state = on(day, state, hand)
    print(f"\nthe deck of all cards: {len(seen)} cards in {day + 1} days without a repeat, {hand.fitting} fit today")
    assert len(seen) == len(set(seen))
    assert len(seen) >= min(hand.fitting - hand.fitting % 3, 3 * (DAYS - 1))


def test_a_person_hears_no_card_twice_in_ninety_days_and_none_too_deep(shipped: Library) -> None:
    whom = person(stage="new_friend", depth_ceiling=3)
    state = replace(snapshot(), library=shipped, people={whom.id: whom})
    pool = deal_hand(state, person=whom, setting="walk").fitting
    last: dict[str, int] = {}
    depth = 0
    for day in range(DAYS):
        state = on(day, state)
        hand = deal_hand(state, person=whom, setting="walk")
        for card in hand.cards:
            assert card.depth <= allowed_depth("walk", None, whom)
            assert not depth or card.depth <= depth + 1
            assert day - last.get(card.id, -DAYS) >= 90
        state = on(day, state, hand)
        if hand.cards and day % 4 == 0:
            used = hand.cards[0]
            last[used.id], depth = day, used.depth
            mark = card_mark(f"m{day}", used.id, at=state.now, person_id=whom.id)
            state = replace(state, card_marks={**state.card_marks, mark.id: mark})
    assert len(last) >= pool // 2 > 0
