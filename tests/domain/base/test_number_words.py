"""Numbers and lists in words."""

import pytest

from ladder_tui.domain.base.number_words import listed, ordinal, ordinal_word


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (22, "22nd"), (23, "23rd"), (30, "30th"), (31, "31st"), (111, "111th")],
)  # fmt: skip
def test_ordinal_takes_the_right_ending(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_ordinal_word_knows_the_last_and_the_large() -> None:
    assert [ordinal_word(number) for number in (1, 5, 10, 11, -1)] == ["first", "fifth", "tenth", "11th", "last"]


def test_lists_read_as_spoken() -> None:
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]
