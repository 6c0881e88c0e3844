"""`ladder backup list | make | restore | verify`."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.as_json import print_json
from ladder_tui.cli.keeping.manage import Command, add_json, carry_out, many, tell_of_the_lock
from ladder_tui.cli.options import Options
from ladder_tui.cli.passphrase import asker
from ladder_tui.store.copies import backups
from ladder_tui.store.copies.backups import Backup
from ladder_tui.store.file.envelope import Envelope
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import Paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

#: Why a backup was made, in words.
REASONS: Final = {
    "daily": "before the first change of the day",
    "manual": "made by hand",
    "migration": "before a new form of the file",
    "restore": "before something was put in its place",
    "merge": "before another copy was joined",
}


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `backup` with its commands."""
    words = "list, make, put back and check backups of your data"
    parser = sub.add_parser("backup", help=words, description=words.capitalize() + ".")
    commands = parser.add_subparsers(dest="backup_command", metavar="list|make|restore|verify", required=True)
    shown = commands.add_parser("list", help="the backups there are, newest first")
    made = commands.add_parser("make", help="make a backup of what is kept now")
    put_back = commands.add_parser(
        "restore",
        help="put a backup back; what is there is backed up first",
        description="Put a backup back. What is there is backed up first, so this can be undone in the same way.",
    )
    put_back.add_argument("name", nargs="?", metavar="NAME", help="a name from the list, or a file; else the newest")
    checked = commands.add_parser("verify", help="read every backup and say whether it would restore")
    add_json(shown, made, put_back, checked)
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0 when it is done, 1 with a sentence when it is not or a backup is not whole."""
    return carry_out(_COMMANDS[args.backup_command], args, out, settle=args.backup_command in ("make", "restore"))


def _list(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    files = Files.of(paths.data_file)
    found = backups.list_backups(files)
    if args.json:
        print_json({"folder": files.backups, "backups": [_as_data(backup) for backup in found]}, out)
    elif not found:
        out.write(f"There are no backups in {files.backups} yet. The first is made before the first change of a day.\n")
    else:
        out.write(f"{many(len(found), 'backup')} in {files.backups}\n")
        out.writelines(f"  {_line(backup)}\n" for backup in found)
    return 0


def _make(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    from ladder_tui.store.whole.restore import back_up

    made = back_up(paths, now=now, passphrase=asker())
    if args.json:
        print_json(_as_data(made), out)
    else:
        out.write(f"Made the backup {made.path}.\n")
    return 0


def _restore(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    from ladder_tui.store.whole.restore import restore

    done = restore(paths, args.name, now=now, passphrase=asker())
    tell_of_the_lock(paths)
    if args.json:
        before = None if done.before is None else done.before.name
        print_json({"restored": done.source, "records": done.records, "before": before}, out)
        return 0
    out.write(f"Put back {done.source}: {many(done.records, 'record')}.\n")
    if done.before is not None:
        out.write(
            f"What was there is kept as {done.before.name}; `ladder backup restore {done.before.name}` undoes it.\n"
        )
    return 0


def _verify(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    answers = backups.verify(Files.of(paths.data_file, Envelope(asker())))
    broken = [problem for _, problem in answers if problem]
    if args.json:
        print_json({"backups": [_as_data(backup) | {"problem": problem} for backup, problem in answers]}, out)
    else:
        out.writelines(f"  {_line(backup)}  {'NOT WHOLE' if problem else 'whole'}\n" for backup, problem in answers)
        out.writelines(f"{problem}\n" for problem in broken)
        whole = len(answers) - len(broken)
        out.write(f"{whole:,} of {many(len(answers), 'backup')} would restore.\n" if answers else "No backups yet.\n")
    return 1 if broken else 0


def _line(backup: Backup) -> str:
    return f"{backup.name}  {backup.size:>12,} bytes  {REASONS.get(backup.reason, backup.reason)}"


def _as_data(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.name,
        "path": backup.path,
        "day": backup.day.isoformat(),
        "save": backup.save,
        "reason": backup.reason,
        "size": backup.size,
    }


_COMMANDS: Final[dict[str, Command]] = {"list": _list, "make": _make, "restore": _restore, "verify": _verify}
