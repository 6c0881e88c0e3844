"""The report for somebody else: what stands in it, and what never does."""

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.records.attempts import Habit
from ladder_tui.domain.records.decisions import CareAnswer
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.report.sections import HEADER, Report, ReportChoice, last_weeks, report
from ladder_tui.domain.report.text import as_markdown, line_text
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import (
    NOW,
    TODAY,
    attempt,
    checkin,
    contact,
    outcome,
    person,
    plan,
    prediction,
    rung,
    snapshot,
    win,
)  # fmt: skip

DAY = timedelta(days=1)
MARK = "Quaxelblot"


def goal(**fields: Any) -> Goal:
    return Goal(**{
        "id": "g", "created": NOW, "verb": "Ring the bell", "tag": "contact", "count": 1, "period": "week",
        "start": TODAY - 14 * DAY, "until": TODAY + 20 * DAY, **fields,
    })  # fmt: skip


def month(**more: Any) -> Snapshot:
    """Four weeks with a bit of everything."""
    return snapshot(**{
        "people": [person()],
        "contacts": [contact("c1", at=NOW - 2 * DAY), contact("c2", at=NOW - 9 * DAY)],
        "goals": [goal()],
        "rungs": [rung()],
        "attempts": [
            attempt("t1", started_at=NOW - 9 * DAY, outcome=outcome(likelihood_next=60, peak=85, end=50)),
            attempt("t2", started_at=NOW - 2 * DAY, outcome=outcome(lesson="Ana Lima laughed too.")),
            attempt("t3", started_at=NOW - 40 * DAY),
            attempt("t4", started_at=NOW, status="open", outcome=None),
        ],
        "plans": [
            plan("p1", day=TODAY - 2 * DAY, status="done", effort=3),
            plan("p2", day=TODAY - 3 * DAY, status="self_cancelled"),
            plan("p3", day=TODAY - 9 * DAY, status="fell_through", backup_done=True),
            plan("p4", day=TODAY - 60 * DAY, status="done"),
        ],
        "checkins": [checkin("k1", NOW - 2 * DAY, energy=2), checkin("k2", NOW - 3 * DAY, energy=3)],
        "measures": [
            MeasureAnswers(id="m", at=NOW - 5 * DAY, companionship=2, left_out=1, isolated=3, direct=3),
        ],
        "wins": [win(at=NOW - DAY)],
        **more,
    })  # fmt: skip


def lines(made: Report, title: str) -> list[tuple[str, ...]]:
    return [line for section in made.sections if section.title == title for line in section.lines]


def test_four_weeks_redacted() -> None:
    made = report(month(), last_weeks(TODAY))
    assert made.title == "Notes from 5 February 2026 to 4 March 2026"
    assert made.header == (HEADER, "What was written is left out.", "What was set aside is left out.")
    assert [section.title for section in made.sections] == [
        "Goals", "Tries", "Planned and done", "Energy and load", "Four questions", "What helped", "Next step",
        "Questions to raise",
    ]  # fmt: skip
    assert lines(made, "Goals") == [("contacts of any kind", "once a week", "6 times")]
    assert lines(made, "Tries") == [
        ("23 February", "a medium step, neighbour", "done", "70", "60", "85", "50", "no"),
        ("2 March", "a medium step, neighbour", "done", "70", "45", "40", "20", "no"),
    ]
    assert lines(made, "Planned and done") == [
        ("planned", "2"), ("done", "1"), ("fell through", "1"), ("of these, backup done", "1"),
    ]  # fmt: skip
    whole = report(month(), replace(last_weeks(TODAY), aside=True))
    assert lines(whole, "Planned and done")[:3] == [("planned", "3"), ("done", "1"), ("set aside", "1")]
    assert whole.header == made.header[:2]
    assert lines(made, "Energy and load") == [("23 February", "3.0", "1", "0"), ("2 March", "2.0", "1", "3")]
    assert lines(made, "Four questions") == [("27 February", "6", "occasionally")]
    assert lines(made, "What helped") == [
        ("neighbour: the estimate went from 70 to 45",),
        ("2 lessons and small wins noted",),
    ]
    assert lines(made, "Questions to raise") == [("What do you see in these notes that I do not?",)]


