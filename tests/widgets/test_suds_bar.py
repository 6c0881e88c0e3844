from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.widgets.suds_bar import EXPECTED, FULL, HAPPENED, RANGE, SHORT, bar, cell_of, scale
from ladder_tui.widgets.text import words

suds = st.integers(min_value=0, max_value=100)


def drawn(
    width: int,
    expected: int | None = None,
    happened: int | None = None,
    low: int | None = None,
    high: int | None = None,
) -> str:
    return words(*bar(width, expected=expected, happened=happened, low=low, high=high)).plain


def test_signs_stand_where_their_values_are() -> None:
    assert drawn(FULL, expected=0) == "○" + " " * 20
    assert drawn(FULL, expected=100, happened=50, low=25, high=75) == "     ─────●─────    ○"
    assert drawn(SHORT, expected=50) == "     ○     "
    assert drawn(FULL) == " " * FULL


def test_what_happened_is_drawn_over_what_was_expected() -> None:
    assert drawn(FULL, expected=40, happened=40).strip() == "●"


def test_the_numbers_stand_over_their_cells() -> None:
    assert scale(FULL) == "0    25   50   75 100"
    assert scale(SHORT) == "0    50 100"
    assert scale(FULL).index("25") == cell_of(25, FULL)


@given(width=st.sampled_from((SHORT, FULL)), expected=suds, happened=suds)
@settings(max_examples=60, deadline=None)
def test_a_bar_keeps_its_length_and_shows_both_signs(width: int, expected: int, happened: int) -> None:
    low, high = min(expected, happened), max(expected, happened)
    text = drawn(width, expected=expected, happened=happened, low=low, high=high)
    assert len(text) == width
    assert HAPPENED in text
    assert (EXPECTED in text) is (cell_of(expected, width) != cell_of(happened, width))
    assert text.strip(" ").strip(f"{EXPECTED}{HAPPENED}{RANGE}") == ""
