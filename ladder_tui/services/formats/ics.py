"""What stands on the calendar as iCalendar (RFC 5545): opportunities with their rules, plans, promises with a day.

Each thing has the same UID every time, so that reading the file again changes what was read before. Left out is what
the Calendar leaves out as well (whatever is with somebody marked as not safe), what rests, and plans that were set
aside or fell through.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import msgspec
from icalendar import Calendar, Event, vRecur
from msgspec.structs import replace

from ladder_tui.domain.base.clean import clean, is_blank, one_line
from ladder_tui.domain.base.recurrence import Recurrence, days
from ladder_tui.domain.base.wall_clock import moment, safe_zone, shift_days
from ladder_tui.domain.base.when import LAST_DAY
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.in_words import chance_of, where_words, whom_words
from ladder_tui.domain.calendar.occurrences import gives
from ladder_tui.domain.calendar.own_fields import own_fields
from ladder_tui.domain.calendar.rfc5545 import to_rrule
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import NotSafe, Snapshot, not_safe
from ladder_tui.services.formats.zone_parts import zone_part

#: Who made a file; what is not made by us is never removed or written over.
MAKER: Final = "-//ladder//ladder-tui//EN"
#: How many years of a rule without an end the changes of the clock are told for.
_YEARS_AHEAD: Final = 10
#: Within so many days a rule shows its first day; only for odd ones all days are looked through.
_SOON: Final = timedelta(days=366 * 9)
#: Plans that stand on a calendar: to come, or what took place.
_SHOWN: Final = ("open", "done", "left_early")

_Source = Opportunity | Plan | Promise


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of the calendar: a name that stays the same, its events (the changed days of a rule are more than one),
    and the zones they are told in, each with the first and last year."""

    name: str
    events: tuple[Event, ...]
    zones: Mapping[str, tuple[int, int]]


def as_calendar(snapshot: Snapshot, *, private: bool = False) -> str:
    """Everything in one file, with line ends as the RFC wants them; "" where there is nothing to tell."""
    told = pieces(snapshot, private=private)
    return _calendar(told) if told else ""


def as_files(snapshot: Snapshot, *, private: bool = False) -> dict[str, str]:
    """One file for each thing, by the name it has without its ending."""
    return {piece.name: _calendar((piece,)) for piece in pieces(snapshot, private=private)}


def pieces(snapshot: Snapshot, *, private: bool = False) -> tuple[Piece, ...]:
    """What is told, opportunities first. With `private` also notes, and the card for the moment of what is to come."""
    unsafe = not_safe(snapshot)
    planned: dict[str, set[date]] = {}
    for plan in snapshot.plans.values():
        if plan.origin.kind == "opportunity" and plan.origin.ref and plan.origin.day:
            planned.setdefault(plan.origin.ref, set()).add(plan.origin.day)
    writer = _Writer(snapshot, unsafe, private)
    made: list[Piece | None] = []
    for opportunity in snapshot.opportunities.values():
        if opportunity.person_id not in unsafe.ids and not unsafe.names(opportunity.title):
            made.append(writer.opportunity(opportunity, planned.get(opportunity.id, set())))
    made += [writer.plan(plan) for plan in snapshot.plans.values() if plan.status in _SHOWN and not unsafe.has(plan)]
    for promise in snapshot.promises.values():
        if promise.due is not None and promise.person_id not in unsafe.ids and not unsafe.names(promise.text):
            made.append(writer.promise(promise, promise.due))
    return tuple(piece for piece in made if piece is not None)


def _calendar(told: Iterable[Piece]) -> str:
    told = tuple(told)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    zones: dict[str, tuple[int, int]] = {}
    for piece in told:
        for name, (first, last) in piece.zones.items():
            known = zones.get(name, (first, last))
            zones[name] = min(first, known[0]), max(last, known[1])
    for name, years in sorted(zones.items()):
        calendar.add_component(zone_part(safe_zone(name)[0], *years))
    for piece in told:
        for event in piece.events:
            calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _plain_id(kind: str, record_id: str) -> str:
    """A name for files and UIDs. Ids of the app are letters and digits; one from elsewhere may hold anything."""
    if re.fullmatch(r"[A-Za-z0-9_-]{1,80}", record_id):
        return f"{kind}-{record_id}"
    from hashlib import sha256

    return f"{kind}-x{sha256(record_id.encode('utf-8', 'replace')).hexdigest()[:32]}"


