"""Every number that a rule decides by can be the user's own: `Settings.thresholds` is asked, whatever the room."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from ladder_tui.domain.base.thresholds import DEFAULTS, thresholds
from ladder_tui.domain.calendar.backups_and_rewards import backups_for
from ladder_tui.domain.calendar.load import is_full, smaller_plan
from ladder_tui.domain.calendar.load_signals import signals
from ladder_tui.domain.cards.messages import lines_for
from ladder_tui.domain.growth.goal_progress import progress
from ladder_tui.domain.items.lines import Backup, Starter
from ladder_tui.domain.ladder.split import dimensions
from ladder_tui.domain.people.gestures import gestures
from ladder_tui.domain.picks.need_forms import levels
from ladder_tui.domain.picks.needs import need_gaps
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.report.parts import last_weeks
from ladder_tui.domain.report.sections import report
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import today_of
from ladder_tui.domain.writing.after_questions import happenings
from ladder_tui.domain.writing.kind_lines import line_of_the_day
from tests.kits.builders import (
    NOW,
    TODAY,
    activity,
    attempt,
    checkin,
    contact,
    library,
    outcome,
    person,
    plan,
    rung,
    settings,
    shares,
    snapshot,
    use,
)
from tests.kits.need_kit import QUESTIONS

DAY = timedelta(days=1)
WALK = activity("walk", "A lap", effort=1, minutes=20, needs=shares("casual_chat"), moods=(), own=True)
GOAL = Goal(
    id="goal", created=NOW, verb="Walk", tag="contact", count=2, period="week", start=TODAY - 21 * DAY,
    until=TODAY + 6 * DAY,
)  # fmt: skip
BACKUP = Backup(
    id="b", text="A wave", trigger="cancelled", effort=1, minutes=10, contact="brief", place="home", needs=()
)  # fmt: skip
LINES = [
    Starter(id=id, text=text, stage="acquaintance", occasion="plain", channel="text", asks=False, slots=slots)
    for id, text, slots in (("whole", "The bench is free.", ()), ("gap", "How was {thing}?", ("thing",)))
]
RATED = {"activities": [WALK], "uses": [use(item_id="walk", worth=6, at=NOW - 30 * DAY)]}
#: So that a reason is about worth or rhythm.
QUIET = (("picker.weight.need", 0), ("picker.weight.energy", 0), ("picker.weight.variety", 0))
LATER = TODAY + 3 * DAY


def tried(**fields: int) -> dict[str, Any]:
    return {"attempts": [attempt(n, closed_at=NOW, outcome=outcome(happened="no", **fields)) for n in "ab"]}


def hurt(there: Snapshot) -> object:
    return [happening.hurt for happening in happenings(there)]


def reasons(there: Snapshot) -> object:
    return [item.words for item in pick(there).picks]


def gap_words(there: Snapshot) -> object:
    return {need: gap.words for need, gap in need_gaps(there).gaps.items()}


def towards_ana(there: Snapshot) -> object:
    return gestures(there, there.people["ana"])


def raised(there: Snapshot) -> object:
    return [part.lines for part in report(there, last_weeks(TODAY)).sections if part.part == "bring"]


@pytest.mark.parametrize(
    ("key", "own", "tables", "told"),
    [
        ("kindness.end", 40, tried(end=50, peak=60), hurt),
        ("kindness.peak", 50, tried(end=10, peak=60), hurt),
        ("questions.days_before", 3, {"attempts": [attempt(closed_at=NOW - 3 * DAY)]}, hurt),
        ("day.full", 1, {"activities": [WALK], "plans": [plan()]}, lambda it: today_of(it).picks is None),
        ("picker.low_energy", 3, {"checkins": [checkin(energy=3)]}, line_of_the_day),
        ("picker.liked", 6, RATED, reasons),
        ("picker.worth_it", 6, RATED, reasons),
        ("picker.names", 1, {"people": [person(), person("bo", "Bo", minutes=90)]}, lambda it: pick(it).left_out),
        (
            "picker.due_share", 0.2, {"people": [person(rhythm_days=10)], "contacts": [contact(at=NOW - 4 * DAY)]},
            reasons,
        ),
        ("needs.rare", 0.9, {"activities": [WALK], "uses": [use("u0", "walk", NOW - 30 * DAY), use(item_id="walk")]},
            gap_words),
        ("needs.room", 0.1, {"activities": [WALK], "uses": [use(f"u{n}", "walk", NOW - n * DAY) for n in (30, 1, 0)]},
            gap_words),
        ("needs.known_days", 1, {"activities": [WALK], "uses": [use("u0", "walk", NOW - 2 * DAY)]}, gap_words),
        ("gestures.most", 1, {"people": [person(next_time="the move")]}, towards_ana),
        ("gestures.proposals", 1, {"people": [person()], "contacts": [contact(proposed="me")]}, towards_ana),
        ("goals.short", 4, {"goals": [GOAL]}, lambda it: progress(it, GOAL).alternatives),
        ("load.always_effort", 5, {"plans": [plan("a", effort=5), plan("b", effort=5)]}, signals),
        ("load.ahead_days", 1, {"plans": [plan(n, effort=4, day=LATER, at=NOW.time()) for n in "ab"]}, signals),
        ("backups.minutes", 5, {"library": library(backups=[BACKUP])}, lambda it: backups_for(it, plan())),
        (
            "messages.enough", 1, {"people": [person()], "library": library(starters=LINES)},
            lambda it: lines_for(it, it.people["ana"]),
        ),
        ("report.some", 3, tried(peak=90), raised),
        ("report.hard_peak", 95, tried(peak=90), raised),
        ("report.low_energy", 1, {"checkins": [checkin(energy=2)]}, raised),
    ],
)  # fmt: skip
def test_own_numbers_decide(key: str, own: float, tables: dict[str, Any], told: Callable[[Snapshot], object]) -> None:
    shipped, other = (
        told(snapshot(**tables, settings=settings(thresholds=(*QUIET, *numbers)))) for numbers in ((), ((key, own),))
    )
    assert shipped != other


@pytest.mark.parametrize(
    ("key", "own", "told"),
    [
        ("load.always_effort", 2, lambda limits: is_full(6, 6, 2, limits)),
        ("plans.least_minutes", 40, lambda limits: smaller_plan(plan(minutes=30), limits)),
        ("ladder.shortest_visit", 60, lambda limits: dimensions(rung(minutes=30), limits)),
        ("needs.least_wanted", 2, lambda limits: levels(QUESTIONS, {"confidant-0": 0}, limits)),
        ("needs.most_wanted", 8, lambda limits: levels(QUESTIONS, {"confidant-0": 10}, limits)),
    ],
)
def test_own_numbers_decide_where_they_are_handed_over(key: str, own: float, told: Callable[[Any], object]) -> None:
    assert told(DEFAULTS) != told(thresholds([(key, own)]))
