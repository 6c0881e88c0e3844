"""`ladder export`: what is yours in open formats, printed, written to a new file, or kept in a folder. Reads only.

What is private (notes, feared words, the card for a moment) goes along with `--private` only, and what was left out for
that is said. Who was marked as not safe is in no calendar and among no people.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.handed_over import NotHandedOver, folder_of, hand_over, place_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: The exit code where it is not clear what is meant.
UNCLEAR: Final = 2
STDOUT: Final = "-"
#: The forms, each with what the name of a file ends with.
FORMS: Final = {"ics": ".ics"}
#: What stays out of each without --private.
_LEFT_OUT: Final = {"ics": "Your notes and the card for each moment"}


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder export --format ics [-o PATH] [--private] [--force] [--vdir FOLDER]`."""
    parser = sub.add_parser(
        "export",
        help="your calendar in a form that other programs read",
        description="Your calendar for other programs, printed or written to a new file that only you can read. "
        "Notes and the card for each moment go along with --private only.",
    )
    parser.add_argument("--format", dest="form", metavar="|".join(FORMS), help="else what the name of the file says")
    parser.add_argument("-o", "--output", metavar="PATH", help="a new file, instead of printing")
    parser.add_argument("--private", action="store_true", help="with what is private as well")
    parser.add_argument("--force", action="store_true", help="in the place of a file that is there")
    parser.add_argument("--vdir", metavar="FOLDER", help="a file for each thing of the calendar, for khal, vdirsyncer")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print or write it; 0, or 1 when the data cannot be read or not written, or 2 for what is not known."""
    form = _form(args)
    if problem := _problem(args, form):
        sys.stderr.write(f"ladder: {problem}\n")
        return UNCLEAR
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    try:
        if args.vdir is not None:
            return _vdir(args, snapshot, out)
        text = _text(form, snapshot, private=args.private)
        code = _give(text, args, out)
        if not args.private and _text(form, snapshot, private=True) != text:
            _say_left_out(form)
        return code
    except NotHandedOver as error:
        sys.stderr.write(f"ladder: {error}\n")
        return 1


def _form(args: Options) -> str:
    """The form that was asked for, or that the name of the file says; "" where neither says one."""
    if args.form is not None:
        return str(args.form)
    if args.vdir is not None:
        return "ics"
    named = (args.output or "").lower()
    return next((form for form, ending in FORMS.items() if named.endswith(ending)), "")


def _problem(args: Options, form: str) -> str:
    if form not in FORMS:
        return f"--format says in which form: {', '.join(FORMS)}."
    if args.vdir is not None and (form != "ics" or args.output is not None):
        return "--vdir FOLDER is a calendar in a folder: it goes with neither another --format nor -o."
    return ""


def _text(form: str, snapshot: Snapshot, *, private: bool) -> str:
    from ladder_tui.services.formats.ics import as_calendar

    return as_calendar(snapshot, private=private)


def _say_left_out(form: str) -> None:
    sys.stderr.write(f"ladder: {_LEFT_OUT[form]} stayed out; --private takes them along.\n")


def _give(text: str, args: Options, out: TextIO) -> int:
    if args.output in (None, STDOUT):
        out.write(text)
        return 0
    path = place_of(args.output, base=Path.cwd())
    hand_over(text, path, instead=args.force)
    out.write(f"Written to {path}. Only you can open it.\n")
    return 0


def _vdir(args: Options, snapshot: Snapshot, out: TextIO) -> int:
    from ladder_tui.services.calendar_folder import keep_folder
    from ladder_tui.services.formats.ics import MAKER, as_files

    folder = folder_of(args.vdir, base=Path.cwd())
    texts = as_files(snapshot, private=args.private)
    kept = keep_folder(folder, texts, maker=MAKER)
    written = count(kept.written, "file", "files")
    out.write(f"{folder}: {written} written, {kept.same} as they were, {kept.removed} removed.\n")
    if not args.private and as_files(snapshot, private=True) != texts:
        _say_left_out("ics")
    for name in kept.strange:
        sys.stderr.write(f"ladder: {folder / name} is not ladder's, so it stays as it is.\n")
    return 1 if kept.strange else 0
