"""`ladder data where | adopt | export | import | erase`."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TextIO

from ladder_tui.cli.manage import Command, add_json, carry_out, many, print_json, refuse
from ladder_tui.packs.locate import user_pack_folder
from ladder_tui.store import exchange
from ladder_tui.store.erase import erase
from ladder_tui.store.files import Files
from ladder_tui.store.paths import Paths
from ladder_tui.store.restore import Restored, adopt

#: What has to be typed before everything is erased.
WORD: Final = "erase"
STDOUT: Final = "-"


def add_parser(sub: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `data` with its commands."""
    words = "where your data lie; take them away, bring them in, erase them"
    parser = sub.add_parser("data", help=words, description=words.capitalize() + ".")
    commands = parser.add_subparsers(dest="data_command", metavar="where|adopt|export|import|erase", required=True)
    where = commands.add_parser("where", help="the files and folders in use; makes none")
    adopted = commands.add_parser(
        "adopt",
        help="take over the contents of another data file",
        description="Take over another file of ladder's or a TinyDB file: it is checked first and stays as it is, "
        "and what is there now is backed up.",
    )
    adopted.add_argument("file", type=Path, metavar="FILE")
    exported = commands.add_parser(
        "export",
        help="write everything into one JSON file",
        description="Write everything into one new JSON file, readable by you alone. `-` writes to standard output.",
    )
    exported.add_argument("file", nargs="?", metavar="FILE", help="else ladder-export-DATE.json, in this folder")
    imported = commands.add_parser(
        "import", help="read such a file into an empty folder", description="Read an export into an empty folder."
    )
    imported.add_argument("file", type=Path, metavar="FILE")
    imported.add_argument("--replace", action="store_true", help="in the place of what is there, after backing it up")
    erased = commands.add_parser(
        "erase",
        help="remove everything that ladder keeps of yours",
        description="Remove data, backups, copies, cache and crash reports. Your own packs and keys stay.",
    )
    erased.add_argument("--yes-erase-everything", action="store_true", help="without asking")
    add_json(where, adopted, exported, imported, erased)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """0 when it is done, 1 with a sentence when it is not."""
    return carry_out(_COMMANDS[args.data_command], args, out)


def _where(paths: Paths, args: argparse.Namespace, now: datetime, out: TextIO) -> int:
    files = Files.of(paths.data_file)
    places: dict[str, Path] = {
        "data file": files.main,
        "second copy": files.previous,
        "last change": files.change,
        "backups": files.backups,
        "kept aside": files.kept,
        "own packs": user_pack_folder(paths.data),
        "state": paths.state,
        "config": paths.config,
    }
    if args.json:
        print_json({name: {"path": path, "exists": path.exists()} for name, path in places.items()}, out)
        return 0
    for name, path in places.items():
        out.write(f"{name:<14}{path}{'' if path.exists() else '  (not there yet)'}\n")
    return 0


def _adopt(paths: Paths, args: argparse.Namespace, now: datetime, out: TextIO) -> int:
    return _tell("Adopted", adopt(paths, args.file, now=now), args, out)


def _import(paths: Paths, args: argparse.Namespace, now: datetime, out: TextIO) -> int:
    return _tell("Imported", exchange.bring_in(paths, args.file, now=now, instead=args.replace), args, out)


def _tell(verb: str, done: Restored, args: argparse.Namespace, out: TextIO) -> int:
    if args.json:
        before = None if done.before is None else done.before.name
        told: dict[str, Any] = {"file": done.source, "records": done.records, "misfits": done.misfits, "before": before}
        print_json(told, out)
        return 0
    out.write(f"{verb} {done.source}: {many(done.records, 'record')}.\n")
    if done.misfits:
        out.write(f"{many(done.misfits, 'record')} of them cannot be read. They stay in the file, out of sight.\n")
    if done.before is not None:
        out.write(
            f"What was there is kept as {done.before.name}; `ladder backup restore {done.before.name}` undoes it.\n"
        )
    return 0


def _export(paths: Paths, args: argparse.Namespace, now: datetime, out: TextIO) -> int:
    if args.file == STDOUT:
        pieces, done = exchange.render_export(paths, now=now)
        out.writelines(piece.decode() for piece in pieces)
    else:
        done = exchange.write_export(paths, Path(args.file or f"ladder-export-{now:%Y-%m-%d}.json"), now=now)
        if args.json:
            print_json({"file": done.path, "records": done.records}, out)
        else:
            out.write(f"Exported {many(done.records, 'record')} to {done.path}.\n")
            out.write("Whoever can open that file can read it: it is plain text.\n")
    for note in done.notes:
        sys.stderr.write(f"ladder: {note}\n")
    return 0


def _erase(paths: Paths, args: argparse.Namespace, now: datetime, out: TextIO) -> int:
    if not args.yes_erase_everything:
        sys.stderr.write(
            f"This removes everything ladder keeps in {paths.data}, the backups too. It cannot be undone.\n"
            f"Type {WORD} to go on: "
        )
        sys.stderr.flush()
        if sys.stdin.readline().strip() != WORD:
            return refuse("Nothing was erased.")
    done = erase(paths, now=now)
    if args.json:
        print_json(
            {"removed": done.removed, "left": list(map(str, done.left)), "others": list(map(str, done.others))}, out
        )
    else:
        out.write(f"Removed {many(done.removed, 'file')}.\n" if done.removed else "There was nothing to remove.\n")
        if done.others:
            out.write("Not ladder's own, so still there:\n")
            out.writelines(f"  {path}\n" for path in done.others)
        out.write(
            "Out of reach from here: exports and copies made elsewhere, backups of the whole computer, and what the "
            "disk itself may hold of removed files until it is written over.\n"
        )
    if done.left:
        return refuse(f"{many(len(done.left), 'file')} would not go, the first being {done.left[0]}.")
    return 0


_COMMANDS: Final[dict[str, Command]] = {
    "where": _where,
    "adopt": _adopt,
    "export": _export,
    "import": _import,
    "erase": _erase,
}
