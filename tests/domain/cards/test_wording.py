"""How a card is said: own words, gaps, and cards that came in the place of others."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import Here, Word
from ladder_tui.domain.cards.dealing import card_states, marks_of
from ladder_tui.domain.cards.of_the_day import card_of_the_day, deal_hand
from ladder_tui.domain.cards.topic_filter import TopicFilter, deal_from, filtered
from ladder_tui.domain.cards.wording import (
    as_said,
    filled_in,
    gaps_of,
    known_gaps,
    openers_shown,
    own_words,
    texts_said,
    topic_cards,
    ways_of,
    worded,
)
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.library import GAP, Library
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.snapshot import Snapshot, removed_items
from tests.kits.builders import card, card_mark, card_words, gap, library, person, plan, settings, snapshot

SLOTS = ("thing", "day", "name", "my_name", "dog_name", "host")
SEAT = card("t/seat", "Is this seat free?", other_ways=("Can I sit here?", "Mind if I sit with you?"), share_about="x")
HOST = card(
    "t/host", "How do you know {host}?", other_ways=("I'm {my_name}. Who do you know here?",),
    exit_line="See you {day}.", slots=("host", "day"),
)  # fmt: skip
HI = card("t/hi", "Hi {name}, how was {thing}?", exit_line="Bye, {name}.", slots=("name", "thing"))
ANA = person()


def shelf(*cards: TopicCard, **more: Any) -> Library:
    return Library(topics={one.id: one for one in cards}, **more)


def at(*cards: TopicCard, **tables: Any) -> Snapshot:
    return snapshot(library=shelf(*cards), **tables)


def test_own_words_take_the_place_of_the_packs_and_leave_them_among_the_other_ways() -> None:
    there = at(SEAT, card_words=[card_words(card_id=SEAT.id, opener="Room for me?", share="I walked here from…")])
    shown = as_said(SEAT, there)
    assert (shown.opener, shown.share, shown.share_about) == ("Room for me?", "I walked here from…", "")
    assert shown.other_ways == ways_of(SEAT)
    assert topic_cards(there) == (shown,)
    assert [one.opener for one in filtered(there, TopicFilter(query="room for"))] == ["Room for me?"]
    assert [one.opener for one in deal_hand(there).cards] == ["Room for me?"]
    today = card_of_the_day(there)
    assert today is not None
    assert today.opener == "Room for me?"


def test_names_in_own_words_are_initials_where_that_was_asked_for() -> None:
    words = card_words(card_id=SEAT.id, opener=f"Is {ANA.name} coming?", share="I know Ana.")
    there = at(SEAT, people=[ANA], card_words=[words], settings=settings(initials=True))
    shown = (as_said(SEAT, there), *topic_cards(there), *openers_shown(topic_cards(there), there))
    assert not any("Ana" in one.opener + one.share for one in shown)
    assert own_words(there, as_written=True)[SEAT.id] == words


def test_another_way_that_was_picked_changes_places_with_the_opener() -> None:
    shown = worded(SEAT, card_words(opener="Can I sit here?"))
    assert shown.opener == "Can I sit here?"
    assert shown.other_ways == ("Is this seat free?", "Mind if I sit with you?")
    assert (shown.share, shown.share_about) == (SEAT.share, "x")


def test_a_gap_that_is_open_is_named_in_angle_marks() -> None:
    words = {"slot": {"my_name": Word(label="your name")}}
    shown = as_said(HOST, snapshot(library=shelf(HOST, words=words)))
    assert shown.opener == "How do you know ‹host›?"
    assert shown.other_ways == ("I'm ‹your name›. Who do you know here?",)
    assert shelf(HOST).named(HOST.id) == ("How do you know ‹host›?", "topic card")


def test_a_gap_is_asked_for_only_where_it_would_be_said() -> None:
    assert gaps_of(HOST) == ("host", "day")
    assert gaps_of(worded(HOST, card_words(opener=HOST.other_ways[0]))) == ("my_name", "day")


def test_what_is_known_for_the_plan_comes_before_what_is_known_of_the_person() -> None:
    there = at(
        HOST, people=[ANA], plans=[plan("tea", person_id=ANA.id), plan("walk", person_id=ANA.id), plan("other")],
        gaps=[
            gap("1", "Leo", slot="host", card_id=HOST.id, plan_id="tea"),
            gap("2", "Ida", slot="host", card_id=HOST.id, person_id=ANA.id),
            gap("3", "Ben", slot="my_name", card_id=""),
            gap("4", "Max", slot="host", card_id="t/another", plan_id="other"),
        ],
    )  # fmt: skip
    assert as_said(HOST, there, plan_id="tea").opener == "How do you know Leo?"
    assert as_said(HOST, there, plan_id="walk").opener == "How do you know Ida?"
    assert as_said(HOST, there, person_id=ANA.id).opener == "How do you know Ida?"
    assert as_said(HOST, there, plan_id="other").opener == "How do you know ‹host›?"
    assert as_said(HOST, there).other_ways == ("I'm Ben. Who do you know here?",)


def test_whom_a_card_calls_by_name_is_known_from_their_page() -> None:
    there = at(HI, people=[ANA], plans=[plan("tea", person_id=ANA.id)])
    first = ANA.name.split()[0]
    assert as_said(HI, there, plan_id="tea").opener == f"Hi {first}, how was ‹thing›?"
    of_somebody = card("t/of", "Did you know {name} well?", slots=("name",))
    assert as_said(of_somebody, there, plan_id="tea").opener == "Did you know ‹name› well?"
    assert gaps_of(filled_in(HI, there, plan_id="tea")) == ("thing",)
    short = at(HI, people=[ANA], plans=[plan("tea", person_id=ANA.id)], settings=settings(initials=True))
    assert first not in as_said(HI, short, plan_id="tea").opener


def test_other_words_do_not_put_another_card_in_the_place_of_the_card_of_the_day() -> None:
    cards = [card(f"t/{n}", f"Number {n}?", other_ways=(f"Is it {{thing}} {n}?",)) for n in range(5)]
    before = card_of_the_day(at(*cards))
    assert before is not None
    words = card_words(card_id=before.id, opener=before.other_ways[0])
    after = card_of_the_day(at(*cards, card_words=[words]))
    assert after is not None
    assert (after.id, after.opener) == (before.id, before.other_ways[0])


def test_a_hand_that_nobody_is_asked_about_has_no_gap_left() -> None:
    there = at(SEAT, HOST, HI, people=[ANA])
    assert {one.id for one in deal_hand(there).cards} == {SEAT.id, HOST.id, HI.id}
    assert [one.id for one in deal_hand(there, at_once=True).cards] == [SEAT.id]
    met = person("bo", "Bo", stage="acquaintance")
    hello = card("t/hello", "Hi {name}, is it free?", slots=("name",))
    with_bo = at(SEAT, HOST, hello, people=[met])
    assert {one.id for one in deal_hand(with_bo, person=met, at_once=True).cards} == {SEAT.id, hello.id}
    assert [one.id for one in deal_hand(at(HOST), at_once=True).cards] == [HOST.id], "better one with a gap than none"


def test_what_stood_on_a_card_that_was_retired_stands_on_what_came_in_its_place() -> None:
    there = snapshot(
        library=shelf(SEAT, HOST, replaced={"t/old": SEAT.id, "t/gone": HOST.id}),
        card_marks=[card_mark("1", "t/old", action="liked"), card_mark("2", "t/old")],
        card_words=[card_words(card_id="t/old", opener="Room for me?")],
        hidden=[Hidden(id="t/gone", at=card_mark().at)],
        gaps=[gap("1", "Leo", slot="thing", card_id="t/old", plan_id="tea")],
        plans=[plan("tea")],
    )
    state = card_states(marks_of(there))[SEAT.id]
    assert (state.liked, state.times_used) == (True, 1)
    assert [one.opener for one in topic_cards(there)] == ["Room for me?"]
    assert known_gaps(SEAT, there, plan_id="tea") == {"thing": "Leo"}
    assert [(one.id, one.title) for one in removed_items(there)] == [("t/gone", "How do you know ‹host›?")]
    disliked = snapshot(
        library=shelf(SEAT, replaced={"t/old": SEAT.id}), card_marks=[card_mark("1", "t/old", action="not_for_me")]
    )
    assert deal_hand(disliked).cards == ()
    assert card_of_the_day(disliked) is None


# ---- what always holds

TEXTS = st.lists(
    st.sampled_from(["Is", "this", "a {", "}", "{Odd}", "[b]", "…", *(f"{{{slot}}}" for slot in SLOTS)]),
    min_size=1, max_size=6,
).map(" ".join)  # fmt: skip


@st.composite
def cards(draw: st.DrawFn) -> TopicCard:
    return card(
        "t/any", draw(TEXTS), other_ways=tuple(draw(st.lists(TEXTS, max_size=3))), share=draw(TEXTS),
        exit_line=draw(TEXTS), follow_ups=(draw(TEXTS), draw(TEXTS)), if_heavy=draw(TEXTS), avoid_when=draw(TEXTS),
    )  # fmt: skip


@given(cards(), st.one_of(st.just(""), TEXTS), st.one_of(st.just(""), TEXTS), st.lists(st.sampled_from(SLOTS)))
def test_no_gap_is_ever_shown_raw_and_no_way_to_say_it_is_lost(
    one: TopicCard, opener: str, share: str, slots: list[str]
) -> None:
    words = card_words(card_id=one.id, opener=opener, share=share)
    changed = worded(one, words)
    assert set(ways_of(changed)) == {*ways_of(one), opener or one.opener}
    assert worded(changed, words) == changed
    filled = [gap(str(n), f"word {n}", slot=slot, card_id=one.id, plan_id="tea") for n, slot in enumerate(slots)]
    there = at(one, card_words=[words], gaps=filled, plans=[plan("tea")])
    shown = as_said(one, there, plan_id="tea")
    assert not any(re.search(GAP, text) for text in texts_said(shown, everything=True))
    assert as_said(shown, snapshot(library=shelf(one))) == shown
    known = known_gaps(changed, there, plan_id="tea")
    assert all(known[slot] in shown.opener for slot in re.findall(GAP, changed.opener) if slot in known)
    assert [row.opener for row in openers_shown([changed], there)] == [as_said(one, there).opener]


HERE: tuple[Here, ...] = ("dog", "food", "rain")


@given(
    st.lists(st.sets(st.sampled_from(HERE), max_size=2), min_size=1, max_size=12),
    st.sets(st.sampled_from(HERE)),
    st.integers(1, 5),
)
def test_a_card_with_a_scene_is_dealt_only_where_the_user_said_it_is_there(
    scenes: list[set[Here]], said_to_be_there: set[Here], deals: int
) -> None:
    listed = [card(f"t/{n}", here=tuple(sorted(scene))) for n, scene in enumerate(scenes)]
    there = snapshot(library=library(topics=listed))
    wanted = TopicFilter(here=tuple(sorted(said_to_be_there)))
    for _ in range(deals):
        hand = deal_from(there, wanted)
        assert all(set(one.here) <= said_to_be_there for one in hand.cards)
        there = snapshot(library=there.library, decks=[hand.deck])
    assert not any(one.here for one in deal_hand(there).cards)
    today = card_of_the_day(there)
    assert today is None or not today.here
