"""A rule as people write it: "2 weeks on thu until june", "every second Thursday", "month on the last fri, 10 times".

What `recurrence.in_words` says of a rule is read as that rule again. English words, as in base/when.py.
"""

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import cache
from typing import Final

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.number_words import ordinal_word, spelled
from ladder_tui.domain.base.recurrence import MAX_INTERVAL, Frequency, Recurrence, days, in_words, problems
from ladder_tui.domain.base.when import LAST_DAY, MONTHS, WEEKDAYS, day_words, parse_day, parse_time, time_words

#: A word for a stretch of time, and how many of which it is.
_UNITS: Final[dict[str, tuple[Frequency, int]]] = {
    **dict.fromkeys(("day", "days", "daily"), ("daily", 1)),
    **dict.fromkeys(("week", "weeks", "weekly"), ("weekly", 1)),
    **dict.fromkeys(("fortnight", "fortnights", "fortnightly"), ("weekly", 2)),
    **dict.fromkeys(("month", "months", "monthly"), ("monthly", 1)),
    **dict.fromkeys(("quarter", "quarters", "quarterly"), ("monthly", 3)),
    **dict.fromkeys(("year", "years", "yearly", "annually"), ("yearly", 1)),
}
_SEVERAL: Final[dict[str, tuple[int, ...]]] = {
    **dict.fromkeys(("weekday", "weekdays", "workday", "workdays"), (0, 1, 2, 3, 4)),
    **dict.fromkeys(("weekend", "weekends"), (5, 6)),
}
_EACH: Final = ("every", "each", "the", "a", "an", "per")
#: What `in_words` adds to explain, and what says nothing of its own.
_ASIDES: Final = re.compile(r"\((?:on the 28th in other years|(?:month|year)s without one are left out)\)")
_WEEKS_BEGIN: Final = re.compile(r"\(?\bweeks? begin(?:s|ning)?(?: on)? ([a-z]+)\)?")
_UNTIL: Final = re.compile(r"\b(?:until|till|til|through)\b(.*)$")
_TIMES: Final = re.compile(r"\b(?:(once|twice)|(?:for )?([a-z0-9-]+) times)\s*$")
_AT: Final = re.compile(r"(?:\bat )?\b(\d{1,2}[:h]\d{2}(?: ?[ap]m\b)?|\d{1,2}(?:\.\d{2})? ?[ap]m\b)")
_MONTH_AND_YEAR: Final = re.compile(r"(?:(?:the )?end of )?([a-z]{3,9})(?: (\d{4}))?")


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that was read, the day it begins on, which it gives, and a time where one stood in it."""

    rule: Recurrence
    first: date
    at: time | None = None


class _Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """What was said beside the end: how often, and which days; `month` is that of a rule for the year, 1 to 12."""

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    month_day: int | None = None
    month: int | None = None


class _NotRead(Exception):
    """The words are no rule."""


def read_rule(text: str, today: date, *, start: date | None = None) -> Written:
    """The rule that is written, begun on the first day from `start` (else today) on that fits it.

    "until june" is the last of its days in June. Raises ValueError with one sentence that says what would be right.
    """
    words = " ".join(_ASIDES.sub(" ", re.sub("[,;]", " ", text.casefold())).split()).rstrip(" .")
    words, week_start = _cut(words, _WEEKS_BEGIN)
    words, count_behind = _counted(words)
    words, until = _cut(words, _UNTIL)
    words, at = _cut(words, _AT)
    words, count_before = _counted(words)
    try:
        pattern = _pattern(words.split())
        weeks_begin = 0 if week_start is None else _weekday(week_start)
    except _NotRead:
        raise ValueError(
            f"“{' '.join(text.split())[:40]}” is not a rule this app can read; try thu, 2 weeks on thu, "
            "month on the first mon, or year, and behind it until june, or 10 times."
        ) from None
    first = _begin(pattern, start or today)
    until_day = None if until is None else _last_day(until.strip(), max(start or today, today))
    rule = Recurrence(
        frequency=pattern.frequency,
        interval=pattern.interval,
        # What the first day says is left unsaid, so that the rule follows when that day is changed.
        weekdays=() if pattern.nth is None and pattern.weekdays == (first.weekday(),) else pattern.weekdays,
        nth=pattern.nth,
        month_day=None if pattern.month_day == first.day else pattern.month_day,
        until=None if until_day is None else until_day[0],
        count=count_before if count_behind is None else count_behind,
        # It matters where several days fall into different weeks.
        week_start=weeks_begin if pattern.interval > 1 and len(pattern.weekdays) > 1 and pattern.nth is None else 0,
    )
    if wrong := problems(rule, first):
        raise ValueError(wrong[0])
    if until_day is not None and until_day[1]:  # a month was named: its last such day
        rule = replace(rule, until=days(rule, first, first, until_day[0])[-1])
    return Written(rule=rule, first=first, at=None if at is None else parse_time(at))


def said(written: Written, today: date) -> str:
    """As it was understood: "Thursday 5 March 19:30, every second Thursday until 25 June"."""
    return begins(written.rule, written.first, written.at, today)


def begins(rule: Recurrence | None, first: date, at: time | None, today: date) -> str:
    """When something begins, and how it repeats: "Thursday 5 March 19:30, every second Thursday until 25 June"."""
    when = day_words(first, today=today) + ("" if at is None else f" {time_words(at)}")
    return when if rule is None else f"{when}, {in_words(rule, first, today)}"


# -- parts of the text ---------------------------------------------------------------------


def _cut(words: str, part: re.Pattern[str]) -> tuple[str, str | None]:
    """The words without the part, and what is asked for in it; None where it is not there."""
    found = part.search(words)
    if found is None:
        return words, None
    return f"{words[: found.start()]} {words[found.end() :]}".strip(), found[1]


def _counted(words: str) -> tuple[str, int | None]:
    """The words without how many times it happens, and that number. Only at the end: "once a week" is no number."""
    found = _TIMES.search(words)
    if found is None:
        return words.removeprefix("once "), None
    number = {"once": 1, "twice": 2}.get(found[1]) if found[1] else _number(found[2])
    return (words, None) if number is None else (words[: found.start()].strip(), number)


def _last_day(text: str, after: date) -> tuple[date, bool]:
    """The last day that is possible, and whether only its month was named. Raises ValueError."""
    found = _MONTH_AND_YEAR.fullmatch(text)
    month = _month(found[1]) if found is not None else None
    if found is None or month is None:
        return parse_day(text, after), False
    year = int(found[2]) if found[2] else after.year + (month < after.month)
    if not after.year <= year <= LAST_DAY.year:
        raise ValueError(f"{MONTHS[month - 1]} {year} is before it begins, or too far; choose another last month.")
    return _end_of(year, month), True


def _end_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _begin(pattern: _Pattern, start: date) -> date:
    """The first day from `start` on that fits, whatever the interval. Raises ValueError where there is none."""
    bare = Recurrence(
        frequency=pattern.frequency, weekdays=pattern.weekdays, nth=pattern.nth, month_day=pattern.month_day
    )
    origin = start
    if pattern.frequency == "yearly" and (pattern.month or pattern.nth is not None or pattern.month_day is not None):
        month = pattern.month or start.month
        origin = date(start.year + (month < start.month), month, 1)
        if month == start.month and not days(bare, origin, start, _end_of(start.year, month)):
            origin = date(start.year + 1, month, 1)
    fitting = days(bare, origin, start, LAST_DAY)
    if not fitting:
        raise ValueError(next(iter(problems(bare, origin)), f"No such day is left before {LAST_DAY.year}."))
    return fitting[0]


# -- the pattern ---------------------------------------------------------------------------


def _pattern(words: Sequence[str]) -> _Pattern:
    words = ["of" if word == "in" else word for word in words]
    words = _without(_without(words, "repeats", "repeating", *_EACH), "on", *_EACH)
    if not words:
        raise _NotRead
    interval, rest = _interval(words)
    unit = _UNITS.get(rest[0]) if rest else None
    if "of" in words and (unit is None or unit[0] == "daily"):
        at = list(words).index("of")
        return _of_period(_place(words[:at]), words[at + 1 :])
    if unit is None:
        if (on_date := _date_of_year(words)) is not None:
            return _Pattern(frequency="yearly", month=on_date[0], month_day=on_date[1])
        return _Pattern(frequency="weekly", interval=interval, weekdays=_weekdays(rest))
    frequency, times = unit
    made = _Pattern(frequency=frequency, interval=interval * times)
    tail = _without(rest[1:], "on")
    if not tail:
        return made
    if frequency == "weekly":
        return replace(made, weekdays=_weekdays(tail))
    if frequency == "monthly":
        return _with(made, _place(tail))
    if frequency == "yearly":
        return _in_year(made, tail)
    raise _NotRead


#: A place in a month: the number of a weekday and the weekday, or a day of the month; None for "each day".
_Place = tuple[int, int] | int | None


def _with(made: _Pattern, place: _Place) -> _Pattern:
    if place is None:
        raise _NotRead
    if isinstance(place, int):
        return replace(made, month_day=place)
    return replace(made, nth=place[0], weekdays=(place[1],))


def _of_period(place: _Place, words: Sequence[str]) -> _Pattern:
    """What follows "the first Monday of", "each day of"."""
    interval, rest = _interval(_without(words, *_EACH))
    if len(rest) != 1:
        raise _NotRead
    unit, month = _UNITS.get(rest[0]), _month(rest[0])
    if unit is None and month is not None:
        return replace(_with(_Pattern(frequency="yearly"), place), month=month)
    if unit is not None and unit[0] == "weekly" and place is None:
        return _Pattern(frequency="weekly", interval=interval * unit[1], weekdays=tuple(range(7)))
    if unit is not None and unit[0] == "monthly":
        return _with(_Pattern(frequency="monthly", interval=interval * unit[1]), place)
    raise _NotRead


def _in_year(made: _Pattern, words: Sequence[str]) -> _Pattern:
    """What follows "every year on": "4 March", "the last Friday of May", "the 4th"."""
    if (on_date := _date_of_year(words)) is not None:
        return replace(made, month=on_date[0], month_day=on_date[1])
    if "of" not in words:
        return _with(made, _place(words))
    at = list(words).index("of")
    month = _month(" ".join(words[at + 1 :]))
    if month is None:
        raise _NotRead
    return replace(_with(made, _place(words[:at])), month=month)


def _date_of_year(words: Sequence[str]) -> tuple[int, int] | None:
    """Month and day of "4 march", "march 4th"; None for anything else."""
    if len(words) != 2:
        return None
    for day, name in (words, tuple(reversed(words))):
        number, month = _number(day) or _ordinal(day), _month(name)
        if number is not None and month is not None:
            return month, number
    return None


def _place(words: Sequence[str]) -> _Place:
    words = _without(words, "on", *_EACH)
    if words == ["day"]:
        return None
    if len(words) == 1:
        which = _ordinal(words[0]) or _number(words[0])
        if which is not None and which > 0:
            return which
    if len(words) == 2 and words[0] == "day" and (number := _number(words[1])) is not None:
        return number
    if len(words) == 2 and (which := _ordinal(words[0])) is not None:
        return which if words[1] == "day" else (which, _weekday(words[1]))
    raise _NotRead


def _interval(words: Sequence[str]) -> tuple[int, Sequence[str]]:
    """How many of what follows: "2 weeks", "second Thursday", "other day"; 1 where nothing is said."""
    if not words or words[0] == "last":
        return 1, words
    if words[0] in ("other", "alternate"):
        return 2, words[1:]
    number = _ordinal(words[0]) if _number(words[0]) is None else _number(words[0])
    return (1, words) if number is None else (number, words[1:])


# -- words ---------------------------------------------------------------------------------


def _without(words: Sequence[str], *leading: str) -> Sequence[str]:
    """The words without those that stand before what counts."""
    at = 0
    while at < len(words) and words[at] in leading:
        at += 1
    return words[at:]


def _weekdays(words: Sequence[str]) -> tuple[int, ...]:
    """The weekdays of "tue and fri", "monday to friday", "sat-mon", "weekdays"."""
    parts = re.sub("[-–]", " to ", re.sub("[/&+]", " ", " ".join(words))).split()
    parts = " ".join(parts).replace("working day", "workday").split()
    found: list[int] = []
    through = False
    for part in parts:
        if part == "to" and found and not through:
            through = True
        elif part in _SEVERAL and not through:
            found += _SEVERAL[part]
        elif part not in ("and", "on") or through:
            day = _weekday(part)
            found += [(found[-1] + step) % 7 for step in range(1, (day - found[-1]) % 7)] if through else []
            found.append(day)
            through = False
    if not found or through:
        raise _NotRead
    return tuple(sorted(set(found)))


def _weekday(word: str) -> int:
    """Monday is 0; by its first two letters or more, one or several of them. Raises _NotRead."""
    for letters in (word, word.removesuffix("s")):
        found = [number for number, name in enumerate(WEEKDAYS) if name.casefold().startswith(letters)]
        if len(found) == 1 and len(letters) >= 2:
            return found[0]
    raise _NotRead


def _month(word: str) -> int | None:
    """January is 1; by its first three letters or more."""
    found = [number for number, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word.rstrip("."))]
    return found[0] if len(found) == 1 and len(word) >= 3 else None


def _number(word: str) -> int | None:
    """A whole number in digits or as a word; None for anything else."""
    if word.isascii() and word.isdecimal() and len(word) <= 9:
        return int(word)
    return _as_words()[0].get(word)


def _ordinal(word: str) -> int | None:
    """A place in a row: "2nd", "second", "last" (-1); None for anything else."""
    if word == "last":
        return -1
    if (found := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word, re.ASCII)) is not None:
        return int(found[1])
    return _as_words()[1].get(word)


@cache
def _as_words() -> tuple[dict[str, int], dict[str, int]]:
    """Numbers by their words, and places in a row by theirs."""
    numbers = range(1, MAX_INTERVAL + 1)
    return {spelled(number): number for number in numbers}, {ordinal_word(number): number for number in numbers}
