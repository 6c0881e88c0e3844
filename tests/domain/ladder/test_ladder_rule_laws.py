"""What holds for the ladder rule whatever somebody's history looks like."""

import re
from dataclasses import dataclass
from datetime import UTC, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.domain.base.thresholds import TABLE
from ladder_tui.domain.base.vocabulary import Happened, Status
from ladder_tui.domain.ladder.rule import Suggestion, numbers_behind, suggestion
from ladder_tui.domain.ladder.table import rule_table
from ladder_tui.domain.records.attempts import HABIT_USES, Attempt, Habit, habits_of
from ladder_tui.domain.records.decisions import CareAnswer, Decision, Move
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.text import folded
from tests.kits.builders import NOW, attempt, by_id, checkin, outcome, plan, prediction, rung
from tests.kits.numbers_of_rules import moments_of, numbers_in, numbers_of
from tests.kits.rule_kit import on_ladder, one

RUNGS = ("low", "mid", "high")
MOVES: tuple[Move, ...] = ("pause", "step_down", "split", "step_up", "vary", "repeat", "other")
MADE: tuple[Status, ...] = ("done", "left_early")
OVER: tuple[Status, ...] = (*MADE, "self_cancelled", "open")
HAPPENED: tuple[Happened, ...] = ("no", "partly", "yes")
levels, maybe_level = st.integers(0, 100), st.none() | st.integers(0, 100)
ids = st.integers(0, 10**9).map(str)
habits = st.builds(
    Habit, name=st.sampled_from(("phone", "a [b]hat", "3 words")), use=st.sampled_from(tuple(HABIT_USES))
)
#: Hours before now, near enough that limits and pauses run, and far enough that they do not.
hours = st.integers(0, 60 * 24 * 45).map(lambda ago: NOW - timedelta(minutes=ago))
#: Made once: what is made for each drawing has to be looked through each time.
some_habits = st.lists(habits, max_size=3, unique_by=lambda habit: habit.name).map(tuple)
contexts, happened = st.sampled_from(("", "work", "stairs", "the [b]park")), st.sampled_from(HAPPENED)
over, tried_rungs = st.sampled_from(OVER), st.sampled_from((*RUNGS, "mid", "mid"))
some_rung, goals, moves = st.sampled_from(RUNGS), st.sampled_from((None, *RUNGS)), st.sampled_from(MOVES)


@st.composite
def attempts(draw: st.DrawFn) -> Attempt:
    status = draw(over)
    height = draw(maybe_level)
    after = outcome(
        happened=draw(happened),
        likelihood_next=draw(levels),
        peak=height,
        end=None,
        context=draw(contexts),
        real_cost=draw(maybe_level),
        habits=draw(some_habits),
    )
    return attempt(
        draw(ids), rung_id=draw(tried_rungs), started_at=draw(hours),
        status=status, outcome=after if status in MADE else None,
        prediction=prediction(likelihood=draw(levels), suds=draw(levels), cost=draw(maybe_level)),
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn, status: Status | None = None) -> Plan:
    at = draw(hours)
    return plan(
        draw(ids), day=at.date(), closed_at=at, status=status or draw(over),
        origin=Origin(kind="rung", ref=draw(some_rung)),
    )  # fmt: skip


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    start, goal = draw(some_rung), draw(goals)
    return Decision(
        id=draw(ids), at=draw(hours), ladder_id="own", rung_id=start, to_rung=goal,
        suggested=draw(moves), chosen=draw(moves),
    )  # fmt: skip


three_levels = st.lists(levels, min_size=3, max_size=3).map(sorted)
energies = st.lists(st.tuples(hours, st.integers(1, 5)), max_size=6)
answers = st.lists(st.tuples(hours, st.booleans()), max_size=2)
some_attempts, some_plans = st.lists(attempts(), max_size=9), st.lists(plans(), max_size=3)
some_decisions = st.lists(decisions(), max_size=4)


@st.composite
def histories(draw: st.DrawFn) -> Snapshot:
    low, mid, high = draw(three_levels)
    checkins = [checkin(f"c{n}", at, energy=energy) for n, (at, energy) in enumerate(draw(energies))]
    care = [CareAnswer(id=f"a{n}", at=at, harder=harder) for n, (at, harder) in enumerate(draw(answers))]
    return on_ladder(
        draw(some_attempts),
        rungs=[rung("low", "Nod", low), rung("mid", "Speak", mid), rung("high", "Stay", high)],
        plans=draw(some_plans), decisions=draw(some_decisions),
        checkins=checkins, care_answers=care,
    )  # fmt: skip


