"""`ladder` from the shell: options, sub-commands, and the app itself when no command is given.

Only what a command needs is imported: `ladder today` never loads Textual.
"""

import gc
import os
import resource
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.options import SUBCOMMANDS, Options, everyday

if TYPE_CHECKING:
    from argparse import ArgumentParser

OK: Final = 0
WRONG: Final = 1


def parser_for(argv: Sequence[str]) -> "ArgumentParser":
    """The parser; only the sub-command that is used gets its full options."""
    import argparse

    from ladder_tui import __version__

    parser = argparse.ArgumentParser(
        prog="ladder",
        description="A quiet notebook for building real connection, one small chosen step at a time. "
        "Without a command it opens the full-screen app.",
        epilog="Not a treatment, and nobody watches. Help from a person works better: `ladder help-now`.",
    )
    parser.add_argument("--version", action="version", version=f"ladder {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep everything in this folder")
    parser.add_argument(
        "--demo", action="store_true", help="an invented person's ten weeks in a temporary folder; yours is not touched"
    )
    # The prog is given so that argparse need not work it out by writing a usage text at every start.
    sub = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="ladder")
    wanted = next((word for word in argv if word in SUBCOMMANDS), None)
    for name, (module, words) in SUBCOMMANDS.items():
        if name == wanted:
            import_module(module).add_parser(sub)
        else:
            sub.add_parser(name, help=words)
    return parser


def main(argv: Sequence[str] | None = None, out: TextIO | None = None) -> int:
    """Run; returns 0, 1 (something given is wrong) or, through argparse, 2 (usage)."""
    argv = sys.argv[1:] if argv is None else argv
    out = sys.stdout if out is None else out
    # Nearly all that is made while starting stays, so looking for garbage in it is lost time: a quarter of the start.
    # A shell command is over before it matters; the app collects again as soon as its first page stands.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _run(argv, out)
    finally:
        if collecting:
            gc.enable()


def _run(argv: Sequence[str], out: TextIO) -> int:
    with suppress(OSError, ValueError):  # no picture of the memory on the disk: it holds what somebody wrote
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")  # a pipe in another encoding shows a question mark, not a traceback
    args = everyday(argv) or parser_for(argv).parse_args(argv, Options())
    try:
        if args.command is not None:
            code: int = args.run(args, out)
            out.flush()
            return code
        return _open_app(args, out)
    except BrokenPipeError:
        # The reader has gone; what Python would still write goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a traceback would quote what somebody wrote
        return _stop(args.data_dir, error)


def _open_app(args: Options, out: TextIO) -> int:
    if not _has_terminal():
        today = import_module("ladder_tui.cli.today")
        return int(today.show(args.data_dir, out, demo=args.demo))
    from ladder_tui.cli import screen

    return screen.run(args, out)


def _stop(data_dir: Path | None, error: Exception) -> int:
    """One calm sentence for a fault of our own, and a report without private text."""
    from datetime import UTC, datetime

    from ladder_tui.services.crash import write_report
    from ladder_tui.store.file.paths import find_paths

    path = write_report(error, find_paths(data_dir, os.environ).state, datetime.now(UTC))
    kept = f" A report without private text is in {path}." if path else ""
    sys.stderr.write(f"ladder had to stop because of a fault of its own. What was saved is safe.{kept}\n")
    return WRONG


def _has_terminal() -> bool:
    if os.environ.get("TERM", "") in ("", "dumb"):
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