def test_texts_come_in_when_chosen_with_names_as_initials() -> None:
    now = month(people=[person(name="Ana Lima")])
    choice = replace(last_weeks(TODAY), texts=True)
    made = report(now, choice)
    assert made.header[1] == "Names are initials. What was written is included."
    assert lines(made, "Goals")[0][0] == "Ring the bell"
    assert lines(made, "What helped")[1:] == [("2 March: A. L. laughed too.",), ("3 March: She waved first.",)]
    assert "Ana Lima laughed too." in as_markdown(report(now, replace(choice, names=True)))


def test_helper_habits_stand_beside_the_unease() -> None:
    habits = (Habit(name="phone in hand", use="used"), Habit(name="Ana Lima beside me", use="left_out"))
    tried = attempt("t", started_at=NOW - DAY, outcome=outcome(peak=55, habits=habits))
    now = month(people=[person(name="Ana Lima")], attempts=[tried, attempt("u", started_at=NOW - 2 * DAY)])
    title = "Helper habits, to be left out"
    assert lines(report(now, last_weeks(TODAY)), title) == [
        ("3 March", "a helper habit", "used", "55"), ("3 March", "a helper habit", "left out", "55"),
    ]  # fmt: skip
    assert [row[1] for row in lines(report(now, replace(last_weeks(TODAY), texts=True)), title)] == [
        "phone in hand", "A. L. beside me",
    ]  # fmt: skip
    assert not lines(report(month(), last_weeks(TODAY)), title)


def test_questions_are_drawn_from_what_was_noted() -> None:
    hard = outcome(happened="yes", peak=90)
    now = month(
        attempts=[attempt(f"t{n}", started_at=NOW - n * DAY, outcome=hard) for n in (1, 2)],
        plans=[
            plan(f"p{n}", day=TODAY - n * DAY, status="self_cancelled" if n < 3 else "fell_through")
            for n in (1, 2, 3, 4)
        ],
        checkins=[checkin(energy=1)],
        care_answers=[CareAnswer(id="c", at=NOW, harder=True)],
    )
    assert not any("aside" in question for (question,) in lines(report(now, last_weeks(TODAY)), "Questions to raise"))
    whole = replace(last_weeks(TODAY), aside=True)
    made = [question for (question,) in lines(report(now, whole), "Questions to raise")]
    assert len(made) == 7
    assert made[0] == "I noted that this is making things harder. What could change, or rest?"
    assert made[-1] == "What do you see in these notes that I do not?"


def test_nothing_noted_makes_no_sections_and_days_run_forward() -> None:
    assert report(snapshot(), last_weeks(TODAY)).sections == ()
    with pytest.raises(ValueError, match="The last day lies before the first"):
        report(snapshot(), ReportChoice(first=TODAY, last=TODAY - DAY))


def test_as_text_and_as_markdown() -> None:
    now = month(wins=[win(text="*She* said <hi> | then\nleft")])
    made = report(now, replace(last_weeks(TODAY), texts=True))
    tries = made.sections[1]
    assert line_text(tries, tries.lines[0]) == (
        "23 February · Say good morning to one neighbour · done · likely before 70 · likely after 60 · peak 85 · "
        "end 50 · came true no"
    )
    assert line_text(made.sections[2], made.sections[2].lines[0]) == "planned: 2"
    told = as_markdown(made)
    assert told.startswith("# Notes from 5 February 2026 to 4 March 2026\n\nSelf-recorded notes, not an assessment.")
    assert "| day | step | how it went | likely before |" in told
    assert "- 4 March: \\*She\\* said \\<hi\\> \\| then left" in told
    assert "\n\n\n" not in told


# -- what never stands in it ----------------------------------------------------------------

