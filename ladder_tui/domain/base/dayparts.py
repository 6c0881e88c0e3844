"""Parts of the day, and the energy a person expects in each."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final, Literal

from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.base.vocabulary import Daypart

ClockPart = Literal["morning", "day", "evening"]

#: Said of things that are for some parts of the day only.
DAYPART_PLURALS: Final[Mapping[Daypart, str]] = {
    "morning": "mornings",
    "day": "daytime",
    "evening": "evenings",
    "weekend": "weekends",
}


def clock_part(at: datetime, limits: Mapping[str, float] = DEFAULTS) -> ClockPart:
    """The part of the day by the hour of `at`, a wall-clock time; the night belongs to the evening before it."""
    if at.hour < limits["day.morning_from"] or at.hour >= limits["day.evening_from"]:
        return "evening"
    return "morning" if at.hour < limits["day.day_from"] else "day"


def dayparts_at(at: datetime, limits: Mapping[str, float] = DEFAULTS) -> frozenset[Daypart]:
    """Every part of the day or week that `at` lies in."""
    part = clock_part(at, limits)
    return frozenset({part, "weekend"}) if at.weekday() >= 5 else frozenset({part})


def day_start(now: datetime, *, days_ago: int = 0) -> datetime:
    """Midnight at the start of the day of `now`, in its zone, or of the day `days_ago` days before."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) - timedelta(days=days_ago)


def local_day(at: datetime, now: datetime) -> date:
    """The calendar day of `at` as it was in the zone of `now`."""
    return at.date() if at.tzinfo is now.tzinfo else at.astimezone(now.tzinfo).date()
