"""A calendar file (.ics) as chances on the calendar; files of our own bring back plans and promises as well."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.calendars.chances import Chances
from ladder_tui.services.incoming.calendars.content_lines import Part, parts_of
from ladder_tui.services.incoming.calendars.events import WANTED, Event, EventReader
from ladder_tui.services.incoming.calendars.their_zones import TheirZones
from ladder_tui.services.incoming.found.told import Incoming, Item, Told

#: The most things that one file brings.
MOST: Final = 5_000
#: What happened once and was over so long ago is counted, and not read.
_LONG_AGO: Final = timedelta(days=3)
_OF_ZONES: Final = frozenset({"TZID", "X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO", "METHOD"})
#: What stays out, in words for one and for several.
_NO_EVENTS: Final = {
    "VTODO": ("to-do", "to-dos"),
    "VJOURNAL": ("note of a journal", "notes of a journal"),
    "VFREEBUSY": ("list of busy hours", "lists of busy hours"),
    "VALARM": ("alarm", "alarms"),
}


def read_calendar(file: str, text: str, snapshot: Snapshot, *, past: bool = False) -> Incoming:
    """What a calendar would bring. What is over stays out unless `past`."""
    problems: list[Told] = []
    changes: list[Told] = []
    outer = list(parts_of(text, WANTED | _OF_ZONES, problems))
    inner = [each for part in outer for each in (part.parts if part.kind == "VCALENDAR" else (part,))]
    # An event without its END holds those behind it.
    inner += [below for each in inner if each.kind == "VEVENT" for below in each.parts if below.kind == "VEVENT"]
    out: Counter[str] = Counter()
    for each in inner:
        out.update(kind.kind for kind in (each, *each.parts) if kind.kind in _NO_EVENTS)
    called_off = {
        id(each) for part in outer if (method := part.get("METHOD")) and method.value.strip().upper() == "CANCEL"
        for each in part.parts
    }  # fmt: skip
    zones = TheirZones((each for each in inner if each.kind == "VTIMEZONE"), snapshot.zone, snapshot.today)
    reader = EventReader(zones, problems, changes)
    events: list[Event] = []
    off = over = 0
    long_ago = f"{snapshot.today - _LONG_AGO:%Y%m%d}"
    for part in inner:
        if part.kind != "VEVENT":
            continue
        if not past and _is_over(part, long_ago):
            over += 1
            continue
        if len(events) >= MOST:
            words = f"The file has more than {MOST:,} events; those from here on stay out."
            problems.append(Told(words=words, line=part.number))
            break
        event = reader.event(part)
        if event is None:
            continue
        if id(part) in called_off:
            off += 1
        else:
            events.append(event)
    chances = Chances(snapshot, past=past, problems=problems, changes=changes)
    chances.over, chances.called_off = over, off
    return _incoming(file, events, out, chances)


def _is_over(part: Part, long_ago: str) -> bool:
    """Whether something that happens once was over long ago, as far as that is to be seen without reading it.

    A calendar of ten years is mostly that, and is not to leave out what is ahead.
    """
    start = part.get("DTSTART")
    again = any(part.get(name) is not None for name in ("RRULE", "RDATE", "RECURRENCE-ID"))
    if again or start is None or not part.whole:
        return False
    day = start.value.strip()[:8]
    return day.isascii() and day.isdigit() and "19000101" <= day < long_ago


def _incoming(file: str, events: list[Event], out: Counter[str], chances: Chances) -> Incoming:
    problems, changes = chances.problems, chances.changes
    items: list[Item] = []
    for main, others in _by_uid(events):
        items += chances.of(main, others)
        if len(items) > MOST:
            problems.append(
                Told(words=f"That is more than {MOST:,} things; those from here on stay out.", line=main.line)
            )
            del items[MOST:]
            break
    off = chances.called_off
    left = [Told(words=f"{_many(number, *_NO_EVENTS[kind])} out.") for kind, number in out.items()]
    if off:
        left.append(Told(words=f"{_many(off, 'event that is called off', 'events that are called off')} out."))
    if chances.over:
        left.append(Told(words=f"{_many(chances.over, 'event that is over', 'events that are over')} out."))
    if not (items or events or problems or chances.over):
        problems.append(Told(words="There is no event in this calendar."))
    return Incoming(
        file=file, form="calendar", items=tuple(items), problems=_in_order(problems), changes=_in_order(changes),
        left_out=tuple(left), over=chances.over,
    )  # fmt: skip


def _many(number: int, one: str, many: str) -> str:
    words = f"{count(number, one, many)} {'stays' if number == 1 else 'stay'}"
    return f"{words[0].upper()}{words[1:]}"


def _in_order(told: list[Told]) -> tuple[Told, ...]:
    return tuple(sorted(dict.fromkeys(told), key=lambda one: one.line))


def _by_uid(events: list[Event]) -> Iterator[tuple[Event, list[Event]]]:
    """Each event with those that stand for single times of it; one of these alone stands for itself."""
    groups: dict[str, list[Event]] = {}
    for number, event in enumerate(events):
        groups.setdefault(event.uid or f"\0{number}", []).append(event)
    for group in groups.values():
        mains = [event for event in group if event.of is None]
        others = [event for event in group if event.of is not None]
        if mains:
            yield mains[-1], others  # of several with one name the last is the latest
        else:
            for event in others:
                yield event, []
