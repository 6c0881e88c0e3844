"""Recurrence rules (RFC 5545, DAILY to YEARLY): value, days, checks and words.

The days are computed by counting, not by walking from the first one: a rule of any age costs only its days in the
window, and the shell commands need no import for it. python-dateutil is the judge in the tests. The text form
stands in rfc5545.py.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.number_words import listed, ordinal, ordinal_word
from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY, MONTHS, WEEKDAYS, day_words

Frequency = Literal["daily", "weekly", "monthly", "yearly"]

MAX_INTERVAL: Final = 99
MAX_COUNT: Final = 9999

_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNITS: Final[dict[Frequency, str]] = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}


class Recurrence(msgspec.Struct, frozen=True, kw_only=True):
    """How something repeats. Weekdays are 0 (Monday) to 6 (Sunday).

    `weekdays` serves weekly rules; for monthly rules `nth` (1 to 5, or -1 for the last) with one weekday
    means "the nth weekday", and `month_day` (1 to 31, or -1 for the last day) a day of the month. Yearly
    rules take both in the month of the first day. Where nothing is said, the first day says it.
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


@lru_cache(maxsize=4096)
def days(rule: Recurrence, first: date, start: date, end: date) -> tuple[date, ...]:
    """The days the rule gives from `start` to `end`, both included, in order; never before `first`.

    Days lie between 1900 and 2200, whatever the window. As in RFC 5545 a month without the wanted day is left
    out; only the 29 February of a yearly rule is kept, on the 28th. `first` itself is given (and counted) only
    if it fits the rule. Never raises: a rule that makes no sense (see `problems`) gives what can be read from it.
    """
    low = max(start, first, FIRST_DAY)
    high = min(end, rule.until or LAST_DAY, LAST_DAY)
    if low > high or rule.interval < 1 or (rule.count is not None and rule.count < 1):
        return ()
    if rule.frequency == "daily":
        return _by_day(rule, first, low, high)
    if rule.frequency == "weekly":
        return _by_week(rule, first, low, high)
    return tuple(day for day in _by_month(rule, first, low, high) if low <= day <= high)


def _by_day(rule: Recurrence, first: date, low: date, high: date) -> tuple[date, ...]:
    origin, last = first.toordinal(), high.toordinal()
    if rule.count is not None:
        last = min(last, origin + (rule.count - 1) * rule.interval)
    begin = low.toordinal() + (origin - low.toordinal()) % rule.interval
    return tuple(map(date.fromordinal, range(begin, last + 1, rule.interval)))


def _by_week(rule: Recurrence, first: date, low: date, high: date) -> tuple[date, ...]:
    into_week = (first.weekday() - rule.week_start) % 7
    origin, step = first.toordinal() - into_week, 7 * rule.interval
    offsets = sorted({(weekday - rule.week_start) % 7 for weekday in rule.weekdays or (first.weekday(),)})
    from_, last = low.toordinal(), high.toordinal()
    if rule.count is not None:
        # Days of the first week that lie before the first day are not there to be counted.
        place = sum(offset < into_week for offset in offsets) + rule.count - 1
        weeks, nth = divmod(place, len(offsets))
        last = min(last, origin + weeks * step + offsets[nth])
    weeks_from = origin + (from_ - origin) // step * step
    return tuple(
        date.fromordinal(week + offset)
        for week in range(weeks_from, last + 1, step)
        for offset in offsets
        if from_ <= week + offset <= last
    )


