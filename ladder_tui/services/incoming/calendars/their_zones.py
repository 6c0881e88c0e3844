"""Names of time zones as other programs write them, as the name of a zone that is known here.

A name may be of the tz database, also at the end of a longer one, or one of Windows; else the rules that the file gives
for it (VTIMEZONE) are compared with those of known zones.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from ladder_tui.domain.calendar.any_rule import Work, days_of, read
from ladder_tui.services.incoming.calendars.content_lines import Part
from ladder_tui.services.incoming.calendars.values import clock_of, offset_of
from ladder_tui.services.system_zone import zones_by_size
from ladder_tui.services.zones import known

#: What stands for UTC.
_UTC: Final = frozenset({"utc", "gmt", "z", "etc/utc", "etc/gmt", "greenwich mean time", "coordinated universal time"})
#: Days between two looks at the clock, when zones are compared.
_LOOKS: Final = 5
#: So long before the first look the clock has changed at least once, if it ever does.
_BEFORE: Final = timedelta(days=800)
#: Zones of one file that are told by their rules alone: no program writes more than one or two.
_MOST_COMPARED: Final = 20


class TheirZones:
    """The zones of one file. `own` is the user's, `today` the day around which clocks are compared."""

    def __init__(self, parts: Iterable[Part], own: str, today: date) -> None:
        self.own, self.today = own, today
        self._parts = {line.value.strip(): part for part in parts if (line := part.get("TZID")) is not None}
        self._found: dict[str, str] = {}
        self._compared = 0
        #: The clocks of zones that are told by rules, by name.
        self._clocks: dict[str, _Clock] = {}

    def named(self, name: str) -> str:
        """The zone of that name as it is called here; "" where none is known."""
        name = name.strip().strip('"')
        if name not in self._found:
            self._found[name] = self._name(name)
        return self._found[name]

    def _name(self, name: str) -> str:
        if name.casefold().removeprefix("tzone://microsoft/") in _UTC:
            return "UTC"
        if found := _by_name(name):
            return found
        part = self._parts.get(name)
        if part is None:
            return ""
        if (said := part.get("X-LIC-LOCATION")) is not None and (found := _by_name(said.value.strip())):
            return found
        self._compared += 1
        return self._by_rules(name, part) if self._compared <= _MOST_COMPARED else ""

    def by_their_clock(self, name: str, local: datetime) -> datetime | None:
        """The moment in UTC at which the clock of a zone that is not known shows that; None where no rules say it."""
        clock = self._clocks.get(name.strip().strip('"'))
        if clock is None:
            return None
        near = clock.offset(local)
        offset = clock.offset(local - near) if near is not None else None
        return (local - offset).replace(tzinfo=UTC) if offset is not None else None

    def _by_rules(self, name: str, part: Part) -> str:
        begin = datetime.combine(self.today, time()) - timedelta(days=366)
        try:
            theirs = _Clock(part, (begin - _BEFORE).date(), (begin + timedelta(days=3 * 366)).date())
        except (ValueError, OverflowError):
            return ""
        self._clocks[name] = theirs
        looks = [begin + timedelta(days=days) for days in range(20, 3 * 366, _LOOKS)]
        shown = [(look.replace(tzinfo=UTC), theirs.offset(look)) for look in looks]
        if any(offset is None for _, offset in shown):
            return ""
        for known_one in (self.own, *zones_by_size()):
            zone = ZoneInfo(known_one)
            if all(moment.astimezone(zone).utcoffset() == offset for moment, offset in shown):
                return known_one
        return ""


def _by_name(name: str) -> str:
    """The zone that a name means by itself; "" where it is not known."""
    pieces = [piece for piece in name.split("/") if piece]
    for many in range(min(len(pieces), 3), 0, -1):  # "/mozilla.org/20050126_1/Europe/Berlin"
        # A bare word is a zone only where it is the whole name: "/example/Japan" may be anything.
        told = "/".join(pieces[-many:])
        if (many > 1 or len(pieces) == 1) and len(told) <= 60 and known(told):
            return str(ZoneInfo(told).key)
    return _of_windows().get(name.casefold(), "")


@cache
def _of_windows() -> dict[str, str]:
    """The zones of Windows by their names without case."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {str(name).casefold(): str(zone) for name, zone in WINDOWS_TO_OLSON.items()}


class _Clock:
    """The clock that a VTIMEZONE describes, from one day to another. Raises ValueError where it describes none."""

    def __init__(self, part: Part, first: date, last: date) -> None:
        work = Work(20_000)
        changes: list[tuple[datetime, timedelta]] = []
        for each in part.parts:
            start, after, before = each.get("DTSTART"), each.get("TZOFFSETTO"), each.get("TZOFFSETFROM")
            if each.kind in ("STANDARD", "DAYLIGHT") and start is not None and after is not None:
                to = offset_of(after.value)
                from_ = offset_of(before.value) if before is not None else to
                for local in _changes(each, clock_of(_of_our_years(start.value)), first, last, work):
                    changes.append((local - from_, to))
        if not changes:
            raise ValueError("no clock")
        self._changes = sorted(changes)

    def offset(self, utc: datetime) -> timedelta | None:
        """How far the clock is from UTC at a bare moment of UTC; None before its first change."""
        found = None
        for change, offset in self._changes:
            if change > utc:
                break
            found = offset
        return found


def _of_our_years(text: str) -> str:
    """A beginning of 1601, as Exchange writes it, in 1970."""
    return re.sub(r"^\s*1[0-8]\d\d(?=\d{4})", "1970", text, flags=re.ASCII)


def _changes(part: Part, start: datetime, first: date, last: date, work: Work) -> Iterator[datetime]:
    """The moments of the wall clock at which this observance begins, the first one among them."""
    yield start
    for line in part.all("RDATE"):
        yield from (clock_of(value) for value in line.value.split(","))
    rule = part.get("RRULE")
    if rule is None:
        return
    parts = dict(each.partition("=")[::2] for each in rule.value.upper().split(";"))
    if "UNTIL" in parts:
        last = min(last, clock_of(parts["UNTIL"]).date())
    for day in days_of(read(rule.value), start.date(), first, last, work, at=start.time()):
        yield datetime.combine(day, start.time())
