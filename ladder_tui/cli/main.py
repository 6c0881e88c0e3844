"""`ladder` from the shell: options, sub-commands, and the app itself when no command is given.

Only what a command needs is imported: `ladder today` never loads Textual.
"""

import os
import resource
import sys
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, suppress
from importlib import import_module
from typing import Any, Final, TextIO, cast

from ladder_tui.cli.options import Options, everyday, import_asyncio, import_msgspec

OK: Final = 0
WRONG: Final = 1


def main(argv: Sequence[str] | None = None, out: TextIO | None = None) -> int:
    """Run; returns 0, 1 (something given is wrong) or, through argparse, 2 (usage)."""
    argv = sys.argv[1:] if argv is None else argv
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the shell
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - until the process ends
    door = _Output(sys.stdout) if out is None else _Door(out)
    return _run(argv, door)


def _run(argv: Sequence[str], door: "_Door") -> int:
    with redirect_stderr(cast(TextIO, _Door(sys.stderr))):  # the app draws on the stream below it
        return _carry_out(argv, door)


def _carry_out(argv: Sequence[str], door: "_Door") -> int:
    with suppress(OSError, ValueError):  # no picture of the memory on the disk: it holds what somebody wrote
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")  # a pipe in another encoding shows a question mark, not a traceback
    args = everyday(argv) or _by_argparse(argv)
    door.json, out = bool(getattr(args, "json", False)), cast(TextIO, door)
    try:
        if args.command is not None:
            code: int = args.run(args, out)
            out.flush()
            return code
        return _open_app(args, out)
    except _NotPrinted as error:
        return _not_printed(error)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a traceback would quote what somebody wrote
        return _stop(args, error)


def _by_argparse(argv: Sequence[str]) -> Options:
    from ladder_tui.cli.parser import parser_for  # late: it takes longer to load than a whole everyday command

    return parser_for(argv).read(argv)


def _open_app(args: Options, out: TextIO) -> int:
    if args.plain or _is_dumb():
        plain = import_module("ladder_tui.cli.plain")
        return int(plain.run(args, out))
    if not _has_terminal():
        today = import_module("ladder_tui.cli.today")
        return int(today.show(args.data_dir, out, demo=args.demo, as_json=args.json))
    import_msgspec()
    import_asyncio()
    from ladder_tui.cli import screen

    return screen.run(args, out)


class _NotPrinted(Exception):
    """What was to be printed could not be; `__cause__` says why."""


class _Door:
    """The one door to the terminal for shell commands: no control or invisible character of a record, a file name, an
    argument or the environment goes through it. In JSON they are written as escapes, so that no value changes.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        #: Whether what is written is JSON.
        self.json = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """As of any text file."""
        if not text.replace("\n", "").isprintable():
            from ladder_tui.domain.base.clean import clean, escaped  # most of what is printed needs none of it

            text = escaped(text) if self.json else clean(text)
        return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """As of any text file."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """As of any text file."""
        self._stream.flush()


class _Output(_Door):
    """Standard output, so that what goes wrong there is told from what goes wrong with the data."""

    def write(self, text: str) -> int:
        """As of any text file. Raises _NotPrinted."""
        try:
            return super().write(text)
        except OSError as error:
            raise _NotPrinted from error

    def flush(self) -> None:
        """As of any text file. Raises _NotPrinted."""
        try:
            super().flush()
        except OSError as error:
            raise _NotPrinted from error


def _not_printed(error: _NotPrinted) -> int:
    """Say why, unless it is only that the reader has gone. What Python would still write goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error.__cause__, BrokenPipeError):
        return OK
    from ladder_tui.store.file.disk import words

    reason, remedy = words(cast(OSError, error.__cause__))
    with suppress(OSError):  # the one place left to say it may be full as well
        sys.stderr.write(f"ladder: What was to be printed could not be written: {reason}. {remedy}.\n")
    return WRONG


def leave(code: int) -> int:
    """Print what still waits to be; the exit code."""
    try:
        _Output(sys.stdout).flush()
    except _NotPrinted as error:
        code = _not_printed(error) or code
    with suppress(OSError):
        sys.stderr.flush()
    return code


def _stop(args: Options, error: Exception) -> int:
    """One calm sentence for what stands in the way, or for a fault of our own, and then a report without private text.

    The demo leaves nothing behind, so it makes no report either.
    """
    from datetime import UTC, datetime

    from ladder_tui.services.crash import write_report
    from ladder_tui.store.file.errors import StoreError
    from ladder_tui.store.file.paths import find_paths

    try:
        sys.stderr.flush()
    except OSError:  # so that was it: nothing more can be said there
        return WRONG
    if isinstance(error, StoreError):
        sys.stderr.write(f"ladder: {error}\n")
        return WRONG
    path = None
    with suppress(StoreError):  # without a home folder there is no place for a report
        if not args.demo:
            path = write_report(error, find_paths(args.data_dir, os.environ).state, datetime.now(UTC))
    kept = f" A report without private text is in {path}." if path else ""
    sys.stderr.write(f"ladder had to stop because of a fault of its own. What was kept is safe.{kept}\n")
    return WRONG


def _has_terminal() -> bool:
    return os.environ.get("TERM", "") not in ("", "dumb") and _is_somebody_there()


def _is_dumb() -> bool:
    """Whether somebody sits at a terminal that cannot be drawn on."""
    return os.environ.get("TERM", "") == "dumb" and _is_somebody_there()


def _is_somebody_there() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
