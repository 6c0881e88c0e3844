"""Events of a calendar file (VEVENT), each value read, none judged yet."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import msgspec

from ladder_tui.domain.base.clean import clean, one_line
from ladder_tui.domain.base.wall_clock import moment, shown_in
from ladder_tui.services.incoming.calendars.content_lines import Line, Part, unescaped
from ladder_tui.services.incoming.calendars.plain_words import without_tags
from ladder_tui.services.incoming.calendars.their_zones import TheirZones
from ladder_tui.services.incoming.calendars.values import duration_of, value_of
from ladder_tui.services.incoming.found.told import Told

#: The lines of an event that are looked at; everything else in it is passed over unread.
WANTED: Final = frozenset({
    "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS",
    "LOCATION", "DESCRIPTION", "CREATED", "URL", "X-LADDER-STATUS", "X-LADDER-MORE", "X-MICROSOFT-CDO-ALLDAYEVENT",
})  # fmt: skip
#: The longest that something with a time takes, in minutes.
WEEK_OF_MINUTES: Final = 7 * 1440
#: The longest title and note that are kept, in characters; what a program hides in one is no note.
LONGEST_LINE: Final = 300
LONGEST_NOTE: Final = 20_000
#: The most days that one event lists as left out, or as added.
_MOST_LISTED: Final = 2_000


class When(msgspec.Struct, frozen=True):
    """A day, and a time of the wall clock in `zone`; None is the whole day."""

    day: date
    at: time | None
    zone: str

    def shown(self, zone: str) -> "When":
        """The same in another zone."""
        day, at = shown_in(self.day, self.at, of=self.zone, to=zone)
        return When(day, None if at is None else at.replace(fold=0, second=0, microsecond=0), zone)


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event. `of` is the time it stands for, where it is one of several (RECURRENCE-ID).

    `minutes` is None where nothing is said, `days` how many whole days it takes.
    """

    uid: str
    line: int
    title: str
    start: When
    where: str = ""
    note: str = ""
    minutes: int | None = None
    days: int = 1
    rule: Line | None = None
    more_rules: bool = False
    extra: tuple[When, ...] = ()
    without: tuple[When, ...] = ()
    of: When | None = None
    onwards: bool = False
    cancelled: bool = False
    created: datetime | None = None
    status: str = ""
    more: str = ""


