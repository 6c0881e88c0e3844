"""Days and times as people write and read them; English words, no locale."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
#: Days outside these years are refused (docs/design.md 7).
FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2200, 12, 31)


def day_words(day: date, *, today: date | None = None, weekday: bool = True) -> str:
    """As "Wednesday 4 March"; the year is added when it is not that of `today`."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    if weekday:
        words = f"{WEEKDAYS[day.weekday()]} {words}"
    return words if today is not None and day.year == today.year else f"{words} {day.year}"


def month_names(days: Sequence[date]) -> str:
    """The months of these days, in their order, as "March and May" or "January, March and May"."""
    *before, last = [MONTHS[day.month - 1] for day in days]
    return f"{', '.join(before)} and {last}" if before else last


def near_words(day: date, today: date) -> str:
    """One of "today", "tomorrow", "yesterday", "on Friday" within the next six days, else the date."""
    distance = (day - today).days
    if distance in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[distance + 1]
    if 1 < distance < 7:
        return f"on {WEEKDAYS[day.weekday()]}"
    return day_words(day, today=today)


def time_words(at: time | None) -> str:
    """As "18:30", or "any" for any time of the day."""
    return "any" if at is None else f"{at.hour:02d}:{at.minute:02d}"


def moment_words(at: datetime, today: date) -> str:
    """As "today 14:02", "Tuesday 14:02" within a week, else "4 March 14:02"."""
    distance = (today - at.date()).days
    if distance == 0:
        day = "today"
    elif distance == 1:
        day = "yesterday"
    elif 1 < distance < 7:
        day = WEEKDAYS[at.weekday()]
    else:
        day = day_words(at.date(), today=today, weekday=False)
    return f"{day} {at.hour:02d}:{at.minute:02d}"


def parse_day(text: str, today: date) -> date:
    """A day from "2026-03-04", "4 March", "4.3.", "4/3/2026" (day first), "tomorrow", "friday", "next friday", "+3".

    Days without a year are the next such day from `today` on. Raises ValueError with one clear sentence.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    refusal = ValueError(f"“{text.strip()[:40]}” is not a day this app can read; try 4 March, 2026-03-04 or friday.")
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    try:
        if words in near:
            day = today + timedelta(days=near[words])
        elif not any(map(str.isdecimal, words)):  # none of the patterns has to be made for "friday"
            day = _weekday(words, today)
        elif match := re.fullmatch(r"([+-]\d{1,5})d?", words):
            day = today + timedelta(days=int(match[1]))
        elif match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
            day = date(int(match[1]), int(match[2]), int(match[3]))
        elif match := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./]?(\d{4})?", words):
            day = _day_of(int(match[1]), int(match[2]), match[3], today)
        elif match := re.fullmatch(r"(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?: (\d{4}))?", words):
            day = _day_of(int(match[1]), _month(match[2]), match[3], today)
        elif match := re.fullmatch(r"([a-z]{3,9}) (\d{1,2})(?: (\d{4}))?", words):
            day = _day_of(int(match[2]), _month(match[1]), match[3], today)
        else:
            raise refusal
    except (ValueError, OverflowError):
        raise refusal from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"Days run from 1900 to 2200; {day.year} is outside.")
    return day


def parse_time(text: str) -> time | None:
    """A time from "18:30", "1830", "6pm", "6.30 pm"; empty or "any" is None. Raises ValueError with one sentence."""
    words = text.casefold().replace(" ", "")
    if words in ("", "any", "anytime"):
        return None
    match = re.fullmatch(r"(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm)?", words)
    if match:
        hour, minute = int(match[1]), int(match[2] or 0)
        if match[3]:
            hour = hour % 12 + (12 if match[3] == "pm" else 0) if 1 <= hour <= 12 else 24
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise ValueError(f"“{text.strip()[:20]}” is not a time of day; try 18:30, or leave it empty for any time.")


def when_words(day: date, at: time | None) -> str:
    """A day and, where there is one, its time, as `parse_when` reads them: "Wednesday 4 March 2026, 18:30"."""
    return day_words(day) if at is None else f"{day_words(day)}, {time_words(at)}"


def parse_when(text: str, today: date) -> tuple[date, time | None]:
    """A day, and a time behind it or before it: "friday 18:30", "4 March, 6 pm", "tomorrow", "9:15".

    A time alone is one of today. Raises ValueError with one clear sentence.
    """
    words = [word for word in text.casefold().replace(",", " ").split() if word != "at"]
    # The day alone comes first, so that "4 March 2026" is a year; a time is one word, or two as in "6 pm".
    cuts = [(words, []), *((words[:-n], words[-n:]) for n in (1, 2)), *((words[n:], words[:n]) for n in (1, 2))]
    for of_day, of_time in cuts:
        try:
            if not of_day and not re.search(r"\d[:.h]\d|\d ?[ap]m", " ".join(of_time)):
                continue  # a bare number says neither
            at = parse_time(" ".join(of_time))
            return (parse_day(" ".join(of_day), today) if of_day else today), at
        except ValueError:
            continue
    raise ValueError(f"“{text.strip()[:40]}” is not a day this app can read; try friday, tomorrow 18:30 or 4 March.")


def _month(word: str) -> int:
    matching = [index for index, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word)]
    if len(matching) != 1:
        raise ValueError(word)
    return matching[0]


def _day_of(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year), month, day)
    for candidate in range(today.year, today.year + 9):  # at most eight years to the next 29 February
        try:
            that_day = date(candidate, month, day)
        except ValueError:
            if (month, day) != (2, 29):
                raise
            continue
        if that_day >= today:
            return that_day
    raise ValueError(month)


def _weekday(words: str, today: date) -> date:
    before, _, said = words.rpartition(" ")
    matching = [index for index, name in enumerate(WEEKDAYS) if name.casefold().startswith(said)]
    if before not in ("", "next", "this", "on") or len(said) < 3 or len(matching) != 1:
        raise ValueError(words)
    ahead = (matching[0] - today.weekday()) % 7
    return today + timedelta(days=ahead or 7 if before == "next" else ahead)