def _by_month(rule: Recurrence, first: date, low: date, high: date) -> Iterator[date]:
    step = rule.interval * (12 if rule.frequency == "yearly" else 1)
    origin = first.year * 12 + first.month - 1
    behind = low.year * 12 + low.month - 1 - origin
    # Counting needs every month since the first, since months without the day do not count.
    begin = origin if rule.count is not None else origin + behind // step * step
    left = rule.count
    for month in range(begin, high.year * 12 + high.month, step):
        day = _day_in_month(rule, first, month // 12, month % 12 + 1)
        if day is None or day < first:
            continue
        if left is not None:
            if left == 0:
                return
            left -= 1
        yield day


def _day_in_month(rule: Recurrence, first: date, year: int, month: int) -> date | None:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    length = _LENGTHS[month - 1] + (month == 2 and leap)
    if rule.nth is not None:
        weekday = rule.weekdays[0] if rule.weekdays else first.weekday()
        if rule.nth > 0:
            day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (rule.nth - 1)
        else:
            day = length - (date(year, month, length).weekday() - weekday) % 7 + 7 * (rule.nth + 1)
    else:
        wanted = first.day if rule.month_day is None else rule.month_day
        day = wanted if wanted > 0 else length + 1 + wanted
        if rule.frequency == "yearly" and month == 2 and day == 29:
            day = length
    return date(year, month, day) if 1 <= day <= length else None


def _date(day: date) -> str:
    return day_words(day, weekday=False)


def first_day_matches(rule: Recurrence, first: date) -> bool:
    """Whether the first day is one the rule gives. If not, it does not happen on that day."""
    return bool(days(rule, first, first, first))


def problems(rule: Recurrence, first: date) -> tuple[str, ...]:
    """What is wrong with a rule that starts on `first`: one sentence each, saying what would be right."""
    wrong = [*_odd_numbers(rule), *_odd_pattern(rule), *_odd_end(rule, first)]
    if not wrong and not days(rule, first, first, LAST_DAY):
        end = _date(rule.until or LAST_DAY)
        wrong.append(f"There is no such day between {_date(first)} and {end}; choose another day or a later end.")
    return tuple(wrong)


def _odd_numbers(rule: Recurrence) -> Iterator[str]:
    if not 1 <= rule.interval <= MAX_INTERVAL:
        every = f"“Every {rule.interval} {_UNITS[rule.frequency]}s”"
        yield f"{every} is not possible; choose a number from 1 to {MAX_INTERVAL}."
    if rule.count is not None and not 1 <= rule.count <= MAX_COUNT:
        yield f"{rule.count} times is not possible; choose a number from 1 to {MAX_COUNT}."
    if any(not 0 <= weekday <= 6 for weekday in (*rule.weekdays, rule.week_start)):
        yield "A weekday is not one of the seven; choose Monday (0) to Sunday (6)."
    if rule.nth is not None and rule.nth not in (1, 2, 3, 4, 5, -1):
        yield "That weekday of the month is not possible; choose the first to the fifth, or the last."
    if rule.month_day is not None and rule.month_day != -1 and not 1 <= rule.month_day <= 31:
        yield f"A month has no day {rule.month_day}; choose 1 to 31, or the last day."


def _odd_pattern(rule: Recurrence) -> Iterator[str]:
    in_months = rule.frequency in ("monthly", "yearly")
    if rule.nth is not None and not in_months:
        yield "“The nth weekday” belongs to a month or year; choose monthly or yearly, or leave it out."
    elif rule.nth is not None and len(rule.weekdays) != 1:
        yield "“The nth weekday” needs exactly one weekday; choose one."
    elif rule.weekdays and rule.frequency != "weekly" and rule.nth is None:
        yield "Weekdays belong to a weekly rule; choose weekly, or which one of the month it is."
    if rule.month_day is not None and not in_months:
        yield "A day of the month belongs to a monthly or yearly rule; choose one of them, or leave it out."
    elif rule.month_day is not None and rule.nth is not None:
        yield "It can be a weekday of the month or a day of the month, not both; keep one of them."


def _odd_end(rule: Recurrence, first: date) -> Iterator[str]:
    if not FIRST_DAY <= first <= LAST_DAY:
        yield f"The first day is {_date(first)}; choose one from {FIRST_DAY.year} to {LAST_DAY.year}."
    if rule.until is not None and rule.count is not None:
        yield "It can end on a day or after a number of times, not both; keep one of them."
    if rule.until is not None and rule.until < first:
        yield f"It ends on {_date(rule.until)}, before its first day, {_date(first)}; choose a later end."
    elif rule.until is not None and rule.until > LAST_DAY:
        yield f"It ends on {_date(rule.until)}; choose an end up to {LAST_DAY.year}, or none."


def in_words(rule: Recurrence, first: date, today: date | None = None) -> str:
    """The rule in British words, without a capital or full stop: "every second Wednesday until 27 May 2026".

    With `today` a last day of the same year that is still to come goes without its year.
    """
    if rule.frequency == "daily":
        text = _every(rule, "day")
    elif rule.frequency == "weekly":
        text = _weeks_in_words(rule, first)
    elif rule.frequency == "monthly":
        months = "each month" if rule.interval == 1 else _every(rule, "month")
        text = f"on the {_place_in_month(rule, first)} of {months}{_exception_in_words(rule, first)}"
    else:
        text = _years_in_words(rule, first)
    if rule.until is not None:
        near = today is not None and today <= rule.until
        text += f" until {day_words(rule.until, today=today if near else None, weekday=False)}"
    if rule.count is not None:
        text += {1: ", once", 2: ", twice"}.get(rule.count, f", {rule.count} times")
    return text


def _every(rule: Recurrence, unit: str) -> str:
    if rule.interval == 1:
        return f"every {unit}"
    if 2 <= rule.interval <= 10:
        return f"every {ordinal_word(rule.interval)} {unit}"
    return f"every {rule.interval} {unit}s"


def _weeks_in_words(rule: Recurrence, first: date) -> str:
    chosen = {weekday % 7 for weekday in rule.weekdays} or {first.weekday()}
    names = [WEEKDAYS[weekday] for weekday in sorted(chosen, key=lambda weekday: (weekday - rule.week_start) % 7)]
    if len(names) == 1 and rule.interval <= 10:
        return _every(rule, names[0])
    working_days = chosen == {0, 1, 2, 3, 4}
    if rule.interval == 1:
        every = "every weekday, Monday to Friday" if working_days else f"every {listed(names)}"
        return "every day" if len(names) == 7 else every
    week = _every(rule, "week")
    on = f"{week} on {'Monday to Friday' if working_days else listed(names)}"
    text = f"on each day of {week}" if len(names) == 7 else on
    # Where the week starts moves days from one week to the next, so a rule that departs from Monday says so.
    return f"{text} (weeks begin on {WEEKDAYS[rule.week_start % 7]})" if rule.week_start % 7 else text


def _place_in_month(rule: Recurrence, first: date) -> str:
    if rule.nth is not None:
        weekday = rule.weekdays[0] if rule.weekdays else first.weekday()
        return f"{ordinal_word(rule.nth)} {WEEKDAYS[weekday % 7]}"
    wanted = first.day if rule.month_day is None else rule.month_day
    return "last day" if wanted == -1 else ordinal(wanted)


def _years_in_words(rule: Recurrence, first: date) -> str:
    month = MONTHS[first.month - 1]
    wanted = first.day if rule.month_day is None else rule.month_day
    if rule.nth is None and wanted > 0:
        leap_day = first.month == 2 and wanted == 29
        return f"{_every(rule, 'year')} on {wanted} {month}{' (on the 28th in other years)' if leap_day else ''}"
    return f"{_every(rule, 'year')} on the {_place_in_month(rule, first)} of {month}{_exception_in_words(rule, first)}"


def _exception_in_words(rule: Recurrence, first: date) -> str:
    unit = "years" if rule.frequency == "yearly" else "months"
    wanted = first.day if rule.month_day is None else rule.month_day
    return f" ({unit} without one are left out)" if rule.nth == 5 or (rule.nth is None and wanted > 28) else ""
