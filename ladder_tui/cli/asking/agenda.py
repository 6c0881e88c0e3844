"""`ladder agenda`: the days ahead as plain text or JSON."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import NUMBERS, Options
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import day_words, parse_day, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between
from ladder_tui.domain.calendar.numbered import numbered

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from ladder_tui.domain.snapshot import Snapshot

MOST_DAYS: Final = 366


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder agenda [--days 7] [--date DAY] [--json]`."""
    parser = sub.add_parser(
        "agenda",
        help="the days ahead",
        description="What stands on the days ahead; empty days are left out. "
        "The number before a thing is its own on that day, for `ladder done 2` and, of another day, "
        "`ladder done 2 --date friday`.",
    )
    parser.add_argument("--days", type=int, default=NUMBERS["days"], metavar="N", help="how many, 1 to 366 (7)")
    parser.add_argument("--date", metavar="DAY", help="the first, such as friday or '4 March' (today)")
    parser.add_argument("--json", action="store_true", help="for scripts: a list of objects")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the days; 0, 1 where the data cannot be read or a day is none, 2 for a number of days that is none."""
    if not 1 <= args.days <= MOST_DAYS:
        sys.stderr.write(f"ladder: --days is {args.days}; 1 to {MOST_DAYS} can be shown.\n")
        return 2
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    try:
        first = parse_day(args.date, snapshot.today) if args.date is not None else snapshot.today
    except ValueError as error:
        sys.stderr.write(f"ladder: {error}\n")
        return 1
    days = agenda_between(snapshot, first, first + timedelta(days=args.days - 1))
    if args.json:
        from ladder_tui.cli.as_json import print_json

        told = [_object(*thing, snapshot) for items in days.values() for thing in numbered(snapshot, items)]
        print_json(told, out)
        return 0
    shown = False
    for day, items in days.items():
        if items:
            out.write(("\n" if shown else "") + f"{day_words(day, today=snapshot.today)}\n")
            out.writelines(f"{_line(*thing, snapshot)}\n" for thing in numbered(snapshot, items))
            shown = True
    if not shown:
        out.write("Nothing stands on these days.\n")
    return 0


def _line(number: int, item: AgendaItem, snapshot: "Snapshot") -> str:
    state = "" if item.status == "open" else f"  [{STATUS_WORDS[item.status]}]"
    note = f"  ({item.note})" if item.note else ""
    return f"{number:>2}  {time_words(item.at):>5}  {snapshot.shown(item.title, item.whom)}{note}{state}"


def _object(number: int, item: AgendaItem, snapshot: "Snapshot") -> dict[str, Any]:
    return {
        "number": number,
        "id": item.ref,
        "day": item.day.isoformat(),
        "time": None if item.at is None else time_words(item.at),
        "kind": item.kind,
        "title": snapshot.shown(item.title, item.whom),
        "status": item.status,
        "minutes": item.minutes,
        "repeats": item.note or None,
    }
