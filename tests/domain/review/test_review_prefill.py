"""What a weekly review begins with, and what it can end with."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.agenda import agenda_between, load_and_free
from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.records.reviews import Review, review_lines, review_text
from ladder_tui.domain.review.next_plans import coming_week, day_for_plan, free_words, plan_ideas
from ladder_tui.domain.review.prefill import REVIEW_DRAFT, is_begun, prefill, review_is_possible, with_measure
from ladder_tui.domain.writing.kind_lines import WEEK
from tests.kits.builders import (
    NOW,
    TODAY,
    activity,
    attempt,
    contact,
    entry,
    library,
    opportunity,
    outcome,
    person,
    plan,
    promise,
    rung,
    settings,
    snapshot,
    win,
)  # fmt: skip

DAY = timedelta(days=1)
ANA, REX = person(), person("rex", "Rex Holm", unsafe=True)


def review(number: int, days_ago: int) -> Review:
    return Review(id=f"r{number}", at=NOW - days_ago * DAY, week=TODAY - (days_ago + 6) * DAY)


def test_the_week_as_it_was_noted_in_the_order_of_days_each_thing_once() -> None:
    now = snapshot(
        people=[ANA, REX],
        plans=[
            plan("a", "Tea with Ana", TODAY - 2 * DAY, status="done", person_id="ana"),
            plan("b", "Pottery", TODAY - 3 * DAY, status="left_early"),
            plan("c", "A walk", TODAY - DAY, status="fell_through", backup="A nod from the window", backup_done=True),
            plan("d", "The fair", TODAY - DAY, status="self_cancelled"),
            plan("e", "The market", TODAY - DAY, status="fell_through"),
            plan("f", "Old", TODAY - 7 * DAY, status="done"),
        ],
        attempts=[
            attempt("t1", "Tea with Ana", plan_id="a", rung_id=None, started_at=NOW - 2 * DAY),
            attempt("t2", "Good morning", started_at=NOW - 6 * DAY),
        ],
        contacts=[
            contact("c1", at=NOW - 2 * DAY),
            contact("c2", at=NOW - DAY, channel="call"),
            contact("c3", at=NOW - DAY, channel="call"),
            contact("c4", "rex", at=NOW - DAY),
        ],
        wins=[win(at=NOW - 5 * DAY), win("w2", "Rex was kind", NOW - DAY)],
    )
    assert "Ana" not in prefill(replace(now, settings=settings(initials=True))).happened
    found = prefill(now)
    assert found.week == TODAY - 6 * DAY
    assert found.happened.split("\n") == [
        "Thursday: Tried: Good morning",
        "Friday: She waved first.",
        "Sunday: Pottery, left early",
        "Monday: Tea with Ana",
        "Tuesday: A nod from the window (the backup)",
        "Tuesday: Ana, a call",
    ]


def test_easy_hard_adjust_and_evidence_come_from_the_debriefs() -> None:
    tried = outcome(easy="Saying hello.", hard="The pause.", adjust="Shorter.", lesson="They smile first.")
    now = snapshot(
        people=[ANA, REX],
        attempts=[
            attempt("t0", outcome=outcome(hard="Too old."), started_at=NOW - 8 * DAY),
            attempt("t1", outcome=outcome(hard="Rex stared."), started_at=NOW - 4 * DAY),
            attempt("t2", outcome=tried, started_at=NOW - 3 * DAY),
        ],
        entries=[
            entry("e1", "The pause.", NOW - 3 * DAY, writes="hard"),
            entry("e2", "Finding\nthe door.", NOW - DAY, writes="hard"),
        ],
        wins=[win(at=NOW - DAY)],
    )
    found = prefill(now)
    assert (found.easy, found.hard, found.adjust) == ("Saying hello.", "The pause.\nFinding the door.", "Shorter.")
    assert found.evidence == "They smile first."
    assert prefill(replace(now, attempts={})).evidence == "She waved first."
    assert set(found.kind_lines) < set(WEEK)
    assert len(found.kind_lines) == 4


def test_an_empty_week_begins_empty() -> None:
    found = prefill(snapshot())
    assert (found.happened, found.easy, found.hard, found.adjust, found.evidence) == ("", "", "", "", "")


@pytest.mark.parametrize(
    ("reviews", "first_record", "possible"),
    [((), None, False), ((), 5, False), ((), 6, True), ((5,), 90, False), ((6,), 90, True), ((60, 2), 90, False)],
)
def test_it_is_possible_when_the_last_one_is_six_days_old(
    reviews: tuple[int, ...], first_record: int | None, possible: bool
) -> None:
    contacts = [] if first_record is None else [contact(at=NOW - first_record * DAY)]
    now = snapshot(contacts=contacts, reviews=[review(n, days) for n, days in enumerate(reviews)])
    assert review_is_possible(now) is possible


@pytest.mark.parametrize(("done", "asks"), [(0, False), (2, False), (3, True), (4, False), (7, True)])
def test_every_fourth_asks_the_four_questions(done: int, asks: bool) -> None:
    assert with_measure(snapshot(reviews=[review(n, 7 * n) for n in range(done)])) is asks


def test_a_draft_is_gone_on_with() -> None:
    assert is_begun(snapshot(drafts=[Draft(id=REVIEW_DRAFT, text="{}", at=NOW)]))
    assert not is_begun(snapshot())


def test_plans_come_from_rung_goals_calendar_promises_and_picker() -> None:
    pottery = opportunity(rule=Recurrence(frequency="weekly", weekdays=(2,)))
    message = opportunity("hello", "A morning line", kind="routine", rule=Recurrence(frequency="daily"))
    goal = Goal(
        id="g", created=NOW, verb="Start one new conversation", tag="new_conversation", count=1, period="week",
        start=TODAY, until=TODAY + 20 * DAY,
    )  # fmt: skip
    now = snapshot(
        people=[REX],
        rungs=[rung(current=True)],
        goals=[goal],
        opportunities=[pottery, message],
        promises=[promise("p0", person_id="rex"), promise()],
        library=library(activities=[activity()]),
    )
    kinds = [(idea.kind, idea.title) for idea in plan_ideas(now)]
    assert kinds == [
        ("rung", "Say good morning to one neighbour"),
        ("goal", "Start one new conversation"),
        ("occurrence", "A morning line"),
        ("occurrence", "Pottery class"),
        ("promise", "Send the soup recipe"),
        ("pick", "A lap round the park"),
    ]
    planned = plan(day=TODAY + DAY, origin=Origin(kind="rung", ref="rung-1"))
    assert "rung" not in [idea.kind for idea in plan_ideas(replace(now, plans={"plan-1": planned}))]


def test_a_new_plan_leaves_a_free_day() -> None:
    now = snapshot()
    assert day_for_plan(now) == TODAY + DAY
    full = snapshot(plans=[plan(f"p{n}", day=TODAY + n * DAY, effort=1 + (n != 4)) for n in range(1, 7)])
    assert day_for_plan(full) == TODAY + 4 * DAY
    assert free_words(full) == "Wednesday 11 March is free so far."
    busy = snapshot(plans=[plan(f"p{n}", day=TODAY + n * DAY) for n in range(1, 8)])
    assert free_words(busy).startswith("Each of the next seven days holds something.")
    assert free_words(snapshot()) == "All of the next seven days are free so far."
    assert next(iter(coming_week(now))) == TODAY + DAY


def test_the_free_days_are_those_of_the_calendar() -> None:
    sunday = NOW.replace(day=8)  # the coming week is the calendar's week then
    now = snapshot(sunday, plans=[plan(day=date(2026, 3, 10)), plan("b", day=date(2026, 3, 14))])
    _, free = load_and_free(agenda_between(now, date(2026, 3, 9), date(2026, 3, 15)))
    assert len(free) == 5
    assert free_words(now) == "Sunday 15 March is free so far."


def test_a_review_reads_as_plain_text_in_its_order() -> None:
    lines = review_lines({"ladder": "Once more", "happened": " Tea\nA walk ", "easy": "  "})
    text = review_text(replace(review(1, 0), lines=lines))
    assert text == "What happened\nTea\nA walk\n\nOn the ladder\nOnce more"
