"""`ladder completions SHELL`: a script that lets the shell complete commands, options, files and values."""

import argparse
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.cli.parser import whole_parser

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

SHELLS: Final = ("bash", "zsh", "fish")
#: Words that stand for a value in help, where it is a file or a folder.
_FILES: Final = ("FILE", "PATH")
_FOLDERS: Final = ("DIR", "FOLDER")


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder completions SHELL`."""
    parser = sub.add_parser("completions", help="a script that has your shell complete what you type")
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the script; always 0."""
    out.write(script(args.shell))
    return 0


def script(shell: str) -> str:
    """The completions of everything that the parser takes, for one of `SHELLS`."""
    import shtab  # late: nothing else needs it

    parser = whole_parser()
    _name_files(parser, shtab.FILE, shtab.DIRECTORY)
    written: str = shtab.complete(parser, shell)
    return written if written.endswith("\n") else f"{written}\n"


def _name_files(parser: "ArgumentParser", file: object, folder: object) -> None:
    """Mark the values that are files and folders, in sub-commands too; shtab reads the mark."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                _name_files(below, file, folder)
        elif action.metavar in _FILES or action.metavar in _FOLDERS:
            # shtab reads an attribute that argparse does not know.
            action.complete = file if action.metavar in _FILES else folder  # type: ignore[attr-defined]  # where shtab looks
