"""Search by words without case and marks."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.text_search import fold, matches
from ladder_tui.domain.writing.written import search_entries
from tests.kits.builders import NOW, entry


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("zoe", "Zoë"),
        ("ZOË", "zoe"),
        ("strasse", "Hauptstraße 4"),
        ("lodz", "Łódź"),
        ("cafe", "cafe\u0301"),
        ("fine", "\ufb01ne"),
        ("soft", "so\u00adft"),
        ("שלום", "שָׁלוֹם"),
        ("i", "İstanbul"),
        ("bench sun", "The sun was on the bench"),
    ],
)
def test_case_marks_and_order_do_not_matter(query: str, text: str) -> None:
    assert matches(query, text)


def test_every_word_has_to_stand_somewhere() -> None:
    assert matches("ana soup", "Ana", "the soup recipe")
    assert not matches("ana cake", "Ana", "the soup recipe")
    assert not matches("anything")


def test_an_empty_query_matches_everything() -> None:
    assert matches("  ", "x")
    assert matches("")


def test_vowel_signs_that_carry_the_word_stay() -> None:
    assert not matches("कि", "का")


def test_entries_come_newest_first_and_questions_are_searched_too() -> None:
    old = entry("old", "A walk", NOW - timedelta(days=2), question="What was easy?")
    new = entry("new", "An easy walk")
    other = entry("other", "Rain")
    assert search_entries([old, new, other], "easy WALK") == (new, old)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_folding_is_idempotent_and_a_text_matches_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert matches(text, text)
