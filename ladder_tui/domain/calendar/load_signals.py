"""The load guard's signals: each is said in words, with its choices. It never blocks (docs/design.md 4.3)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import combinations, pairwise
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.wall_clock import moment
from ladder_tui.domain.base.weeks import week_days
from ladder_tui.domain.base.when import near_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between, load_and_free
from ladder_tui.domain.calendar.load import capacity
from ladder_tui.domain.records.attempts import took_place
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot

SignalKind = Literal["over", "no_free_day", "new_rungs", "close_together", "lighter"]
LoadAction = Literal["move", "smaller", "keep", "say_no"]
Days = Mapping[date, Sequence[AgendaItem]]

CHOICES: Final[Mapping[LoadAction, str]] = {
    "move": "move something",
    "smaller": "make something smaller",
    "keep": "keep it as it is",
    "say_no": "say no kindly",
}
_NOON: Final = time(12)
_ALL: Final[tuple[LoadAction, ...]] = ("move", "smaller", "keep", "say_no")


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth a look before the week goes on.

    `id` names the signal and what it is about, so that keeping it keeps just this one. `items` are the lines it is
    about, what takes most first.
    """

    id: str
    kind: SignalKind
    words: str
    reasons: tuple[str, ...]
    alternatives: tuple[LoadAction, ...]
    items: tuple[AgendaItem, ...] = ()


def signals(snapshot: Snapshot) -> tuple[Signal, ...]:
    """The signals of today's week and the days ahead that the user has not chosen to keep, the widest first."""
    days = week_days(snapshot.today, snapshot.settings.week_start)
    week = agenda_between(snapshot, days[0], days[-1])
    # What is close together may lie on both sides of a week's end.
    limits = thresholds(snapshot.settings.thresholds)
    ahead = agenda_between(snapshot, snapshot.today, snapshot.today + timedelta(days=limits["load.ahead_days"]))
    coming = [item for items in ahead.values() for item in items if _can_change(item, snapshot.today)]
    everything = (
        *_over(snapshot, week),
        *_no_free_day(snapshot, week),
        *_new_rungs(snapshot, coming),
        *_close_together(snapshot, coming),
        *_lighter(snapshot, coming),
    )
    return tuple(signal for signal in everything if signal.id not in snapshot.load_kept)


def _can_change(item: AgendaItem, today: date) -> bool:
    return item.kind != "promise" and item.status == "open" and item.day >= today


def _most_first(items: Iterator[AgendaItem] | Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    return tuple(sorted(items, key=lambda item: (-item.effort, item.day, item.ref)))


def _over(snapshot: Snapshot, week: Days) -> Iterator[Signal]:
    carries = capacity(snapshot.checkins.values(), snapshot.settings, snapshot.now)
    load, _ = load_and_free(week)
    always = thresholds(snapshot.settings.thresholds)["load.always_effort"]
    changeable = [item for items in week.values() for item in items if _can_change(item, snapshot.today)]
    left = [item for item in changeable if item.effort > always]
    if load > carries.value and left:
        yield Signal(
            id=f"over:{min(week)}:{load}",
            kind="over",
            words=f"This week holds {load}; about {carries.value} is what it carries.",
            reasons=(f"What a week carries is {carries.reason}.",),
            alternatives=_ALL,
            items=_most_first(left),
        )


def _no_free_day(snapshot: Snapshot, week: Days) -> Iterator[Signal]:
    _, free = load_and_free(week)
    left = [item for items in week.values() for item in items if _can_change(item, snapshot.today) and not item.routine]
    if not free and left:
        yield Signal(
            id=f"full:{min(week)}",
            kind="no_free_day",
            words="No day of this week is free.",
            reasons=("A free day is where tiredness goes.",),
            alternatives=_ALL,
            items=_most_first(left),
        )


def _new_rungs(snapshot: Snapshot, coming: Sequence[AgendaItem]) -> Iterator[Signal]:
    hours = thresholds(snapshot.settings.thresholds)["load.new_rung_hours"]
    tried = {attempt.rung_id for attempt in snapshot.attempts.values() if took_place(attempt)}
    new = [
        item
        for item in coming
        if isinstance(item.source, Plan) and item.source.origin.kind == "rung" and item.source.origin.ref not in tried
    ]
    for first, second in combinations(new, 2):
        same = (
            isinstance(first.source, Plan)
            and isinstance(second.source, Plan)
            and (first.source.origin.ref == second.source.origin.ref)
        )
        if not same and _hours_between(first, second, snapshot) < hours:
            yield _pair(
                "new_rungs",
                first,
                second,
                f"Two new steps lie within {int(hours)} hours, {_when(first, second, snapshot)}.",
                "One new thing at a time leaves room to see what it was like.",
            )


def _close_together(snapshot: Snapshot, coming: Sequence[AgendaItem]) -> Iterator[Signal]:
    limits = thresholds(snapshot.settings.thresholds)
    rest, much = limits["load.rest_hours"], limits["load.much_effort"]
    heavy = [item for item in coming if item.effort >= much and item.at is not None]
    heavy.sort(key=lambda item: (_starts(item, snapshot), item.ref))
    for first, second in pairwise(heavy):
        over = _starts(first, snapshot) + timedelta(minutes=first.minutes)
        if (_starts(second, snapshot) - over) < timedelta(hours=rest):
            yield _pair(
                "close_together",
                first,
                second,
                f"Two full things lie within {int(rest)} hours, {_when(first, second, snapshot)}.",
                "Tiredness tends to follow two or three hours after sociable time.",
            )


def _pair(kind: SignalKind, first: AgendaItem, second: AgendaItem, words: str, reason: str) -> Signal:
    items = _most_first([first, second])
    return Signal(
        id=f"{kind}:{first.ref}:{first.day}:{second.ref}:{second.day}",
        kind=kind,
        words=words,
        reasons=(reason,),
        alternatives=_ALL,
        items=items,
    )


def _lighter(snapshot: Snapshot, coming: Sequence[AgendaItem]) -> Iterator[Signal]:
    limits = thresholds(snapshot.settings.thresholds)
    # What fell through was not up to the user, so it says nothing about how full the week is.
    closed = [plan for plan in snapshot.plans.values() if plan.status in ("done", "left_early", "self_cancelled")]
    closed.sort(key=lambda plan: (plan.closed_at.timestamp() if plan.closed_at is not None else 0.0, plan.id))
    last = closed[-int(limits["load.lighter_of"]) :]
    aside = [plan for plan in last if plan.status == "self_cancelled"]
    left = [item for item in coming if item.effort > limits["load.always_effort"]]
    if len(aside) >= limits["load.lighter_from"] and left:
        yield Signal(
            id=f"lighter:{aside[-1].id}",
            kind="lighter",
            words="A lighter week is possible.",
            reasons=(f"{len(aside)} of the last {len(last)} plans were set aside; smaller ones may fit better now.",),
            alternatives=_ALL,
            items=_most_first(left),
        )


def _starts(item: AgendaItem, snapshot: Snapshot) -> datetime:
    """When it begins; what may be at any time of its day is taken to be at noon."""
    return moment(item.day, item.at or _NOON, snapshot.zone)


def _hours_between(first: AgendaItem, second: AgendaItem, snapshot: Snapshot) -> float:
    """Hours from one start to the other."""
    return abs((_starts(second, snapshot) - _starts(first, snapshot)).total_seconds()) / 3600


def _when(first: AgendaItem, second: AgendaItem, snapshot: Snapshot) -> str:
    days = sorted({first.day, second.day})
    return " and ".join(near_words(day, snapshot.today) for day in days)
