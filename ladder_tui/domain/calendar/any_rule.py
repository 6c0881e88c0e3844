"""Days of recurrence rules that no `Recurrence` can hold (RFC 5545): every part of a rule, over a window of days.

The cost is bounded by the days looked at, which are counted. python-dateutil is the judge in the tests.
"""

import re
from calendar import isleap
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Final

import msgspec

from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WITHIN_A_DAY: Final = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
_LISTS: Final[Mapping[str, tuple[int, int]]] = {
    "BYSECOND": (0, 60), "BYMINUTE": (0, 59), "BYHOUR": (0, 23), "BYMONTHDAY": (-31, 31), "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53), "BYMONTH": (1, 12), "BYSETPOS": (-366, 366),
}  # fmt: skip
_DAY: Final = timedelta(days=1)
_LOST: Final = "The recurrence rule cannot be read; a rule such as FREQ=WEEKLY;BYDAY=WE is right."


class Work:
    """How many days may still be looked at; less than none raises ValueError."""

    def __init__(self, most: int) -> None:
        self.left = most

    def take(self, number: int) -> None:
        """Count days that are going to be looked at."""
        self.left -= number
        if self.left < 0:
            raise ValueError("There are more unusual rules in the file than are worked out at once.")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a rule; lists are empty where nothing is said. Weekdays are (number, 0 to 6), 0 for each."""

    frequency: str
    interval: int = 1
    count: int | None = None
    week_start: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    lists: Mapping[str, frozenset[int]] = {}

    def said(self, name: str) -> frozenset[int]:
        """One of the lists of numbers."""
        return self.lists.get(name, frozenset())


def read(text: str) -> Rule:
    """The parts of a rule, UNTIL left out. Raises ValueError with one sentence for what is none."""
    parts: dict[str, str] = {}
    for part in filter(None, text.strip().upper().removeprefix("RRULE:").split(";")):
        name, equals, value = part.partition("=")
        if not equals or not value.strip() or name.strip() in parts:
            raise ValueError(_LOST)
        parts[name.strip()] = value.strip()
    frequency, week_start = parts.pop("FREQ", ""), parts.pop("WKST", "MO")
    if frequency not in ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", *_WITHIN_A_DAY) or week_start not in _CODES:
        raise ValueError(_LOST)
    parts.pop("UNTIL", None)
    interval, count = _number(parts.pop("INTERVAL", "1")), parts.pop("COUNT", None)
    weekdays = tuple(_weekday(code) for code in parts.pop("BYDAY", "").split(",") if code)
    if not set(parts) <= set(_LISTS):
        raise ValueError(_LOST)
    lists = {
        name: frozenset(_in_range(one, *_LISTS[name]) for one in value.split(",")) for name, value in parts.items()
    }
    return Rule(
        frequency=frequency, interval=interval, count=None if count is None else _number(count),
        week_start=_CODES.index(week_start), weekdays=weekdays, lists=lists,
    )  # fmt: skip


def _number(text: str) -> int:
    if not re.fullmatch(r"\+?0*[1-9][0-9]{0,5}", text, re.ASCII):
        raise ValueError(_LOST)
    return int(text)


def _in_range(text: str, low: int, high: int) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,3}", text.strip(), re.ASCII) or not low <= int(text) <= high:
        raise ValueError(_LOST)
    if low < 0 and int(text) == 0:
        raise ValueError(_LOST)
    return int(text)


def _weekday(code: str) -> tuple[int, int]:
    match = re.fullmatch(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", code.strip(), re.ASCII)
    if match is None or (match[1] and not 1 <= abs(int(match[1])) <= 53):
        raise ValueError(_LOST)
    return int(match[1] or 0), _CODES.index(match[2])


def days_of(rule: Rule, first: date, start: date, end: date, work: Work, *, at: time | None = None) -> tuple[date, ...]:
    """The days on which something that begins on `first` (`at`) happens from `start` to `end`, both included.

    Raises ValueError with one sentence where that is too much work, or, of rules within a day, is not worked out.
    """
    low, high = max(start, first, FIRST_DAY), min(end, LAST_DAY)
    if low > high:
        return ()
    if rule.frequency in _WITHIN_A_DAY:
        return tuple(_within_days(rule, datetime.combine(first, at or time()), low, high, work))
    found: list[date] = []
    for day in _instances(_with_defaults(rule, first), first, low, high, work, at or time()):
        if day > high:
            break
        if day >= low and found[-1:] != [day]:
            found.append(day)
    return tuple(found)


def _within_days(rule: Rule, begins: datetime, low: date, high: date, work: Work) -> Iterator[date]:
    """Days on which something that repeats within a day happens at least once."""
    by = {name for name in rule.lists if rule.lists[name]}
    if by & {"BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS"} or (rule.count and (by or rule.weekdays)):
        raise ValueError("A rule that repeats within a day is not worked out with such parts.")
    step = timedelta(seconds=rule.interval * _WITHIN_A_DAY[rule.frequency])
    last = None if rule.count is None else begins + step * (rule.count - 1)
    work.take((high - low).days + 1)
    for day in _days_between(low, high):
        midnight = datetime.combine(day, time())
        behind = -((begins - midnight) // step) if midnight > begins else 0
        next_ = begins + step * behind
        next_ += step if next_ < midnight else timedelta()
        if next_.date() == day and (last is None or next_ <= last) and _fits(rule, day, None):
            yield day


def _with_defaults(rule: Rule, first: date) -> Rule:
    """What the first day says where the rule does not."""
    if rule.weekdays or any(rule.said(name) for name in ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY")):
        return rule
    lists = dict(rule.lists)
    if rule.frequency == "YEARLY" and not rule.said("BYMONTH"):
        lists["BYMONTH"] = frozenset({first.month})
    if rule.frequency in ("YEARLY", "MONTHLY"):
        lists["BYMONTHDAY"] = frozenset({first.day})
    weekly = rule.frequency == "WEEKLY"
    return msgspec.structs.replace(rule, lists=lists, weekdays=((0, first.weekday()),) if weekly else ())


def _instances(rule: Rule, first: date, low: date, high: date, work: Work, at: time) -> Iterator[date]:
    """The days of all times that the rule gives, a day as often as it has times; those before `low` where needed."""
    hours, minutes, seconds = (
        sorted(rule.said(name) or {told})
        for name, told in (("BYHOUR", at.hour), ("BYMINUTE", at.minute), ("BYSECOND", at.second))
    )
    times = [(hour, minute, second) for hour, minute, second in product(hours, minutes, seconds)]
    begins = (at.hour, at.minute, at.second)
    left = rule.count
    for period in _periods(rule, first, low if rule.count is None else first, high):
        work.take(len(period))
        fitting = _numbered(rule, period)
        given = [(day, one) for day in period if _fits(rule, day, fitting) for one in times]
        if positions := rule.said("BYSETPOS"):
            wanted = {place - 1 if place > 0 else len(given) + place for place in positions}
            given = [one for place, one in enumerate(given) if place in wanted]
        for day, one in given:
            if (day, one) < (first, begins):
                continue
            if left is not None:
                left -= 1
            yield day
            if left == 0:
                return


def _periods(rule: Rule, first: date, low: date, high: date) -> Iterator[list[date]]:
    """The days of each year, month, week or day in which the rule may give one, from that of `low` on."""
    step = rule.interval
    if rule.frequency == "DAILY":
        origin = first.toordinal()
        for number in range(origin + max(0, low.toordinal() - origin) // step * step, high.toordinal() + 1, step):
            yield [date.fromordinal(number)]
    elif rule.frequency == "WEEKLY":
        origin = first.toordinal() - (first.weekday() - rule.week_start) % 7
        for number in range(
            origin + max(0, low.toordinal() - origin) // (7 * step) * 7 * step, high.toordinal() + 1, 7 * step
        ):
            yield [date.fromordinal(number + each) for each in range(7) if number + each >= 1]
    else:
        months = 1 if rule.frequency == "MONTHLY" else 12
        origin = (first.year * 12 + first.month - 1) // months * months
        begin = origin + max(0, low.year * 12 + low.month - 1 - origin) // (months * step) * months * step
        for number in range(begin, high.year * 12 + high.month, months * step):
            after = number + months
            last = date(after // 12, after % 12 + 1, 1) - _DAY
            yield list(_days_between(date(number // 12, number % 12 + 1, 1), last))


def _days_between(first: date, last: date) -> Iterator[date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def _numbered(rule: Rule, period: list[date]) -> frozenset[date] | None:
    """The days of the period that numbered weekdays mean; None where weekdays have no number."""
    if rule.frequency not in ("YEARLY", "MONTHLY") or not any(number for number, _ in rule.weekdays):
        return None
    spans = [period]
    if rule.frequency == "YEARLY" and (months := rule.said("BYMONTH")):
        spans = [[day for day in period if day.month == month] for month in sorted(months)]
    found: set[date] = set()
    for span in spans:
        for number, weekday in rule.weekdays:
            fitting = [day for day in span if day.weekday() == weekday]
            if number == 0:
                found.update(fitting)
            elif abs(number) <= len(fitting):
                found.add(fitting[number - 1 if number > 0 else number])
    return frozenset(found)


def _fits(rule: Rule, day: date, numbered: frozenset[date] | None) -> bool:
    """Whether a day fits all parts of the rule."""
    if (months := rule.said("BYMONTH")) and day.month not in months:
        return False
    if numbered is not None:
        if day not in numbered:
            return False
    elif rule.weekdays and all(day.weekday() != weekday for _, weekday in rule.weekdays):
        return False
    if wanted := rule.said("BYMONTHDAY"):
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        if day.day not in wanted and (day - after).days not in wanted:
            return False
    if wanted := rule.said("BYYEARDAY"):
        place, length = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
        if place not in wanted and place - length - 1 not in wanted:
            return False
    return not rule.said("BYWEEKNO") or _in_week(rule, day)


def _in_week(rule: Rule, day: date) -> bool:
    """Whether the day lies in one of the numbered weeks of its year, weeks beginning as the rule says."""
    wanted, begin = rule.said("BYWEEKNO"), _first_week(day.year, rule.week_start)
    if day.toordinal() < begin:  # of the last week of the year before
        return -1 in wanted or (begin - _first_week(day.year - 1, rule.week_start)) // 7 in wanted
    number = (day.toordinal() - begin) // 7 + 1
    weeks = (_first_week(day.year + 1, rule.week_start) - begin) // 7
    if number > weeks:  # of the first week of the next year
        return 1 in wanted
    return number in wanted or number - weeks - 1 in wanted


def _first_week(year: int, week_start: int) -> int:
    """The ordinal of the first day of the first week that has at least four days in the year."""
    new_year = date(year, 1, 1)
    into = (new_year.weekday() - week_start) % 7
    return new_year.toordinal() - into + (7 if into > 3 else 0)
