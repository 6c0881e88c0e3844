"""Recurrence rules (RFC 5545, DAILY to YEARLY): value, words and days."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Frequency = Literal["daily", "weekly", "monthly", "yearly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """How something repeats. Weekdays are 0 (Monday) to 6 (Sunday).

    `weekdays` serves weekly rules; for monthly rules `nth` (1 to 5, or -1 for the last) with one weekday
    means "the nth weekday", and `month_day` (1 to 31, or -1 for the last day) a day of the month.
    `until` is inclusive, in the zone of the opportunity. `until` and `count` exclude each other.
    `week_start` matters for every-n-weeks rules.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    month_day: int | None = None
    until: date | None = None
    count: int | None = None
    week_start: int = 0
