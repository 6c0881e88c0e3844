"""The filter of the topic cards: what passes, how it is said, and the deck that belongs to it."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import Tone, Word
from ladder_tui.domain.cards.dealing import deck_name
from ladder_tui.domain.cards.topic_filter import EVERYTHING, TopicFilter, deal_from, deck_of, filtered, in_words
from ladder_tui.domain.library import Library
from ladder_tui.domain.people.in_touch import people_by_contact
from ladder_tui.domain.records.activities import Hidden
from tests.kits.builders import NOW, card, card_mark, contact, library, person, snapshot

CARDS = tuple(
    card(f"t/{number}", f"Number {number}?", depth=number % 3 + 1, tone=("light", "warm")[number % 2])
    for number in range(9)
)
TONES: tuple[Tone | None, ...] = (None, "light", "warm")
SHELF = library(topics=CARDS)


def test_removed_cards_are_never_found_and_set_aside_ones_only_when_asked_for() -> None:
    seen = snapshot(
        library=SHELF,
        hidden=[Hidden(id="t/0", at=NOW)],
        card_marks=[card_mark(card_id="t/1", action="not_for_me")],
    )
    assert {"t/0", "t/1"}.isdisjoint(card.id for card in filtered(seen, EVERYTHING))
    assert [card.id for card in filtered(seen, TopicFilter(not_for_me=True))] == ["t/1"]


def test_a_filter_is_said_in_words_with_the_depth_that_really_holds() -> None:
    words = Library(words={"setting": {"class": Word(label="in a class")}})
    assert in_words(EVERYTHING, 96, words) == "everywhere · 96 cards"
    narrow = TopicFilter(setting="class", unused=True)
    assert in_words(narrow, 46, words) == "in a class · 46 cards · depth up to 3 · not yet used"
    assert in_words(TopicFilter(setting="counter"), 1, words) == "counter · one card · depth 1"
    assert in_words(TopicFilter(effort=2), 3, words) == "everywhere · 3 cards · effort up to 2"
    assert in_words(TopicFilter(effort=1), 3, words) == "everywhere · 3 cards · effort 1"
    assert in_words(TopicFilter(depth=2, tone="warm", liked=True), 0, words) == (
        "everywhere · no cards · depth up to 2 · warm · liked"
    )


def test_setting_and_stage_share_the_deck_of_other_places_and_a_search_leaves_no_trace() -> None:
    assert deck_of(TopicFilter(setting="class", stage="friend")) == deck_name(setting="class", stage="friend")
    assert len({deck_of(one) for one in (TopicFilter(tone="warm"), TopicFilter(effort=2), EVERYTHING)}) == 3
    assert "grief" not in deck_of(TopicFilter(query="grief"))
    assert deck_of(TopicFilter(query="grief")) == deck_of(TopicFilter(query="bees"))
    assert deck_of(TopicFilter(query="   ")) == deck_of(EVERYTHING)


@given(
    tone=st.sampled_from(TONES),
    depth=st.sampled_from([None, 1, 2, 3]),
    aside=st.sets(st.integers(0, 8), max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_no_card_comes_twice_before_all_have_come_and_none_that_was_set_aside(
    tone: Tone | None, depth: int | None, aside: set[int]
) -> None:
    marks = [card_mark(f"m{n}", f"t/{n}", action="not_for_me") for n in aside]
    wanted = TopicFilter(tone=tone, depth=depth)
    seen = snapshot(library=SHELF, card_marks=marks)
    fit = {card.id for card in filtered(seen, wanted)}
    dealt: list[str] = []
    decks: dict[str, object] = {}
    while len(dealt) < len(fit):
        hand = deal_from(snapshot(library=SHELF, card_marks=marks, decks=decks), wanted)
        decks = {hand.deck.id: hand.deck}
        dealt += [card.id for card in hand.cards]
    assert set(dealt[: len(fit)]) == fit
    assert not fit & {f"t/{n}" for n in aside}


def test_nothing_is_dealt_from_what_was_set_aside_nor_out_of_season() -> None:
    marks = [card_mark(card_id="t/1", action="not_for_me")]
    assert not deal_from(snapshot(library=SHELF, card_marks=marks), TopicFilter(not_for_me=True)).cards
    snow = library(topics=[card("t/snow", season="winter"), card("t/green", season="spring")])
    assert [card.id for card in deal_from(snapshot(library=snow), EVERYTHING).cards] == ["t/green"]
    winter = deal_from(snapshot(library=snow), TopicFilter(season="winter"))
    assert [card.id for card in winter.cards] == ["t/snow"]


def test_people_stand_with_the_last_in_touch_first_and_nobody_unsafe_among_them() -> None:
    people = [person("zoe", "Zoë"), person("ana", "Ana"), person("bo", "bo"), person("eve", "Eve", unsafe=True)]
    contacts = [
        contact("1", "zoe", NOW - timedelta(days=3)),
        contact("2", "eve", NOW),
        contact("3", "bo", NOW - timedelta(days=1)),
        contact("4", "bo", NOW - timedelta(days=9)),
    ]
    assert [person.id for person in people_by_contact(people, contacts)] == ["bo", "zoe", "ana"]
