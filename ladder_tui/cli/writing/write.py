"""`ladder write [TEXT | -]`: a page of the journal, in words behind it, from a pipe, or in the editor."""

import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.cli.writing.hand_over import Desk, hand_over
from ladder_tui.cli.writing.of_a_day import day_of
from ladder_tui.domain.base.clean import clean, is_blank
from ladder_tui.services.requests.requests import PageRequest

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

PIPE: Final = "-"
#: The most bytes that are taken from a pipe.
MOST: Final = 4_000_000


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder write [TEXT | -] [--date DAY] [--json]`."""
    parser = sub.add_parser(
        "write",
        help="write a page, here or in your editor",
        description="Keep a page of your journal. Without words it opens the editor that $VISUAL or $EDITOR names; "
        "`-` takes the page from standard input.",
    )
    parser.add_argument("words", nargs="*", metavar="TEXT", help="the page, or - for standard input")
    parser.add_argument("--date", metavar="DAY", help="the day it is of, such as yesterday or '4 March' (today)")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0, or 1 with a sentence where nothing was written or it cannot be kept."""
    if args.words and args.words != [PIPE]:
        return _keep(" ".join(args.words), args, out)
    return _from_pipe(args, out) if args.words else _in_editor(args, out)


def _keep(text: str, args: Options, out: TextIO) -> int:
    page = clean(text).strip("\n")

    def make(desk: Desk) -> PageRequest:
        if is_blank(page):
            raise ValueError("Nothing was written, so nothing is kept.")
        return PageRequest(id=desk.id, at=desk.at, text=page, day=day_of(args.date, desk.at.date()))

    return hand_over(args, out, make)


def _from_pipe(args: Options, out: TextIO) -> int:
    data = getattr(sys.stdin, "buffer", sys.stdin).read(MOST + 1)
    if len(data) > MOST:
        return _refuse("That is too long for one page. Nothing is kept.")
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _refuse("What came is not UTF-8. Nothing is kept.")
    return _keep(text, args, out)


def _in_editor(args: Options, out: TextIO) -> int:
    """Have the editor write a file, and keep what is in it. The file goes once that is kept, and no sooner."""
    from ladder_tui.services.own_editor import NotWritten, TextFile, editor_of
    from ladder_tui.store.file.paths import find_paths

    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return _refuse("An editor needs a terminal. Say the words behind it, or pipe them into  ladder write -")
    if not _can_be_kept(args):
        return 1
    try:
        command = editor_of(os.environ)
        with TextFile("", find_paths(args.data_dir, os.environ).state) as file:
            text = file.back(_edit([*command, str(file.path)]))
            code = _keep(text, args, out)
            if code and not is_blank(text):
                file.stay()
                sys.stderr.write(f"ladder: What you wrote is in {file.path}.\n")
            return code
    except NotWritten as error:
        return _refuse(str(error))


def _can_be_kept(args: Options) -> bool:
    """Whether the data can be read and the day is one, before anything is written; else it has been said why not."""
    from ladder_tui.cli.house import look_for_cli

    snapshot = look_for_cli(args.data_dir, demo=args.demo, again=True)
    if snapshot is None:
        return False
    try:
        day_of(args.date, snapshot.today)
    except ValueError as error:
        _refuse(str(error))
        return False
    return True


def _edit(command: list[str]) -> int:
    """Run the editor until it ends; its exit code, negative for a signal. Its keys for the shell are its own."""
    import signal
    import subprocess  # late: words behind the command need neither

    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run(command, check=False).returncode
    except OSError:
        return 127
    finally:
        signal.signal(signal.SIGINT, before)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"ladder: {sentence}\n")
    return 1
