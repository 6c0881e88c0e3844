"""What brings the quiet line, and what never does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.support.care import CARE_LINE, sounds_heavy


@pytest.mark.parametrize(
    "text",
    [
        "I want to die.",
        "I just want to die",
        "Long day. Want to die. That is all.",
        "i don't want to live anymore",
        "I don’t want to live any more.",
        "I do not want to be here any more",
        "I don't want to wake up tomorrow.",
        "I have been thinking about killing myself again",
        "I am going to kill myself",
        "I'm thinking of ending my life.",
        "Sometimes I think about suicide.",
        "I feel suicidal tonight",
        "I wish I was dead",
        "I wish I were dead, honestly",
        "I wish I had never been born.",
        "Everyone would be better off without me.",
        "They would be better off if I were gone",
        "I'd be better off dead",
        "I want to end it all",
        "I see no reason to live.",
        "I have nothing left to live for",
        "I wish I could go to sleep and not wake up",
        "I could take my own life and nobody would notice",
        "I want to hurt myself",
        "I really want to cut myself right now",
        "The urge to hurt myself is back",
        "I cut myself on purpose last night",
        "I have been cutting myself again",
        "I started self-harming again",
        "I self-harmed.",
        "It went well with Ana.\nBut later: I WANT TO DIE.",
        "I can't go on living",
    ],
)
def test_first_person_phrases_bring_the_line(text: str) -> None:
    assert sounds_heavy(text)


@pytest.mark.parametrize(
    "text",
    [
        # single words, and talk about death
        "suicide", "die", "dead", "death", "self-harm", "kill", "life", "",
        "We read a chapter about suicide in class.",
        "The battery was dead.",
        # grief is not a crisis
        "I miss her so much since she died.",
        "I can't go on holiday without her, I can't go on without him.",
        "My brother killed himself ten years ago and today I talked about it.",
        "He wanted to die at home, and he did.",
        "She said her mother wants to die in her own bed.",
        "After the funeral I cried. I wish he was here.",
        "It has been a year since his suicide.",
        # shame, laughter and ordinary days
        "I nearly died when he looked at me.",
        "I wanted to die of embarrassment.",
        "I could die laughing at that",
        "I was dying to tell somebody.",
        "I am killing myself laughing",
        "I cut myself shaving.",
        "I hurt myself on the stairs.",
        "I burnt myself on the pan.",
        "I cut myself some slack.",
        "I want to cut myself some slack.",
        "I don't want to live in this town.",
        "I don't want to wake up early.",
        "I never wanted to die.",
        "I do not want to die",
        "I don't want to hurt myself",
        "I want to live.",
        "I could end my life as a smoker here.",
        "I want to take my life back.",
        "I want to take my life in a new direction.",
        "I thought about ending it with Tom.",
        "I see no reason to live in Leeds.",
        "I talked myself into it and hurt nobody.",
        "The self-harm group meets on Monday.",
        "I want to jump off the bus one stop early.",
        "The dog wants to kill the cushion.",
        "I'd kill for a coffee.",
        "I could kill myself for saying that.",
    ],
)  # fmt: skip
def test_single_words_grief_and_figures_of_speech_do_not(text: str) -> None:
    assert not sounds_heavy(text)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_gets_an_answer_and_a_phrase_in_it_is_found(text: str) -> None:
    assert isinstance(sounds_heavy(text), bool)
    assert sounds_heavy(f"{text}\nI want to kill myself.\n{text}")


def test_the_line_names_the_key_and_asks_nothing() -> None:
    assert "!" in CARE_LINE
    assert "?" not in CARE_LINE
