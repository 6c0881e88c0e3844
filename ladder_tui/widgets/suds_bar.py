"""A bar from 0 to 100 in one line: what is expected, what was lived through, and where the middle of it lay.

It stands beside its words, never alone: expected `○`, range tried `─`, mean `●`.
"""

from typing import Final

from ladder_tui.widgets.text import Part

EXPECTED: Final = "○"
HAPPENED: Final = "●"
RANGE: Final = "─"
#: Cells of the bar: one for every five points, or one for every ten where the line is short. It may be longer.
FULL: Final = 21
SHORT: Final = 11


def cell_of(value: float, width: int) -> int:
    """The cell, counted from 0, in which a value of 0 to 100 stands."""
    return round(max(0.0, min(100.0, value)) / 100 * (width - 1))


def scale(width: int) -> str:
    """The numbers over a bar of `width` cells, each beginning or ending where its value stands; `width` cells long."""
    marks = (0, 25, 50, 75, 100) if width >= FULL else (0, 50, 100)
    cells = [" "] * width
    for mark in marks:
        text = str(mark)
        start = min(cell_of(mark, width) - (len(text) - 1) // 2, width - len(text))
        cells[start : start + len(text)] = text
    return "".join(cells)


def bar(
    width: int,
    *,
    expected: float | None = None,
    happened: float | None = None,
    low: float | None = None,
    high: float | None = None,
    style: str = "$calm",
) -> list[Part]:
    """The bar as parts for `words`, `width` cells long. All values 0 to 100; what is None is not drawn.

    Where two signs share a cell, what happened is drawn over what was expected. `style` is that of the signs.
    """
    cells = [" "] * width
    if low is not None and high is not None:
        first, last = cell_of(low, width), cell_of(high, width)
        cells[first : last + 1] = RANGE * (last - first + 1)
    if expected is not None:
        cells[cell_of(expected, width)] = EXPECTED
    if happened is not None:
        cells[cell_of(happened, width)] = HAPPENED
    parts: list[Part] = []
    for cell in cells:
        cell_style = "$quiet" if cell == RANGE else style if cell != " " else ""
        if parts and isinstance(parts[-1], tuple) and parts[-1][1] == cell_style:
            parts[-1] = (parts[-1][0] + cell, cell_style)
        else:
            parts.append((cell, cell_style))
    return parts
