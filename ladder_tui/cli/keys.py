"""`ladder keys`: every command with its id and key, for writing `keys.toml`."""

import argparse
from typing import TextIO

from ladder_tui.commands import COMMANDS, show_key


def add_parser(sub: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`ladder keys [--json]`."""
    parser = sub.add_parser("keys", help="every command and its key")
    parser.add_argument("--json", action="store_true", help="for scripts: a list of objects")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, out: TextIO) -> int:
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
