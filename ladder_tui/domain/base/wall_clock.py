"""Wall clock and zone: the calendar the app accepts, odd zone names, missing and repeated hours.

Plans and opportunities keep the time on the wall and the name of a zone (docs/design.md 7, Time); this module
is the one place that turns them into moments.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_ONE_DAY: Final = timedelta(days=1)
_MIDNIGHT: Final = time()
#: Up to how many days are looked at one by one; more are taken from the years they lie in.
_FEW_DAYS: Final = 60
#: The zone that was given, by its name.
_known: Final[dict[str, tzinfo]] = {}


def know_zone(name: str, zone: tzinfo) -> None:
    """Take this for the zone of that name from now on, and for no other.

    Whoever has a clock has its zone already; loading Python's takes as long as all of the days of a month.
    """
    _known.clear()
    _known[name] = zone
    shift_days.cache_clear()
    changes_between.cache_clear()


def _zone(name: str) -> tzinfo:
    return _known.get(name) or safe_zone(name)[0]


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
    return _changes(zone, date(year, 1, 1), date(year, 12, 31))


def _changes(zone: str, start: date, end: date) -> frozenset[date]:
    tz = _zone(zone)
    day, changes = start, set()
    before = datetime.combine(day, _MIDNIGHT, tz).utcoffset()
    while day <= end:
        after = datetime.combine(day + _ONE_DAY, _MIDNIGHT, tz).utcoffset()
        if after != before:
            changes.add(day)
        day, before = day + _ONE_DAY, after
    return frozenset(changes)


@lru_cache(maxsize=4096)
def changes_between(zone: str, start: date, end: date) -> frozenset[date]:
    """The days from `start` to `end`, both included, on which the clock of the zone is put forward or back."""
    start, end = max(start, FIRST_DAY), min(end, LAST_DAY)
    if end - start <= timedelta(days=_FEW_DAYS):
        return _changes(zone, start, end)
    years = range(start.year, end.year + 1)
    return frozenset(day for year in years for day in shift_days(zone, year) if start <= day <= end)


def moment(day: date, at: time | None, zone: str) -> datetime:
    """The aware moment when the wall clock of `zone` shows `day` and `at`; None means the start of the day.

    A time that the spring change leaves out moves forward by the gap. In the repeated hour of autumn the fold of `at`
    chooses the first (0) or second (1) reading.
    """
    tz = _zone(zone)
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
    if at is None or (of == to and not changes_between(of, day, day)):
        return day, at
    there = moment(day, at, of).astimezone(_zone(to))
    return there.date(), there.time()


def clock_order(at: time | None) -> tuple[bool, int, int, int]:
    """Key that sorts the times of one day: any time last, the second reading of a repeated hour after the first."""
    return (True, 0, 0, 0) if at is None else (False, at.hour, at.fold, at.minute)
