"""`ladder next`: what is next in one line, for a prompt, a status bar or tmux."""

import sys
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.base.when import WEEKDAYS, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda_between
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: Days that are looked at, today the first.
DAYS: Final = 7
#: What may stand in braces in the form of the line.
NAMES: Final = ("title", "time", "day", "when")
FORM: Final = "{when} {title}"


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder next [--format FORM] [--json]`."""
    parser = sub.add_parser(
        "next",
        help="what is next, in one line",
        description="The next thing that is planned within a week, else the next step of the ladder, in one line; "
        "nothing where there is neither.",
    )
    parser.add_argument("--format", dest="form", metavar="FORM", help="such as '{time} {title}'; also {day}, {when}")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the line; 0, 1 when the data cannot be read, 2 for a form that names something else."""
    form = args.form if args.form is not None else FORM
    if args.form is not None and (unknown := _unknown(form)):
        named = ", ".join(f"{{{name}}}" for name in NAMES)
        sys.stderr.write(f"ladder: --format knows {named}; not {', '.join(sorted(unknown))}.\n")
        return 2
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    told = told_of(snapshot)
    if args.json:
        from ladder_tui.cli.as_json import print_json

        print_json({name: said or None for name, said in told.items()} or None, out)
    elif told:
        out.write(f"{' '.join(form.format(**{name: told[name] or '' for name in NAMES}).split())}\n")
    return 0


def _unknown(form: str) -> set[str]:
    """What stands in braces and is none of `NAMES` alone: a width that is asked for could be any."""
    from string import Formatter  # late: most take the line as it is

    try:
        parts = [(name, f"!{how}" if how else "", f":{width}" if width else "")
                 for _, name, width, how in Formatter().parse(form) if name is not None]  # fmt: skip
    except ValueError:
        return {"a brace that is not closed"}
    return {"".join(part)[:40] for part in parts if part[0] not in NAMES or any(part[1:])}


def told_of(snapshot: Snapshot) -> dict[str, str | None]:
    """What is next by the names of `NAMES`, with its `kind`; empty where nothing is."""
    item = next_item(snapshot)
    if item is not None:
        time = time_words(item.at) if item.at is not None else ""
        day = "" if item.day == snapshot.today else WEEKDAYS[item.day.weekday()][:3]
        title = snapshot.shown(item.title, item.whom)
        return {
            "kind": item.kind,
            "title": title,
            "time": time,
            "day": item.day.isoformat(),
            "when": f"{day} {time}".strip(),
        }
    if not snapshot.rungs:
        return {}
    from ladder_tui.domain.ladder.next_step import next_step

    step = next_step(snapshot)
    if step.rung is None:
        return {}
    return {"kind": "step", "title": snapshot.shown(step.rung.text), "time": "", "day": "", "when": ""}


def next_item(snapshot: Snapshot) -> AgendaItem | None:
    """The next open thing: what has a time still to come today, else what has none, else the first of the next days."""
    from datetime import timedelta

    now, today = snapshot.now.time(), snapshot.today
    for day, items in agenda_between(snapshot, today, today + timedelta(days=DAYS - 1)).items():
        left = [item for item in items if item.status == "open"]
        if day == today:
            left = [item for item in left if item.at is None or item.at >= now]
        if left:
            return left[0]
    return None
