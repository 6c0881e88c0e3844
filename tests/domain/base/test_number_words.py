"""Numbers and lists in words."""

import pytest

from ladder_tui.domain.base.number_words import as_word, count, figure, listed, ordinal, ordinal_word, spelled


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


def test_numbers_are_spelled_up_to_99_and_in_a_sentence_up_to_ten() -> None:
    assert [spelled(number) for number in (0, 1, 13, 20, 45, 99, 100, -1)] == [
        "no", "one", "thirteen", "twenty", "forty-five", "ninety-nine", "100", "-1",
    ]  # fmt: skip
    assert [as_word(number) for number in (0, 10, 11, 25)] == ["no", "ten", "11", "25"]
    assert [count(number, "try", "tries") for number in (0, 1, 2, 12)] == [
        "no tries",
        "one try",
        "two tries",
        "12 tries",
    ]
    assert [figure(number, "try", "tries") for number in (0, 1, 12)] == ["0 tries", "1 try", "12 tries"]


@pytest.mark.parametrize(("number", "said"), [(1, "1 try"), (12, "12 tries"), (1200, "1,200 tries"), (0, "0 tries")])
def test_a_count_is_set_as_every_other_large_number(number: int, said: str) -> None:
    assert figure(number, "try", "tries") == said
