"""A rehearsal: three turns, each with something to say, an ending that is enough, and answers that fit any card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import REPLIES, Reply, Word
from ladder_tui.domain.cards.rehearsal import (
    TURNS,
    Part,
    answer_words,
    by_chance,
    play_of_card,
    play_of_situation,
    turn_of,
)
from ladder_tui.domain.cards.situations import cards_of_situation
from ladder_tui.domain.items.topics import FollowUp, TopicCard
from tests.kits.builders import card
from tests.kits.shipped_packs import shipped_library

FULL = card(
    "t/weekend", "How was your weekend?", other_ways=("Good weekend?",), if_short="Tell one thing you did.",
    if_heavy="I'm sorry. That sounds like a lot.", share="Mine was quiet. I…", share_about="one true thing",
    follow_ups=(FollowUp(say="Was that what you needed?", when="nothing much"), FollowUp(say="And the week?")),
    exit_line="Back to work. See you.",
)  # fmt: skip
PLAY = play_of_card(FULL)


def said(*came: Reply) -> list[str]:
    return [part.text for part in turn_of(PLAY, came).parts]


def test_it_begins_with_the_line_and_its_other_ways() -> None:
    turn = turn_of(PLAY, ())
    assert (turn.number, turn.over) == (1, False)
    assert turn.parts == (Part(text=FULL.opener), Part(text="Good weekend?", before="or"))


@pytest.mark.parametrize(
    ("reply", "then"),
    [
        ("short", ["Tell one thing you did.", "Mine was quiet. I…"]),
        ("long", ["Was that what you needed?", "And the week?", FULL.listen_for]),
        ("asks_back", ["Mine was quiet. I…"]),
        ("sad", ["I'm sorry. That sounds like a lot."]),
    ],
)
def test_each_answer_brings_what_the_card_has_for_it(reply: Reply, then: list[str]) -> None:
    assert said(reply) == then
    assert turn_of(PLAY, (reply,)).number == 2


def test_the_same_answer_again_brings_something_else() -> None:
    assert said("short", "short") == ["Back to work. See you."]
    assert said("long", "long") == ["Mine was quiet. I…"]
    assert said("asks_back", "asks_back") == ["Was that what you needed?", "And the week?"]


def test_it_ends_with_the_way_out_and_kindly_where_it_was_sad() -> None:
    assert said("short", "long", "asks_back") == ["Back to work. See you."]
    assert said("no_time") == ["Back to work. See you."]
    assert turn_of(PLAY, ("no_time",)).over
    assert said("short", "long", "sad") == ["I'm sorry. That sounds like a lot.", "Back to work. See you."]
    assert said("sad", "long", "sad") == ["Back to work. See you."]


def test_without_a_line_for_a_sad_answer_none_comes_back() -> None:
    play = play_of_card(card())
    assert play.replies == ("short", "long", "asks_back", "no_time")
    assert {by_chance(play, number / 100) for number in range(100)} == set(play.replies)


def test_a_message_is_read_aloud() -> None:
    assert play_of_card(card(settings=("text", "online"))).written
    assert not play_of_card(card(settings=("text", "call"))).written


def test_words_come_from_the_packs_and_fall_back_to_the_kind() -> None:
    words = {"reply_short": {"a": Word(label="One."), "b": Word(label="Two.")}, "reply": {"sad": Word(label="sad now")}}
    assert [answer_words("short", words, chance) for chance in (0.0, 0.49, 0.5, 0.99)] == [
        "One.",
        "One.",
        "Two.",
        "Two.",
    ]
    assert answer_words("sad", words, 0.9) == "sad now"
    assert answer_words("no_time", {}, 0.9) == "no time"


def test_every_kind_of_answer_has_three_ways_in_the_packs() -> None:
    words = shipped_library().words
    for reply in REPLIES:
        assert words["reply"][reply].label
        assert len({word.label for word in words[f"reply_{reply}"].values()}) == 3


@given(st.data())
def test_any_shipped_card_or_situation_has_something_to_say_at_each_turn(data: st.DataObject) -> None:
    library = shipped_library()
    topic = data.draw(st.sampled_from(tuple(library.topics.values())))
    play = play_of_card(topic)
    if data.draw(st.booleans()):
        situation = data.draw(st.sampled_from(tuple(library.situations.values())))
        cards = cards_of_situation(situation, library.topics.values())
        play = play_of_situation(situation, data.draw(st.sampled_from((*cards, None))))
    came: tuple[Reply, ...] = ()
    while not (turn := turn_of(play, came)).over:
        assert turn.number == len(came) + 1
        assert turn.parts
        came = (*came, by_chance(play, data.draw(st.floats(0, 1, exclude_max=True))))
    assert 1 <= len(came) <= TURNS
    assert turn.parts[-1] == play.leave[-1]


def test_a_situation_begins_with_its_minute_and_is_left_in_its_own_way() -> None:
    library = shipped_library()
    situation = next(one for one in library.situations.values() if one.slug == "lunch-colleague")
    play = play_of_situation(situation, FULL)
    first = [part.text for part in turn_of(play, ()).parts]
    assert first[: len(situation.first_minute)] == list(situation.first_minute)
    assert FULL.opener in first
    assert [part.text for part in turn_of(play, ("short",)).parts] == list(situation.blank)
    assert "Tell one thing you did." in [part.text for part in turn_of(play, ("short", "short")).parts]
    assert [part.text for part in turn_of(play, ("no_time",)).parts] == list(situation.leave)


def test_a_card_that_is_only_a_line_can_be_rehearsed_to_its_end() -> None:
    play = play_of_card(TopicCard(id="my/line", opener="Hello.", depth=1, settings=("park",), stages=("stranger",),
                                  needs=("casual_chat",), effort=1))  # fmt: skip
    for reply in play.replies:
        turn = turn_of(play, (reply, reply, reply))
        assert (turn.over, turn.parts) == (True, ())
