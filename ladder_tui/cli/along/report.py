"""`ladder report`: the page of notes for a therapist or friend, printed or written to a file. Reads only.

Nothing that was typed is in it unless `--words` asks for all of it: line by line it is ticked in the app, where the
lines can be read first. Who was marked as not safe is in no form of it.
"""

import sys
from typing import TYPE_CHECKING, Any, TextIO

from msgspec.structs import replace

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import NUMBERS, Options
from ladder_tui.domain.base.when import parse_day
from ladder_tui.domain.report.forms import FORMS, Form, form_of, written_as
from ladder_tui.domain.report.parts import MOST_WEEKS, Report, last_weeks
from ladder_tui.domain.report.sections import all_ticked, report
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: The exit code where it is not clear what is meant.
UNCLEAR = 2


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder report [--weeks 4] [--date DAY] [--format FORM] [-o FILE] [--words] [--names] [--aside] [--json]`."""
    parser = sub.add_parser(
        "report",
        help="a page of notes for a therapist or friend",
        description="A page of notes for a therapist or friend, as plain text, Markdown, one page of HTML to print, "
        "or a table (CSV). Without --words nothing that you typed is in it; in the app (Reflect, p) each line is "
        "ticked by itself.",
    )
    weeks = NUMBERS["weeks"]
    parser.add_argument("--weeks", type=int, default=weeks, metavar="N", help=f"how far back, {weeks} weeks otherwise")
    parser.add_argument("--date", metavar="DAY", help="the last day of it, such as '4 March' (today)")
    parser.add_argument("--format", dest="form", choices=FORMS, help="what the name of the file says, else plain text")
    parser.add_argument("-o", "--output", metavar="FILE", help="a new file that only you can read, instead of printing")
    parser.add_argument("--words", action="store_true", help="with everything you typed about these weeks")
    parser.add_argument("--names", action="store_true", help="names in your words as written, not as initials")
    parser.add_argument("--aside", action="store_true", help="with what was set aside")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print or write it; 0, 1 where data, day or file cannot be read or written, 2 for what is not known."""
    form = _form(args)
    problem = _problem(args, form)
    if problem:
        sys.stderr.write(f"ladder: {problem}\n")
        return UNCLEAR
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    try:
        made = _made(args, snapshot)
    except ValueError as error:
        sys.stderr.write(f"ladder: {error}\n")
        return 1
    if args.json:
        from ladder_tui.cli.as_json import json_text

        text = json_text(as_object(made))
    else:
        text = written_as(made, form or "text")
    if args.output in (None, "-"):
        out.write(text)
        return 0
    return _write(text, args.output, out)


def _form(args: Options) -> Form | None:
    """The form that was asked for, or that the name of the file says; None where neither says one."""
    asked = args.form if args.form is not None else form_of(args.output or "") or "text"
    return next((form for form in FORMS if form == asked), None)


def _problem(args: Options, form: Form | None) -> str:
    if form is None:
        return f"--format knows {', '.join(FORMS)}."
    if not 1 <= args.weeks <= MOST_WEEKS:
        return f"--weeks says how many weeks to go back, 1 to {MOST_WEEKS}."
    return ""


def _made(args: Options, snapshot: Snapshot) -> Report:
    last = snapshot.today if args.date is None else parse_day(args.date, snapshot.today)
    choice = replace(last_weeks(last, args.weeks), names=args.names, aside=args.aside)
    return report(snapshot, all_ticked(snapshot, choice) if args.words else choice, listing=False)


def _write(text: str, named: str, out: TextIO) -> int:
    from pathlib import Path  # late: mostly a report goes to the terminal

    from ladder_tui.services.handed_over import NotHandedOver, hand_over, place_of

    try:
        path = place_of(named, base=Path.cwd())
        hand_over(text, path)
    except NotHandedOver as error:
        sys.stderr.write(f"ladder: {error}\n")
        return 1
    out.write(f"Written to {path}. Only you can open it.\n")
    return 0


def as_object(made: Report) -> dict[str, Any]:
    """The report as plain JSON values, without the lines that are not ticked."""
    import msgspec

    return {
        "title": made.title,
        "header": made.header,
        "sections": [msgspec.to_builtins(section) for section in made.sections],
    }
