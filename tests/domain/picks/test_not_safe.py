"""A person marked "not safe for me" is in no output of any engine: neither the name nor the id (docs/design.md 5)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.calendar.agenda import agenda_between, week_load
from ladder_tui.domain.calendar.load_signals import signals
from ladder_tui.domain.calendar.tried import tries_between
from ladder_tui.domain.cards.messages import first_line, lines_for
from ladder_tui.domain.cards.of_the_day import card_of_the_day, deal_hand
from ladder_tui.domain.growth.goal_progress import progress
from ladder_tui.domain.growth.rhythm import rhythm
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.people.gestures import gestures
from ladder_tui.domain.people.in_touch import people_by_contact
from ladder_tui.domain.picks.candidates import candidates
from ladder_tui.domain.picks.history import history
from ladder_tui.domain.picks.needs import need_gaps
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.picks.portfolio import sections
from ladder_tui.domain.picks.scoring import inputs_of
from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.records.goals import Goal, GoalTag
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.review.next_plans import plan_ideas
from ladder_tui.domain.review.prefill import prefill
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import today_of
from ladder_tui.domain.tries.begun import begun
from ladder_tui.domain.writing.after_questions import happenings, offers
from ladder_tui.domain.writing.of_the_day import prompt_of_the_day
from tests.kits.builders import (
    NOW,
    TODAY,
    activity,
    attempt,
    card,
    choice,
    contact,
    library,
    opportunity,
    outcome,
    person,
    plan,
    promise,
    prompt,
    settings,
    snapshot,
    use,
)  # fmt: skip

NAME, ID = "Zebedee", "quux-id"
HER = person(ID, NAME, stage="friend", details=f"{NAME} keeps bees", next_time=f"Ask {NAME}", rhythm_days=1)
LINE = Starter(
    id="m/1", text="Hi, {name}", stage="friend", occasion="plain", channel="text", asks=False, slots=("name",)
)
GOALS: tuple[GoalTag, ...] = (
    "contact",
    "reach_out",
    "new_conversation",
    "known_event",
    "being_there",
    "shared_activity",
    "rung",
)


SHELF = library(activities=[activity()], topics=[card()], starters=[LINE], reflections=[prompt(moment="after")])


def everything() -> Snapshot:
    """A week in which the same person is in every place a person can be."""
    with_her: dict[str, Any] = {"title": f"Tea with {NAME}", "person_id": ID}
    ago = NOW - timedelta(hours=20)
    return snapshot(
        settings=settings(),
        library=SHELF,
        people=[HER, person("bo", "Bo")],
        contacts=[
            contact(f"c{n}", ID, NOW - timedelta(days=n), reached="me", felt="even", note=NAME) for n in range(25)
        ],
        promises=[promise(text=f"Call {NAME}", person_id=ID, due=TODAY)],
        plans=[
            plan("p1", **with_her),
            plan("p2", f"See {NAME}", TODAY + timedelta(days=1), origin=Origin(kind="person", ref=ID), effort=5),
            plan("p3", **with_her, status="done", closed_at=ago, day=TODAY - timedelta(days=1)),
            plan("p4", **with_her, status="fell_through", closed_at=ago, backup="Tea"),
        ],
        opportunities=[
            opportunity(
                "o", f"A line to {NAME}", kind="routine", person_id=ID, message=True, rule=Recurrence(frequency="daily")
            ),
        ],
        attempts=[
            attempt("a1", f"Tea with {NAME}", plan_id="p3", started_at=ago, outcome=outcome(end=90)),
            attempt("a2", f"Tea with {NAME}", plan_id="p1", status="open", outcome=None),
        ],
        uses=[use(item_id=ID)],
        choices=[choice(item_id=ID)],
        drafts=[Draft(id="form:before:p1", text="{}", at=NOW)],
    )  # fmt: skip


def outputs(seen: Snapshot) -> Iterator[tuple[str, object]]:
    """What every engine says of it."""
    her = seen.people[ID]
    yield "candidates", candidates(seen, with_paused=True)
    yield "picker", pick(seen, energy=5, minutes=600)
    yield "inputs", inputs_of(seen)
    yield "history", history(seen)
    yield "agenda", agenda_between(seen, TODAY - timedelta(days=7), TODAY + timedelta(days=7))
    yield "today", today_of(seen)
    yield "load", (week_load(seen, TODAY), signals(seen))
    yield "begun", begun(seen)
    yield "offers", (happenings(seen), offers(seen))
    yield "gestures", gestures(seen, her)
    yield "messages", (lines_for(seen, her), first_line(seen, her))
    yield "cards", (card_of_the_day(seen), deal_hand(seen, person=her).cards, prompt_of_the_day(seen))
    yield "people", people_by_contact(seen.people.values(), seen.contacts.values())
    yield "portfolio", [sections(seen, tab) for tab in ("all", "activities", "people")]
    yield "needs and rhythm", (need_gaps(seen), rhythm(seen))
    for tag in GOALS:
        since = TODAY - timedelta(days=14)
        goal = Goal(
            id="g", created=NOW, verb="be in touch", tag=tag, count=1, period="week", start=since,
            until=TODAY + timedelta(days=7),
        )  # fmt: skip
        yield f"goal {tag}", progress(seen, goal)


def test_someone_not_safe_is_in_no_output_of_any_engine() -> None:
    seen = everything()
    apart = replace(seen, people={**seen.people, ID: replace(HER, unsafe=True)})
    told = {name: repr(output) for name, output in outputs(apart)}
    assert [name for name, text in told.items() if NAME in text or ID in text] == []


@pytest.mark.parametrize(
    "engine",
    ["candidates", "picker", "history", "agenda", "today", "begun", "offers", "gestures", "messages", "people"],
)  # fmt: skip
def test_while_safe_the_same_person_is_in_it(engine: str) -> None:
    told = dict(outputs(everything()))
    assert NAME in repr(told[engine]) or ID in repr(told[engine])


def named_only() -> Snapshot:
    """A week in which the person is linked to nothing: the name was typed, into titles."""
    title, ago = f"Tea with {NAME.lower()}", NOW - timedelta(hours=20)
    return snapshot(
        settings=settings(),
        library=SHELF,
        people=[HER, person("bo", "Bo")],
        promises=[promise(text=f"Call {NAME}", person_id="bo", due=TODAY)],
        activities=[activity("own", f"Swim with {NAME}", own=True)],
        plans=[
            plan("p1", title),
            plan("p2", title, TODAY + timedelta(days=1), effort=5),
            plan("p3", title, status="done", closed_at=ago, day=TODAY - timedelta(days=1)),
            plan("p4", title, status="fell_through", closed_at=ago, backup="Tea"),
        ],
        opportunities=[
            opportunity("o", f"A line to {NAME}", kind="routine", message=True, rule=Recurrence(frequency="daily")),
            opportunity("o2", title, TODAY + timedelta(days=2)),
        ],
        attempts=[
            attempt("a1", title, plan_id="p3", started_at=ago, outcome=outcome(end=90)),
            attempt("a2", title, plan_id="p1", status="open", outcome=None),
            attempt("a3", title, rung_id=None, status="open", outcome=None),
            attempt("a4", title, rung_id=None, started_at=ago, outcome=outcome(end=90)),
        ],
        drafts=[Draft(id="form:before:p1", text="{}", at=NOW)],
    )  # fmt: skip


def told_of(seen: Snapshot) -> dict[str, str]:
    """What the engines say of it, and what a review offers; the portfolio lists what is one's own whatever it says."""
    told = {name: repr(output).casefold() for name, output in outputs(seen) if name not in ("candidates", "portfolio")}
    told["candidates"] = repr(candidates(seen)).casefold()
    told["ideas"] = repr(plan_ideas(seen)).casefold()
    told["review"] = repr(prefill(seen)).casefold()
    told["tried"] = repr(tries_between(seen, TODAY - timedelta(days=7), TODAY)).casefold()
    return told


def test_a_name_that_was_only_typed_into_a_title_is_in_no_output_either() -> None:
    seen = named_only()
    apart = replace(seen, people={**seen.people, ID: replace(HER, unsafe=True)})
    assert [name for name, text in told_of(apart).items() if NAME.casefold() in text] == []
    before = told_of(seen)
    shown = ("candidates", "agenda", "today", "begun", "offers", "ideas", "tried")
    assert [name for name in shown if NAME.casefold() not in before[name]] == []
