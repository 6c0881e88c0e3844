"""`ladder export`: what is yours in open formats, printed, written to new files, or kept in a folder. Reads only.

What is private (notes, feared words, the journal, the card for a moment) goes along with `--private` only, or after a
question where all of it is private; what was left out for that is said. Who was marked as not safe is in no calendar
and among no people.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.formats.told_as import FORMS, TABLES, files, one_text
from ladder_tui.services.handed_over import NotHandedOver, folder_of, hand_over, hand_over_all, place_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from ladder_tui.store.file.paths import Paths

#: The exit code where it is not clear what is meant.
UNCLEAR: Final = 2
STDOUT: Final = "-"
_NOTHING: Final = "ladder: There is nothing of that yet.\n"


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder export --format FORM [-o PATH] [--of TABLE] [--private] [--force] [--vdir FOLDER]`."""
    parser = sub.add_parser(
        "export",
        help="calendar, people, journal and tables in forms that other programs read",
        description="What is yours for other programs, printed or written to new files that only you can read: the "
        "calendar (ics), people (vcf, or vcf3 for old programs), the journal (md), tables (csv), everything (json), "
        "the page of the report (html). Notes and other private words go along with --private only.",
    )
    parser.add_argument("--format", dest="form", choices=tuple(FORMS), help="else what the name of the file says")
    parser.add_argument("-o", "--output", metavar="PATH", help="a new file, or for md and csv a folder; else printed")
    parser.add_argument("--of", dest="table", choices=TABLES, help="which table, for csv; a folder has all")
    parser.add_argument("--private", action="store_true", help="with what is private as well")
    parser.add_argument("--force", action="store_true", help="in the place of files that are there")
    parser.add_argument("--vdir", metavar="FOLDER", help="a file for each thing of the calendar, for khal, vdirsyncer")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print or write it; 0, or 1 when the data cannot be read or not written, or 2 for what is not known."""
    form = _form(args)
    problem = _problem(args, form)
    if not problem and FORMS[form].private and not args.private and not _agreed():
        problem = "All of that is private. `--private` says that it is meant."
    if problem:
        sys.stderr.write(f"ladder: {problem}\n")
        return UNCLEAR
    try:
        return _everything(args, out) if form == "json" else _export(form, args, out)
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
    return next((name for name, form in FORMS.items() if named.endswith(form.ending)), "")


def _problem(args: Options, form: str) -> str:
    if form not in FORMS:
        return f"--format says in which form: {', '.join(FORMS)}."
    if args.vdir is not None and (form != "ics" or args.output is not None):
        return "--vdir FOLDER is a calendar in a folder: it goes with neither another --format nor -o."
    if args.table is not None and form != "csv":
        return f"--of goes with --format csv and says which table: {', '.join(TABLES)}."
    if form == "csv" and args.table is None and not _is_folder(form, args):
        return f"--of says which table: {', '.join(TABLES)}. `-o FOLDER` without it writes them all."
    return ""


def _is_folder(form: str, args: Options) -> bool:
    named = args.output
    if not FORMS[form].folder or args.table is not None or named in (None, STDOUT):
        return False
    return not str(named).lower().endswith(FORMS[form].ending)


def _agreed() -> bool:
    """Whether somebody at a terminal says that it is meant."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    sys.stderr.write("All of that is private, and it will be plain text. Type yes to go on: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() == "yes"


def _export(form: str, args: Options, out: TextIO) -> int:
    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    if args.vdir is not None:
        return _vdir(args, snapshot, out)
    if _is_folder(form, args):
        told = files(form, snapshot, private=args.private)
        folder = folder_of(args.output, base=Path.cwd())
        if told:
            hand_over_all(told, folder, instead=args.force)
            out.write(f"{folder}: {count(len(told), 'file', 'files')} written. Only you can open them.\n")
        else:
            sys.stderr.write(_NOTHING)
        differs = not args.private and files(form, snapshot, private=True) != told
    else:
        text = one_text(form, snapshot, private=args.private, table=args.table)
        _give(text, args, out)
        differs = not args.private and one_text(form, snapshot, private=True, table=args.table) != text
    if differs:
        _say_left_out(form)
    return 0


def _say_left_out(form: str) -> None:
    sys.stderr.write(f"ladder: {FORMS[form].left_out} stayed out; --private takes them along.\n")


def _give(text: str, args: Options, out: TextIO) -> None:
    if not text:
        sys.stderr.write(_NOTHING)
    elif args.output in (None, STDOUT):
        out.write(text)
    else:
        path = place_of(args.output, base=Path.cwd())
        hand_over(text, path, instead=args.force)
        out.write(f"Written to {path}. Only you can open it.\n")


def _vdir(args: Options, snapshot: Snapshot, out: TextIO) -> int:
    from ladder_tui.services.calendar_folder import keep_folder
    from ladder_tui.services.formats.ics import MAKER, as_files

    folder = folder_of(args.vdir, base=Path.cwd())
    texts = as_files(snapshot, private=args.private)
    kept = keep_folder(folder, texts, maker=MAKER)
    out.write(f"{folder}: {kept.written} written, {kept.same} as they were, {kept.removed} removed.\n")
    if not args.private and as_files(snapshot, private=True) != texts:
        _say_left_out("ics")
    for name in kept.strange:
        sys.stderr.write(f"ladder: {folder / name} is not ladder's, so it stays as it is.\n")
    return 1 if kept.strange else 0


def _everything(args: Options, out: TextIO) -> int:
    """What `ladder data export` gives."""
    from ladder_tui.cli.keeping.manage import carry_out

    return carry_out(_give_everything, args, out)


def _give_everything(paths: "Paths", args: Options, now: datetime, out: TextIO) -> int:
    from ladder_tui.cli.passphrase import asker
    from ladder_tui.domain.base.clean import escaped
    from ladder_tui.store.whole.exchange import render_export

    pieces, done = render_export(paths, now=now, passphrase=asker())
    _give(escaped("".join(str(piece, "utf-8") for piece in pieces)), args, out)
    for note in done.notes:
        sys.stderr.write(f"ladder: {note}\n")
    return 0
