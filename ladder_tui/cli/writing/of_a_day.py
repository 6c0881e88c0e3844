"""`--date` of commands that tell of what was."""

from datetime import date, timedelta
from typing import Final

from ladder_tui.domain.base.when import WEEKDAYS, parse_day

_SHORT: Final = {day[:3].casefold() for day in WEEKDAYS}


def day_of(text: str | None, today: date) -> date | None:
    """The day that was said, None where none was. A weekday or a day without its year is the last one, or today.

    Raises ValueError for a day that is none, or still to come.
    """
    if text is None:
        return None
    words = text.casefold().split()
    day = parse_day(text, today)
    if day > today and len(words) == 1 and words[0][:3] in _SHORT:
        day -= timedelta(days=7)
    elif day > today and len(words) + text.count(".") + text.count("/") > 1:
        day = parse_day(text, today - timedelta(days=366))
    if day > today:
        raise ValueError(f"“{text.strip()[:20]}” is still to come. Today or a day before it is wanted.")
    return day
