"""`ladder people`: whom you have a page for, or one of them: what to remember, last time, next time."""

import sys
from typing import TYPE_CHECKING, Any, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.base.text_search import by_letters, matches
from ladder_tui.domain.base.when import moment_words
from ladder_tui.domain.records.people import Contact, Person
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: Days in which what is planned is looked for, and how much of it is told.
_AHEAD, _FEW = 60, 3


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder people [NAME] [--json]`."""
    parser = sub.add_parser(
        "people",
        help="whom you have a page for, or the page of one",
        description="Everybody you have a page for; with a name what to remember of them, the last time and the next. "
        "Whoever is marked as not safe is left out.",
    )
    parser.add_argument("words", nargs="*", metavar="NAME", help="a name, or a part of one")
    parser.add_argument("--json", action="store_true", help="for scripts: a list of objects")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print them; 0, or 1 when the data cannot be read or nobody has that name."""
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    wanted = " ".join(args.words)
    safe = [person for person in snapshot.people.values() if not person.unsafe]
    found = sorted((one for one in safe if matches(wanted, one.name)), key=lambda one: by_letters(one.name))
    if wanted.strip() and not found:
        sys.stderr.write(f"ladder: Nobody with a page is called “{wanted}”.\n")
        return 1
    if args.json:
        from ladder_tui.cli.as_json import print_json

        print_json([_object(one, snapshot) for one in found], out)
    elif len(found) == 1 and wanted.strip():
        out.writelines(f"{line}\n" for line in _page(found[0], snapshot))
    else:
        out.writelines(f"{_line(one, snapshot)}\n" for one in found)
        if not found:
            out.write("Nobody has a page yet.\n")
    return 0


def _last(person: Person, snapshot: Snapshot) -> Contact | None:
    theirs = (one for one in snapshot.contacts.values() if one.person_id == person.id)
    return max(theirs, key=lambda one: one.at, default=None)


def _moment(contact: Contact, snapshot: Snapshot) -> str:
    return moment_words(contact.at.astimezone(snapshot.now.tzinfo), snapshot.today)


def _line(person: Person, snapshot: Snapshot) -> str:
    last = _last(person, snapshot)
    when = (
        f"  last: {moment_words(last.at.astimezone(snapshot.now.tzinfo), snapshot.today)}" if last is not None else ""
    )
    return f"{snapshot.listed_name(person)}  {snapshot.library.label('stage', person.stage)}{when}"


def _page(person: Person, snapshot: Snapshot) -> list[str]:
    last, shown = _last(person, snapshot), snapshot.shown
    told = [("how you know them", person.how_known), ("to remember", person.details), ("next time", person.next_time)]
    lines = [snapshot.listed_name(person), *(f"{label}: {shown(text)}" for label, text in told if text)]
    if last is not None:
        said = f", {shown(last.note)}" if last.note else ""
        lines.append(f"last: {_moment(last, snapshot)}{said}")
    return [
        *lines,
        *(f"planned: {text}" for text in _planned(person, snapshot)),
        *(f"to remember: {text}" for text in _promised(person, snapshot)),
    ]


def _planned(person: Person, snapshot: Snapshot) -> list[str]:
    """What is planned with them in the next weeks, the first few, with day and time; of what repeats the next time."""
    from datetime import timedelta

    from ladder_tui.domain.base.when import near_words, time_words
    from ladder_tui.domain.calendar.agenda import agenda_between  # late: who lists people needs no calendar

    days = agenda_between(snapshot, snapshot.today, snapshot.today + timedelta(days=_AHEAD))
    told: dict[str, str] = {}
    for items in days.values():
        for item in items:
            if item.whom == person.id and item.status == "open" and item.kind != "promise":
                at = "" if item.at is None else f" {time_words(item.at)}"
                when = f"{near_words(item.day, snapshot.today)}{at}"
                told.setdefault(item.ref, f"{snapshot.shown(item.title, item.whom)}, {when}")
    return list(told.values())[:_FEW]


def _promised(person: Person, snapshot: Snapshot) -> list[str]:
    """What is to be remembered or done for them."""
    theirs = (one for one in snapshot.promises.values() if one.person_id == person.id and one.kept_at is None)
    return [snapshot.shown(one.text) for one in theirs]


def _object(person: Person, snapshot: Snapshot) -> dict[str, Any]:
    last, shown = _last(person, snapshot), snapshot.shown
    return {
        "id": person.id,
        "name": snapshot.listed_name(person),
        "stage": person.stage,
        "how_known": shown(person.how_known) or None,
        "details": shown(person.details) or None,
        "next_time": shown(person.next_time) or None,
        "last": None if last is None else last.at.isoformat(),
        "planned": _planned(person, snapshot),
        "to_remember": _promised(person, snapshot),
    }
