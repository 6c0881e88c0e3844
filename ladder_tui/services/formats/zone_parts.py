"""A time zone as a part of a calendar file (VTIMEZONE), for programs that do not know it by its name."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from ladder_tui.domain.base.wall_clock import shift_days

_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)


@lru_cache(maxsize=64)
def zone_part(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """The zone with each change of its clock from the year `first` to `last`, both included; nobody changes it."""
    part = Timezone()
    part.add("tzid", zone.key)
    begin = datetime(first, 1, 1, tzinfo=zone)
    part.add_component(_observance(begin.utcoffset() or timedelta(), begin, [begin]))
    alike: dict[tuple[timedelta, timedelta, str], list[datetime]] = {}
    for change in _changes(zone, first, last):
        before = (change - _SECOND).astimezone(zone).utcoffset() or timedelta()
        after = change.astimezone(zone)
        alike.setdefault((before, after.utcoffset() or timedelta(), after.tzname() or ""), []).append(change)
    for (before, _, _), changes in alike.items():
        part.add_component(_observance(before, changes[0].astimezone(zone), changes))
    return part


def _observance(before: timedelta, there: datetime, changes: list[datetime]) -> TimezoneStandard | TimezoneDaylight:
    """What the clock shows after these changes, which are told by the clock as it went before."""
    part = TimezoneDaylight() if there.dst() else TimezoneStandard()
    # By RFC 5545 the clock that ran until then says when it is changed.
    shown = [(change.astimezone(UTC) + before).replace(tzinfo=None) for change in changes]
    part.add("dtstart", shown[0])
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", there.utcoffset() or timedelta())
    if name := there.tzname():
        part.add("tzname", name)
    if shown[1:]:
        part.add("rdate", shown[1:])
    return part


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[datetime]:
    """The moments, in UTC, at which the clock of the zone is put forward or back."""
    for year in range(first, last + 1):
        for day in sorted(shift_days(zone.key, year)):
            yield _change(zone, day)


def _change(zone: ZoneInfo, day: date) -> datetime:
    low = datetime.combine(day, time(), zone).astimezone(UTC)
    high = datetime.combine(day + _DAY, time(), zone).astimezone(UTC)
    before = low.astimezone(zone).utcoffset()
    while high - low > _SECOND:
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high
