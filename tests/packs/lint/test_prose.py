"""Words, sentences, syllables, grade, and which questions are closed, short or open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.packs.lint import prose


def test_words_and_sentences() -> None:
    assert prose.words("It’s a well-known {thing}, isn't it?") == ["it's", "a", "well-known", "{thing}", "isn't", "it"]
    assert prose.word_count("One — two {three} & four 5.") == 5
    assert prose.sentences('Here. "There?" And… so on!') == ["Here.", '"There?', "And…", "so on!"]
    assert prose.sentences("") == []


@pytest.mark.parametrize(
    ("word", "count"),
    [("a", 1), ("bench", 1), ("asked", 1), ("wanted", 2), ("houses", 2), ("makes", 1), ("table", 2), ("idea", 3),
     ("piano", 3), ("loneliness", 3), ("something", 2), ("everywhere", 3), ("people", 2), ("family", 3),
     ("question", 2), ("neighbourhood", 3), ("coffee", 2)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert abs(prose.syllables(word) - count) <= (1 if word in ("idea", "loneliness") else 0)


def test_the_grade_rises_with_long_words_and_sentences() -> None:
    easy = prose.reading_grade("The cat sat on the mat. It was warm.")
    hard = prose.reading_grade("Interpersonal communication necessitates considerable psychological preparation.")
    assert easy < 2 < 12 < hard
    assert prose.reading_grade("") == 0


@pytest.mark.parametrize(
    ("opener", "closed", "open_"),
    [
        ("Do you come here often?", True, False),
        ("Long wait today?", True, False),
        ("Tea or coffee?", True, False),
        ("Which do you like more, tea or coffee?", True, False),
        ("It's late. Is this the queue for stamps?", True, False),
        ("What keeps you patient out here?", False, True),
        ("The bus is late. What keeps you patient?", False, True),
        ("When the bus is late, what do you do?", False, True),
        ("And how did that go?", False, True),
        ("Tell me about your week?", False, True),
        ("Could you tell me how you got into this?", False, True),
        ("How long have you waited?", False, False),
        ("Where did you find it?", False, False),
        ("Which bit did you like?", False, False),
        ("What time is it?", False, False),
        ("From where did it come?", False, False),
    ],
)
def test_closed_short_and_open_questions(opener: str, closed: bool, open_: bool) -> None:
    assert prose.is_closed(opener) is closed
    assert prose.is_open(opener) is open_


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    assert all(prose.syllables(word) >= 1 for word in prose.words(text))
    assert prose.word_count(text) <= len(text.split())
    assert not (prose.is_open(text) and prose.is_closed(text))
    prose.reading_grade(text)
