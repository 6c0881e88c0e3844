"""`ladder done`, `left`, `aside` and `fell`: what became of something on a day, by its number or by words of it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.cli.writing.hand_over import Desk, hand_over
from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.vocabulary import STATUS_WORDS, Status
from ladder_tui.domain.base.when import near_words, parse_day, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda
from ladder_tui.domain.calendar.numbered import Numbered, meant, numbered
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.requests.requests import CloseRequest, closing

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: Each command, what it notes, and what its help says.
_COMMANDS: Final[dict[str, tuple[Status, str]]] = {
    "done": ("done", "Note that something was done. Of what fell through it notes that the backup was done."),
    "left": ("left_early", "Note that you left something early. Being there counts."),
    "aside": ("self_cancelled", "Set something aside. That is fine, and nobody counts it."),
    "fell": ("fell_through", "Note that something fell through. That happens; its backup is said, if it has one."),
}


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder done|left|aside|fell [N|WORDS] [--date DAY] [--json]`."""
    for name, (_, words) in _COMMANDS.items():
        parser = sub.add_parser(name, help=_help(words), description=words)
        parser.add_argument(
            "words",
            nargs="*",
            metavar="N|WORDS",
            help="its number in `ladder today` or `ladder agenda`, or words of it; without any the one thing there is",
        )
        parser.add_argument("--date", metavar="DAY", help="the day it stands on, such as yesterday or friday (today)")
        parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
        parser.set_defaults(run=run)


def _help(words: str) -> str:
    first = words.partition(". ")[0].rstrip(".")
    return first[0].lower() + first[1:]


def run(args: Options, out: TextIO) -> int:
    """0, or 1 with a sentence (and a list, where several are meant) when it is not clear what is meant."""
    status = _COMMANDS[args.command][0]
    chosen: list[Numbered] = []

    def make(desk: Desk) -> CloseRequest:
        snapshot, today = desk.snapshot, desk.at.date()
        day = today if args.date is None else parse_day(args.date, today)
        chosen.append(_chosen(args, snapshot, day))
        return closing(chosen[0][1], status, id=desk.id, at=desk.at)

    code = hand_over(args, out, make)
    if code == 0 and status == "fell_through" and not args.json:
        out.writelines(f"{line}\n" for line in _instead(*chosen[0], args))
    return code


def _chosen(args: Options, snapshot: Snapshot, day: date) -> Numbered:
    """The one thing of the day that is meant. Raises ValueError."""
    said, when = " ".join(args.words).strip(), near_words(day, snapshot.today)
    things = numbered(snapshot, agenda(snapshot, day))
    found = meant(snapshot, things, said) if said else [thing for thing in things if thing[1].status == "open"]
    if len(found) == 1:
        return found[0]
    if not found and not said:
        raise ValueError(f"Nothing is open {when}.")
    if not found:
        there = things and f"There {'is' if len(things) == 1 else 'are'}:"
        text = f"Nothing {when} goes by “{one_line(said)[:40]}”. {there or 'Nothing stands on that day.'}"
        raise ValueError("\n".join((text, *_list(snapshot, things))))
    which = f"“{one_line(said)[:40]}” fits several" if said else f"Several things are open {when}"
    rest = "" if args.date is None else f" --date {_quoted(args.date)}"
    text = f"{which}; `ladder {args.command} {found[0][0]}{rest}` says which:"
    raise ValueError("\n".join((text, *_list(snapshot, found))))


def _list(snapshot: Snapshot, things: Sequence[Numbered]) -> list[str]:
    def state(item: AgendaItem) -> str:
        return "" if item.status == "open" else f"  [{STATUS_WORDS[item.status]}]"

    return [
        f"{number:>2}  {time_words(item.at):>5}  {snapshot.shown(item.title, item.whom)}{state(item)}"
        for number, item in things
    ]


def _quoted(text: str) -> str:
    """As the shell takes it for one word."""
    from shlex import quote  # late: mostly the first words say which one is meant

    return quote(text)


def _instead(number: int, item: AgendaItem, args: Options) -> list[str]:
    """What can be done with the backup of what fell through, and the evening that was chosen for it."""
    evening = item.source.evening if isinstance(item.source, Plan) else ""
    lines = [f"For the evening you chose: {one_line(evening)}"] if evening else []
    if not item.backup:
        return lines
    rest = "" if args.date is None else f" --date {_quoted(args.date)}"
    return [
        f"  ladder done {number}{rest}  when the backup was done; it counts in full",
        f"  ladder add {_quoted(one_line(item.backup))} --on today  plans it",
        *lines,
    ]
