"""`ladder data merge FILE [--yes]`: what joining another copy would come to, and with a yes the joining."""

import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.as_json import print_json
from ladder_tui.cli.keeping.manage import many, tell_of_the_lock
from ladder_tui.cli.options import Options
from ladder_tui.cli.passphrase import asker
from ladder_tui.packs.reading.locate import user_pack_folder
from ladder_tui.store.copies.conflicts import conflict_copies
from ladder_tui.store.file.envelope import Ask
from ladder_tui.store.file.errors import StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.file.sealed import is_locked

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from ladder_tui.domain.records.settings import Join
    from ladder_tui.store.whole.merge import Preview

#: At most so many lines of one kind are shown; `--json` has all, and the page in the app.
SHOWN: Final = 40


def add_parser(commands: "_SubParsersAction[ArgumentParser]") -> "ArgumentParser":
    """Add `merge` to the commands of `ladder data`."""
    parser = commands.add_parser(
        "merge",
        help="join another copy of the data with what is here",
        description="Join another copy with what is here: from a second machine, of a sync tool, a kept file, a backup "
        "or an export. Without --yes it only says what would come of it. What is here is backed up first, and the copy "
        "stays as it is. Where both copies changed the same, the later stands and the other is kept to be read.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the other copy, or the folder it lies in")
    parser.add_argument("--yes", action="store_true", help="join them")
    parser.add_argument(
        "--put-away", action="store_true", help="then move a copy that lies beside the data to the kept files"
    )
    return parser


def run_merge(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    """0 when it is shown or done; raises StoreError."""
    from ladder_tui.store.whole import merge

    ask, of_copy = asker(), _asking_for(args.file)
    files = Files.of(paths.data_file)
    if args.put_away and args.file.absolute() not in [path.absolute() for path in conflict_copies(files)]:
        raise StoreError("Only a copy that lies beside the data can be put away. Leave out --put-away.")
    if not args.yes:
        found = merge.preview(paths, args.file, now=now, passphrase=ask, of_copy=of_copy)
        before, away = None, None
    else:
        done = merge.merge(paths, args.file, now=now, passphrase=ask, of_copy=of_copy)
        found, before = done.preview, done.before.name if done.before is not None else None
        away = merge.put_away(files, args.file, now) if args.put_away else None
        tell_of_the_lock(paths)
    if args.json:
        print_json(_as_data(found) | {"joined": args.yes, "before": before, "put_away": away}, out)
        return 0
    _tell(found, now, out, done=args.yes)
    if args.yes:
        _tell_what_is_next(found, before, away, paths, args, out)
    elif not found.is_nothing:
        out.write(f"\nNothing has been changed yet. {_command(args.file)} --yes joins them.\n")
    return 0


def _asking_for(copy: Path) -> Ask | None:
    """What asks for the passphrase of a copy that has another one than the data."""
    ask = asker()
    if ask is None:
        return None

    def of_copy(wrong: int) -> str:
        if not wrong:
            sys.stderr.write(f"ladder: {copy.name} is locked with a passphrase of its own.\n")
        return ask(wrong)

    return of_copy


def _tell(found: "Preview", now: datetime, out: TextIO, *, done: bool) -> None:
    """The list: what it is, counts, and a line for each thing that was not alike."""
    from ladder_tui.domain.joining import told

    note = found.joined.note
    verb = "Joined " if done and not found.is_nothing else ""
    out.write(f"{verb}{found.source}: {many(found.records, 'record')}, from {told.from_when(note, now.tzinfo)}.\n")
    out.writelines(f"{sentence}\n" for sentence in found.notes)
    if found.is_nothing:
        out.write(f"{told.ALL_ALIKE}\n")
        return
    if note.by_id:
        out.write(f"{told.BY_ID}\n")
    out.writelines(f"  {label:<9}{words}\n" for label, words in told.counts(note))
    if found.unread:
        out.write(f"  {'unread':<9}{many(found.unread, 'record')} that ladder cannot read, kept as they are\n")
    for heading, lines in told.sections(note):
        out.write(f"\n{heading}:\n")
        out.writelines(f"  {told.line_words(line)}\n" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            out.write(f"  and {len(lines) - SHOWN:,} more; --json has all of them\n")


def _tell_what_is_next(
    found: "Preview", before: str | None, away: Path | None, paths: Paths, args: Options, out: TextIO
) -> None:
    if before is not None:
        out.write(f"\nWhat was there is kept as {before}; `ladder backup restore {before}` undoes it.\n")
    if found.joined.is_noted:
        out.write("The list stands in the app too: Settings, “Joined copies”.\n")
    if away is not None:
        out.write(f"The copy is put away as {away}.\n")
    elif args.file.absolute() in [path.absolute() for path in conflict_copies(Files.of(paths.data_file))]:
        out.write(f"The copy lies where it was. {_command(args.file)} --yes --put-away moves it to the kept files.\n")
    packs = found.source.parent / "packs"
    if packs.is_dir() and packs.resolve() != user_pack_folder(paths.data).resolve():
        out.write(f"Packs of your own lie in {packs}; they are no part of the data, and were not joined.\n")
    if is_locked(found.source) and not is_locked(Files.of(paths.data_file).main):
        sys.stderr.write("ladder: That file was locked, and your data are not. `ladder data lock` locks them.\n")


def _command(copy: Path) -> str:
    return f"ladder data merge {shlex.quote(str(copy))}"


def _as_data(found: "Preview") -> dict[str, Any]:
    note: Join = found.joined.note
    return {
        "file": found.source,
        "records": found.records,
        "saved": note.saved.isoformat() if note.saved is not None else None,
        "by_id": note.by_id,
        "alike": found.is_nothing,
        "new": dict(note.came),
        "changed": dict(note.changed),
        "removed": dict(note.gone),
        "unread": found.unread,
        "lines": [
            {"kind": line.kind, "what": line.what, "field": line.field, "kept": line.kept, "other": line.other}
            for line in note.lines
        ],
        "notes": list(found.notes),
    }
