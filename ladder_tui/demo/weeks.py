"""`--demo`: an invented person's ten weeks in a folder of their own, made afresh and counted back from today."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ladder_tui.demo import person
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.growth.own_question import SUGGESTED
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.attempts import Attempt, Habit, Outcome, Prediction
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.decisions import Decision
from ladder_tui.domain.records.entries import Entry, Win
from ladder_tui.domain.records.goals import WhatMatters
from ladder_tui.domain.records.measures import OwnAnswer
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Contact, Person, Promise
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.records.reviews import SetbackPlan
from ladder_tui.domain.records.rungs import FIRST_LADDER, OwnLadder, Rung
from ladder_tui.domain.records.settings import NeedLevel, Settings
from ladder_tui.domain.records.tables import (
    ATTEMPTS,
    CHECKINS,
    CONTACTS,
    DECISIONS,
    ENTRIES,
    LADDERS,
    OPPORTUNITIES,
    OWN_ANSWERS,
    PEOPLE,
    PLANS,
    PROMISES,
    RUNGS,
    SETBACKS,
    SETTINGS,
    WHAT_MATTERS,
    WINS,
    Table,
)
from ladder_tui.services.clock import find_zone, make_clock
from ladder_tui.services.ledger.ledger import Clock
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper
from ladder_tui.wiring import House, open_house


def open_demo(
    folder: Path,
    environ: Mapping[str, str],
    *,
    clock: Clock | None = None,
    zone: str | None = None,
    library: Library | None = None,
) -> House:
    """Fill an empty folder with the invented person's records and open it. Nothing of the user's is touched.

    `library` is the packs where they have been read already.
    """
    zone = zone or find_zone(environ)[0]
    clock = clock or make_clock(environ, zone)
    now = clock()
    keeper = Keeper.open(find_paths(folder, {}), now=now)
    try:
        keeper.commit([Change(table.name, record.id, None, record) for table, record in records(now, zone)], now=now)
    finally:
        keeper.close()
    return open_house(folder, environ={}, clock=clock, zone=zone, library=library)


def records(now: datetime, zone: str) -> Iterator[tuple[Table[Any], Any]]:
    """All records by table, as of `now`. Ids are readable and stable: `demo-win-3`."""
    yield (
        SETTINGS,
        Settings(
            welcomed=True,
            coping=person.COPING,
            own_question=SUGGESTED,
            energy_morning=2,
            energy_evening=3,
            needs=(
                NeedLevel(need="confidant", wanted=7, present=3),
                NeedLevel(need="casual_chat", wanted=6, present=2),
                NeedLevel(need="shared_activity", wanted=6, present=4),
                NeedLevel(need="group_belonging", wanted=4, present=2),
            ),
        ),
    )
    yield from _of_ones_own(now)
    yield from _people(now)
    yield from _calendar(now, zone)
    yield from _ladder(now)
    yield from _writing(now)


def _at(now: datetime, days_ago: int, hour: int, minute: int = 0) -> datetime:
    day = now - timedelta(days=days_ago)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _of_ones_own(now: datetime) -> Iterator[tuple[Table[Any], Any]]:
    """What matters, a question of one's own with its answers, and a plan for setbacks."""
    for index, text in enumerate(person.WHAT_MATTERS):
        yield WHAT_MATTERS, WhatMatters(id=f"demo-matters-{index}", text=text, created=_at(now, 60, 20, index))
    for index, (days_ago, value) in enumerate(person.OWN_ANSWERS):
        at = _at(now, days_ago, 19)
        yield OWN_ANSWERS, OwnAnswer(id=f"demo-own-{index}", at=at, question=SUGGESTED, value=value)
    signs, helped, tell = person.SETBACK_PLAN
    yield SETBACKS, SetbackPlan(at=_at(now, 20, 20), signs=signs, helped=helped, tell=tell)


