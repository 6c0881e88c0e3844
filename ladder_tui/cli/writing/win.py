"""`ladder win TEXT`: keep a small good thing that happened."""

from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.cli.writing.hand_over import Desk, hand_over
from ladder_tui.cli.writing.of_a_day import day_of
from ladder_tui.domain.base.clean import is_blank
from ladder_tui.services.requests.requests import WinRequest

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder win TEXT [--date DAY] [--json]`."""
    parser = sub.add_parser(
        "win",
        help="keep a small good thing that happened",
        description="Keep a small good thing that happened, in one line.",
    )
    parser.add_argument("words", nargs="+", metavar="TEXT")
    parser.add_argument("--date", metavar="DAY", help="the day it was, such as yesterday or '4 March' (today)")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0, or 1 with a sentence where it cannot be kept."""
    text = " ".join(args.words).strip()

    def make(desk: Desk) -> WinRequest:
        if is_blank(text):
            raise ValueError("A few words are wanted, such as: ladder win Had tea with a neighbour")
        return WinRequest(id=desk.id, at=desk.at, text=text, day=day_of(args.date, desk.at.date()))

    return hand_over(args, out, make)
