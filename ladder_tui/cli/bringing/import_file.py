"""`ladder import FILE`: what a file of another program would bring, shown first, and kept where that is meant.

Nothing is asked of the network, and the file stays as it is.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.as_json import print_json
from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.base.number_words import count
from ladder_tui.services.incoming.decoding import LARGEST
from ladder_tui.services.incoming.found.told import Incoming, Item, Told
from ladder_tui.store.file import disk

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from ladder_tui.domain.snapshot import Snapshot

#: Names and contents of what is read as one.
Files = list[tuple[str, bytes]]
STDIN: Final = "-"
#: The exit code for what cannot be meant.
UNCLEAR: Final = 2
#: So many things and sentences are shown in a preview; `--json` has all.
_SHOWN: Final = 40
#: What is read of a folder: calendars and cards, a file each, as khal, vdirsyncer and khard keep them.
_IN_FOLDERS: Final = (".ics", ".vcf")
_SIGNS: Final = {"new": "+", "differs": "~"}


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder import FILE [--yes] [--update] [--only WORDS] [--past] [--json]`."""
    parser = sub.add_parser(
        "import",
        help="bring in a calendar, people, a table or a journal from another program",
        description="Show what a file would bring, and with --yes keep it: a calendar (ics), people (vcf), a table "
        "(csv), a journal (of jrnl, Day One, or our own md), or what `ladder export --format json` wrote. Bringing in "
        "the same file again changes nothing. `ladder undo` takes all of it back. Nothing is asked of the network.",
    )
    parser.add_argument(
        "file", metavar="FILE", help="the file, or a folder of ics or vcf files; - reads standard input"
    )
    parser.add_argument("--yes", action="store_true", help="keep it, without asking")
    parser.add_argument("--update", action="store_true", help="also take over what the file has otherwise than here")
    parser.add_argument("--only", action="append", metavar="WORDS", help="what has these words; may be said again")
    parser.add_argument("--past", action="store_true", help="also what is over")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0; 1 with sentences where nothing of the file can be read, or nothing can be kept."""
    try:
        name, files = _contents(args.file)
    except OSError as error:
        return _refuse(error, args.file)
    snapshot = look_for_cli(args.data_dir, demo=args.demo, again=True)
    if snapshot is None:
        return 1
    found = _read(args, name, files, snapshot)
    if args.only and found.form == "everything":
        sys.stderr.write("ladder: --only is not for an export of ladder's: its records belong together.\n")
        return UNCLEAR
    if not found.items and found.problems:
        for one in found.problems[:_SHOWN]:
            sys.stderr.write(f"ladder: {one.of(name)}\n")
        return 1
    if args.only and found.items:
        found = found.only(*args.only)
        if not found.items:
            sys.stderr.write(f"ladder: Nothing in {name} has these words.\n")
            return 1
    wanted = found.wanted(update=args.update)
    if wanted and (args.yes or _agreed(args, found)):
        return _keep(args, name, files, found, out)
    if args.json:
        print_json(_as_json(found), out)
    elif not wanted or not _is_asked(args):
        out.writelines(f"{line}\n" for line in _preview(found))
        if wanted:
            out.write(f"Nothing is kept yet. `ladder import {args.file} --yes` brings it in.\n")
        elif found.items:
            out.write("Nothing has changed.\n")
    else:
        out.write("Nothing has changed.\n")
    return 0


def _contents(file: str) -> tuple[str, Files]:
    """What the file is called and what it holds, at most one byte more than is read; of a folder all its files.

    Raises OSError.
    """
    if file == STDIN:
        name = "standard input"
        stream = getattr(sys.stdin, "buffer", None)  # none where the shell has closed it
        return name, [(name, stream.read(LARGEST + 1) if stream is not None else b"")]
    path = Path(file).expanduser()
    if not path.is_dir():
        return path.name, [(path.name, disk.beginning(path, LARGEST + 1))]
    files, left = [], LARGEST
    for each in sorted(path.iterdir()):
        if each.suffix.lower() in _IN_FOLDERS and each.is_file() and not each.name.startswith(".") and left >= 0:
            files.append((each.name, disk.beginning(each, left + 1)))
            left -= len(files[-1][1])
    return path.name, files


def _refuse(error: OSError, file: str) -> int:
    if "://" in file:
        sys.stderr.write("ladder: That is an address, and ladder never asks the network. Fetch the file first.\n")
        return 1
    why = "There is no file" if isinstance(error, FileNotFoundError) else "It cannot be read"
    told = (
        f"{why} {file}."
        if isinstance(error, FileNotFoundError)
        else f"{error.filename or file}: {disk.reading_words(error)}."
    )
    sys.stderr.write(f"ladder: {told}\n")
    return 1


def _read(args: Options, name: str, files: Files, snapshot: "Snapshot") -> Incoming:
    from ladder_tui.services.incoming.read import read_incoming, read_several

    if len(files) == 1 and files[0][0] == name:
        return read_incoming(name, files[0][1], snapshot, past=args.past)
    return read_several(name, files, snapshot, past=args.past)


def _is_asked(args: Options) -> bool:
    """Whether somebody sits there who can be asked."""
    return not (args.yes or args.json) and args.file != STDIN and sys.stdin.isatty() and sys.stderr.isatty()


def _agreed(args: Options, found: Incoming) -> bool:
    """Whether somebody at a terminal, who is shown what would come, says that it is meant."""
    if not _is_asked(args):
        return False
    sys.stderr.writelines(f"{line}\n" for line in _preview(found))
    sys.stderr.write("Type yes to bring it in: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() == "yes"


def _keep(args: Options, name: str, files: Files, found: Incoming, out: TextIO) -> int:
    from ladder_tui.cli.writing.hand_over import Desk, hand_over
    from ladder_tui.domain.records.tables import TABLES
    from ladder_tui.services.requests.requests import NewRecords, new_record

    tables: dict[str, Any] = {table.name: table for table in TABLES}

    def make(desk: Desk) -> NewRecords:
        latest = _read(args, name, files, desk.snapshot)  # beside what waits, and what was kept meanwhile
        latest = latest.only(*args.only) if args.only else latest
        items = latest.wanted(update=args.update)
        records = tuple(new_record(tables[one.table], one.record, before=one.here) for one in items)
        return NewRecords(id=desk.id, at=desk.at, label=latest.label(update=args.update), records=records)

    code = hand_over(args, out, make, more={"import": _as_json(found)})
    if code == 0 and not args.json:
        out.writelines(f"{line}\n" for line in _told(found))
        out.write("`ladder undo` takes all of it back.\n")
    return code


def _preview(found: Incoming) -> Iterator[str]:
    yield f"{found.file}: {found.summary}"
    shown = found.standing("new", "differs")
    for item in shown[:_SHOWN]:
        yield f"  {_SIGNS[item.standing]} {item.words}"
    if len(shown) > _SHOWN:
        yield f"  and {len(shown) - _SHOWN} more"
    if found.standing("differs"):
        yield "What is marked ~ stays as it is here; --update takes over what the file says."
    yield from _told(found)


def _told(found: Incoming) -> Iterator[str]:
    parts = (
        ("Comes otherwise than the file has it:", found.changes),
        ("Stays out:", found.left_out),
        ("Could not be read:", found.problems),
    )
    for title, sentences in parts:
        if sentences:
            yield title
            yield from (f"  {one.of(found.file) if one.line or one.file else one.words}" for one in sentences[:_SHOWN])
        if len(sentences) > _SHOWN:
            yield f"  and {count(len(sentences) - _SHOWN, 'more sentence', 'more sentences')}"
    if found.over:
        yield "--past brings what is over as well."


def _as_json(found: Incoming) -> dict[str, Any]:
    def items(standing: Any) -> list[dict[str, Any]]:
        return [_item(one) for one in found.standing(standing)]

    def sentences(told: tuple[Told, ...]) -> list[dict[str, Any]]:
        return [{"line": one.line or None, "words": one.words} for one in told]

    return {
        "file": found.file, "form": found.form, "new": items("new"), "here": items("same"), "differs": items("differs"),
        "changes": sentences(found.changes), "left_out": sentences(found.left_out),
        "problems": sentences(found.problems),
    }  # fmt: skip


def _item(item: Item) -> dict[str, Any]:
    return {"table": item.table, "id": item.record.id, "line": item.line or None, "words": item.words}
