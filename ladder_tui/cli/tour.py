"""`ladder tour`: forty seconds over the invented person. Nothing of the user's is touched."""

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.options import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder tour`."""
    parser = sub.add_parser("tour", help="forty seconds over somebody invented; any key leaves")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Show it in a terminal; elsewhere, say what it would show. 0, or 1 where nothing can be shown."""
    from ladder_tui.tour.stops import FAREWELL, STOPS

    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        out.writelines(f"{stop.says}\n" for stop in STOPS)
        return 0
    from ladder_tui.cli.house import open_for_cli
    from ladder_tui.services.terminal import terminal_of
    from ladder_tui.tour.app import TourApp

    with ExitStack() as stack:
        house = open_for_cli(None, demo=True, stack=stack, complain=sys.stderr)
        if house is None:
            return 1
        app = TourApp(house.journal, terminal=terminal_of(os.environ))
        app.run()
        code = app.return_code or 0
    out.write(f"{FAREWELL}\n")
    return code
