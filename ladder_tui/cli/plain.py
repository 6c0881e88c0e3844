"""`ladder --plain`: the daily loop as lines of text; also what opens in a terminal that cannot be drawn on."""

import sys
from contextlib import ExitStack
from typing import TextIO

from ladder_tui.cli.house import open_for_cli
from ladder_tui.cli.options import Options


def run(args: Options, out: TextIO) -> int:
    """Talk until the user leaves or the input ends; 0, or 1 after one sentence where the data cannot be opened."""
    from ladder_tui.plain.care import support_lines
    from ladder_tui.plain.day import Day
    from ladder_tui.plain.talk import Talk

    def write(text: str) -> None:
        out.write(text)
        out.flush()  # a question stands there before its answer is waited for

    with ExitStack() as stack:
        house = open_for_cli(args.data_dir, demo=args.demo, stack=stack, complain=sys.stderr)
        if house is None:
            return 1
        journal = house.journal
        talk = Talk(sys.stdin.readline, write, lambda asked: asked.say(*support_lines(journal)))
        talk.say(*house.notes)
        Day(talk, journal).run()
    return 0
