"""Words that several tabs of Growth share: days in a column, and periods."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from rich.cells import cell_len

from ladder_tui.domain.base.when import day_words
from ladder_tui.widgets.row_list import Row
from ladder_tui.widgets.text import words

#: Cells of the column of days: "24 February" and two blanks.
DAY: Final = 13


def since_words(first: date, today: date) -> str:
    """The period up to now: "since 31 December 2025", or "today"."""
    return "today" if first == today else f"since {day_words(first, today=today, weekday=False)}"


def day_column(day: date, today: date) -> str:
    """The day in a column of its own; of another year, month and year are enough."""
    said = day_words(day, today=today, weekday=False)
    if day.year != today.year:
        said = f"{said.split()[1][:3]} {day.year}"
    return f"{said:<{DAY}}"


def phrases(said: Sequence[str], width: int) -> list[str]:
    """Phrases joined by dots into lines of at most `width` cells, broken between phrases only."""
    lines: list[str] = []
    for phrase in said:
        if lines and cell_len(lines[-1]) + 3 + cell_len(phrase) <= width:
            lines[-1] += f" · {phrase}"
        else:
            lines.append(phrase)
    return lines


def invite(said: str, key: str, does: str) -> list[Row]:
    """What will gather here, and the one key that starts it."""
    return [Row(words(f"   {said}")), Row(words(" ")), Row(words("   ", (key, "bold $here"), (f"  {does}", "$quiet")))]