class _Writer:
    """Events of one snapshot."""

    def __init__(self, snapshot: Snapshot, unsafe: NotSafe, private: bool) -> None:
        self.snapshot, self.unsafe, self.private = snapshot, unsafe, private

    def opportunity(self, chance: Opportunity, planned: set[date]) -> Piece | None:
        """One with its rule; days that became a plan are that plan's. None where no day is left."""
        if chance.paused:
            return None
        gone = {*chance.skipped, *planned}
        moved = [one for one in chance.moved if one.original not in gone and gives(chance, one.original)]
        name = _plain_id(chance.kind, chance.id)
        rule = chance.rule
        if rule is None:
            if chance.day in gone:
                return None
            day, at = next(((one.day, one.at) for one in moved), (chance.day, chance.at))
            return self._piece(name, [self._event(name, chance, day, at)], chance.zone, [(day, at)])
        if chance.at is not None and chance.at.fold:  # a rule is told by the wall clock alone
            chance = replace(chance, at=chance.at.replace(fold=0))
        first, last = _first_day(rule, chance.day), _last_year(rule, chance.day, self.snapshot.today)
        if first is None or not _is_left(rule, chance.day, gone):
            return None
        main = self._event(name, chance, first, chance.at)
        main.add("rrule", vRecur.from_ical(to_rrule(rule, chance.day, at=chance.at, zone=_zone(chance.zone))))
        without = sorted(day for day in gone if gives(chance, day))
        if without:
            main.add("exdate", [self._start(day, chance.at, chance.zone) for day in without])
        events = [main]
        for one in moved:
            changed = self._event(name, chance, one.day, one.at)
            changed.add("recurrence-id", self._start(one.original, chance.at, chance.zone))
            events.append(changed)
        stands = [(first, chance.at), (date(last, 1, 1), chance.at), *((one.day, one.at) for one in moved)]
        return self._piece(name, events, chance.zone, stands)

    def plan(self, plan: Plan) -> Piece:
        """A plan, on its day."""
        name = _plain_id("plan", plan.id)
        event = self._event(name, plan, plan.day, plan.at)
        if plan.status != "open":  # for `ladder import` alone: no other program knows what became of a plan
            event.add("x-ladder-status", plan.status)
        return self._piece(name, [event], plan.zone, [(plan.day, plan.at)])

    def promise(self, promise: Promise, due: date) -> Piece:
        """A promise, on the whole of its day."""
        name = _plain_id("promise", promise.id)
        return self._piece(name, [self._event(name, promise, due, None)], "UTC", [])

    def _piece(self, name: str, events: list[Event], zone: str, stands: list[tuple[date, time | None]]) -> Piece:
        years = sorted(day.year for day, at in stands if at is not None)
        zones = {_zone(zone): (years[0], years[-1])} if years and _zone(zone) != "UTC" else {}
        return Piece(name=name, events=tuple(events), zones=zones)

    def _event(self, name: str, source: _Source, day: date, at: time | None) -> Event:
        event, snapshot = Event(), self.snapshot
        zone = "UTC" if isinstance(source, Promise) else source.zone
        item = AgendaItem(source=source, day=day, at=at)
        event.add("uid", f"{name}@ladder-tui")
        event.add("dtstamp", snapshot.now.astimezone(UTC).replace(microsecond=0))
        event.add("created", source.created.astimezone(UTC).replace(microsecond=0))
        event.add("summary", one_line(snapshot.shown(item.title, item.whom)))
        event.add("class", "PRIVATE")
        event.add("dtstart", self._start(day, at, zone))
        if at is not None:
            event.add("duration", timedelta(minutes=max(item.minutes, 1)))
        else:  # any time of a day leaves the day free
            event.add("transp", "TRANSPARENT")
        chance, where = chance_of(item, snapshot), where_words(item, snapshot)
        if self._may_be_said(where):
            event.add("location", one_line(snapshot.shown(where)))
        if told := self._description(item, chance):
            event.add("description", told)
        if self.private and not isinstance(source, Promise) and (more := own_fields(source, self._said)):
            event.add("x-ladder-more", more)
        return event

    def _said(self, text: str) -> str:
        """A text as it may be told; empty where it may not be."""
        return clean(self.snapshot.shown(text)).strip() if self._may_be_said(text) else ""

    def _start(self, day: date, at: time | None, zone: str) -> date | datetime:
        """The day, or the time on the wall of its zone; only what a wall clock shows twice is told in UTC."""
        if at is None:
            return day
        if at.fold and day in shift_days(_zone(zone), day.year):
            return moment(day, at, zone).astimezone(UTC)
        return datetime.combine(day, at.replace(fold=0), safe_zone(_zone(zone))[0])

    def _description(self, item: AgendaItem, chance: Opportunity | None) -> str:
        snapshot, source = self.snapshot, item.source
        said = [("With", whom_words(item, snapshot)), ("Starts when", item.cue), ("Then", item.reward),
                ("Backup", item.backup)]  # fmt: skip
        if chance is not None:
            said.append(("How to join", chance.how_to_join))
        if self.private:
            said.append(("Note", item.own_note))
            if item.status == "open" and not isinstance(source, Promise):
                from ladder_tui.domain.tries.moment_card import moment_card

                said += moment_card(snapshot, source).parts
        return "\n".join(f"{label}: {told}" for label, text in said if (told := self._said(text)))

    def _may_be_said(self, text: str) -> bool:
        return not is_blank(text) and not self.unsafe.names(text)


def _zone(name: str) -> str:
    """The name of the zone that its times are told in; UTC has none but that."""
    key = str(safe_zone(name)[0].key)
    return "UTC" if key in ("UTC", "Etc/UTC") else key


def _first_day(rule: Recurrence, begins: date) -> date | None:
    """The first day that the rule gives: for other programs the first of an event always is one."""
    soon = min(begins + _SOON, LAST_DAY)
    return next(iter(days(rule, begins, begins, soon) or days(rule, begins, begins, LAST_DAY)), None)


def _is_left(rule: Recurrence, begins: date, gone: set[date]) -> bool:
    """Whether the rule gives a day that is not gone."""
    if not gone:
        return True
    soon = min(max(gone) + _SOON, LAST_DAY)
    return any(day not in gone for last in (soon, LAST_DAY) for day in days(rule, begins, begins, last))


def _last_year(rule: Recurrence, begins: date, today: date) -> int:
    last = rule.until.year if rule.until is not None else max(begins.year, today.year) + _YEARS_AHEAD
    return min(max(last, begins.year), LAST_DAY.year)
