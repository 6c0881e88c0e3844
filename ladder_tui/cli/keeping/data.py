"""`ladder data where | adopt | merge | export | import | lock | unlock | erase`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.as_json import print_json
from ladder_tui.cli.keeping import join
from ladder_tui.cli.keeping.manage import Command, add_json, carry_out, many, refuse, tell_of_the_lock
from ladder_tui.cli.options import Options
from ladder_tui.cli.passphrase import ask_twice, asker, at_terminal
from ladder_tui.packs.reading.locate import user_pack_folder
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.file.sealed import is_locked
from ladder_tui.store.whole.coats import look

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from ladder_tui.store.whole.locking import Turned
    from ladder_tui.store.whole.restore import Restored

#: What has to be typed before everything is erased.
WORD: Final = "erase"
STDOUT: Final = "-"
_NO_TERMINAL: Final = "A passphrase is typed in a terminal, and there is none here. Nothing has been changed."
_LOCKED: Final = (
    "A forgotten passphrase is the end of these data: there is no other way in. Write it down somewhere safe.\n"
    "Exports and copies made elsewhere are not locked, nor is what the disk may still hold of the plain files."
)
_UNLOCKED: Final = "Whoever can use your account can read them now."


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `data` with its commands."""
    words = "where your data lie; take them away, bring them in, erase them"
    parser = sub.add_parser("data", help=words, description=words.capitalize() + ".")
    commands = parser.add_subparsers(
        dest="data_command", metavar="where|adopt|merge|export|import|lock|unlock|erase", required=True
    )
    where = commands.add_parser("where", help="the files and folders in use; makes none")
    adopted = commands.add_parser(
        "adopt",
        help="take over the contents of another data file",
        description="Take over another file of ladder's or a TinyDB file: it is checked first and stays as it is, "
        "and what is there now is backed up.",
    )
    adopted.add_argument("file", type=Path, metavar="FILE")
    merged = join.add_parser(commands)
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
    locked = commands.add_parser(
        "lock",
        help="lock everything with a passphrase",
        description="Lock data, backups and copies with a passphrase, which is typed and never kept. Whoever forgets "
        "it has lost the data. It needs the extra `crypt`.",
    )
    unlocked = commands.add_parser("unlock", help="take the passphrase off again")
    erased = commands.add_parser(
        "erase",
        help="remove everything that ladder keeps of yours",
        description="Remove data, backups, copies, cache and crash reports. Your own packs and keys stay.",
    )
    erased.add_argument("--yes-erase-everything", action="store_true", help="without asking")
    add_json(where, adopted, merged, exported, imported, locked, unlocked, erased)
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0 when it is done, 1 with a sentence when it is not."""
    return carry_out(_COMMANDS[args.data_command], args, out, settle=args.data_command not in ("where", "erase"))


def _where(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    files = Files.of(paths.data_file)
    coats = look(files)
    places: dict[str, Path] = {
        "data file": files.main,
        "second copy": files.previous,
        "last change": files.change,
        "backups": files.backups,
        "kept aside": files.kept,
        "waiting": files.waiting,
        "own packs": user_pack_folder(paths.data),
        "state": paths.state,
        "config": paths.config,
    }
    if args.json:
        found = {name: {"path": path, "exists": path.exists()} for name, path in places.items()}
        lie: dict[str, Any] = {"locked": coats.locked, "plain_copies": coats.plain, "locked_copies": coats.sealed}
        print_json(lie | {"notice": coats.sentence(), "places": found}, out)
        return 0
    for name, path in places.items():
        out.write(f"{name:<14}{path}{'' if path.exists() else '  (not there yet)'}\n")
    if notice := coats.sentence() or ("The data are locked with a passphrase." if coats.locked else ""):
        out.write(f"{notice}\n")
    return 0


def _adopt(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    from ladder_tui.store.whole.restore import adopt

    code = _tell("Adopted", adopt(paths, args.file, now=now, passphrase=asker()), paths, args, out)
    if is_locked(Files.of(args.file).main) and not is_locked(Files.of(paths.data_file).main):
        sys.stderr.write("ladder: That file was locked, and your data are not. `ladder data lock` locks them.\n")
    return code


def _import(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    from ladder_tui.store.whole.exchange import bring_in

    return _tell(
        "Imported", bring_in(paths, args.file, now=now, instead=args.replace, passphrase=asker()), paths, args, out
    )


def _tell(verb: str, done: "Restored", paths: Paths, args: Options, out: TextIO) -> int:
    tell_of_the_lock(paths)
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


def _export(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    from ladder_tui.store.whole import exchange

    if args.file == STDOUT:
        pieces, done = exchange.render_export(paths, now=now, passphrase=asker())
        out.writelines(str(piece, "utf-8") for piece in pieces)
    else:
        done = exchange.write_export(
            paths, Path(args.file or f"ladder-export-{now:%Y-%m-%d}.json"), now=now, passphrase=asker()
        )
        if args.json:
            print_json({"file": done.path, "records": done.records}, out)
        else:
            out.write(f"Exported {many(done.records, 'record')} to {done.path}.\n")
            out.write("Whoever can open that file can read it: it is plain text.\n")
    for note in done.notes:
        sys.stderr.write(f"ladder: {note}\n")
    return 0


def _lock(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    ask = asker()
    if ask is None:
        return refuse(_NO_TERMINAL)
    from ladder_tui.store.whole.locking import finish_locking, lock_data

    coats = look(Files.of(paths.data_file))
    if coats.locked and coats.plain:
        return _turned("Locked", finish_locking(paths, ask, now=now), _LOCKED, args, out)
    if not at_terminal():
        return refuse(_NO_TERMINAL)
    sys.stderr.write(
        "Data, backups and copies are going to be locked with a passphrase. It is kept nowhere. If you forget it, "
        "they are gone for good: nobody else can open them.\n"
    )
    passphrase = ask_twice()
    if passphrase is None:
        return refuse("The two were not the same, or nothing was typed. Nothing has been changed.")
    return _turned("Locked", lock_data(paths, passphrase, now=now), _LOCKED, args, out)


def _unlock(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    ask = asker()
    if ask is None:
        return refuse(_NO_TERMINAL)
    from ladder_tui.store.whole.locking import unlock_data

    return _turned("Unlocked", unlock_data(paths, ask, now=now), _UNLOCKED, args, out)


def _turned(verb: str, done: "Turned", words: str, args: Options, out: TextIO) -> int:
    if args.json:
        print_json({"records": done.records, "copies": done.copies, "left": list(done.left)}, out)
    else:
        out.write(f"{verb} {many(done.records, 'record')}, with {many(done.copies, 'copy', 'copies')}.\n{words}\n")
    for sentence in done.left:
        sys.stderr.write(f"ladder: {sentence}\n")
    return 1 if done.left else 0


def _erase(paths: Paths, args: Options, now: datetime, out: TextIO) -> int:
    if not args.yes_erase_everything:
        sys.stderr.write(
            f"This removes everything ladder keeps in {paths.data}, the backups too. It cannot be undone.\n"
            f"Type {WORD} to go on: "
        )
        sys.stderr.flush()
        if sys.stdin.readline().strip() != WORD:
            return refuse("Nothing was erased.")
    from ladder_tui.store.whole.erase import erase

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
    "merge": join.run_merge,
    "export": _export,
    "import": _import,
    "lock": _lock,
    "unlock": _unlock,
    "erase": _erase,
}
