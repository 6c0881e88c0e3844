"""A year as a quiet mosaic: a sign for each day that held something, blank paper for the others, and words below."""

from datetime import date, timedelta
from typing import Final

from ladder_tui.domain.base.when import MONTHS, WEEKDAYS
from ladder_tui.domain.growth.year import WEEKS, Kind, Year
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, folded, words

#: The sign of each kind of day, and its style.
SIGNS: Final[dict[Kind, tuple[str, str]]] = {"try": ("●", "$here"), "touch": ("■", "$calm"), "win": ("✓", "$kept")}
#: Cells of the names of the weekdays.
_NAMES: Final = 5
#: Letters of the name of a month.
_LETTERS: Final = 3
#: Weekdays that are named at the left.
_NAMED: Final = (0, 2, 4)


def mosaic_rows(year: Year, today: date, width: int) -> list[Row]:
    """The picture, with the months over it and its words below; nothing before the first filled day.

    A week takes two cells where the width allows it, else one; a narrow window shows the latest weeks of the year.
    """
    if not year.days:
        return []
    room = width - GUTTER - _NAMES - 1
    wide = 2 if room >= 2 * WEEKS else 1
    weeks = min(WEEKS, room // wide)
    first = year.first + timedelta(weeks=WEEKS - weeks)
    indent = " " * (GUTTER + _NAMES)
    parts: list[Part] = [indent, (_months(first, weeks, wide), "$quiet")]
    for row in range(7):
        name = WEEKDAYS[(first + timedelta(days=row)).weekday()][:3] if row in _NAMED else ""
        parts += ["\n", " " * GUTTER, (f"{name:<{_NAMES}}", "$quiet")]
        for week in range(weeks):
            kind = year.days.get(first + timedelta(days=7 * week + row))
            sign, style = SIGNS[kind] if kind is not None else (" ", "")
            parts.append((f"{sign:<{wide}}", style))
    # A day shows one sign; what shows nowhere is told without.
    drawn = {kind for day, kind in year.days.items() if day >= first}
    said = "  ".join(f"{SIGNS[kind][0]} {text}" if kind in drawn else text for kind, text in year.words)
    for line in folded(said, width - GUTTER - 1):
        parts += ["\n", " " * GUTTER, (line, "$quiet")]
    return [Row(words((" A year", "$calm"))), Row(words(*parts))]


def _months(first: date, weeks: int, wide: int) -> str:
    """The first letters of each month over the week in which it begins, where they do not run into each other."""
    row, seen = "", first.month
    for week in range(weeks):
        day = first + timedelta(days=7 * week + 6)
        if day.month != seen:
            seen = day.month
            if len(row) <= week * wide <= weeks * wide - _LETTERS:
                row = f"{row:<{week * wide}}{MONTHS[day.month - 1][:_LETTERS]} "
    return row.rstrip()
