"""Ordinals and lists in British words, for rules. Days and times stand in when.py; the locale is never asked."""

from collections.abc import Sequence
from typing import Final

_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


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


_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int, one: str, many: str) -> str:
    """A small count in words: "two minutes", "one minute", "25 minutes"."""
    return f"{_NUMBERS[number] if 0 <= number < len(_NUMBERS) else number} {one if number == 1 else many}"
