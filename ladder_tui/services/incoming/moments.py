"""Days and times as people, spreadsheets and other programs write them, always with their year."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from ladder_tui.domain.base.wall_clock import moment
from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY, MONTHS, parse_time

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_PARTED: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", re.ASCII)
_DAY_MONTH: Final = re.compile(r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})", re.ASCII)
_MONTH_DAY: Final = re.compile(r"(?:[A-Za-z]+,? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_CLOCK: Final = re.compile(r"(\d{1,2}[:.h]\d{2})(?:[:.]\d{2}(?:\.\d{1,9})?)?[ \u202f\xa0]*([AaPp]\.?[Mm]\.?)?")
_ZONE: Final = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?|(Z|UTC|GMT)", re.ASCII)
#: The time of a day that has none.
NOON: Final = time(12)


def month_first(values: Iterable[str]) -> bool | None:
    """Whether days with slashes have their month first; None where they may be read both ways."""
    firsts, seconds = [0], [0]
    for value in values:
        found = _PARTED.match(value.strip())
        if found is not None and found[2] == "/":
            firsts.append(int(found[1]))
            seconds.append(int(found[3]))
    if max(firsts) > 12 or (len(firsts) == 1):
        return False
    return True if max(seconds) > 12 else None


def read_moment(text: str, *, month_first: bool = False) -> tuple[date, time | None, tzinfo | None]:
    """A day, its time and zone where they are told. Raises ValueError for anything else."""
    text = " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())
    day, rest = _day(text, month_first)
    rest = re.sub(r"^(?:,? at |,? um |[T, ]+)", "", rest).strip()
    if not rest:
        return day, None, None
    clock = _CLOCK.match(rest)
    if clock is None:
        raise ValueError("no moment")
    at = parse_time(clock[1] + (clock[2] or "").replace(".", ""))
    return day, at, _zone(rest[clock.end() :].strip())


def _day(text: str, month_first: bool) -> tuple[date, str]:
    for pattern, order in ((_ISO, "ymd"), (_YEAR_FIRST, "ymd"), (_PARTED, "mdy" if month_first else "dmy"),
                           (_DAY_MONTH, "dmy"), (_MONTH_DAY, "mdy")):  # fmt: skip
        found = pattern.match(text)
        if found is None:
            continue
        groups = [group for group in found.groups() if group not in (".", "/", "-")]
        if pattern is _PARTED and found[2] != "/":
            order = "dmy"
        parts = dict(zip(order, groups, strict=True))
        year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
        day = date(year, _month(parts["m"]), int(parts["d"]))
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError("no day")
        return day, text[found.end() :]
    raise ValueError("no day")


def _month(told: str) -> int:
    if told.isdecimal():
        return int(told)
    meant = [number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(told.casefold())]
    if len(meant) != 1:
        raise ValueError("no month")
    return meant[0]


def _zone(text: str) -> tzinfo | None:
    """The zone behind a time; None where none is told, or one that only people of its place know."""
    found = _ZONE.fullmatch(text.strip("() "))
    if found is None:
        return None
    if found[4]:
        return UTC
    away = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if away >= timedelta(hours=24):
        raise ValueError("no zone")
    return timezone(-away if found[1] == "-" else away)


def as_moment(told: tuple[date, time | None, tzinfo | None], zone: str, now: datetime) -> datetime:
    """The moment of that, by the user's clock in `zone` where no zone is told; a day alone is its noon."""
    day, at, away = told
    if away is not None and at is not None:
        return datetime.combine(day, at, away).astimezone(now.tzinfo)
    return moment(day, at or NOON, zone)
