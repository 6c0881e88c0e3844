"""The small chart over time."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.widgets.text import words
from ladder_tui.widgets.time_chart import Pair, columns, line_of, time_chart

value = st.none() | st.integers(0, 100)


def drawn(pairs: Sequence[Pair], width: int, height: int = 7) -> list[str]:
    return [words(*parts).plain for parts in time_chart(pairs, width, height=height)]


def test_expected_above_what_happened_with_a_line_between() -> None:
    assert drawn([(100, 0), (50, 50), (None, 100)], 22) == [
        "100    ○           ●",
        "       │",
        "       │",
        " 50    │     ●",
        "       │",
        "       │",
        "  0    ●",
    ]


def test_the_last_tries_are_drawn_where_not_all_fit() -> None:
    lines = drawn([(0, None)] * 90 + [(100, None)], 24)
    assert columns(24) == 10
    assert lines[0].count("○") == 1
    assert lines[-1].count("○") == 9


@given(pairs=st.lists(st.tuples(value, value), max_size=80), width=st.integers(6, 120), height=st.integers(3, 12))
@settings(max_examples=80, deadline=None)
def test_it_never_leaves_its_room_and_draws_every_value(pairs: list[Pair], width: int, height: int) -> None:
    lines = drawn(pairs, width, height)
    assert len(lines) == height
    assert all(len(text) <= width for text in lines)
    shown = pairs[-columns(width) :]
    happened = sum(1 for _, peak in shown if peak is not None)
    hidden = sum(
        1 for suds, peak in shown
        if suds is not None and peak is not None and line_of(suds, height) == line_of(peak, height)
    )  # fmt: skip
    signs = "".join(text[4:] for text in lines)
    assert signs.count("●") == happened
    assert signs.count("○") == sum(1 for suds, _ in shown if suds is not None) - hidden
