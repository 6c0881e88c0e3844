"""`ladder doctor`: versions, paths, terminal, packs, store and problems, without anything private."""

import os
import stat
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui import __version__
from ladder_tui.cli.options import Options
from ladder_tui.services.clock import find_zone
from ladder_tui.store.copies.conflicts import conflict_copies, sentence
from ladder_tui.store.file.disk import may_write
from ladder_tui.store.file.errors import StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.whole.coats import look
from ladder_tui.wiring import examine as examine_house
from ladder_tui.wiring import read_given

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

LIBRARIES: Final = ("textual", "tinydb", "PyYAML", "platformdirs", "msgspec", "tzlocal")
#: What the terminal says of itself; no other variable is read.
TERMINAL_VARIABLES: Final = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL")

#: Tables whose records are counted.
_COUNTED: Final = ("plans", "opportunities", "people", "contacts", "rungs", "attempts", "entries", "wins")


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder doctor [--json]`."""
    parser = sub.add_parser("doctor", help="versions, paths, terminal, packs, store, problems")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the findings; 0 when all is well, 1 when there is a problem to look at."""
    findings = examine(args.data_dir, os.environ)
    if args.json:
        from ladder_tui.cli.as_json import print_json

        print_json(findings, out)
    else:
        for heading, lines in findings.items():
            out.write(f"{heading}\n")
            rows = lines.items() if isinstance(lines, dict) else [("", line) for line in lines or ["none"]]
            for name, value in rows:
                out.write(f"  {name:<14} {value}\n" if name else f"  {value}\n")
    return 1 if findings["problems"] else 0


def examine(data_dir: "str | Path | None", environ: Mapping[str, str]) -> dict[str, Any]:
    """Everything worth knowing, by heading. Counts of records, never their content. Creates no data file."""
    paths = find_paths(data_dir, environ)
    zone, note = find_zone(environ)
    findings: dict[str, Any] = {
        "versions": {"ladder": __version__, "python": sys.version.split()[0], "system": _system()}
        | versions(LIBRARIES),
        "paths": {"data": str(paths.data), "state": str(paths.state), "config": str(paths.config)},
        "terminal": {name: environ[name] for name in TERMINAL_VARIABLES if name in environ}
        | {
            "is a terminal": "yes" if sys.stdout.isatty() else "no",
            "size": _terminal_size(),
            "encoding": getattr(sys.stdout, "encoding", None) or "unknown",
            "time zone": zone,
        },
    }
    problems = [*([note] if note else []), *_not_writable(paths.data, paths.state)]
    try:
        library, found = examine_house(data_dir, environ=environ)
    except (StoreError, ValueError) as error:
        findings["packs"], findings["store"] = {}, {}
        problems.append(str(error))
    else:
        findings["packs"] = {
            name: len(getattr(library, name))
            for name in (
                "situations", "topics", "reflections", "activities", "kindness", "backups", "rewards", "starters",
                "rungs", "ladders", "drills", "scripts", "need_questions", "why_notes", "support",
            )
        }  # fmt: skip
        findings["store"] = _store(paths.data_file) | {table: len(found.tables[table]) for table in _COUNTED}
        problems += found.problems
    files = Files.of(paths.data_file)
    problems += [sentence(files, copy) for copy in conflict_copies(files)]
    if waiting := files.waiting_files():
        findings["store"]["from the shell"] = f"{len(waiting)} to be taken in by the next command or the open window"
    problems += [
        f"What was typed in the shell and could not be carried out is kept as {path}. Its text is in there."
        for path in files.dated()
        if path.parent == files.kept and "-waiting" in path.name
    ]
    coats = look(files)
    if not coats.lost:  # which opening it has said already
        problems += filter(None, [coats.sentence()])
    problems += _too_open(paths.data, paths.data_file)
    problems += [*read_given(paths).problems, *_in_themes(paths.config), *_in_keys(paths.config)]
    findings["problems"] = list(dict.fromkeys(problems))
    return findings


def _in_themes(config: Path) -> tuple[str, ...]:
    """What is wrong in themes of the user's own; nothing is loaded where there are none."""
    if not os.path.isdir(config / "themes"):
        return ()
    from ladder_tui.shaping.theme_file import read_themes

    return read_themes(config).problems


def _in_keys(config: Path) -> tuple[str, ...]:
    """What is wrong with keys of the user's own; the commands that they are for are not loaded where there are none."""
    if not os.path.lexists(config / "keys.toml"):
        return ()
    from ladder_tui.shaping.keymap import read_keymap

    return read_keymap(config).problems


def _system() -> str:
    """As `platform.platform()` says it, which would load `subprocess` and look through the interpreter's file."""
    system = os.uname()
    words = [system.sysname, system.release, system.machine]
    with suppress(ValueError, OSError):  # a system whose C library is another one
        words.append(f"with {os.confstr('CS_GNU_LIBC_VERSION')}")
    return " ".join(words)


def _terminal_size() -> str:
    for stream in filter(None, (sys.__stdout__, sys.__stderr__, sys.__stdin__)):
        with suppress(OSError, ValueError):  # no terminal; closed
            size = os.get_terminal_size(stream.fileno())
            return f"{size.columns} x {size.lines}"
    return "unknown"


def versions(libraries: Sequence[str]) -> dict[str, str]:
    """The version of each library, or that it is not installed.

    They stand in the names of the folders that installing leaves. `importlib.metadata`, which reads those folders,
    takes a quarter of the time of this command to load, so it is asked for the others only.
    """
    numbers: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):  # not there, or no folder
            for name in os.listdir(folder or "."):
                if name.endswith(".dist-info"):
                    library, _, number = name.removesuffix(".dist-info").partition("-")
                    numbers.setdefault(library.lower(), number)
    return {name: numbers.get(name.lower()) or _version(name) for name in libraries}


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _store(file: Path) -> dict[str, Any]:
    try:
        found = file.stat()
    except OSError:
        return {"file": "not there yet; the first change makes it"}
    return {"file": str(file), "size": f"{found.st_size:,} bytes", "mode": stat.filemode(found.st_mode)}


def _not_writable(*folders: Path) -> list[str]:
    """A sentence for each folder that could not be written or made."""
    said = []
    for folder in folders:
        there = next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder)
        if not there.is_dir():
            said.append(f"The folder {folder} cannot be made: {there} is a file. Move it away.")
        elif not may_write(there):
            how = "written" if there == folder else f"made: {there} may not be written"
            said.append(f"The folder {folder} cannot be {how}. Nothing can be kept there until it can be.")
    return said


def _too_open(*places: Path) -> list[str]:
    said = []
    for place in places:
        try:
            mode = place.stat().st_mode
        except OSError:
            continue
        if mode & 0o077:
            right = "700" if place.is_dir() else "600"
            said.append(f"{place} can be read by others; chmod {right} makes it yours alone.")
    return said
