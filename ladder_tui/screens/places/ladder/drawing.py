"""The ladder as a drawing: two rails, a rung for each step, and room between them where there is some.

The easiest step stands first, as in the list that it is. How far two rungs stand apart follows how far apart they feel.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec
from rich.cells import cell_len

from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.suds_bar import FULL, SHORT
from ladder_tui.widgets.text import Part, words

#: From this many cells on the bar has its full length; from the others on it is longer still.
FULL_FROM: Final = 66
_LONGER: Final = ((150, 61), (104, 41), (FULL_FROM, FULL), (0, SHORT))
#: A text of at least so many cells has both rails; a narrower one has the left one alone.
_BOTH_FROM: Final = 40
#: Lines that two rungs stand apart at most.
_MOST_APART: Final = 7
RAIL: Final = "$quiet"


class Columns(msgspec.Struct, frozen=True):
    """Widths in cells: the text of a rung, and its bar. Word and state take six cells each."""

    text: int
    bar: int
    both: bool

    @classmethod
    def of(cls, width: int) -> "Columns":
        """The columns of a list of `width` cells; the last cell is left to the scroll bar."""
        length = next(bar for least, bar in _LONGER if width >= least)
        room = width - GUTTER - 2 - 6 - 1 - 6 - 1 - length - 1
        both = room - len(_LEFT) - len(_RIGHT) >= _BOTH_FROM
        rails = len(_LEFT) + len(_RIGHT) if both else len(_LEFT_ALONE)
        return cls(text=max(10, room - rails), bar=length, both=both)

    @property
    def before_bar(self) -> int:
        """Cells before the bar begins."""
        rails = len(_LEFT) + len(_RIGHT) if self.both else len(_LEFT_ALONE)
        return GUTTER + rails + self.text + 2 + 6 + 1 + 6 + 1

    @property
    def under(self) -> int:
        """Cells for words under a rung: without a right rail they may go on below the bar."""
        return self.text if self.both else self.before_bar + self.bar - GUTTER - len(_LEFT_ALONE)

    # -- lines of the drawing ---------------------------------------------------------------

    def rung(self, text: str, style: str) -> list[Part]:
        """A rung with the first line of its text on it."""
        free = self.text - cell_len(text)
        if not self.both:
            return [(_LEFT_ALONE, RAIL), (text, style), " " * free]
        return [(_LEFT, RAIL), (text, style), (f" {'━' * (free - 1)}" if free > 0 else "", RAIL), (_RIGHT, RAIL)]

    def between(self, parts: Sequence[Part] = (), used: int = 0) -> list[Part]:
        """A line between two rungs, with words of `used` cells on it."""
        rails = ["┃  ", "  ┃"] if self.both else ["┃ ", ""]
        return [" " * GUTTER, (rails[0], RAIL), *parts, " " * max(0, self.text - used), (rails[1], RAIL)]


_LEFT, _RIGHT, _LEFT_ALONE = "┣━ ", "━━┫", "┣ "


def apart(sizes: Sequence[int], spare: int) -> tuple[int, ...]:
    """How many of `spare` lines stand between each rung and the one before it, by how far apart the sizes are.

    None before the first. Each gets one before any gets two; what is left goes by the distance, so that the drawing
    fills what room there is.
    """
    gaps = [max(0, after - before) for before, after in pairwise(sizes)]
    if not gaps or spare < len(gaps):
        return (0,) * len(sizes)
    lines = [1] * len(gaps)
    left = min(spare, _MOST_APART * len(gaps)) - len(gaps)
    while left > 0:
        widest = max(range(len(gaps)), key=lambda n: (lines[n] < _MOST_APART, (gaps[n] + 1) / lines[n]))
        if lines[widest] >= _MOST_APART:
            break
        lines[widest] += 1
        left -= 1
    return (0, *lines)


def room(columns: Columns, lines: int) -> list[Row]:
    """So many lines of rails alone."""
    return [Row(words(*columns.between()))] * lines


def unwritten() -> list[Part]:
    """A ladder on which nothing is written yet, the easiest step first."""
    rung, rails = f"┣{'━' * 22}┫", f"┃{' ' * 22}┃"
    parts: list[Part] = []
    for said in ("easy, for a start", "mild", "later, if you like"):
        parts += [(f"{rails}\n{rung}  ", RAIL), (f"{said}\n", "$calm" if not parts else "$quiet")]
    return [*parts, (rails, RAIL)]
