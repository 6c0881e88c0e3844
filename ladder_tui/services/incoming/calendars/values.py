"""Values of calendar files: days, moments, durations, as `icalendar` reads them. Anything else raises ValueError."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from icalendar.prop import vDDDTypes, vDuration

from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY

# What reads them has no types of its own.
_read: Final[Any] = vDDDTypes.from_ical
_duration: Final[Any] = vDuration.from_ical
#: As the store has it, with room for another zone.
_FIRST, _LAST = FIRST_DAY + timedelta(days=2), LAST_DAY - timedelta(days=2)
#: What some programs write: a moment without its seconds, or with a fraction of them.
_ODD: Final = re.compile(r"(\d{8}T\d{4})(Z?)|(\d{8}T\d{6})\.\d+(Z?)", re.ASCII)


def value_of(text: str) -> date | datetime:
    """A day, or a moment: bare where it is of some wall clock, aware where it is told in UTC.

    Of a period its beginning. Raises ValueError.
    """
    text = text.strip().upper()
    if odd := _ODD.fullmatch(text):
        text = f"{odd[1]}00{odd[2]}" if odd[1] else f"{odd[3]}{odd[4]}"
    try:
        found = _read(text)
    except (OverflowError, IndexError, TypeError) as error:
        raise ValueError("no day") from error
    if isinstance(found, tuple):
        found = found[0]
    if not isinstance(found, date) or not _FIRST <= date(found.year, found.month, found.day) <= _LAST:
        raise ValueError("no day")
    return found


def clock_of(text: str) -> datetime:
    """A moment of the wall clock; of a day its beginning, of a moment in UTC what a clock there shows."""
    found = value_of(text)
    return found.replace(tzinfo=None) if isinstance(found, datetime) else datetime.combine(found, time())


def duration_of(text: str) -> timedelta:
    """How long something takes. Raises ValueError."""
    text = text.strip().upper()
    if not re.fullmatch(r"[+-]?P(?=.)(\d{1,6}W)?(\d{1,6}D)?(T(?=.)(\d{1,7}H)?(\d{1,8}M)?(\d{1,9}S)?)?", text, re.ASCII):
        raise ValueError("no duration")
    found: timedelta = _duration(text)
    return found


def offset_of(text: str) -> timedelta:
    """How far a clock is from UTC, "+0130". Raises ValueError."""
    found = re.fullmatch(r"([+-]?)(\d\d):?(\d\d)(?::?(\d\d))?", text.strip(), re.ASCII)
    if found is None or int(found[2]) > 23:
        raise ValueError("no offset")
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -offset if found[1] == "-" else offset
