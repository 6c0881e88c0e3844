"""What a day offers to write about: a question, those that fit now, and a kindness card."""

from datetime import timedelta

from ladder_tui.domain.base.dayparts import day_start
from ladder_tui.domain.base.weeks import week_of
from ladder_tui.domain.growth.rhythm import is_first_day_back
from ladder_tui.domain.items.kindness import KindMoment, Kindness
from ladder_tui.domain.items.prompts import Moment, ReflectionPrompt
from ladder_tui.domain.records.plans import counts_as_contact
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.writing import kindness, prompts


def prompts_for(
    moment: Moment, snapshot: Snapshot, *, distress: int | None = None, limit: int = 3
) -> tuple[ReflectionPrompt, ...]:
    """The questions for a moment (`prompts.ask`) from the library and the journal."""
    entries = snapshot.entries.values()
    return prompts.ask(
        moment,
        snapshot.not_removed(snapshot.library.reflections),
        entries,
        today=snapshot.today,
        distress=distress,
        limit=limit,
    )


def prompt_of_the_day(snapshot: Snapshot) -> ReflectionPrompt | None:
    """One question for today, the same all day.

    It goes by what today and yesterday hold, by the turn of week and month, and by a first day back.
    """
    today, plans = snapshot.today, snapshot.plans.values()
    yesterday = today - timedelta(days=1)
    moments: list[Moment] = ["returning"] if is_first_day_back(snapshot) else []
    if any(plan.day == today and plan.created < day_start(snapshot.now) for plan in plans):
        moments.append("before")
    if any(plan.day == yesterday and counts_as_contact(plan) for plan in plans):
        moments.append("win")
    if today.day == 1:
        moments.append("monthly")
    if today == week_of(today, snapshot.settings.week_start)[1]:
        moments.append("weekly")
    order: tuple[Moment, ...] = (*moments, "anytime", "win", "weekly", "before")
    return prompts.of_the_day(
        order, snapshot.not_removed(snapshot.library.reflections), snapshot.entries.values(), today=today
    )


def kindness_for(moment: KindMoment, snapshot: Snapshot) -> Kindness | None:
    """The kindness card for a moment (`kindness.kindness_for`) from the library and the journal."""
    cards = snapshot.not_removed(snapshot.library.kindness)
    return kindness.kindness_for(moment, cards, snapshot.entries.values(), today=snapshot.today)
