"""The law of the next step: for any history every place names the same one, and never one that is paused, done enough
for today, above the energy that was said, closed on that day, or with somebody who is not safe."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_tui.cli.today import as_object, as_text
from ladder_tui.domain.ladder.next_step import NextStep, next_step
from ladder_tui.domain.records.activities import Choice
from ladder_tui.domain.records.attempts import Attempt, over_at
from ladder_tui.domain.records.plans import Origin
from ladder_tui.domain.report.parts import last_weeks
from ladder_tui.domain.report.sections import all_ticked, report
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import today_of
from tests.domain.ladder.test_ladder_rule_laws import histories
from tests.kits.builders import NOW, by_id, checkin, person, plan


@dataclass(frozen=True)
class Told:
    history: Snapshot
    step: NextStep


any_history = histories()
days, hours, maybe_energy = st.integers(0, 6), st.integers(-8, 12), st.none() | st.integers(1, 5)


@st.composite
def lives(draw: st.DrawFn) -> Snapshot:
    """A history whose steps differ in place and effort, looked at on any day of the week, with a check-in or rest."""
    history = draw(any_history)
    now = NOW + timedelta(days=draw(days), hours=draw(hours))
    here = draw(st.sampled_from(("low", "mid", "high", "")))
    avoided = draw(st.sampled_from(("low", "mid", "high", "", "", "")))
    rungs = [
        replace(
            each,
            setting=draw(st.sampled_from(("work", "neighbour"))),
            effort=draw(st.integers(1, 5)),
            text=f"Step {each.id}{' with Boris' if each.id == avoided else ''}",
            current=each.id == here,
            set_aside=draw(st.integers(0, 5)) == 0,
        )
        for each in history.rungs.values()
    ]
    said = draw(maybe_energy)
    more = [checkin("said", now - timedelta(minutes=5), energy=said)] if said is not None else []
    rest = (
        [Choice(id="rest", item_id="rest", day=now.date(), action="rested", at=NOW)]
        if draw(st.integers(0, 9)) == 0
        else []
    )
    planned = [
        plan(f"open-{id}", title=f"Step {id}", day=now.date(), origin=Origin(kind="rung", ref=id))
        for id in draw(st.sets(st.sampled_from(("low", "mid", "high")), max_size=1))
    ]
    return replace(
        history, now=now, rungs=by_id(rungs), choices=by_id(rest),
        people=by_id([person("boris", "Boris", unsafe=True)]),
        checkins={**history.checkins, **by_id(more)}, plans={**history.plans, **by_id(planned)},
    )  # fmt: skip


def tries_today(history: Snapshot) -> list[Attempt]:
    return [
        tried
        for tried in history.attempts.values()
        if tried.status in ("done", "left_early") and over_at(tried).astimezone(NOW.tzinfo).date() == history.today
    ]


def led_by_today(history: Snapshot) -> list[str]:
    """The rungs that Today leads with: the next thing of the plan, and the step that is offered."""
    today = today_of(history)
    led = [today.rung.id] if today.rung is not None else []
    if today.next is not None and today.next.origin == "rung":
        led.append(history.plans[today.next.ref].origin.ref or "")
    return led


def every_place_names_the_same(told: Told) -> None:
    history, step = told.history, told.step
    assert today_of(history).step == step
    shell = as_object(history)["next"]
    assert (shell is None) == (step.suggestion is None)
    if shell is not None:
        assert (shell["rung_id"], shell["words"]) == (step.rung.id if step.rung else None, step.headline)
        assert (step.rung.text if step.rung else step.headline) in " ".join(as_text(history).split())
    choice = all_ticked(history, replace(last_weeks(history.today), names=True))
    lines = [line.cells for part in report(history, choice).sections if part.part == "next" for line in part.lines]
    if step.rung is not None:
        assert lines == [(step.rung.text,)]
    else:
        assert not [line for (line,) in lines if "Step " in line]
    offered = today_of(history).rung
    assert offered is None or offered == step.rung


def nothing_paused_is_named(told: Told) -> None:
    history = told.history
    care = max(history.care_answers.values(), key=lambda answer: (answer.at, answer.id), default=None)
    if care is not None and care.harder and history.now - care.at < timedelta(days=14):
        assert told.step.rung is None
        assert led_by_today(history) == []


def nothing_is_named_once_it_is_enough_for_today(told: Told) -> None:
    tried = tries_today(told.history)
    if tried:
        assert told.step.rung is None
        assert not {attempt.rung_id for attempt in tried} & set(led_by_today(told.history))


def nothing_above_the_energy_that_was_said(told: Told) -> None:
    history = told.history
    said = history.checkins.get("said")
    for id in (*led_by_today(history), *([told.step.rung.id] if told.step.rung else [])):
        each = history.rungs[id]
        assert not each.set_aside or id in {p.origin.ref for p in history.plans.values() if p.day == history.today}
        if said is not None and said.at.date() == history.today:
            assert each.effort <= said.energy + 1
            assert said.energy > 2 or each.effort <= 2


def nothing_closed_on_that_day(told: Told) -> None:
    history, named = told.history, told.step.rung
    if named is None or named.setting != "work" or history.today.weekday() < 5:
        return
    there = [over_at(a).astimezone(NOW.tzinfo) for a in history.attempts.values() if a.rung_id == named.id]
    planned = [p.day for p in history.plans.values() if p.origin.ref == named.id]
    assert history.today.weekday() in {day.weekday() for day in (*there, *planned)}


def nothing_with_somebody_who_is_not_safe(told: Told) -> None:
    step, rungs = told.step, told.history.rungs
    ids = [*led_by_today(told.history), *([step.rung.id] if step.rung is not None else [])]
    found = step.suggestion
    if found is not None:
        ids += [id for id in (found.target, found.whole) if id is not None]
        ids += [found.rung_id] if found.target is None and found.move in ("repeat", "vary", "split") else []
    assert not [id for id in ids if "Boris" in rungs[id].text]


LAWS = (
    every_place_names_the_same,
    nothing_paused_is_named,
    nothing_is_named_once_it_is_enough_for_today,
    nothing_above_the_energy_that_was_said,
    nothing_closed_on_that_day,
    nothing_with_somebody_who_is_not_safe,
)


@settings(max_examples=60, deadline=None)
@given(lives())
def test_one_answer_for_any_history(history: Snapshot) -> None:
    told = Told(history, next_step(history))
    for law in LAWS:
        law(told)
