"""What the commands that look after the data share: the clock, the folders, and one sentence when something fails."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.services.clock import find_zone, make_clock
from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import Paths, find_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser

#: A command: folders, options, the moment, and where to print. Returns 0 or 1; may raise StoreError.
Command = Callable[[Paths, Options, datetime, TextIO], int]


def carry_out(command: Command, args: Options, out: TextIO, *, settle: bool = True) -> int:
    """Run a command on the user's own data; 1 with one sentence on stderr when it cannot be done.

    With `settle` what waits from the shell is taken in first: it belongs to the data as they are.
    """
    if args.demo:
        return refuse("The demo keeps nothing, so there is nothing to look after. Leave out --demo.")
    try:
        paths = find_paths(args.data_dir, os.environ)
        now = make_clock(os.environ, find_zone(os.environ)[0])()
        if settle:
            from ladder_tui.cli.house import settle_for_cli  # late: who only lists needs none of it

            settle_for_cli(args.data_dir)
        return command(paths, args, now, out)
    except (StoreError, ValueError) as error:
        return refuse(str(error))
    except OSError as error:
        reason, remedy = disk.words(error)
        return refuse(f"{reason[0].upper()}{reason[1:]}. {remedy}.")


def refuse(sentence: str) -> int:
    """Say why something was not done; the exit code for it."""
    sys.stderr.write(f"ladder: {sentence}\n")
    return 1


def tell_of_the_lock(paths: Paths) -> None:
    """Say on stderr when what was just written lies in the open though the data were locked."""
    from ladder_tui.store.whole.coats import look

    coats = look(Files.of(paths.data_file))
    if coats.lost:
        sys.stderr.write(f"ladder: {coats.sentence()}\n")


def add_json(*parsers: "ArgumentParser") -> None:
    """The option `--json`."""
    for parser in parsers:
        parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")


def many(count: int, word: str, words: str = "") -> str:
    """A count with its word: "1 record", "9 records"; `words` where an s is not enough."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {words or word + 's'}"