@st.composite
def promising(draw: st.DrawFn) -> Snapshot:
    """The same with two good tries at the middle rung and nothing else there, so that the limits decide."""
    history = draw(histories())
    known = [a for a in history.attempts.values() if a.rung_id != "mid"]
    ends = sorted((draw(hours), draw(hours)))
    good = [one("70>20 at 30 in a", "good-1", at=ends[0]), one("50>10 at 30 in b", "good-2", at=ends[1])]
    return replace(history, attempts=by_id([*known, *good]), plans={}, checkins={})


def at_mid(snapshot: Snapshot) -> Suggestion:
    return suggestion(snapshot, snapshot.rungs["mid"])


@dataclass(frozen=True)
class Case:
    """A history, what is suggested at its middle rung, and what the laws hold against it."""

    history: Snapshot
    said: Suggestion
    tried: Attempt
    fell: Plan
    backup_done: bool
    minutes: int
    rng: Random


def what_fell_through_changes_nothing(case: Case) -> None:
    history, fell = case.history, replace(case.fell, id="fell-plan", backup_done=case.backup_done)
    gone = replace(case.tried, id="fell", status="fell_through", outcome=None, backup_done=case.backup_done)
    for plan_id in (None, *history.plans, fell.id):
        more = replace(
            history,
            attempts={**history.attempts, "fell": replace(gone, plan_id=plan_id)},
            plans={**history.plans, fell.id: fell},
        )
        assert at_mid(more) == case.said


def no_step_up_within_48_hours_of_the_last_nor_for_two_weeks_after_a_pause(case: Case) -> None:
    history, said = case.history, case.said
    ups = [choice.at for choice in history.decisions.values() if choice.chosen == "step_up"]
    pauses = [choice.at for choice in history.decisions.values() if choice.chosen == "pause"]
    pauses += [answer.at for answer in history.care_answers.values() if answer.harder]
    waiting = any(NOW - at < timedelta(hours=48) for at in ups) or any(NOW - at < timedelta(days=14) for at in pauses)
    if waiting:
        assert said.move != "step_up"
        assert "step_up" not in {other.move for other in said.alternatives}
    if said.row in ("48h", "week"):
        assert said.wait_until is not None
        assert NOW < said.wait_until <= NOW + timedelta(days=7)
    if said.wait_until is not None:
        assert said.move in ("repeat", "vary", "pause")


def while_a_suggested_pause_runs_there_is_no_step_up_anywhere(case: Case) -> None:
    if case.said.row != "1" or case.said.wait_until is None:
        return
    assert case.said.wait_until <= NOW + timedelta(days=14)
    during = min(NOW + timedelta(minutes=case.minutes), case.said.wait_until - timedelta(minutes=1))
    for id in RUNGS:
        assert suggestion(replace(case.history, now=during), case.history.rungs[id]).move != "step_up"


def a_step_up_is_only_suggested_after_two_tries_that_went_well(case: Case) -> None:
    history, said = case.history, case.said
    if said.move != "step_up":
        return
    made = sorted(
        (a for a in history.attempts.values() if a.rung_id == "mid" and a.status in MADE),
        key=lambda a: (a.closed_at or a.started_at, a.id),
    )
    assert len(made) >= 2
    assert {a.status for a in made[-2:]} == {"done"}
    assert made[-1].outcome is not None
    assert made[-1].outcome.happened != "yes"
    assert said.target is None or history.rungs[said.target].suds >= history.rungs["mid"].suds


def a_helper_habit_is_brought_up_only_where_it_was_used_and_not_for_ever(case: Case) -> None:
    said = case.said
    made = sorted(
        (a for a in case.history.attempts.values() if a.rung_id == "mid" and a.status in MADE),
        key=lambda a: (a.closed_at or a.started_at, a.id),
    )
    used = [bool(habits_of(tried, "used")) for tried in made]
    if said.row == "habit":
        assert said.move == "repeat"
        assert used[-1]
        assert used[-3:] != [True] * 3
        assert made[-1].outcome is not None
        assert made[-1].outcome.happened != "yes"
    elif said.row == "6":  # nothing gets harder while a habit that was used has just come up
        assert not used[-1] or used[-3:] == [True] * 3 or (made[-1].outcome and (made[-1].outcome.peak or 0) >= 80)


def one_to_three_reasons_and_each_number_in_them_is_in_the_data(case: Case) -> None:
    said = case.said
    assert 1 <= len(said.reasons) <= 3
    assert all(reason.endswith(".") for reason in said.reasons)
    known = numbers_of(case.history) | moments_of(case.history, said)
    # What a step up looks for stands in the table of numbers, not in the data.
    facts = [re.sub(r"A step up looks [^.]*\.", "", reason) for reason in said.reasons]
    told = {number for fact in facts for number in numbers_in(fact)}
    assert told <= known, (said.reasons, told - known)
    assert told, said.reasons


