"""How a goal is going: counts by period, a reserve used without a word, and neutral endings (docs/design.md 4.4)."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from math import ceil
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.thresholds import DEFAULTS, thresholds
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.goal_matching import Match, matches
from ladder_tui.domain.records.goals import Goal, GoalTag, Period
from ladder_tui.domain.snapshot import Snapshot

PERIOD_WORDS: Final[Mapping[Period, str]] = {"week": "a week", "fortnight": "in two weeks", "month": "a month"}
_PLURALS: Final[Mapping[Period, str]] = {"week": "weeks", "fortnight": "fortnights", "month": "months"}
_DAYS: Final[Mapping[Period, int]] = {"week": 7, "fortnight": 14}
_LONGER: Final[Mapping[Period, Period | None]] = {"week": "fortnight", "fortnight": "month", "month": None}

#: Goals to begin with: words, tag, count, period (docs/design.md 2, row 23).
TEMPLATES: Final[tuple[tuple[str, GoalTag, int, Period], ...]] = (
    ("Start one new conversation", "new_conversation", 1, "week"),
    ("Go to an event I know", "known_event", 2, "month"),
    ("Write or call first", "reach_out", 1, "week"),
    ("Be somewhere among people", "being_there", 1, "week"),
    ("Try a step", "rung", 2, "fortnight"),
    ("Do a thing with someone", "shared_activity", 1, "fortnight"),
    ("Say a kind no, or ask for something", "saying_no", 1, "month"),
)


class GoalPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """One period of a goal: its first and last day, and how often it happened in it."""

    first: date
    last: date
    count: int


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a goal stands. `state` is `later`, `running`, `met` (every period reached it) or `over`.

    `alternatives` holds a smaller goal where two short periods offer one.
    """

    goal: Goal
    state: Literal["later", "running", "met", "over"]
    words: str
    reasons: tuple[str, ...]
    alternatives: tuple[Goal, ...]
    periods: tuple[GoalPeriod, ...]
    found: tuple[Match, ...]


def under_way(snapshot: Snapshot) -> tuple[Goal, ...]:
    """Goals that are not over, oldest first."""
    return tuple(goal for goal in snapshot.goals.values() if goal.ended is None and snapshot.today <= goal.until)


def has_room(snapshot: Snapshot) -> bool:
    """Whether another goal may begin: two at most are under way."""
    return len(under_way(snapshot)) < thresholds(snapshot.settings.thresholds)["goals.active"]


def last_day(start: date, weeks: int, limits: Mapping[str, float] = DEFAULTS) -> date:
    """The last day of a goal that begins on `start` and runs `weeks` weeks. Raises ValueError with one sentence."""
    most = int(limits["goals.weeks"])
    if not 1 <= weeks <= most:
        raise ValueError(f"A goal runs 1 to {most} weeks; this would be {weeks}.")
    return start + timedelta(weeks=weeks) - timedelta(days=1)


def progress(snapshot: Snapshot, goal: Goal) -> Progress:
    """Where the goal stands today."""
    limits = thresholds(snapshot.settings.thresholds)
    today, matched = snapshot.today, matches(snapshot, goal)
    counted = [match.day for match in matched if match.counts]
    periods = tuple(
        GoalPeriod(first=first, last=last, count=sum(first <= day <= last for day in counted))
        for first, last in _periods(goal)
    )
    over = goal.ended is not None or today > goal.until
    end = min(today, goal.ended or today)
    finished = [period for period in periods if period.last < end]
    reached = sum(period.count >= goal.count for period in finished)
    # A goal of one period is reached or not; a reserve would decide it.
    allowed = ceil(len(periods) / limits["goals.reserve_every"]) if len(periods) > 1 else 0
    reserves = min(allowed, len(finished) - reached)
    fulfilled = reached + reserves
    state: Literal["later", "running", "met", "over"] = "running"
    if goal.start > today:
        state = "later"
    elif over:
        state = "met" if finished and fulfilled == len(finished) == len(periods) else "over"
    return Progress(
        goal=goal,
        state=state,
        words=_words(goal, state, periods, today),
        reasons=_reasons(goal, state, finished, reached, today),
        alternatives=_smaller(goal, finished, int(limits["goals.short"])) if state == "running" else (),
        periods=periods,
        found=matched,
    )


def _periods(goal: Goal) -> Iterator[tuple[date, date]]:
    """First and last day of each period, from the start on; the last one ends with the goal."""
    first, number = goal.start, 0
    while first <= goal.until:
        number += 1
        after = _month_on(goal.start, number) if goal.period == "month" else first + timedelta(_DAYS[goal.period])
        yield first, min(after - timedelta(days=1), goal.until)
        first = after


def _month_on(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _words(goal: Goal, state: str, periods: tuple[GoalPeriod, ...], today: date) -> str:
    """One sentence. What did not happen is never counted."""
    if state == "later":
        return "It has not begun yet."
    if state == "met":
        return "It went as you set out. What next, if anything, is up to you."
    if state == "over":
        came = sum(period.count for period in periods)
        times = "once" if came == 1 else f"{came} times"
        return f"It came about {times}. What was useful in it stays." if came else "It is over. Trying it out was fine."
    here = next(period for period in periods if period.first <= today <= period.last)
    # A period begins on any day of the week: "this week" would speak of tries of before it as well.
    if not here.count and goal.start == today:
        return "It counts from today on."
    since = "today" if here.first == today else day_words(here.first, today=today)
    rest = ": that is it for now." if here.count >= goal.count else "."
    return f"{here.count} of {goal.count} since {since}{rest}"


def _reasons(goal: Goal, state: str, finished: list[GoalPeriod], reached: int, today: date) -> tuple[str, ...]:
    left = (goal.until - today).days + 1
    reasons = []
    if reached:
        many = _PLURALS[goal.period] if len(finished) > 1 else _PLURALS[goal.period][:-1]
        reasons.append(f"As set out in {reached} of {len(finished)} {many} gone by.")
    if state == "running":
        reasons.append("Today is its last day." if left == 1 else f"{left} days are left of it.")
    return tuple(reasons)


def _smaller(goal: Goal, finished: list[GoalPeriod], short: int) -> tuple[Goal, ...]:
    """A smaller goal, when the last `short` periods gone by all held less than the count."""
    if len(finished) < short or any(period.count >= goal.count for period in finished[-short:]):
        return ()
    if goal.count > 1:
        return (replace(goal, count=goal.count - 1),)
    longer = _LONGER[goal.period]
    return (replace(goal, period=longer),) if longer is not None else ()


def from_template(number: int, *, id: str, now: datetime, weeks: int, limits: Mapping[str, float] = DEFAULTS) -> Goal:
    """The goal of `TEMPLATES[number]`, from today on for so many weeks."""
    verb, tag, count, period = TEMPLATES[number]
    start = now.date()
    until = last_day(start, weeks, limits)
    return Goal(id=id, created=now, verb=verb, tag=tag, count=count, period=period, start=start, until=until)
