"""Words about goals and periods, for what shows them: their forms are not loaded with these."""

from datetime import date
from typing import Final

from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.goal_progress import PERIOD_WORDS
from ladder_tui.domain.records.checkins import AwayKind
from ladder_tui.domain.records.goals import Goal

AWAY_WORDS: Final[dict[AwayKind, str]] = {"away": "being away", "ill": "being ill", "paused": "a pause"}


def count_words(goal: Goal) -> str:
    """How often: "once a week", "2 times a month"."""
    return f"{'once' if goal.count == 1 else f'{goal.count} times'} {PERIOD_WORDS[goal.period]}"


def period_words(first: date, last: date, today: date) -> str:
    """A period that may be over: "3 to 24 February", "on 3 February", "31 December 2025 to 4 March"."""
    end = day_words(last, today=today, weekday=False)
    if first == last:
        return "today" if first == today else f"on {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    return f"{day_words(first, today=today, weekday=False)} to {end}"
