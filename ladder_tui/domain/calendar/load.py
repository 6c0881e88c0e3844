"""The load guard's numbers: what a week can carry and what it carries (docs/design.md 4.3). It never blocks.

Rest is no part of any sum here: choosing it lowers nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.dayparts import day_start
from ladder_tui.domain.base.thresholds import DEFAULTS, thresholds
from ladder_tui.domain.base.weeks import week_of
from ladder_tui.domain.base.when import WEEKDAYS
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.plans import CARRIED, Plan
from ladder_tui.domain.records.settings import Settings


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """What a week can carry, as a sum of efforts, and where that comes from, in words that end a sentence."""

    value: int
    reason: str


def capacity(checkins: Iterable[CheckIn], settings: Settings, now: datetime) -> Capacity:
    """round(2 × mean energy of the last 14 days), at least 4; 5 before the first check-in; or what the user fixed."""
    if settings.capacity is not None:
        return Capacity(value=settings.capacity, reason="set by you")
    limits = thresholds(settings.thresholds)
    since = day_start(now, days_ago=int(limits["load.days"]) - 1)
    # By calendar day first: comparing moments of different zones costs far more, and there are thousands. Two zones are
    # at most 26 hours apart.
    first = since.toordinal() - 2
    near = (checkin for checkin in checkins if checkin.at.toordinal() >= first)
    energies = [checkin.energy for checkin in near if since <= checkin.at <= now]
    if not energies:
        return Capacity(value=int(limits["load.start"]), reason="a careful start")
    mean = sum(energies) / len(energies)
    # Half rounds up here: Python's own round() would turn 4.5 into 4 and 5.5 into 6.
    value = max(int(limits["load.floor"]), int(limits["load.per_energy"] * mean + 0.5))
    return Capacity(value=value, reason="from your energy lately")


def planned_load(plans: Iterable[Plan], day: date, week_start: int) -> int:
    """The sum of efforts of the week's plans that are open, done or left early."""
    first, last = week_of(day, week_start)
    return sum(plan.effort for plan in plans if first <= plan.day <= last and plan.status in CARRIED)


def load_words(load: int, carries: int, free: date | None = None) -> str:
    """The week in numbers: "6 of about 6, and Friday is free"; `free` is the one free day that is named."""
    words = f"{load} of about {carries}"
    return words if free is None else f"{words}, and {WEEKDAYS[free.weekday()]} is free"


def free_day(free: Sequence[date], today: date) -> date | None:
    """The one free day worth naming: at the weekend where there is one, else the next; today only if it is the last."""
    ahead = [day for day in free if day >= today]
    later = [day for day in ahead if day > today]
    weekend = (day for day in later if day.weekday() >= 5)
    return next(weekend, next(iter(later or ahead), None))


def is_full(load: int, carries: int, effort: int, limits: Mapping[str, float] = DEFAULTS) -> bool:
    """Whether something of this effort would lift the week above what it carries; effort 1 always has room."""
    return effort > limits["load.always_effort"] and load + effort > carries


def smaller_plan(plan: Plan, limits: Mapping[str, float] = DEFAULTS) -> Plan | None:
    """The plan at half its length (at least 5 minutes) and one effort less; None when neither can shrink."""
    least = int(limits["plans.least_minutes"])
    minutes = max(least, plan.minutes // 2) if plan.minutes > least else plan.minutes
    smaller = replace(plan, minutes=minutes, effort=max(1, plan.effort - 1))
    return smaller if smaller != plan else None