def what_is_said_of_the_fear_is_so(case: Case) -> None:
    told = " ".join(case.said.reasons)
    tries = [a for a in case.history.attempts.values() if a.rung_id == "mid" and a.status in MADE and a.outcome]
    tries.sort(key=lambda a: (a.closed_at or a.started_at, a.id))
    looked = tries[-2:] if case.said.row == "3" else tries
    true = [a for a in looked if a.outcome is not None and a.outcome.happened == "yes"]
    partly = [a for a in looked if a.outcome is not None and a.outcome.happened == "partly"]
    if "What you feared did not happen" in told:
        assert not true
        assert not partly
    if "What you feared happened both times" in told:
        assert len(true) == 2 == len(looked)
    if "What you feared happened" in told:
        assert true or partly
    for word in ("good", "well", "ready"):
        assert not re.search(rf"\b{word}\b", told), told


def reasons_fit_their_lines(case: Case) -> None:
    assert len(folded(" ".join(case.said.reasons), 76)) <= 3, case.said.reasons


def the_user_can_always_choose_otherwise(case: Case) -> None:
    said = case.said
    moves = [other.move for other in said.alternatives]
    assert moves[-1] == "other"
    assert said.move not in moves[:-1]
    assert len(set(moves)) == len(moves) or moves.count("other") == 2
    assert said.headline
    assert all(other.words for other in said.alternatives)
    for target in (said.target, *(other.target for other in said.alternatives)):
        assert target is None or target in case.history.rungs
    assert {pair.name for pair in numbers_behind(case.history, said)} >= {"Tries here", "Energy at the last check-ins"}


def the_order_of_the_records_makes_no_difference(case: Case) -> None:
    def mixed(table: str) -> dict[str, Any]:
        rows = list(getattr(case.history, table).items())
        case.rng.shuffle(rows)
        return dict(rows)

    names = ("rungs", "attempts", "plans", "checkins", "decisions", "care_answers")
    shuffled: dict[str, Any] = {name: mixed(name) for name in names}
    assert at_mid(replace(case.history, **shuffled)) == case.said


def a_zone_elsewhere_changes_words_but_not_the_choice(case: Case) -> None:
    here, there = case.said, at_mid(replace(case.history, now=NOW.astimezone(UTC)))
    assert (here.move, here.row, here.target, here.wait_until) == (
        there.move,
        there.row,
        there.target,
        there.wait_until,
    )


#: docs/design.md 5: never in words about what the user does; nor praise for size, nor an order.
UNKIND = re.compile(
    r"\b(should|must|failed|missed|overdue|neglected|owe|behind|streak|broken|lazy|excuse|normal people|just do it|"
    r"don.t worry|great|amazing|brave|wrong|bad|too much)\b|!",
    re.IGNORECASE,
)


def no_unkind_word_in_any_of_it(case: Case) -> None:
    said = case.said
    words = [said.headline, *said.reasons, *(other.words for other in said.alternatives)]
    words += [pair.value for pair in numbers_behind(case.history, said)]
    assert not [text for text in words if UNKIND.search(text)]


LAWS = (
    what_fell_through_changes_nothing,
    no_step_up_within_48_hours_of_the_last_nor_for_two_weeks_after_a_pause,
    while_a_suggested_pause_runs_there_is_no_step_up_anywhere,
    a_step_up_is_only_suggested_after_two_tries_that_went_well,
    one_to_three_reasons_and_each_number_in_them_is_in_the_data,
    what_is_said_of_the_fear_is_so,
    reasons_fit_their_lines,
    the_user_can_always_choose_otherwise,
    a_helper_habit_is_brought_up_only_where_it_was_used_and_not_for_ever,
    the_order_of_the_records_makes_no_difference,
    a_zone_elsewhere_changes_words_but_not_the_choice,
    no_unkind_word_in_any_of_it,
)


@settings(max_examples=100, deadline=None)
@given(
    histories() | promising(), attempts(), plans("fell_through"), st.booleans(), st.integers(0, 14 * 24 * 60 - 1),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_every_law_holds(
    history: Snapshot, tried: Attempt, fell: Plan, backup_done: bool, minutes: int, rng: Random
) -> None:
    """All laws on each history, since making one costs more than holding it against all of them."""
    case = Case(history, at_mid(history), tried, fell, backup_done, minutes, rng)
    for law in LAWS:
        law(case)


def test_no_unkind_word_in_the_table() -> None:
    texts = [f"{row.suggests} {row.when}" for row in rule_table()]
    texts += [row.meaning for row in TABLE if row.key.startswith(("ladder.", "boosters."))]
    assert [text for text in texts if UNKIND.search(text)] == []
