"""`ladder keys`: every command with its id and keys, the user's own among them, for writing `keys.toml`."""

import os
import sys
from typing import TYPE_CHECKING, TextIO

from ladder_tui.bound_keys import keys_of, show_key, use_keys, with_keys
from ladder_tui.cli.options import Options
from ladder_tui.commands import COMMANDS
from ladder_tui.shaping.keymap import Keymap, read_keymap
from ladder_tui.store.file.errors import NoFolder
from ladder_tui.store.file.paths import find_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder keys [--conflicts] [--json]`."""
    parser = sub.add_parser("keys", help="every command and its key")
    parser.add_argument("--conflicts", action="store_true", help="only what of keys.toml is not in use, and why")
    parser.add_argument("--json", action="store_true", help="for scripts: a list of objects")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print the list, and on stderr what of `keys.toml` is not in use; 0. Of conflicts only: 1 where there are some."""
    try:
        own = read_keymap(find_paths(args.data_dir, os.environ).config)
    except NoFolder:  # nor a keymap in it
        own = Keymap()
    if args.conflicts:
        return _tell_conflicts(own, out, as_json=args.json)
    for problem in own.problems:
        sys.stderr.write(f"{problem}\n")
    use_keys(own.keys)
    if args.json:
        from ladder_tui.cli.as_json import print_json

        rows = [
            {"id": c.id, "keys": keys_of(c, own.keys), "title": c.title, "help": with_keys(c.help)} for c in COMMANDS
        ]
        print_json(rows, out)
        return 0
    for command in COMMANDS:
        keys = " ".join(show_key(key) for key in keys_of(command, own.keys))
        out.write(f"{command.id:<24} {keys:<14} {with_keys(command.help)}\n")
    return 0


def _tell_conflicts(own: Keymap, out: TextIO, *, as_json: bool) -> int:
    """Print what of `keys.toml` is not in use; 1 where there is something, else 0."""
    if as_json:
        from ladder_tui.cli.as_json import print_json

        print_json(own.problems, out)
        return int(bool(own.problems))
    out.writelines(f"{problem}\n" for problem in own.problems)
    if not own.problems:
        out.write(
            "No conflicts: all of your keys are in use.\n" if own.keys else "No conflicts: no keys of your own.\n"
        )
    return int(bool(own.problems))
