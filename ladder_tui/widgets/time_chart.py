"""What was expected beside what happened, try after try, as a small chart of signs. Words always stand under it.

Every try is a column: `○` what was expected, `●` what happened, a thin line between them. It reads without colour.
"""

from collections.abc import Sequence
from typing import Final

from ladder_tui.widgets.suds_bar import EXPECTED, HAPPENED
from ladder_tui.widgets.text import Part

BETWEEN: Final = "│"
#: Cells of the numbers at the left, with the blank after them.
AXIS: Final = 4
#: Cells from one try to the next, at least and at most.
CLOSEST: Final = 2
WIDEST: Final = 6

#: Expected and happened of one try, 0 to 100 each; None where nothing was noted.
Pair = tuple[int | None, int | None]


def columns(width: int) -> int:
    """How many tries fit into a chart of `width` cells."""
    return max(1, (width - AXIS) // CLOSEST)


def time_chart(pairs: Sequence[Pair], width: int, *, height: int = 7, top: int = 100) -> list[list[Part]]:
    """The chart as `height` lines of parts, each at most `width` cells; the last tries where not all fit.

    The top line is `top`, the bottom line 0. Where both signs share a cell, what happened is drawn.
    """
    shown = pairs[-columns(width) :]
    step = max(CLOSEST, min(WIDEST, (width - AXIS) // max(1, len(shown))))
    room = AXIS + step * len(shown)
    grid = [[" "] * room for _ in range(height)]
    labels = {0: top, height - 1: 0} | ({(height - 1) // 2: top // 2} if height % 2 else {})
    for row, value in labels.items():
        grid[row][: AXIS - 1] = f"{value:>{AXIS - 1}}"
    for index, pair in enumerate(shown):
        column = AXIS + index * step + step // 2
        rows = [None if value is None else line_of(value, height, top) for value in pair]
        expected, happened = rows
        if expected is not None and happened is not None:
            for row in range(min(expected, happened) + 1, max(expected, happened)):
                grid[row][column] = BETWEEN
        if expected is not None:
            grid[expected][column] = EXPECTED
        if happened is not None:
            grid[happened][column] = HAPPENED
    return [_styled("".join(cells).rstrip()) for cells in grid]


def line_of(value: int, height: int, top: int = 100) -> int:
    """The line, counted from 0 at the top, in which a value of 0 to `top` stands."""
    return height - 1 - round(max(0, min(top, value)) / top * (height - 1))


def top_for(pairs: Sequence[Pair]) -> int:
    """The least of 60, 80 and 100 that holds every value, so that small ones are told apart."""
    most = max((value for pair in pairs for value in pair if value is not None), default=0)
    return next(top for top in (60, 80, 100) if most <= top)


def _styled(text: str) -> list[Part]:
    parts: list[Part] = []
    for at, cell in enumerate(text):
        style = "$calm" if cell in (EXPECTED, HAPPENED) and at >= AXIS else "$quiet"
        if parts and isinstance(parts[-1], tuple) and parts[-1][1] == style:
            parts[-1] = (parts[-1][0] + cell, style)
        else:
            parts.append((cell, style))
    return parts