names = st.text(alphabet="QXZJVqxzjv", min_size=4, max_size=9).map(str.capitalize)
full_names = st.lists(names, min_size=1, max_size=3).map(" ".join)
texts = st.lists(st.sampled_from([MARK, "NAME", "REX", "name", "and", "(NAME),", "REX's"]), max_size=6).map(" ".join)


@st.composite
def noted(draw: st.DrawFn) -> tuple[Snapshot, str, str]:
    """A month in which any text may hold a mark, the name of a friend, or that of somebody not safe."""
    friend = draw(full_names)
    rex = draw(full_names.filter(lambda name: not set(name.casefold().split()) & set(friend.casefold().split())))

    def text() -> str:
        written = draw(texts).replace("NAME", friend).replace("REX", rex)
        return written.replace("name", friend.split()[0].lower())

    statuses = st.sampled_from(["open", "done", "left_early", "self_cancelled", "fell_through"])
    origin = st.sampled_from([Origin(), Origin(kind="person", ref="rex"), Origin(kind="person", ref="ana")])
    plans = [
        plan(
            f"p{n}", text(), TODAY - draw(st.integers(0, 40)) * DAY, status=draw(statuses), backup=text(),
            origin=draw(origin), person_id=draw(st.sampled_from([None, "ana", "rex"])),
        )
        for n in range(3)
    ]  # fmt: skip
    tries = [
        attempt(
            f"t{n}", text(), started_at=NOW - draw(st.integers(0, 40)) * DAY, prediction=prediction(feared=text()),
            outcome=outcome(
                lesson=text(), easy=text(), hard=text(), facts=text(), context=text(),
                habits=(Habit(name=text(), use="used"),),
            ),
            plan_id=draw(st.sampled_from([None, "p0", "p1", "p2"])),
        )
        for n in range(3)
    ]  # fmt: skip
    made = snapshot(
        people=[person(name=friend), person("rex", rex, unsafe=True, details=MARK)],
        plans=plans,
        attempts=tries,
        rungs=[rung(text=text())],
        goals=[goal(verb=text())],
        wins=[win(text=text())],
        contacts=[contact(note=text()), contact("c2", "rex", note=text())],
    )
    return made, friend, rex


def told(now: Snapshot, *, names: bool = False, texts: bool = False) -> str:
    return as_markdown(report(now, replace(last_weeks(TODAY), names=names, texts=texts))).casefold()


def parts_in(name: str, told: str) -> bool:
    return not set(name.casefold().split()).isdisjoint(re.findall(r"\w+", told))


def no_name_no_typed_word_and_nobody_unsafe_reaches_the_redacted_report(now: Snapshot, friend: str, rex: str) -> None:
    redacted = told(now)
    assert MARK.casefold() not in redacted
    assert not parts_in(friend, redacted)
    assert not parts_in(rex, redacted)
    with_texts = told(now, texts=True)
    assert not parts_in(friend, with_texts)
    assert not parts_in(rex, with_texts)
    assert not parts_in(rex, told(now, texts=True, names=True))
    assert told(now, names=True) == redacted.replace("names are initials. ", "")


def what_was_done_with_somebody_unsafe_is_in_no_count(now: Snapshot, rex: str) -> None:
    safe = [
        one for one in now.plans.values()
        if one.person_id != "rex" and one.origin.ref != "rex" and not parts_in(rex, one.title.casefold())
        and one.day > TODAY - 28 * DAY and one.status != "self_cancelled"
    ]  # fmt: skip
    counted = lines(report(now, last_weeks(TODAY)), "Planned and done")
    assert counted[:1] == ([("planned", str(len(safe)))] if safe else [])


@given(noted())
@rules(max_examples=120, deadline=None)
def test_what_never_stands_in_it(case: tuple[Snapshot, str, str]) -> None:
    now, friend, rex = case
    no_name_no_typed_word_and_nobody_unsafe_reaches_the_redacted_report(now, friend, rex)
    what_was_done_with_somebody_unsafe_is_in_no_count(now, rex)
