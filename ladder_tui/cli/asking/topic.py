"""`ladder topic`: lines to say for what is ahead, as plain text or JSON. Reads only, as `ladder today` does.

The same words give the same lines all day. No deck moves on: nothing is kept of what was printed.
"""

import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.base.vocabulary import HERE, Here
from ladder_tui.domain.cards.situations import find_situations, situations_of
from ladder_tui.domain.cards.take_along import FEW, Line, lines_of
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.people.called import called, near
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: Plain text is wrapped at this width, in characters.
WIDTH: Final = 78
#: The exit code where it is not clear what is meant.
UNCLEAR: Final = 2
#: How many other situations that words fit are named.
OTHERS = 3


class Unclear(ValueError):
    """What was asked for is not there; the message is one sentence for the terminal."""


class Asked:
    """What was asked for, found: the situation (None for the list of all), with whom, what is there, how many lines."""

    def __init__(self, args: Options, snapshot: Snapshot) -> None:
        words = " ".join(args.words)
        listed = situations_of(snapshot)
        found = find_situations(listed, words, snapshot.library)
        if args.situation is not None:
            found = (_by_id(listed, args.situation),)
        elif not found:
            raise Unclear(f"No situation goes by “{words}”. `ladder topic` alone lists all of them.")
        # Words that say nothing, such as "with them", find all.
        one = args.situation is not None or found != listed
        self.situation: Situation | None = found[0] if one else None
        self.others: tuple[Situation, ...] = found[1 : OTHERS + 1] if one else listed
        if args.n < 1:
            raise Unclear("--n says how many lines, so it is 1 or more.")
        self.person = None
        if args.person is not None:
            self.person = called(snapshot, args.person, otherwise="Without --with there are lines for anyone.")
        self.here = tuple(_here(name) for name in args.here)
        self.lines: tuple[Line, ...] = ()
        if self.situation is not None:
            self.lines = lines_of(snapshot, self.situation, person=self.person, here=self.here, n=args.n)


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder topic [WORDS] [--situation ID] [--with NAME] [--here THING] [--n 3] [--json]`."""
    parser = sub.add_parser(
        "topic",
        help="lines to say for what is ahead",
        description="Lines to say for what is ahead, found by any words of yours: `ladder topic lunch with a"
        " colleague`. Without words it lists the situations.",
    )
    parser.add_argument("words", nargs="*", metavar="WORDS", help="what is ahead, in your own words")
    parser.add_argument("--situation", metavar="ID", help="one situation of the list, such as lunch-colleague")
    parser.add_argument(
        "--with", dest="person", metavar="NAME", help="somebody you know: lines no deeper than suits them"
    )
    parser.add_argument(
        "--here",
        action="append",
        default=[],
        metavar="THING",
        help=f"what is there; can be repeated: {', '.join(HERE)}",
    )
    parser.add_argument("--n", type=int, default=FEW, metavar="N", help=f"how many lines, {FEW} unless said otherwise")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the lines; 0, or 1 when the data cannot be read, or 2 when it is not clear what is meant."""
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    try:
        asked = Asked(args, snapshot)
    except ValueError as sentence:
        sys.stderr.write(f"ladder: {sentence}\n")
        return UNCLEAR
    if args.json:
        from ladder_tui.cli.as_json import print_json

        print_json(as_object(asked, snapshot), out)
    else:
        out.write(as_text(asked, snapshot))
    return 0


def _by_id(listed: Sequence[Situation], asked: str) -> Situation:
    for one in listed:
        if asked in (one.id, one.slug):
            return one
    close = near(asked, [one.slug for one in listed])
    raise Unclear(f"There is no situation “{asked}”. {close or '`ladder topic` lists all of them.'}")


def _here(asked: str) -> Here:
    for one in HERE:
        if asked == one:
            return one
    raise Unclear(f"“{asked}” is nothing that cards know. They know {', '.join(HERE)}.")


def as_text(asked: Asked, snapshot: Snapshot) -> str:
    """The lines as plain text; the list of all situations where none was asked for."""
    situation = asked.situation
    if situation is None:
        return "\n".join(_list(asked.others, snapshot)) + "\n"
    named = snapshot.library.gaps_named
    whom = f"  [with {snapshot.listed_name(asked.person)}]" if asked.person is not None else ""
    lines = [*_wrap(f"{situation.title}{whom}", ""), *_wrap(f"Enough: {named(situation.enough)}", "", "        "), ""]
    for one in asked.lines:
        lines += _wrap(f"“{named(one.say)}”", "  ", "   ")
        if one.follow_up is not None:
            when = f"{named(one.follow_up.when)}: " if one.follow_up.when else "then: "
            lines += _wrap(f"{when}“{named(one.follow_up.say)}”", "      ", "        ")
    if not asked.lines:
        lines += _wrap(_none(asked), "")
    lines += ["", *_wrap(f"When nothing comes: {named(situation.blank[0])}", "", "        ")]
    lines += _wrap(f"To leave: “{named(situation.leave[0])}”", "", "        ")
    if asked.others:
        lines += ["", "Or did you mean", *_rows(asked.others)]
    return "\n".join(lines) + "\n"


def _none(asked: Asked) -> str:
    if asked.person is not None:
        return "No card of this situation is for somebody at that stage now. Without --with there are lines for anyone."
    return "No card of this situation is left; some were removed, or are not for you."


def _list(situations: Iterable[Situation], snapshot: Snapshot) -> list[str]:
    """All situations, group by group."""
    lines = ["`ladder topic WORDS` finds one by any words; `--situation` takes the name on the left."]
    group = ""
    for one in situations:
        if one.group != group:
            group = one.group
            lines += ["", snapshot.library.label("situation_group", group)]
        lines += _rows([one])
    return lines


def _rows(situations: Iterable[Situation]) -> list[str]:
    return [f"  {one.slug:<24} {one.title}" for one in situations]


def _wrap(text: str, first: str, rest: str | None = None) -> list[str]:
    after = first if rest is None else rest
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=after) or [first]


def as_object(asked: Asked, snapshot: Snapshot) -> dict[str, Any]:
    """The same as plain JSON values: `situation` (null for the list), `with`, `here`, `lines` and `others`."""
    situation = asked.situation
    return {
        "date": snapshot.today.isoformat(),
        "situation": None if situation is None else {
            **_named(situation),
            "usual": situation.usual,
            "enough": situation.enough,
            "first_minute": situation.first_minute,
            "blank": situation.blank,
            "leave": situation.leave,
            "not_when": situation.not_when,
        },
        "with": None if asked.person is None else snapshot.listed_name(asked.person),
        "here": asked.here,
        "lines": [
            {
                "id": one.card.id,
                "say": one.say,
                "depth": one.card.depth,
                "follow_up": None
                if one.follow_up is None
                else {"if": one.follow_up.when, "say": one.follow_up.say},
            }
            for one in asked.lines
        ],
        "others": [_named(one) for one in asked.others],
    }  # fmt: skip


def _named(situation: Situation) -> dict[str, str]:
    return {"id": situation.slug, "title": situation.title, "group": situation.group}
