"""`ladder keys`: every command with its id and key, for writing `keys.toml`."""

from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.commands import COMMANDS, show_key

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder keys [--json]`."""
    parser = sub.add_parser("keys", help="every command and its key")
    parser.add_argument("--json", action="store_true", help="for scripts: a list of objects")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the list; always 0."""
    if args.json:
        import json

        rows = [{"id": c.id, "keys": c.keys.split(","), "title": c.title, "help": c.help} for c in COMMANDS]
        json.dump(rows, out, ensure_ascii=False, indent=1)
        out.write("\n")
        return 0
    for command in COMMANDS:
        keys = " ".join(show_key(key) for key in command.keys.split(","))
        out.write(f"{command.id:<24} {keys:<14} {command.help}\n")
    return 0