class EventReader:
    """Reads events; what cannot be read of one is told, and costs no more than itself."""

    def __init__(self, zones: TheirZones, problems: list[Told], changes: list[Told]) -> None:
        self.zones, self.problems, self.changes = zones, problems, changes
        self._strange: set[str] = set()

    def event(self, part: Part) -> Event | None:
        """The event of a part; None, and a problem, where it has no beginning that can be read."""
        uid, start = part.get("UID"), part.get("DTSTART")
        title = self._text(part, "SUMMARY", LONGEST_LINE)
        if not part.whole:
            self._lost(part.number, title, "has no END:VEVENT; it may not be whole")
            return None
        if start is None:
            self._lost(part.number, title, "has no DTSTART, so nothing says when it is")
            return None
        begins = self._when(start, _of_our_years(part, start))
        if begins is None:
            self._lost(start.number, title, "has a DTSTART that is no day; 20260304 or 20260304T183000 is right")
            return None
        of = part.get("RECURRENCE-ID")
        original = self._when(of) if of is not None else None
        if of is not None and original is None:
            self._lost(of.number, title, "has a RECURRENCE-ID that is no day; 20260304T183000 is right")
            return None
        minutes, days = self._length(part, begins, start)
        whole = part.get("X-MICROSOFT-CDO-ALLDAYEVENT")
        if whole is not None and whole.value.strip().upper() == "TRUE" and begins.at == time():
            days, minutes, begins = max(1, (minutes or 0) // 1440), None, When(begins.day, None, self.zones.own)
        rules = part.all("RRULE")
        status = part.get("STATUS")
        note = self._text(part, "DESCRIPTION", LONGEST_NOTE, lines=True)
        if (url := part.get("URL")) is not None and (told := one_line(url.value)[:LONGEST_LINE]) and told not in note:
            note = f"{note}\n{told}".strip()
        return Event(
            uid=uid.value.strip() if uid is not None else "", line=part.number, title=title, start=begins,
            where=self._text(part, "LOCATION", LONGEST_LINE), note=note, minutes=minutes, days=days,
            rule=rules[0] if rules else None, more_rules=len(rules) > 1 or part.get("EXRULE") is not None,
            extra=tuple(self._list(part, "RDATE", title)), without=tuple(self._list(part, "EXDATE", title)),
            of=original, onwards=of is not None and of.params.get("RANGE", "").upper() == "THISANDFUTURE",
            cancelled=status is not None and status.value.strip().upper() == "CANCELLED",
            created=_moment(part.get("CREATED")), status=self._text(part, "X-LADDER-STATUS", 20),
            more=self._text(part, "X-LADDER-MORE", LONGEST_NOTE),
        )  # fmt: skip

    def _lost(self, line: int, title: str, why: str) -> None:
        name = f"“{title}”" if title else "An event"
        self.problems.append(Told(words=f"{name} {why}. It stays out.", line=line))

    def _text(self, part: Part, name: str, longest: int, *, lines: bool = False) -> str:
        line = part.get(name)
        if line is None:
            return ""
        text = without_tags(unescaped(line.value)) if lines else unescaped(line.value)
        text = clean(text).strip() if lines else one_line(text)
        if len(text) > longest:
            self.changes.append(
                Told(words=f"{name} is longer than {longest:,} signs; the rest stays out.", line=line.number)
            )
        return text[:longest]

    def _list(self, part: Part, name: str, title: str) -> Iterator[When]:
        left = _MOST_LISTED
        for line in part.all(name):
            values = line.value.split(",", left)
            if len(values) > left:
                words = f"More than {_MOST_LISTED:,} days of {name}; those from here on are passed over."
                self.problems.append(Told(words=words, line=line.number))
                del values[left:]
            left -= len(values)
            for value in filter(None, values):
                found = self._when(line, value)
                if found is not None:
                    yield found
                else:
                    words = f"One day of {name} cannot be read{f' (“{title}”)' if title else ''}; it is passed over."
                    self.problems.append(Told(words=words, line=line.number))

    def _when(self, line: Line, value: str | None = None) -> When | None:
        try:
            found = value_of(line.value if value is None else value)
        except ValueError:
            return None
        if not isinstance(found, datetime):
            return When(found, None, self.zones.own)
        at = found.time().replace(second=0, microsecond=0)
        if found.tzinfo is not None:
            return When(found.date(), at.replace(tzinfo=None), "UTC")
        zone = self._zone(line, found)
        return zone if isinstance(zone, When) else When(found.date(), at, zone)

    def _zone(self, line: Line, local: datetime) -> str | When:
        """The zone of a time; where it is not known here, the time by the user's clock if the file says enough."""
        name = line.params.get("TZID", "")
        if not name:
            return self.zones.own
        if zone := self.zones.named(name):
            return zone
        there = self.zones.by_their_clock(name, local)
        if name not in self._strange:
            self._strange.add(name)
            by = "are taken as they stand, by" if there is None else "are converted, by the rules in the file, to"
            words = f"The time zone “{one_line(name)[:60]}” is not known here; its times {by} your own clock."
            self.changes.append(Told(words=words, line=line.number))
        if there is None:
            return self.zones.own
        return When(there.date(), there.time().replace(second=0), "UTC").shown(self.zones.own)

    def _length(self, part: Part, begins: When, start: Line) -> tuple[int | None, int]:
        """Minutes of what has a time, days of what has none; None and 1 where nothing is said or it makes no sense."""
        end, length = part.get("DTEND"), part.get("DURATION")
        try:
            if length is not None:
                took = duration_of(length.value)
            elif end is not None and (ends := self._when(end)) is not None:
                took = _from(begins, ends)
            else:
                return None, 1
        except (ValueError, OverflowError):
            self.changes.append(Told(words="How long this takes cannot be read.", line=(length or end or start).number))
            return None, 1
        if begins.at is None:
            return None, max(1, took.days)
        minutes = int(took.total_seconds() // 60)
        return (minutes, 1) if minutes > 0 else (None, 1)


def _of_our_years(part: Part, start: Line) -> str:
    """The beginning as it is told; of what comes each year since before 1900, as birthdays of no year do, in 1904."""
    rule = part.get("RRULE")
    yearly = rule is not None and re.search(r"FREQ=YEARLY(?!.*INTERVAL=(?!1\b))", rule.value, re.IGNORECASE)
    return re.sub(r"^\s*1[0-8]\d\d(?=\d{4})", "1904", start.value, flags=re.ASCII) if yearly else start.value


def _from(begins: When, ends: When) -> timedelta:
    if begins.at is None or ends.at is None:
        return ends.day - begins.day
    return moment(ends.day, ends.at, ends.zone).astimezone(UTC) - moment(begins.day, begins.at, begins.zone).astimezone(
        UTC
    )


def _moment(line: Line | None) -> datetime | None:
    try:
        found = value_of(line.value) if line is not None else None
    except ValueError:
        return None
    if not isinstance(found, datetime):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
