"""Events as records: chances with their rule, days left out and moved, and single days where a rule cannot be held."""

import re
from collections.abc import Generator, Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any, Final

from msgspec.structs import replace

from ladder_tui.domain.base import recurrence
from ladder_tui.domain.base.number_words import count, duration
from ladder_tui.domain.base.wall_clock import shift_days, shown_in
from ladder_tui.domain.base.when import LAST_DAY, day_words, time_words
from ladder_tui.domain.calendar.any_rule import Work, days_of, read
from ladder_tui.domain.calendar.occurrences import gives
from ladder_tui.domain.calendar.rfc5545 import from_rrule, last_day
from ladder_tui.domain.records.opportunities import Moved, Opportunity
from ladder_tui.domain.records.tables import OPPORTUNITIES
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.calendars.events import WEEK_OF_MINUTES, Event, When
from ladder_tui.services.incoming.calendars.ours import OURS, own_item, own_words
from ladder_tui.services.incoming.found.beside import item, record_id
from ladder_tui.services.incoming.found.told import Item, Told

#: Days of the unusual rules of one file that are looked at.
_MOST_WORK: Final = 400_000
_YEAR: Final = timedelta(days=365)
UNTITLED: Final = "Without a title"


#: Times that come as chances of their own: when each was to be, and when it is.
Singles = dict[tuple[date, time | None], When]


