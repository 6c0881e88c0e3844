"""The report for somebody else: what stands in it, and what never does."""

from typing import Any

import pytest
from msgspec.structs import replace

from ladder_tui.domain.growth.own_question import SUGGESTED
from ladder_tui.domain.items.templates import RungIdea
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.attempts import Habit, HabitUse
from ladder_tui.domain.records.decisions import CareAnswer
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.domain.records.reviews import ToBring
from ladder_tui.domain.report.parts import HEADER, Report, ReportChoice, last_weeks
from ladder_tui.domain.report.sections import all_ticked, bring_keys, report
from ladder_tui.domain.report.text import as_markdown, as_text, line_texts
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
from tests.kits.report_kit import DAY, goal, lines, said, section


def idea(**fields: Any) -> RungIdea:
    """A pack's step; only its words matter here."""
    return RungIdea(**{
        "id": "pack/step", "text": "Say good morning to one neighbour", "setting": "neighbour", "stage": "stranger",
        "needs": ("casual_chat",), "suds": (20, 40), "minutes": 5, "effort": 1, "price": "free", "place": "outside",
        "prediction": "They look away.", "done_when": "Said.", "variations": (), "smaller_step": "", "bigger_step": "",
        "backup": "", "reward": "", "repeat": 2, **fields,
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
            attempt("t2", started_at=NOW - 2 * DAY, outcome=outcome(lesson="Ana Lima laughed too.", seen=("smiled",))),
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


def below(made: Report) -> list[dict[str, str]]:
    return [dict(line.below) for line in section(made, "tries").lines]


def whole(now: Snapshot, **more: Any) -> Report:
    return report(now, all_ticked(now, replace(last_weeks(TODAY), **more)))


def test_four_weeks_redacted() -> None:
    made = report(month(), last_weeks(TODAY))
    assert made.title == "Notes from 5 February 2026 to 4 March 2026"
    assert made.header == (HEADER, "Words of my own are left out. What was set aside is left out.")
    assert [section.part for section in made.sections] == [
        "short", "bring", "tries", "helped", "next", "weeks", "measure", "plans", "goals",
    ]  # fmt: skip
    assert said(made, "short") == [
        "2 tries: all done.",
        "What was feared: did not happen 2 times.",
        "How likely it seemed, on average: 70 of 100 before, 53 for next time.",
        "Unease, on average: 50 of 100 expected, 63 at its height, 35 at the end.",
        "Energy 2.5 of 5 over 2 check-ins; mood steady 2.",
    ]
    assert lines(made, "tries") == [
        ("23 February", "a medium step, neighbour", "did not happen", "70 → 60", "50 → 85 → 50", ""),
        ("2 March", "a medium step, neighbour", "did not happen", "70 → 45", "50 → 40 → 20", "steady, energy 2"),
    ]
    assert below(made) == [{}, {"seen": "smiled"}]
    assert said(made, "helped") == [
        "a medium step, neighbour: likely 70 → 45, unease 85 → 40",
        "The smaller thing that stood ready was done once",
        "2 lessons and small wins noted",
    ]
    assert said(made, "next") == ["a mild step, neighbour"]
    assert lines(made, "weeks") == [
        ("23 February", "3.0", "steady 1", "0"), ("2 March", "2.0", "steady 1", "3"),
    ]  # fmt: skip
    assert lines(made, "measure") == [("27 February", "6", "occasionally")]
    assert said(made, "plans") == ["2 planned: 1 done and 1 fell through (the backup done at 1)"]
    assert said(made, "goals") == ["contacts of any kind: meant once a week, came about 6 times"]
    assert said(made, "bring") == ["What do you see in these notes that I do not?"]


def test_what_was_set_aside_is_taken_in_when_chosen() -> None:
    made = report(month(), replace(last_weeks(TODAY), aside=True))
    assert said(made, "plans") == ["3 planned: 1 done, 1 set aside and 1 fell through (the backup done at 1)"]
    assert made.header[1] == "Words of my own are left out."


def test_each_written_line_is_ticked_by_itself_with_names_as_initials() -> None:
    now = month(people=[person(name="Ana Lima")])
    offered = {line.label: line for line in report(now, last_weeks(TODAY)).written}
    assert offered["2 March, learned"].text == "A. L. laughed too."
    choice = replace(last_weeks(TODAY), ticked=frozenset({offered["2 March, learned"].key}))
    made = report(now, choice)
    assert made.header[1].startswith("Names are initials. Some of my own words are included.")
    assert below(made) == [{}, {"seen": "smiled", "learned": "A. L. laughed too."}]
    assert said(made, "helped")[2:] == ["1 more lesson or small win noted"]
    assert said(whole(now), "helped")[2:] == ["3 March: She waved first."]
    assert lines(whole(now), "tries")[0][1] == "Say good morning to one neighbour"
    assert whole(now).header[1].startswith("Names are initials. Words of my own are included.")
    assert "Ana Lima laughed too." in as_markdown(whole(now, names=True))
    assert "Ring the bell: meant once a week" in said(whole(now), "goals")[0]


def test_a_step_of_a_pack_is_nobodys_secret_until_it_is_reworded() -> None:
    step = idea(drop=("Looking at the phone",))
    now = month(
        library=Library(rungs={step.id: step}),
        rungs=[rung(source=step.id)],
        attempts=[
            attempt(
                "t1",
                prediction=prediction(habits=("Looking at the phone", "A coin in my pocket")),
                outcome=outcome(habits=(Habit(name="Looking at the phone", use="used"),)),
            ),
            attempt("t2", "Say hello to Mr Lee"),
        ],
    )
    made = report(now, last_weeks(TODAY))
    assert [cells[1] for cells in lines(made, "tries")] == [step.text, "a medium step, neighbour"]
    assert "(A)" not in as_text(made)
    assert below(made)[0]["helper habits"] == "Looking at the phone: used; one of my own: to be left out"
    told = "Looking at the phone: used; A coin in my pocket: to be left out"
    assert below(whole(now))[0]["helper habits"] == told


@pytest.mark.parametrize(("peaks", "part"), [((35, 60), "helped"), ((60, 35), "harder")])
def test_the_height_without_helper_habits_stands_beside_that_with_one(peaks: tuple[int, int], part: str) -> None:
    uses: list[tuple[int | None, HabitUse]] = [
        (peaks[0], "left_out"), (peaks[1], "used"), (90, "partly"), (None, "used"),
    ]  # fmt: skip
    tries = [
        attempt(f"t{n}", rung_id=None, title=f"Step {n}", started_at=NOW - n * DAY,
                outcome=outcome(peak=peak, habits=(Habit(name="phone", use=use),)))
        for n, (peak, use) in enumerate(uses)
    ]  # fmt: skip
    now = month(attempts=tries)
    told = f"Without helper habits the unease was {peaks[0]} at its height (1 try), with one {peaks[1]} (1 try)"
    assert told in said(report(now, last_weeks(TODAY)), part)
    other = "harder" if part == "helped" else "helped"
    assert not any("helper habits" in line for line in said(report(now, last_weeks(TODAY)), other))


def test_steps_without_their_words_are_told_apart_and_known_again() -> None:
    titles = ["Say hello", "Stay for tea", "Say hello", "Call Ana", *(f"Step {n}" for n in range(25))]
    tries = [
        attempt(f"t{n}", title, rung_id=None, started_at=NOW - (28 - n) * 0.9 * DAY) for n, title in enumerate(titles)
    ]
    made = report(month(attempts=tries, rungs=[]), last_weeks(TODAY))
    helped = [line.partition(":")[0] for line in said(made, "helped")]
    assert helped[:3] == ["a medium step (A)", "a medium step (B)", "a medium step (C)"]
    assert helped[25:28] == ["a medium step (Z)", "a medium step (A2)", "a medium step (B2)"]
    every = last_weeks(TODAY)
    one = replace(every, ticked=frozenset({"step:Stay for tea"}))
    helped = [line.partition(":")[0] for line in said(report(month(attempts=tries, rungs=[]), one), "helped")]
    assert helped[:3] == ["a medium step (A)", "Stay for tea", "a medium step (B)"]


def test_what_was_not_noted_is_neither_shown_nor_averaged() -> None:
    tries = [
        attempt("t1", outcome=outcome(peak=None, end=None), started_at=NOW - DAY),
        attempt("t2", outcome=outcome(peak=40, end=None), started_at=NOW - 2 * DAY),
        attempt("t3", outcome=None, started_at=NOW - 3 * DAY),
    ]
    made = report(month(attempts=tries), last_weeks(TODAY))
    assert [cells[3:5] for cells in lines(made, "tries")] == [
        ("70 → –", "50 → – → –"), ("70 → 45", "50 → 40 → –"), ("70 → 45", "50 → – → –"),
    ]  # fmt: skip
    assert "Unease, on average: 50 of 100 expected, 40 at its height." in said(made, "short")
    assert lines(made, "tries")[0][2] == "not looked back at"


def test_what_got_harder_is_from_records_alone() -> None:
    tries = [
        attempt("t1", outcome=outcome(likelihood_next=75, peak=40, end=20), started_at=NOW - 3 * DAY),
        attempt("t2", outcome=outcome(happened="yes", likelihood_next=90, peak=85, end=75, hard="My voice went."),
                status="left_early", started_at=NOW - DAY),
    ]  # fmt: skip
    now = month(
        attempts=tries,
        care_answers=[CareAnswer(id="c", at=NOW, harder=True)],
        checkins=[checkin("k", energy=1)],
        measures=[
            MeasureAnswers(id=f"m{n}", at=NOW - (9 - n) * DAY, companionship=n, left_out=n, isolated=1, direct=3)
            for n in (1, 2)
        ],
    )
    assert said(report(now, last_weeks(TODAY)), "harder") == [
        "4 March: noted that this is making things harder",
        "a medium step, neighbour: likely 70 → 90, unease 40 → 85",
        "What was feared happened once",
        "1 try ended at an unease of 70 or more",
        "1 try left early",
        "Energy 2 or less at 1 of 1 check-ins",
        "Four questions: the sum went 3 → 5, of 3 to 9",
    ]
    assert said(whole(now), "harder")[-1] == "3 March, hard: My voice went."
    assert lines(whole(now), "tries")[1][2] == "happened; left early"


def test_the_latest_tries_are_listed_and_all_are_counted() -> None:
    tries = [attempt(f"t{n}", started_at=NOW - n * DAY) for n in range(15)]
    made = report(month(attempts=tries), last_weeks(TODAY))
    assert [cells[0] for cells in lines(made, "tries")][-1] == "4 March"
    assert len(lines(made, "tries")) == 10
    assert said(made, "short")[0] == "15 tries: all done."
    assert "The latest 10 of 15; the others are counted above." in section(made, "tries").note


def test_questions_of_ones_own_come_first_and_are_lines_like_others() -> None:
    now = month(to_bring=[ToBring(at=NOW, text="Is once a week enough?\n\n  How do I tell Ana Lima?  ")],
                people=[person(name="Ana Lima")])  # fmt: skip
    assert len(said(report(now, last_weeks(TODAY)), "bring")) == 1
    made = report(now, replace(last_weeks(TODAY), ticked=bring_keys(now)))
    assert said(made, "bring")[:2] == ["Is once a week enough?", "How do I tell A. L.?"]


def test_a_question_of_ones_own_stands_with_its_numbers() -> None:
    own = [
        OwnAnswer(id=f"o{n}", at=NOW - n * 7 * DAY, question="How close was I to Ana Lima?", value=6 - n)
        for n in (1, 0)
    ]
    now = month(people=[person(name="Ana Lima")], own_answers=own)
    assert said(report(now, last_weeks(TODAY)), "question") == ["a question of my own 25 February: 5, 4 March: 6"]
    assert said(whole(now), "question") == ["How close was I to A. L.? 25 February: 5, 4 March: 6"]
    suggested = [OwnAnswer(id="o", at=NOW, question=SUGGESTED, value=3)]
    assert said(report(month(own_answers=suggested), last_weeks(TODAY)), "question") == [f"{SUGGESTED} 4 March: 3"]
    assert not lines(report(month(), last_weeks(TODAY)), "question")


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
    assert not any("aside" in question for question in said(report(now, last_weeks(TODAY)), "bring"))
    made = said(report(now, replace(last_weeks(TODAY), aside=True)), "bring")
    assert len(made) == 7
    assert made[0] == "I noted that this is making things harder. What could change, or rest?"
    assert made[-1] == "What do you see in these notes that I do not?"


def test_nothing_noted_makes_no_sections_and_days_run_forward() -> None:
    assert report(snapshot(), last_weeks(TODAY)).sections == ()
    with pytest.raises(ValueError, match="The last day lies before the first"):
        report(snapshot(), ReportChoice(first=TODAY, last=TODAY - DAY))


def test_as_lines_and_as_plain_text() -> None:
    made = whole(month())
    tries = section(made, "tries")
    assert line_texts(tries, tries.lines[1]) == (
        "2 March · Say good morning to one neighbour · did not happen · likely 70 → 45 · unease 50 → 40 → 20 · "
        "steady, energy 2",
        "feared: They look away.",
        "seen: smiled",
        "learned: A. Lima laughed too.",
    )
    told = as_text(made)
    assert told.startswith("Notes from 5 February 2026 to 4 March 2026\nSelf-recorded notes, not an assessment.\n")
    assert max(map(len, told.splitlines())) <= 78
    assert "  energy" not in told
    assert "  23 February · energy 3.0 · steady 1 · load 0" in told
