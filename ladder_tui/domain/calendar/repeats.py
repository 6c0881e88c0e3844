"""A rule with its exceptions, as the editor works on them: the next days, one clear complaint, and words."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import msgspec

from ladder_tui.domain.base.number_words import figure, listed
from ladder_tui.domain.base.recurrence import Recurrence, days, first_day_matches, in_words, problems
from ladder_tui.domain.base.when import LAST_DAY, MONTHS, WEEKDAYS, day_words

#: Days to look ahead at first; each further look is this many times as far.
_LOOK: Final = 70
_FARTHER: Final = 8
#: Days named in words.
NAMED: Final = 5


class Repeats(msgspec.Struct, frozen=True, kw_only=True):
    """How something repeats (None: once) and the days left out, which the rule gives."""

    rule: Recurrence | None = None
    skipped: tuple[date, ...] = ()


def next_days(repeats: Repeats, first: date, start: date, number: int = NAMED) -> tuple[date, ...]:
    """The next `number` days from `start` on (fewer when it ends before), left-out ones not counted."""
    start = max(start, first)
    if repeats.rule is None:
        return (first,) if start == first and first not in repeats.skipped else ()
    reach = _LOOK
    while True:
        end = LAST_DAY if reach > (LAST_DAY - start).days else start + timedelta(days=reach)
        coming = [day for day in days(repeats.rule, first, start, end) if day not in repeats.skipped]
        if len(coming) >= number or end == LAST_DAY:
            return tuple(coming[:number])
        reach *= _FARTHER


def trouble(repeats: Repeats, first: date) -> str:
    """The first thing that is wrong, in one sentence that says what would be right; "" when all is well."""
    if repeats.rule is not None:
        for sentence in problems(repeats.rule, first):
            return sentence
        for day in repeats.skipped:
            if not days(repeats.rule, first, day, day):
                return f"It does not happen on {day_words(day)}, so there is nothing to leave out; take that day out."
    return ""


def fitting(repeats: Repeats, first: date) -> Repeats:
    """The same without left-out days that the rule does not give (any more)."""
    rule = repeats.rule
    given = () if rule is None else tuple(day for day in repeats.skipped if days(rule, first, day, day))
    return Repeats(rule=rule, skipped=given)


def short_words(repeats: Repeats, first: date) -> str:
    """In one line: "every Wednesday until 27 May 2026, 2 days left out"."""
    if repeats.rule is None:
        return "does not repeat"
    text = in_words(repeats.rule, first)
    out = len(repeats.skipped)
    return f"{text}, {figure(out, 'day', 'days')} left out" if out else text


def explain(repeats: Repeats, first: date, today: date) -> tuple[str, ...]:
    """One to three sentences: the rule, what is odd about the first day, and the next five days."""
    if repeats.rule is None:
        return (f"It happens once, on {day_words(first, today=today)}.",)
    text = in_words(repeats.rule, first)
    sentences = [f"{text[0].upper()}{text[1:]}."]
    if not first_day_matches(repeats.rule, first):
        sentences.append(f"{day_words(first, today=today)} itself is not one of its days.")
    ahead = next_days(repeats, first, today)
    sentences.append(f"Next: {_named(ahead, today)}." if ahead else "None of its days are left from today on.")
    return tuple(sentences)


def brief_day(day: date, today: date) -> str:
    """A day in few letters: "Wed 4 Mar", with the year when it is another one."""
    words = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == today.year else f"{words} {day.year}"


def _named(ahead: Iterable[date], today: date) -> str:
    return listed([brief_day(day, today) for day in ahead])