class Chances:
    """Makes items of events. `over` and `called_off` count what stays out for that."""

    def __init__(self, snapshot: Snapshot, *, past: bool, problems: list[Told], changes: list[Told]) -> None:
        self.snapshot, self.past, self.problems, self.changes = snapshot, past, problems, changes
        self.over = self.called_off = 0
        self._work = Work(_MOST_WORK)
        self._planned: dict[str, set[date]] = {}
        for plan in snapshot.plans.values():
            if plan.origin.kind == "opportunity" and plan.origin.ref and plan.origin.day:
                self._planned.setdefault(plan.origin.ref, set()).add(plan.origin.day)

    def of(self, main: Event, others: Sequence[Event]) -> Iterator[Item]:
        """The items of one event with those that stand for single times of it."""
        if main.cancelled:
            self.called_off += 1
            return
        if (own := OURS.fullmatch(main.uid)) is not None and own[1] in ("plan", "promise"):
            yield from self._unless_over(own_item(self.snapshot, own[1], own[2], main), main.start.day)
            return
        if main.days > 1:
            words = f"“{_title(main)}” takes {count(main.days, 'day', 'days')}; it stands on the first one."
            self.changes.append(Told(words=words, line=main.line))
        chance = self._chance(main)
        singles: Singles = {}
        if main.rule is not None:
            chance, singles = self._ruled(main, chance)
        key = main.uid or "\0".join((chance.title, chance.day.isoformat(), str(chance.at)))
        if main.of is not None:  # one of several times, whose event is in another file or lost
            chance = replace(chance, id=record_id("ics", key, _in_zone(main.of, chance).day.isoformat()))
        without = [_in_zone(when, chance) for when in main.without]
        if chance.id in self._planned:  # what became a plan stands in our own files as one, and not by its rule
            without = [when for when in without if when.day not in self._planned[chance.id]]
        out, exactly = {when.day for when in without}, {(when.day, when.at) for when in without}
        for when in (_in_zone(when, chance) for when in main.extra):
            time_of = (when.day, when.at)
            if not exactly & {time_of, (when.day, None)} and not (
                main.rule is None and time_of == (chance.day, chance.at)
            ):
                singles[time_of] = when
        chance = replace(chance, skipped=tuple(sorted(day for day in out if gives(chance, day))))
        for other in others:
            chance = yield from self._changed(main, other, chance, singles, key)
        if main.rule is None or chance.rule is not None:
            if out and main.rule is None and chance.day in out:
                self.called_off += 1
            else:
                yield from self._unless_over(self._item(chance, main), _last(chance))
        for (day, at), when in singles.items():
            if at == chance.at and (day in out or (chance.rule is not None and gives(chance, day))):
                continue  # left out, or there by the rule already
            yield from self._unless_over(self._single(main, chance, (day, at), when, key), when.day)

    def _chance(self, event: Event) -> Opportunity:
        start = event.start
        if start.at is not None and start.zone == "UTC" and event.rule is None and not event.extra:
            start = start.shown(self.snapshot.zone)
        own = OURS.fullmatch(event.uid)
        words: dict[str, Any] = own_words(event, self.snapshot, Opportunity) if own else {"note": event.note}
        if event.minutes is not None:
            words["minutes"] = min(event.minutes, WEEK_OF_MINUTES)
        if own is not None and own[1] == "routine":
            words["kind"] = "routine"
        return Opportunity(
            id=own[2] if own else record_id("ics", event.uid or f"{_title(event)}\0{start.day}\0{start.at}"),
            title=_title(event), day=start.day, at=start.at, zone=start.zone, where=event.where,
            created=event.created or self.snapshot.now, **words,
        )  # fmt: skip

    def _ruled(self, event: Event, chance: Opportunity) -> tuple[Opportunity, Singles]:
        """The chance with the rule of its event; or single days of the next year where that cannot be held."""
        assert event.rule is not None
        text = _plain(event.rule.value, event.start)
        title, line = f"“{chance.title}”", event.rule.number
        if event.more_rules:
            self.changes.append(Told(words=f"{title} has several rules; only the first one is read.", line=line))
        try:
            rule = from_rrule(text, chance.day, chance.zone, at=chance.at)
        except ValueError as error:
            why = str(error)
        else:
            self._told_in_utc(event, chance)
            return replace(chance, rule=rule), {}
        begin = chance.day if self.past else max(chance.day, self.snapshot.today)
        try:
            end = min(begin + _YEAR, last_day(text, chance.zone, chance.at))
            days = days_of(read(text), chance.day, begin, end, self._work, at=chance.at)
        except ValueError as error:
            self.problems.append(Told(words=f"{title} comes with its first day only. {error}", line=line))
            return chance, {(chance.day, chance.at): When(chance.day, chance.at, chance.zone)}
        if days:
            last = day_words(days[-1], weekday=False)
            ones = f"Its {count(len(days), 'day', 'days')} until {last} come as single ones."
            words = f"{title}: {why} {ones if len(days) > 1 else f'Its one day, {last}, comes as a single one.'}"
            self.changes.append(Told(words=words, line=line))
        else:
            self.over += 1
        return chance, {(day, chance.at): When(day, chance.at, chance.zone) for day in days}

    def _told_in_utc(self, event: Event, chance: Opportunity) -> None:
        """Say it where the user's clock moves and that of the rule does not."""
        zone = self.snapshot.zone
        if chance.at is not None and chance.zone == "UTC" and shift_days(zone, self.snapshot.today.year):
            words = f"“{chance.title}” is told in UTC, so on your clock it is an hour later in summer than in winter."
            self.changes.append(Told(words=words, line=event.line))

    def _changed(
        self, main: Event, other: Event, chance: Opportunity, singles: Singles, key: str
    ) -> Generator[Item, None, Opportunity]:
        """The chance with what another event says of one of its times; an item where that is something of its own."""
        assert other.of is not None
        of = _in_zone(other.of, chance)
        original, time_of = of.day, (of.day, of.at if other.of.at is not None else chance.at)
        there = _in_zone(other.start, chance)
        if other.onwards:
            words = f"“{chance.title}” is otherwise from {day_words(original)} on; only that day is taken so."
            self.changes.append(Told(words=words, line=other.line))
        if singles.pop(time_of, None) is not None and not other.cancelled and _alike(main, other):
            singles[time_of] = there
            return chance
        on_rule = chance.rule is not None and gives(chance, original)
        if other.cancelled:
            self.called_off += 1
        elif on_rule and _alike(main, other):
            if main.minutes is not None and other.minutes not in (None, main.minutes):
                took = f"takes {duration(other.minutes or 0)} on {day_words(there.day)}"
                words = f"“{chance.title}” {took}; it stands there as long as on other days."
                self.changes.append(Told(words=words, line=other.line))
            moved = [one for one in chance.moved if one.original != original]
            if (there.day, there.at) != (original, chance.at):
                moved.append(Moved(original=original, day=there.day, at=there.at))
            skipped = tuple(day for day in chance.skipped if day != original)
            return replace(chance, moved=tuple(sorted(moved, key=lambda one: one.original)), skipped=skipped)
        else:
            yield from self._unless_over(self._single(other, chance, time_of, there, key), there.day)
        if on_rule:
            return replace(chance, skipped=tuple(sorted({*chance.skipped, original})))
        return chance

    def _single(self, event: Event, chance: Opportunity, of: tuple[date, time | None], when: When, key: str) -> Item:
        source = of[0].isoformat() if of[1] == chance.at else f"{of[0]}T{of[1]}"
        one = replace(
            self._chance(event), id=record_id("ics", key, source), day=when.day, at=when.at, zone=chance.zone,
            rule=None,
        )  # fmt: skip
        return self._item(one, event)

    def _item(self, chance: Opportunity, event: Event) -> Item:
        said = {"where"} | ({"minutes"} if event.minutes is not None else set())
        said |= {"note"} if event.note else set()
        words = chance_words(chance, self.snapshot)
        return item(self.snapshot, OPPORTUNITIES.name, chance, words, line=event.line, said=said)

    def _unless_over(self, one: Item, last: date | None) -> Iterator[Item]:
        if one.standing == "new" and last is not None and last < self.snapshot.today and not self.past:
            self.over += 1
        else:
            yield one


