"""Numbers, counts and lists in British words. Days and times stand in when.py; the locale is never asked."""

from collections.abc import Sequence
from typing import Final

_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_UNITS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: Up to here a sentence has a number as a word, beyond it as digits.
_AS_WORD: Final = 10


def ordinal(number: int) -> str:
    """A number with its ending: 1 is "1st", 12 is "12th", 23 is "23rd"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinal_word(number: int) -> str:
    """The word for a place in a row: 2 is "second", -1 is "last"; from 11 on the number with its ending."""
    if number == -1:
        return "last"
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else ordinal(number)


def listed(words: Sequence[str]) -> str:
    """Words in a row: "Monday", "Monday and Friday", "Monday, Wednesday and Friday"; "" for none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def spelled(number: int) -> str:
    """A number of 0 to 99 as a word, 21 as "twenty-one" and 0 as "no"; any other in digits."""
    if not 0 <= number < 10 * len(_TENS):
        return str(number)
    if number < len(_UNITS):
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return f"{_TENS[tens]}-{_UNITS[units]}" if units else _TENS[tens]


def as_word(number: int) -> str:
    """A number as a sentence has it: "no", "three", "ten", "25"."""
    return spelled(number) if number <= _AS_WORD else str(number)


def count(number: int, one: str, many: str) -> str:
    """A count in words: "no minutes", "one minute", "two minutes", "25 minutes"."""
    return f"{as_word(number)} {one if number == 1 else many}"


def duration(minutes: int) -> str:
    """How long something takes: "five minutes", "45 minutes", "one hour", "two and a half hours"."""
    halves, odd = divmod(minutes, 30)
    if odd or halves < 2:
        return count(minutes, "minute", "minutes")
    if halves == 3:
        return "an hour and a half"
    hours = as_word(halves // 2)
    return f"{hours} and a half hours" if halves % 2 else f"{hours} {'hour' if halves == 2 else 'hours'}"


def figure(number: int, one: str, many: str) -> str:
    """A count in digits: "1 try", "12 tries", "1,200 tries"."""
    return f"{number:,} {one if number == 1 else many}"


def times(number: int) -> str:
    """How often: "once", "2 times"."""
    return "once" if number == 1 else f"{number} times"
