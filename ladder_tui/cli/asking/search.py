"""`ladder search`: everything that was made or written, by any words."""

import sys
from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.finding import find

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: Of one kind of thing at most so many are found.
MOST = 500
#: Kinds that the packs hold, not the user.
_OF_PACKS = ("ahead", "card")


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder search WORDS [--json]`."""
    parser = sub.add_parser(
        "search",
        help="find what you made or wrote, by any words",
        description="People, plans, steps, wins, tries, pages: whatever of yours holds all the words.",
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
    found = [one for one in find(snapshot, wanted, most=MOST) if one.kind not in _OF_PACKS]
    if args.json:
        import json

        told = [
            {"kind": one.kind, "text": one.text, "day": None if one.day is None else one.day.isoformat(), "id": one.ref}
            for one in found
        ]
        json.dump(told, out, ensure_ascii=False, indent=1)
        out.write("\n")
    else:
        out.writelines(
            f"{one.kind:<12}{'' if one.day is None else one.day.isoformat():<12}{one.text}\n" for one in found
        )
    return 0 if found else 1