def _in_zone(when: When, chance: Opportunity) -> When:
    """The same by the clock of the chance; a whole day stays a whole day."""
    return when if when.at is None else when.shown(chance.zone)


def _title(event: Event) -> str:
    return event.title or event.where or UNTITLED


def _alike(main: Event, other: Event) -> bool:
    """Whether a changed time is the same thing but for its day and time, and how long it takes."""
    return other.title in ("", main.title) and other.where in ("", main.where)


def _plain(text: str, start: When) -> str:
    """The rule without what only repeats the time of the beginning."""
    said = {"BYHOUR": start.at.hour, "BYMINUTE": start.at.minute, "BYSECOND": 0} if start.at is not None else {}
    parts = text.strip().upper().removeprefix("RRULE:").split(";")
    kept = [part for part in parts if not _repeats(part, said)]
    return ";".join(kept)


def _repeats(part: str, said: dict[str, int]) -> bool:
    name, _, value = part.partition("=")
    return name.strip() in said and re.fullmatch(rf"0*{said[name.strip()]}", value.strip()) is not None


def _last(chance: Opportunity) -> date | None:
    """The last day on which it happens; None where it has no end."""
    rule = chance.rule
    moved = [one.day for one in chance.moved]
    if rule is None:
        return chance.day
    if rule.until is not None:
        return max([rule.until, *moved])
    if rule.count is None:
        return None
    return max([*recurrence.days(rule, chance.day, chance.day, LAST_DAY)[-1:], *moved], default=chance.day)


def chance_words(chance: Opportunity, snapshot: Snapshot) -> str:
    """A chance on one line: "Every Wednesday, 18:30, from Wednesday 4 March · Pottery class · At the studio".

    A single time is told by the user's own clock, that of a rule by the clock it goes by.
    """
    today, day, at = snapshot.today, chance.day, chance.at
    if chance.rule is None:
        day, at = shown_in(day, at, of=chance.zone, to=snapshot.zone)
    when = recurrence.in_words(chance.rule, day) if chance.rule is not None else day_words(day, today=today)
    when += f", {time_words(at)}" if at is not None else ""
    if chance.rule is not None and at is not None and chance.zone != snapshot.zone:
        when += f" in {chance.zone.replace('_', ' ')}"
    if chance.rule is not None and day > today:
        when += f", from {day_words(day, today=today)}"
    return " · ".join(filter(None, (when[0].upper() + when[1:], chance.title, chance.where)))
