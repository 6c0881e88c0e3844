"""What one goes to next, for the card that is taken along: by itself, or by any words of the user's."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import msgspec

from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between
from ladder_tui.domain.people.redaction import names_unsafe
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot, not_safe

#: The next thing is looked for on today and so many days after it; words find what is planned for longer.
DAYS_AHEAD, DAYS_NAMED = 6, 13


class Ahead(msgspec.Struct, frozen=True, kw_only=True):
    """One thing ahead, and when: `day` is None for a step, `at` None for any time of the day."""

    source: Attempt | Plan | Opportunity | Rung
    day: date | None = None
    at: time | None = None

    @property
    def title(self) -> str:
        """What the user calls it."""
        return self.source.text if isinstance(self.source, Rung) else self.source.title


def next_ahead(snapshot: Snapshot) -> Ahead | None:
    """The try under way, else the first open thing of this day and the next six, else the next step; or nothing.

    What rests is never named: nothing of the ladder while it pauses, no step that does not suit the day.
    """
    step, paused = None, False
    if snapshot.rungs:
        from ladder_tui.domain.ladder.next_step import ladder_rests, next_step, rungs_at_rest  # late: as in the shell

        step = next_step(snapshot)
        paused = ladder_rests(snapshot, step)
    under_way = next(_under_way(snapshot), None)
    if under_way is not None and not (paused and _rung_id(under_way.source)):
        return under_way
    items = [item for item in _open_items(snapshot, DAYS_AHEAD) if _is_next(item, snapshot)]
    at_rest = frozenset[str]()
    if step is not None:
        at_rest = rungs_at_rest(snapshot, {_rung_id(item.source) or "" for item in items}, step)
    for item in items:
        rung_id = _rung_id(item.source)
        if rung_id is None or not (paused or (item.day == snapshot.today and rung_id in at_rest)):
            return item_ahead(item)
    rung = step.rung if step is not None else None
    return Ahead(source=rung) if rung is not None and not names_unsafe(snapshot, rung.text) else None


def find_ahead(snapshot: Snapshot, query: str) -> tuple[Ahead, ...]:
    """Everything that holds all these words in its title: tries under way, then what is planned, then steps."""
    words, found = words_of(query), list[Ahead]()
    for one in _everything(snapshot):
        if has_words(words, one.title) and one.source.id not in {other.source.id for other in found}:
            found.append(one)
    return tuple(found)


def item_ahead(item: AgendaItem) -> Ahead | None:
    """A line of the agenda as what is ahead; None for a promise."""
    return None if isinstance(item.source, Promise) else Ahead(source=item.source, day=item.day, at=item.at)


def _everything(snapshot: Snapshot) -> Iterator[Ahead]:
    yield from _under_way(snapshot)
    for item in _open_items(snapshot, DAYS_NAMED):
        if (ahead := item_ahead(item)) is not None:
            yield ahead
    for rung in snapshot.rungs.values():
        if not rung.set_aside and not names_unsafe(snapshot, rung.text):
            yield Ahead(source=rung)


def _under_way(snapshot: Snapshot) -> Iterator[Ahead]:
    """Tries that have begun in the last days and are not over, the latest first."""
    limits, unsafe = thresholds(snapshot.settings.thresholds), not_safe(snapshot)
    since = snapshot.now - timedelta(days=limits["attempt.offer_days"])
    begun = [
        attempt
        for attempt in snapshot.attempts.values()
        if attempt.status == "open" and attempt.started_at >= since
        if not unsafe.has_plan(attempt.plan_id) and not unsafe.names(attempt.title)
    ]
    for attempt in sorted(begun, key=lambda attempt: (attempt.started_at, attempt.id), reverse=True):
        yield Ahead(source=attempt)


def _open_items(snapshot: Snapshot, days: int) -> Iterator[AgendaItem]:
    """What is open on this day and so many after it, in order of time, without promises."""
    ahead = agenda_between(snapshot, snapshot.today, snapshot.today + timedelta(days=days))
    for item in (item for items in ahead.values() for item in items):
        if item.status == "open" and item.kind != "promise" and not names_unsafe(snapshot, item.title):
            yield item


def _is_next(item: AgendaItem, snapshot: Snapshot) -> bool:
    """Not a message, whose first line stands on Today already; a small thing of every day is for its own day only."""
    is_message = isinstance(item.source, Opportunity) and item.source.message
    return not is_message and (not item.routine or item.day == snapshot.today)


def _rung_id(source: object) -> str | None:
    if isinstance(source, Attempt):
        return source.rung_id
    return source.origin.ref if isinstance(source, Plan) and source.origin.kind == "rung" else None