def _people(now: datetime) -> Iterator[tuple[Table[Any], Any]]:
    for index, (name, how, stage, details, next_time, rhythm, ceiling) in enumerate(person.PEOPLE):
        yield (
            PEOPLE,
            Person(
                id=f"demo-person-{index}",
                name=name,
                created=_at(now, 69, 10),
                how_known=how,
                stage=stage,
                details=details,
                next_time=next_time,
                rhythm_days=rhythm,
                depth_ceiling=ceiling,
                needs=("confidant",) if stage in ("friend", "family") else ("casual_chat",),
                effort=1 if stage == "familiar_face" else 2,
            ),
        )
    for index, (who, days_ago, channel, note) in enumerate(person.CONTACTS):
        yield (
            CONTACTS,
            Contact(
                id=f"demo-contact-{index}",
                person_id=f"demo-person-{who}",
                at=_at(now, days_ago, 12, 40),
                channel=channel,
                note=note,
                reached=person.SIGNALS.get(index, (None, None, None))[0],
                support=person.SIGNALS.get(index, (None, None, None))[1],
                felt=person.SIGNALS.get(index, (None, None, None))[2],
            ),
        )
    yield (
        PROMISES,
        Promise(
            id="demo-promise-0", text="Bring Jun the glaze book", created=_at(now, 8, 21), person_id="demo-person-1"
        ),
    )
    yield (
        PROMISES,
        Promise(
            id="demo-promise-1",
            text="Ask Ana about the second rehearsal",
            created=_at(now, 4, 20),
            person_id="demo-person-0",
            due=now.date(),
        ),
    )
    for index, (days_ago, mood, energy, minutes) in enumerate(person.CHECKINS):
        yield (
            CHECKINS,
            CheckIn(
                id=f"demo-checkin-{index}", at=_at(now, days_ago, 8, 15), mood=mood, energy=energy, minutes=minutes
            ),
        )


def _calendar(now: datetime, zone: str) -> Iterator[tuple[Table[Any], Any]]:
    today = now.date()
    begun = _at(now, 69, 11)
    title, weekday, at, minutes, effort, weeks, reward, backup = person.CLASS
    first = today - timedelta(weeks=weeks, days=(today.weekday() - weekday) % 7)
    pottery = Opportunity(
        id="demo-chance-0", title=title, day=first, created=begun, at=at, zone=zone, minutes=minutes, effort=effort,
        needs=("shared_activity", "group_belonging"), reward=reward, backup=backup, where="The old brickworks",
        rule=Recurrence(frequency="weekly", weekdays=(weekday,), until=first + timedelta(weeks=20)),
    )  # fmt: skip
    yield OPPORTUNITIES, pottery
    title, at, minutes, effort, reward, backup = person.MARKET
    yield OPPORTUNITIES, Opportunity(
        id="demo-chance-1", title=title, day=_first_sunday(today - timedelta(days=62)), created=begun, at=at, zone=zone,
        minutes=minutes, effort=effort, place="outdoors", reward=reward, backup=backup,
        rule=Recurrence(frequency="monthly", weekdays=(6,), nth=1),
    )  # fmt: skip
    title, at, minutes, effort, reward, backup = person.WALK
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 - 21)
    yield OPPORTUNITIES, Opportunity(
        id="demo-chance-2", title=title, day=saturday, created=begun, at=at, zone=zone, minutes=minutes, effort=effort,
        needs=("group_belonging",), place="outdoors", reward=reward, backup=backup,
        rule=Recurrence(frequency="weekly", interval=2, weekdays=(5,)),
        how_to_join="Anyone may join at the pond gate.",
        values="Slow on purpose; nobody is left to walk alone.",
    )  # fmt: skip
    title, minutes, effort = person.ROUTINE
    yield OPPORTUNITIES, Opportunity(
        id="demo-chance-3", title=title, day=today - timedelta(days=27), created=begun, kind="routine", zone=zone,
        minutes=minutes, effort=effort, needs=("confidant",), place="phone",
        rule=Recurrence(frequency="weekly", weekdays=(2,)),
    )  # fmt: skip
    title, who, at, minutes, effort = person.MESSAGE
    yield OPPORTUNITIES, Opportunity(
        id="demo-chance-4", title=title, day=today - timedelta(days=21), created=begun, kind="routine", at=at,
        zone=zone, minutes=minutes, effort=effort, needs=("confidant",), place="phone", person_id=f"demo-person-{who}",
        message=True, rule=Recurrence(frequency="weekly", weekdays=(today.weekday(),)),
    )  # fmt: skip
    for index, (title, days_ago, hour, effort, minutes, status, saved, cue, reward, backup) in enumerate(person.PLANS):
        closed = None if status == "open" else _at(now, days_ago, 20)
        yield PLANS, Plan(
            id=f"demo-plan-{index}", title=title, day=today - timedelta(days=days_ago), created=_at(now, 60, 9),
            at=hour, zone=zone, minutes=minutes, effort=effort, cue=cue, reward=reward, backup=backup, status=status,
            closed_at=closed, backup_done=saved, needs=("shared_activity",) if effort > 2 else ("casual_chat",),
            person_id="demo-person-1" if "Jun" in title else "demo-person-3" if "Lea" in title else None,
        )  # fmt: skip
    for index, (days_ago, done) in enumerate(_class_evenings(today, pottery.day)):
        yield PLANS, Plan(
            id=f"demo-class-{index}", title=pottery.title, day=done, created=begun, at=pottery.at, zone=zone,
            minutes=pottery.minutes, effort=pottery.effort, needs=pottery.needs, status="done",
            closed_at=_at(now, days_ago, 21), reward=pottery.reward, backup=pottery.backup,
            origin=Origin(kind="opportunity", ref=pottery.id, day=done),
        )  # fmt: skip


