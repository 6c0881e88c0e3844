"""`ladder card`: the step, one line and the way out on one screen, for what is next or what words name. Reads only."""

import sys
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options, columns
from ladder_tui.domain.base.when import near_words, time_words
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.next_ahead import Ahead, find_ahead, next_ahead

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: Rows are at most so wide, in cells, and never narrower than that, however narrow the terminal says it is.
WIDTH, LEAST_WIDTH = 78, 20
#: The exit code where words find nothing.
UNCLEAR: Final = 2
NOTHING: Final = "Nothing is planned, and no step is named now. `ladder card WORDS` makes a card for any step."
#: How many others that words fit are named.
OTHERS: Final = 3


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder card [WORDS] [--json]`."""
    parser = sub.add_parser(
        "card",
        help="a card for the moment itself: the step, one line, the way out",
        description="A card of one screen to take along: the step, one line, the way out. Without words it is for the "
        "next try or plan, else for the next step of the ladder.",
    )
    parser.add_argument("words", nargs="*", metavar="WORDS", help="words of a plan or step")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the card; 0, or 1 when the data cannot be read, or 2 when the words find nothing."""
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    words = " ".join(args.words)
    found = find_ahead(snapshot, words) if words.strip() else tuple(filter(None, (next_ahead(snapshot),)))
    if words.strip() and not found:
        sys.stderr.write(
            f"ladder: Nothing ahead and no step goes by “{words}”. `ladder today` shows what is planned.\n"
        )
        return UNCLEAR
    if args.json:
        from ladder_tui.cli.as_json import print_json

        print_json(as_object(snapshot, found), out)
    elif found:
        width = max(LEAST_WIDTH, min(WIDTH, columns(WIDTH)))
        out.write("\n".join(as_rows(snapshot, found[0], width)) + "\n")
        if len(found) > 1:
            others = "; ".join(snapshot.shown(one.title) for one in found[1 : OTHERS + 1])
            sys.stderr.write(f"Others with these words: {others}\n")
    else:
        out.write(f"{NOTHING}\n")
    return 0


def as_rows(snapshot: Snapshot, ahead: Ahead, width: int) -> list[str]:
    """The card as rows of at most `width` cells."""
    from ladder_tui.domain.tries.moment_card import card_rows, moment_card  # late: where there is something ahead

    return card_rows(moment_card(snapshot, ahead.source), width, when=_when(snapshot, ahead))


def _when(snapshot: Snapshot, ahead: Ahead) -> str:
    if ahead.day is None:
        return ""
    return " ".join(filter(None, (near_words(ahead.day, snapshot.today), time_words(ahead.at) if ahead.at else "")))


def as_object(snapshot: Snapshot, found: tuple[Ahead, ...]) -> dict[str, Any]:
    """The card as plain JSON values, null where there is none; `others` are further things that the words fit."""
    return {
        "date": snapshot.today.isoformat(),
        "card": _object(snapshot, found[0]) if found else None,
        "others": [snapshot.shown(one.title) for one in found[1:]],
    }


def _object(snapshot: Snapshot, ahead: Ahead) -> dict[str, Any]:
    from ladder_tui.domain.tries.moment_card import ENOUGH, MY_LINE, TO_SAY, moment_card

    card = moment_card(snapshot, ahead.source)
    return {
        "title": card.title,
        "day": None if ahead.day is None else ahead.day.isoformat(),
        "time": None if ahead.at is None else time_words(ahead.at),
        "line": card.line or None,
        "line_is": {MY_LINE: "own", TO_SAY: "to say", ENOUGH: "enough"}.get(card.label if card.line else ""),
        "way_out": card.leave,
    }
