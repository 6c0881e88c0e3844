"""Which sentences open the page of people to talk to, and which never do.

The sentences of `said/` are written as people write. Every third of `opens` and `quiet` was kept aside while the
phrases were written; those of the `later` files came when they stood, and some phrases were mended by them.
"""

import re
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.items.heavy import HeavyPart, HeavyPhrases
from ladder_tui.domain.library import Library
from ladder_tui.domain.support.heavy import HeavyWords, heavy_sentences
from ladder_tui.services.ledger.hearing import texts_of
from tests.kits.shipped_packs import shipped_library

PHRASES = tuple(shipped_library().heavy_phrases.values())


def _said(name: str) -> list[str]:
    lines = (Path(__file__).parent / "said" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if line]


def _opens(text: str) -> bool:
    return bool(heavy_sentences(text, PHRASES))


def test_at_most_two_of_a_hundred_quiet_sentences_open_it() -> None:
    quiet = [*_said("quiet"), *_said("quiet_later")]
    opened = [text for text in quiet if _opens(text)]
    assert len(quiet) >= 200
    assert len(opened) * 100 <= 2 * len(quiet), opened


def test_most_sentences_that_must_open_it_do() -> None:
    opening = [*_said("opens"), *_said("opens_later")]
    missed = [text for text in opening if not _opens(text)]
    assert len(opening) >= 120
    assert len(missed) * 100 <= 5 * len(opening), missed


@pytest.mark.parametrize("text", _said("opens")[:60:3])
def test_case_accents_and_quotation_marks_make_no_difference(text: str) -> None:
    assert _opens(text.upper()) == _opens(text.lower()) == _opens(text.replace("'", "’")) == _opens(text)


def test_a_long_text_of_nothing_but_beginnings_is_read_in_proportion_to_its_length() -> None:
    # Counted and not timed: how often a place of a phrase is looked at.
    def looks(text: str) -> int:
        words = HeavyWords(PHRASES)
        return sum(len(sentence) for sentence in words.sentences(text))

    assert looks("i want to die of " * 2000) == 2 * looks("i want to die of " * 1000)
    assert not _opens("i want to " * 5000)


def _table(part: HeavyPart, *phrases: str, name: str = "", not_after: tuple[str, ...] = ()) -> HeavyPhrases:
    return HeavyPhrases(id=f"x/{part}{name}", part=part, phrases=phrases, name=name, not_after=not_after)


@pytest.mark.parametrize(
    ("phrase", "text", "opens"),
    [
        ("a/b c", "b c", True),
        ("a/b c", "a b c", True),
        ("a/b c", "a d c", False),
        ("a b? c", "a c", True),
        ("<pair> c", "x y c", True),
        ("<pair>? c", "z c", True),
        ("<none> c", "z c", False),
        ("<self>", "a a a", False),
        ("a _ c", "a z c", True),
        ("a _ c", "a, c", False),
        ("!a c", "b c", True),
        ("!a c", "a c", False),
        ("!a c", "c", False),
        ("^ c", "a. c", True),
        ("^ c", "a c", False),
        ("^ c", "a and c", True),
        ("a $", "a, b", True),
        ("a $", "a b", False),
        ("a .", "a, b", False),
        ("a .", "b a.", True),
        ("a , b", "a - b", True),
        ("a b", "A\nb", True),
        ("a b", "a\n\nb", False),
        ("a b", "á b", True),
        ("a b", "a big b", True),
        ("a do not", "a don't", True),
        ("a b", "a b far", False),
        ("a b", "she a b", False),
        ("a b", "in a book a b", False),
        ("a b", "a b long ago", False),
        ("a b", "a b long ago and now", True),
        ("a .. c", "a c", True),
        ("a .. c", "a x y z c", True),
        ("a .. c", "a w x y z c", False),
        ("a .. c", "a, c", False),
        ("a .. c", "a you c", False),
        ("a .", "a anew x", True),
        ("a .", "a x", False),
        ("a/<pair> c", "x y c", True),
        ("a/<pair> c", "a c", True),
        ("a bee c", "a beeeee c", True),
        ("a c", "aaa ccc", True),
        ("a c", "a sort of c", True),
        ("a c", "a sort c", False),
        ("overdosed c", "overdsoed c", True),
        ("overdosed c", "overdose c", True),
        ("overdosed c", "underdosed c", False),
    ],
)
def test_the_notation_of_phrases(phrase: str, text: str, opens: bool) -> None:
    table = (
        _table("ending_life", phrase, not_after=("far",)),
        _table("named", "x y", name="pair"),
        _table("named", "you", name="bar"),
        _table("named", "anew", name="anew"),
        _table("near", "overdosed"),
        _table("named", "<self> a", name="self"),
        _table("named", "and", name="joint"),
        _table("small", "big"),
        _table("spelling", "dont = do not", "sort of = -", "nothing"),
        _table("not_before", "she"),
        _table("elsewhere", "in a book"),
        _table("past", "long ago"),
        _table("still", "now"),
    )
    assert bool(heavy_sentences(text, table)) is opens


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("a rope", False),
        ("a rope and a rope again", False),
        ("a rope, and the letters", True),
        ("A rope. The letters.", True),
        ("A rope. One. Two. The letters.", False),
        ("A rope, long ago. The letters.", False),
    ],
)
def test_two_different_hints_close_together_open_it(text: str, opens: bool) -> None:
    table = (_table("hint", "rope", name="means"), _table("hint", "letters", name="leave"), _table("past", "long ago"))
    assert bool(heavy_sentences(text, table)) is opens


def test_every_phrase_can_be_found_and_calls_only_lists_that_are_there() -> None:
    words = HeavyWords(PHRASES)
    assert all(phrase.needs for phrase in words._phrases)
    named = {item.name for item in PHRASES if item.part == "named"}
    texts = [text for item in PHRASES for text in (*item.phrases, *item.not_after)]
    assert {name for text in texts for name in re.findall(r"<([^>]*)>", text)} <= named
    # Signs stand alone or at the end of a choice; a question mark makes the whole choice one that may be left out.
    assert not [text for text in texts if re.search(r"\?/|//|/ |\.\. [.$]$", text)]


def test_a_long_entry_is_judged_at_once() -> None:
    words = HeavyWords(PHRASES)
    text = ". ".join([*_said("quiet"), *_said("quiet_later")] * 2)[:20_000]
    spent = []
    for _ in range(3):
        before = time.process_time()
        list(words.sentences_in(text))
        spent.append(time.process_time() - before)
    assert len(text) > 19_000
    assert min(spent) < 0.1  # about a fifth of that on a common machine


def test_without_a_table_nothing_is_recognised() -> None:
    assert not heavy_sentences("I want to die", ())


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
def test_first_person_phrases_open_it(text: str) -> None:
    assert _opens(text)


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
    assert not _opens(text)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_gets_an_answer_and_a_phrase_in_it_is_found(text: str) -> None:
    assert isinstance(_opens(text), bool)
    assert _opens(f"Quiet.\n\nI want to kill myself.\n\n{text}")


def test_no_text_of_the_shipped_packs_opens_it() -> None:
    shelves = {name: getattr(shipped_library(), name) for name in Library.__struct_fields__}
    items = [
        item for name, shelf in shelves.items() if isinstance(shelf, Mapping) and name != "heavy_phrases"
        for item in shelf.values() if isinstance(item, msgspec.Struct)
    ]  # fmt: skip
    opened = [text for item in items for text in texts_of(item) if _opens(text)]
    assert len(items) > 1000
    assert not opened
