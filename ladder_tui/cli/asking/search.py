"""`ladder search`: everything that was made or written, by any words."""

import sys
from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.finding import Found, find
from ladder_tui.domain.writing.besides import Line, besides

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: Of one kind of thing at most so many are found.
MOST = 500
#: A line of plain text has at most so many characters of what was found; JSON has all of it.
_LONGEST = 160


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder search WORDS [--json]`."""
    parser = sub.add_parser(
        "search",
        help="find what you made or wrote, by any words",
        description="Whatever of yours holds all the words: people, plans, steps, wins, tries, pages, notes of "
        "contacts, looks back, answers, and the smaller lines of each.",
    )
    parser.add_argument("words", nargs="*", metavar="WORDS", help="any words, whole or not, in any order")
    parser.add_argument("--json", action="store_true", help="for scripts: a list of objects")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print what is found; 0, 1 when the data cannot be read or nothing is found, 2 without words."""
    wanted = " ".join(args.words)
    if not wanted.strip():
        sys.stderr.write("ladder: search needs a word, such as `ladder search soup`.\n")
        return 2
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    named = list(find(snapshot, wanted, most=MOST, packs=False))
    found: list[Found | Line] = [*named, *besides(snapshot, wanted, frozenset(one.ref for one in named))]
    if args.json:
        from ladder_tui.cli.as_json import print_json

        told = [
            {"kind": one.kind, "text": one.text, "day": None if one.day is None else one.day.isoformat(), "id": one.ref}
            for one in found
        ]
        print_json(told, out)
    else:
        out.writelines(
            f"{one.kind:<14}{'' if one.day is None else one.day.isoformat():<12}{_short(one.text)}\n" for one in found
        )
    if not found:
        sys.stderr.write(f"ladder: Nothing of yours holds “{one_line(wanted)[:40]}”.\n")
        return 1
    return 0


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