def _class_evenings(today: date, first: date) -> Iterator[tuple[int, date]]:
    day = first
    while day < today:
        if (today - day).days not in (35, 36, 37, 38, 39, 40, 41):  # one week without
            yield (today - day).days, day
        day += timedelta(weeks=1)


def _first_sunday(day: date) -> date:
    first = day.replace(day=1)
    return first + timedelta(days=(6 - first.weekday()) % 7)


def _ladder(now: datetime) -> Iterator[tuple[Table[Any], Any]]:
    for index, (text, suds, setting, minutes, effort, done_when, backup, reward, state) in enumerate(person.RUNGS):
        yield RUNGS, Rung(
            id=f"demo-rung-{index}", text=text, suds=suds, created=_at(now, 68, 9, index), setting=setting,
            minutes=minutes, effort=effort, done_when=done_when, backup=backup, reward=reward, current=state == "here",
            variations=person.RUNG_MORE[index][0], habits=person.RUNG_MORE[index][1], stage=person.RUNG_MORE[index][2],
            matters_id=f"demo-matters-{person.RUNG_FOR[index]}" if index in person.RUNG_FOR else None,
        )  # fmt: skip
    yield from _second_ladder(now)
    for index, (days_ago, start_rung, suggested, chosen, goal) in enumerate(person.DECISIONS):
        yield DECISIONS, Decision(
            id=f"demo-decision-{index}", at=_at(now, days_ago, 20), ladder_id=FIRST_LADDER,
            rung_id=f"demo-rung-{start_rung}", suggested=suggested, chosen=chosen,
            to_rung=f"demo-rung-{goal}" if goal is not None else None,
        )  # fmt: skip
    for index, row in enumerate(person.ATTEMPTS):
        rung, days_ago, feared, likely, cost, suds, status, happened, peak, end, after, lesson = row
        start = _at(now, days_ago, 12, 10)
        habits = person.RUNG_MORE[rung][1] if index in person.AFTERWARDS else ()
        use, adjust = person.AFTERWARDS.get(index, (None, ""))
        yield ATTEMPTS, Attempt(
            id=f"demo-attempt-{index}", title=person.RUNGS[rung][0], started_at=start, rung_id=f"demo-rung-{rung}",
            prediction=Prediction(feared=feared, likelihood=likely, cost=cost, suds=suds, habits=habits), status=status,
            closed_at=start + timedelta(minutes=40),
            outcome=Outcome(
                happened=happened, likelihood_next=after, peak=peak, end=end, lesson=lesson, worth=7,
                context=person.PLACES[index], adjust=adjust,
                habits=tuple(Habit(name=name, use=use) for name in habits) if use is not None else (),
            ),
        )  # fmt: skip


def _second_ladder(now: datetime) -> Iterator[tuple[Table[Any], Any]]:
    title, rungs = person.SECOND_LADDER
    ladder = OwnLadder(id="demo-ladder", title=title, created=_at(now, 28, 19))
    yield LADDERS, ladder
    for index, (text, suds, minutes, effort) in enumerate(rungs):
        yield RUNGS, Rung(
            id=f"demo-call-{index}", text=text, suds=suds, created=ladder.created, setting="call", minutes=minutes,
            effort=effort, needs=("confidant",), ladder_id=ladder.id, channel="call", current=index == 0,
        )  # fmt: skip


def _writing(now: datetime) -> Iterator[tuple[Table[Any], Any]]:
    for index, (days_ago, text) in enumerate(person.WINS):
        yield WINS, Win(id=f"demo-win-{index}", text=text, at=_at(now, days_ago, 20, 30))
    for index, (days_ago, question, text) in enumerate(person.ENTRIES):
        yield ENTRIES, Entry(
            id=f"demo-entry-{index}", at=_at(now, days_ago, 21, 10), text=text, question=question,
            kind="prompt" if question else "free",
        )  # fmt: skip
