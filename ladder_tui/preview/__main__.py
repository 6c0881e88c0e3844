"""`python -m ladder_tui.preview NAME`: one screen or dialog over the demo; `--list` names all of them.

    python -m ladder_tui.preview plan
    python -m ladder_tui.preview plan --size 60x20 --print
    python -m ladder_tui.preview plan --size 120x36 --press "tab down" --svg plan.svg

Nothing of the user's is touched. `LADDER_NOW` sets the moment it is looked at, as for `ladder` itself.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ladder_tui.preview.names import NoSuchName, find, listing
from ladder_tui.preview.stage import Wish, show

WRONG = 1


def size(text: str) -> tuple[int, int]:
    """Columns and rows from `80x24`. Raises ValueError for anything else."""
    width, height = (int(number) for number in text.split("x"))
    if not (0 < width <= 1000 and 0 < height <= 1000):
        raise ValueError(text)
    return width, height


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(
        prog="python -m ladder_tui.preview",
        description="One screen or dialog over an invented person; with --print or --svg it is drawn, not opened.",
    )
    made.add_argument("name", nargs="?", help="which one; --list shows the names")
    made.add_argument("--list", action="store_true", help="the names, in groups")
    made.add_argument("--size", type=size, metavar="80x24", help="columns and rows of what is drawn")
    made.add_argument("--press", default="", metavar="KEYS", help='keys to press first, as in "tab down enter"')
    made.add_argument("--print", action="store_true", help="draw it as text on the standard output")
    made.add_argument("--svg", type=Path, metavar="FILE", help="draw it into this file")
    return made


def main(argv: Sequence[str], out: TextIO) -> int:
    """Run; 0, or 1 with a sentence on stderr, or, through argparse, 2."""
    options = parser()
    args = options.parse_args(argv)
    if args.list:
        out.write(listing())
        return 0
    if args.name is None:
        options.error("a name is wanted; --list shows them")
    try:
        opener = find(args.name)
    except NoSuchName as error:
        sys.stderr.write(f"{error}\n")
        return WRONG
    wish = Wish(press=tuple(args.press.split()), size=args.size, text=args.print, svg=args.svg)
    return show(opener, wish, os.environ, out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout))
