"""`ladder undo`: take back what was written from the shell last."""

from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.cli.writing.hand_over import Desk, hand_over
from ladder_tui.services.requests.requests import UndoRequest

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder undo [--json]`."""
    parser = sub.add_parser(
        "undo",
        help="take back what you wrote from the shell last",
        description="Take back what was written from the shell last, by whichever terminal, unless it has changed "
        "since. Typed again, it takes back what was written before that.",
    )
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0, or 1 with a sentence where there is nothing to take back or it has changed since."""

    def make(desk: Desk) -> UndoRequest:
        return UndoRequest(id=desk.id, at=desk.at)

    return hand_over(args, out, make)
