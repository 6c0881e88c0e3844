"""`ladder packs`: check and list content packs, begin one of your own, and print the schema of a type for an editor."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec.structs import asdict

from ladder_tui.cli.as_json import print_json
from ladder_tui.cli.options import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `packs` with its commands."""
    words = "check and list content packs, and begin your own"
    parser = sub.add_parser("packs", help=words, description=words.capitalize() + ".")
    commands = parser.add_subparsers(dest="packs_command", metavar="check|list|new|schema", required=True)
    check = commands.add_parser(
        "check",
        help="say what is wrong with packs, with file and line",
        description="Check packs: the file or folder PATH, or the shipped packs and your own.",
    )
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a pack, or a folder of packs")
    shown = commands.add_parser(
        "list", help="name the packs in use", description="Name the shipped packs and your own."
    )
    for command in (check, shown):
        command.add_argument("--json", action="store_true", help="print JSON for a script")
    new = commands.add_parser(
        "new",
        help="write a small pack to begin with",
        description="Write a commented pack with one item into your pack folder, for you to change.",
    )
    new.add_argument("name", metavar="NAME", help="lower-case words and digits joined by -, for example my-cards")
    new.add_argument("--type", default="topic_card", metavar="TYPE", help="what the pack holds (topic_card)")
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of a pack type for an editor",
        description="Print the JSON Schema of a pack type, or the names of all types.",
    )
    schema.add_argument("type", nargs="?", metavar="TYPE", help="a pack type, for example reward")
    schema.add_argument("--into", type=Path, metavar="FOLDER", help="write the schemas of all types into this folder")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Do what was asked for; 1 when a check finds errors or something could not be written, else 0."""
    if args.packs_command == "list":
        return _list(args, out)
    if args.packs_command == "new":
        return _new(args, out)
    if args.packs_command == "schema":
        return _schema(args.type, args.into, out)
    return _check([args.path] if args.path is not None else _folders(args), out, as_json=args.json)


def _own_folder(args: Options) -> Path:
    from ladder_tui.packs.reading.locate import user_pack_folder
    from ladder_tui.store.file.paths import find_paths

    return user_pack_folder(find_paths(getattr(args, "data_dir", None), os.environ).data)


def _folders(args: Options) -> list[Path]:
    """The shipped packs, and the user's when there are any; the demo has none of the user's."""
    from ladder_tui.packs.reading.locate import content_folder

    folders = [content_folder()]
    if not getattr(args, "demo", False):
        own = _own_folder(args)
        folders.extend([own] if own.is_dir() else [])
    return folders


def _list(args: Options, out: TextIO) -> int:
    from ladder_tui.cli.packs_report import pack_lines
    from ladder_tui.packs.reading.load import load
    from ladder_tui.store.file.paths import find_paths

    state = find_paths(args.data_dir, os.environ).state
    # What was read is remembered where the app or `ladder today` does it too; listing makes no folders.
    packs = load(_folders(args), cache=state / "packs.cache" if state.is_dir() and not args.demo else None).packs
    if args.json:
        print_json({"packs": [asdict(pack) for pack in packs]}, out)
    else:
        out.writelines(line + "\n" for line in pack_lines(packs))
    return 0


def _check(paths: Sequence[Path], out: TextIO, *, as_json: bool) -> int:
    from ladder_tui.cli.packs_report import as_data, write_report
    from ladder_tui.packs.lint.check import check

    report = check(paths)
    if as_json:
        print_json(as_data(report), out)
    else:
        write_report(report, out)
    return 1 if report.errors else 0


def _new(args: Options, out: TextIO) -> int:
    from ladder_tui.packs.own.write import BadName, beginning
    from ladder_tui.packs.schema.problems import printable
    from ladder_tui.store.file.disk import make_folders, words, write_new

    if getattr(args, "demo", False):
        out.write("The demo keeps no packs of your own; leave out --demo.\n")
        return 1
    try:
        text = beginning(args.name, args.type)
    except BadName as error:
        out.write(f"{error}\n")
        return 1
    path = _own_folder(args) / f"{args.name}.yaml"
    try:
        if os.path.lexists(path):
            out.write(printable(f"{path} is there already; choose another name, or change that file.") + "\n")
            return 1
        if not path.parent.is_dir():
            make_folders(path.parent)
        write_new(path, [text.encode()])
    except OSError as error:
        reason, remedy = words(error)
        out.write(printable(f"{path} could not be written: {reason}. {remedy}.") + "\n")
        return 1
    out.write(printable(f"{path} is there now, with one item to change. ladder packs check says what is to mend."))
    out.write("\n")
    return 0


def _schema(name: str | None, folder: Path | None, out: TextIO) -> int:
    from ladder_tui.packs.own.json_schema import schema_names, schema_text
    from ladder_tui.packs.schema.problems import quote

    names = schema_names()
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for one in names:
                (folder / f"{one}.json").write_text(schema_text(one), encoding="utf-8")
        except OSError as error:
            out.write(f"The schemas cannot be written there ({error.strerror}); choose another folder.\n")
            return 1
        out.write(f"{len(names)} schemas are there now.\n")
    elif name is None:
        out.writelines(f"{one}\n" for one in names)
    elif name in names:
        out.write(schema_text(name))
    else:
        out.write(f"{quote(name)} is no pack type; use one of {', '.join(names)}.\n")
        return 1
    return 0
