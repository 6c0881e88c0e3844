"""Wall clock and zone: the calendar the app accepts, odd zone names, missing and repeated hours.

Plans and opportunities keep the time on the wall and the name of a zone (docs/design.md 7, Time); this module
is the one place that turns them into moments.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_ONE_DAY: Final = timedelta(days=1)
_MIDNIGHT: Final = time()


@lru_cache(maxsize=64)
def safe_zone(name: str) -> tuple["ZoneInfo", str]:
    """The zone of that name and "", or UTC and one sentence when the name is not known. Never raises.

    A leading colon, as POSIX allows in `TZ`, is read over.
    """
    from zoneinfo import ZoneInfo  # late: a day without times needs no zone

    try:
        return ZoneInfo(name.removeprefix(":")), ""
    except (KeyError, ValueError, OSError):
        # Unknown names, paths, folders, foreign files: zoneinfo has a different error for each of them.
        shown_name = name if len(name) <= 40 else name[:39] + "…"
        note = f"The time zone “{shown_name}” is not known here; times are in UTC. Europe/Berlin is a name that works."
        return ZoneInfo("UTC"), note


@lru_cache(maxsize=1024)
def shift_days(zone: str, year: int) -> frozenset[date]:
    """The days of a year on which the clock of the zone is put forward or back; none outside 1900 to 2200."""
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return frozenset()
    tz = safe_zone(zone)[0]
    day, changes = date(year, 1, 1), set()
    before = datetime.combine(day, _MIDNIGHT, tz).utcoffset()
    while day.year == year:
        after = datetime.combine(day + _ONE_DAY, _MIDNIGHT, tz).utcoffset()
        if after != before:
            changes.add(day)
        day, before = day + _ONE_DAY, after
    return frozenset(changes)


@lru_cache(maxsize=256)
def changes_between(zone: str, start: date, end: date) -> frozenset[date]:
    """The days from `start` to `end`, both included, on which the clock of the zone is put forward or back."""
    years = range(max(start.year, FIRST_DAY.year), min(end.year, LAST_DAY.year) + 1)
    return frozenset(day for year in years for day in shift_days(zone, year) if start <= day <= end)


def moment(day: date, at: time | None, zone: str) -> datetime:
    """The aware moment when the wall clock of `zone` shows `day` and `at`; None means the start of the day.

    A time that the spring change leaves out moves forward by the gap. In the repeated hour of autumn the fold of `at`
    chooses the first (0) or second (1) reading.
    """
    tz = safe_zone(zone)[0]
    clock = at or _MIDNIGHT
    early = datetime.combine(day, clock.replace(fold=0), tz)
    real = early.astimezone(UTC).astimezone(tz)
    if real.replace(tzinfo=None) != early.replace(tzinfo=None):
        return real
    if clock.fold == 0:
        return early
    late = early.replace(fold=1)
    return early if late.utcoffset() == early.utcoffset() else late


def shown_in(day: date, at: time | None, *, of: str, to: str) -> tuple[date, time | None]:
    """What the wall clock of zone `to` shows when the one of zone `of` shows `day` and `at`.

    Any time (None) stays on its day. The fold of a repeated hour is kept in the time.
    """
    if at is None or (of == to and day not in shift_days(of, day.year)):
        return day, at
    there = moment(day, at, of).astimezone(safe_zone(to)[0])
    return there.date(), there.time()


def clock_order(at: time | None) -> tuple[bool, int, int, int]:
    """Key that sorts the times of one day: any time last, the second reading of a repeated hour after the first."""
    return (True, 0, 0, 0) if at is None else (False, at.hour, at.fold, at.minute)
