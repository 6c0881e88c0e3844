"""What a review can end with: ideas for plans of the coming week, and its free days (docs/design.md 4.4)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between, load_and_free
from ladder_tui.domain.calendar.load import free_day
from ladder_tui.domain.growth.goal_progress import progress, under_way
from ladder_tui.domain.ladder.next_step import next_step
from ladder_tui.domain.picks.candidates import Candidate
from ladder_tui.domain.picks.picker import pick
from ladder_tui.domain.records.goals import Goal
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot, not_safe

#: Most ideas of one kind.
MOST: Final[Mapping[str, int]] = {"goal": 2, "occurrence": 2, "promise": 1, "pick": 2}
_DAYS: Final = 7

IdeaKind = Literal["rung", "goal", "occurrence", "promise", "pick"]


class PlanIdea(msgspec.Struct, frozen=True, kw_only=True):
    """Something a plan could be made of: its kind in a word or two, its title, and the thing itself."""

    id: str
    kind: IdeaKind
    word: str
    title: str
    source: Rung | Goal | AgendaItem | Promise | Candidate


def plan_ideas(snapshot: Snapshot) -> tuple[PlanIdea, ...]:
    """The next step, goals that have room, what the calendar holds, something to remember, and the picker's picks.

    What the coming week has a plan for already is left out.
    """
    planned = {
        plan.origin.ref
        for plan in snapshot.plans.values()
        if plan.status == "open" and plan.day > snapshot.today and plan.origin.ref is not None
    }
    return tuple(_ideas(snapshot, planned))


def _ideas(snapshot: Snapshot, planned: set[str]) -> Iterator[PlanIdea]:
    rung = next_step(snapshot, today=False).rung
    if rung is not None and rung.id not in planned:
        yield PlanIdea(id=f"rung:{rung.id}", kind="rung", word="your step", title=rung.text, source=rung)
    unsafe = not_safe(snapshot)
    goals = [
        goal
        for goal in under_way(snapshot)
        if progress(snapshot, goal).state == "running" and not unsafe.names(goal.verb)
    ]
    for goal in goals[: MOST["goal"]]:
        yield PlanIdea(id=f"goal:{goal.id}", kind="goal", word="a goal", title=goal.verb, source=goal)
    coming = (item for items in coming_week(snapshot).values() for item in items)
    open_ones = {item.ref: item for item in coming if item.kind in ("occurrence", "routine")}
    for item in islice(open_ones.values(), MOST["occurrence"]):
        word = "a routine" if item.routine else "calendar"
        yield PlanIdea(id=f"occurrence:{item.ref}", kind="occurrence", word=word, title=item.title, source=item)
    waiting = [
        promise
        for promise in snapshot.promises.values()
        if promise.kept_at is None and promise.person_id not in unsafe.ids and not unsafe.names(promise.text)
    ]
    for promise in waiting[: MOST["promise"]]:
        word = "to remember"
        yield PlanIdea(id=f"promise:{promise.id}", kind="promise", word=word, title=promise.text, source=promise)
    picks = [suggested.candidate for suggested in pick(snapshot).picks if suggested.candidate.id not in planned]
    for candidate in picks[: MOST["pick"]]:
        yield PlanIdea(id=f"pick:{candidate.id}", kind="pick", word="an idea", title=candidate.title, source=candidate)


def coming_week(snapshot: Snapshot) -> Mapping[date, Sequence[AgendaItem]]:
    """The seven days from tomorrow on, with what stands on them."""
    today = snapshot.today
    return agenda_between(snapshot, today + timedelta(days=1), today + timedelta(days=_DAYS))


def day_for_plan(snapshot: Snapshot) -> date:
    """A day of the coming week for something more: a free one while another stays free, else the one with least on it.

    The user can choose any other.
    """
    week = coming_week(snapshot)
    _, free = load_and_free(week)
    if len(free) > 1:
        return free[0]
    others = [day for day in week if day not in free] or list(week)
    return min(others, key=lambda day: (load_and_free({day: week[day]})[0], day))


def free_words(snapshot: Snapshot) -> str:
    """Whether the coming week has a free day, in one sentence; the best one is named."""
    _, free = load_and_free(coming_week(snapshot))
    one = free_day(free, snapshot.today)
    if one is None:
        return "Each of the next seven days holds something. A free day is where tiredness goes; one thing could move."
    if len(free) == _DAYS:
        return "All of the next seven days are free so far."
    return f"{day_words(one, today=snapshot.today)} is free so far."
