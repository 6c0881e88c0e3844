"""The drawn ladder: rungs between rails, apart as they feel, in whatever room there is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ladder_tui.domain.ladder.in_use import ladder_of
from ladder_tui.screens.places.ladder.drawing import Columns, apart
from ladder_tui.screens.places.ladder.rows import lines_of, rows
from tests.kits.builders import by_id, rung, snapshot

SIZES = st.lists(st.integers(0, 100), min_size=1, max_size=15).map(sorted)


@given(SIZES, st.integers(-5, 120))
def test_no_more_lines_than_there_are_and_wider_steps_get_no_fewer(sizes: list[int], spare: int) -> None:
    lines = apart(sizes, spare)
    assert len(lines) == len(sizes)
    assert lines[0] == 0
    assert sum(lines) <= max(0, spare)
    steps = [after - before for before, after in pairwise(sizes)]
    for wide, more in zip(steps, lines[1:], strict=True):
        assert all(more >= less for narrow, less in zip(steps, lines[1:], strict=True) if narrow < wide)


@pytest.mark.parametrize(("number", "width", "height"), [(5, 139, 44), (15, 79, 20), (5, 76, 26)])
def test_few_rungs_fill_a_large_window_and_many_a_small_one(number: int, width: int, height: int) -> None:
    held = [rung(id=f"r{n}", text=f"Step {n} of a ladder", suds=5 + 90 * n // number, order=n) for n in range(number)]
    now = snapshot(rungs=by_id(held))
    made = rows(ladder_of(now), {}, now, width, height)
    assert [row.id for row in made if row.id and ":" not in row.id] == [one.id for one in held]
    assert lines_of(made) >= height * 0.6
    assert all(cell_len(line) < width for row in made for line in row.content.plain.split("\n"))


@given(st.integers(40, 240))
def test_the_columns_fit_their_width(width: int) -> None:
    columns = Columns.of(width)
    assert columns.before_bar + columns.bar < max(width, 50)
    assert columns.text >= 10
