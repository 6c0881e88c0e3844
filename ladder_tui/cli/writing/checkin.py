"""`ladder checkin MOOD ENERGY MINUTES`."""

import sys
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.cli.writing.hand_over import Desk, hand_over
from ladder_tui.domain.base.vocabulary import MOODS, Mood
from ladder_tui.services.requests.requests import CheckInRequest

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

_MOST_MINUTES: Final = 1440
_LIST: Final = f"{', '.join(MOODS[:-1])} or {MOODS[-1]}"


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder checkin MOOD ENERGY MINUTES [--json]`."""
    parser = sub.add_parser(
        "checkin",
        help="note how you are: mood, energy, minutes free",
        description=f"Note how you are now. The mood is {_LIST}, in full or by its first letters; energy is 1 to 5; "
        "minutes are those you have free.",
    )
    parser.add_argument("mood", metavar="MOOD", help=_LIST)
    parser.add_argument("energy", metavar="ENERGY", help="1 to 5")
    parser.add_argument("minutes", metavar="MINUTES", help="minutes free, such as 45")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0; 1 with a sentence where it cannot be kept; 2 for a word or number that is none."""
    try:
        mood = _mood(args.mood)
        energy = _number(args.energy, 1, 5, "Energy")
        minutes = _number(args.minutes, 0, _MOST_MINUTES, "Minutes")
    except ValueError as error:
        sys.stderr.write(f"ladder: {error}\n")
        return 2

    def make(desk: Desk) -> CheckInRequest:
        return CheckInRequest(id=desk.id, at=desk.at, mood=mood, energy=energy, minutes=minutes)

    return hand_over(args, out, make)


def _mood(word: str) -> Mood:
    meant = [mood for mood in MOODS if word and mood.startswith(word.casefold())]
    if len(meant) != 1:
        raise ValueError(f"“{word[:20]}” is no mood; {_LIST}.")
    return meant[0]


def _number(word: str, low: int, high: int, what: str) -> int:
    if not word.isdecimal() or not low <= int(word) <= high:
        raise ValueError(f"“{word[:20]}” is no number from {low} to {high}. {what} is wanted there.")
    return int(word)
