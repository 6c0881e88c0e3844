"""Recurrence rules as RFC 5545 text (`FREQ=WEEKLY;BYDAY=WE`), for calendar files.

Only what a `Recurrence` can hold is read; anything else is refused by name, never half understood.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from ladder_tui.domain.base.recurrence import Frequency, Recurrence, problems
from ladder_tui.domain.base.wall_clock import moment, safe_zone
from ladder_tui.domain.base.when import LAST_DAY

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES: Final[dict[str, Frequency]] = {
    "DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly",
}  # fmt: skip
_TOO_OFTEN: Final = ("HOURLY", "MINUTELY", "SECONDLY")
_KNOWN: Final = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS")
)  # fmt: skip
_BY_DAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL: Final = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)


def to_rrule(rule: Recurrence, first: date, *, at: time | None = None, zone: str = "UTC") -> str:
    """The rule as the value of an RRULE line whose DTSTART is `first`, and `at` in `zone` if there is a time.

    With a time, UNTIL is the moment of the last day's start in UTC, as the RFC wants it; without one it is a date.
    """
    parts = [f"FREQ={rule.frequency.upper()}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    parts += _by_parts(rule, first)
    if rule.until is not None:
        end = (
            f"{moment(rule.until, at, zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"
            if at is not None
            else f"{rule.until:%Y%m%d}"
        )
        parts.append(f"UNTIL={end}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.frequency == "weekly" and rule.week_start != 0:
        parts.append(f"WKST={_CODES[rule.week_start]}")
    return ";".join(parts)


def _by_parts(rule: Recurrence, first: date) -> list[str]:
    if rule.frequency == "weekly":
        return [f"BYDAY={','.join(_CODES[day] for day in rule.weekdays)}"] if rule.weekdays else []
    parts = []
    month_day = rule.month_day
    if rule.frequency == "yearly" and first.month == 2 and (month_day or first.day) == 29 and rule.nth is None:
        # "29 February, on the 28th in other years" is the last day of February to everybody else.
        month_day = -1
    if rule.frequency == "yearly" and (rule.nth is not None or month_day is not None):
        parts.append(f"BYMONTH={first.month}")
    if rule.nth is not None:
        weekday = rule.weekdays[0] if rule.weekdays else first.weekday()
        parts.append(f"BYDAY={rule.nth}{_CODES[weekday]}")
    elif month_day is not None:
        parts.append(f"BYMONTHDAY={month_day}")
    return parts


def from_rrule(text: str, first: date, zone: str, *, at: time | None = None) -> Recurrence:
    """Read the value of an RRULE line (with or without `RRULE:`) of something that starts on `first`, `at` in `zone`.

    An UNTIL with a time becomes the last day in `zone` on which `at` is not later than it.
    Raises ValueError with one sentence for text that is no rule and for rules the app cannot hold.
    """
    parts = _split(text)
    frequency = _frequency(parts.get("FREQ"))
    interval = _number(parts, "INTERVAL") or 1
    nth, weekdays = _weekdays(parts, frequency)
    if weekdays and nth is None and frequency != "weekly":
        if frequency == "yearly" or interval != 1:
            raise ValueError(f"BYDAY without a number is held for weekly rules only, and this one is {frequency}.")
        # Every Tuesday of every month, or of every day, is every Tuesday.
        frequency = "weekly"
    rule = Recurrence(
        frequency=frequency,
        interval=interval,
        weekdays=weekdays,
        nth=nth,
        month_day=_month_day(parts, frequency, first, nth),
        until=_until(parts["UNTIL"], zone, at) if "UNTIL" in parts else None,
        count=_number(parts, "COUNT"),
        week_start=_week_start(parts, frequency),
    )
    if wrong := problems(rule, first):
        raise ValueError(wrong[0])
    return rule


def last_day(text: str, zone: str, at: time | None) -> date:
    """The day that UNTIL of a rule means; the last one there is where it says none. Raises ValueError."""
    parts = dict(part.partition("=")[::2] for part in text.strip().upper().removeprefix("RRULE:").split(";"))
    return _until(parts["UNTIL"].strip(), zone, at) if "UNTIL" in parts else LAST_DAY


def _split(text: str) -> dict[str, str]:
    value = text.strip().upper().removeprefix("RRULE:")
    parts: dict[str, str] = {}
    for part in filter(None, value.split(";")):
        name, equals, content = part.partition("=")
        name, content = name.strip(), content.strip()
        if not equals or not content:
            raise ValueError("A recurrence rule is made of NAME=VALUE parts with semicolons between; a part is not.")
        if name in parts:
            raise ValueError(f"{name} stands twice in the recurrence rule; once is right.")
        if name not in _KNOWN:
            # A foreign name comes from a file: only a plain one may enter a sentence.
            shown = name if re.fullmatch(r"[A-Z-]{1,20}", name) else "A part"
            raise ValueError(f"{shown} in a recurrence rule is not held here; simpler daily to yearly rules are.")
        parts[name] = content
    return parts


def _frequency(name: str | None) -> Frequency:
    if name is None:
        raise ValueError("The recurrence rule has no FREQ; DAILY, WEEKLY, MONTHLY or YEARLY is right.")
    if name in _TOO_OFTEN:
        raise ValueError(f"FREQ={name} repeats within a day; DAILY, WEEKLY, MONTHLY and YEARLY are held here.")
    if name not in _FREQUENCIES:
        raise ValueError("FREQ in the recurrence rule is not known; DAILY, WEEKLY, MONTHLY or YEARLY is right.")
    return _FREQUENCIES[name]


def _number(parts: Mapping[str, str], name: str) -> int | None:
    if name not in parts:
        return None
    if not re.fullmatch(r"[+-]?[0-9]{1,6}", parts[name]):
        raise ValueError(f"{name} in the recurrence rule is not one whole number; only one is held here.")
    number = int(parts[name])
    if number == 0:
        raise ValueError(f"{name} in the recurrence rule is 0; a number from 1 is right.")
    return number


def _weekdays(parts: Mapping[str, str], frequency: Frequency) -> tuple[int | None, tuple[int, ...]]:
    position = _number(parts, "BYSETPOS")
    codes = [_BY_DAY.fullmatch(code.strip()) for code in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
    matches = [match for match in codes if match is not None]
    if len(matches) != len(codes):
        raise ValueError("BYDAY in the recurrence rule is not a list of weekdays such as MO,WE or -1FR.")
    numbers = {int(match[1]) for match in matches if match[1]} | ({position} if position is not None else set())
    weekdays = tuple(sorted({_CODES.index(match[2]) for match in matches}))
    if not numbers:
        return None, weekdays
    if len(matches) != 1 or len(numbers) != 1 or (matches[0][1] and position is not None):
        raise ValueError("Only one weekday of the month is held here, such as BYDAY=2TU or BYDAY=TU;BYSETPOS=2.")
    if frequency not in ("monthly", "yearly") or (frequency == "yearly" and "BYMONTH" not in parts):
        raise ValueError("A numbered weekday is held for months only: FREQ=MONTHLY, or FREQ=YEARLY with BYMONTH.")
    return numbers.pop(), weekdays


def _month_day(parts: Mapping[str, str], frequency: Frequency, first: date, nth: int | None) -> int | None:
    month, day = _number(parts, "BYMONTH"), _number(parts, "BYMONTHDAY")
    if month is not None and (frequency != "yearly" or month != first.month):
        raise ValueError("BYMONTH is held for yearly rules in the month of the first day only.")
    if day is None:
        return None
    if nth is not None or frequency not in ("monthly", "yearly") or (frequency == "yearly" and month is None):
        raise ValueError("BYMONTHDAY is held alone with FREQ=MONTHLY, or with FREQ=YEARLY and BYMONTH.")
    leap_day = frequency == "yearly" and (first.month, first.day) == (2, 29) and day in (29, -1)
    return None if leap_day else day


def _week_start(parts: Mapping[str, str], frequency: Frequency) -> int:
    code = parts.get("WKST", "MO")
    if code not in _CODES:
        raise ValueError("WKST in the recurrence rule is not a weekday such as MO.")
    return _CODES.index(code) if frequency == "weekly" else 0


def _until(text: str, zone: str, at: time | None) -> date:
    match = _UNTIL.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        read = datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        # A day off on either side must still be a day, in every zone.
        if not 2 <= read.year <= 9998:
            raise ValueError
    except ValueError:
        raise ValueError("UNTIL in the recurrence rule is not a day such as 20260527 or 20260527T160000Z.") from None
    if match[2] is None:
        return read.date()
    end = read if match[3] else moment(read.date(), read.time(), zone)
    local = end.astimezone(safe_zone(zone)[0]).date()
    return local - timedelta(days=1) if at is not None and moment(local, at, zone) > end else local
