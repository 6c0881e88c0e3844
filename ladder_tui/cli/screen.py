"""Open the full-screen app: the house, the keymap, the demo, and one calm sentence when something is in the way."""

import argparse
import sys
from contextlib import ExitStack
from typing import TextIO

from ladder_tui.cli.house import open_for_cli


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Open the app and wait until it is left. Returns its exit code, or 1 with a sentence on stderr."""
    with ExitStack() as stack:
        house = open_for_cli(args.data_dir, demo=args.demo, stack=stack, complain=sys.stderr)
        if house is None:
            return 1
        from ladder_tui.app import LadderApp
        from ladder_tui.keymap import read_keymap

        app = LadderApp(
            house.journal, reports=house.paths.state, keymap=read_keymap(house.paths.config), notes=house.notes
        )
        app.run()
        if app.farewell:
            sys.stderr.write(app.farewell + "\n")
        return app.return_code or 0
