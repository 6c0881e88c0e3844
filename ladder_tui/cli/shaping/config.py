"""`ladder config`: the settings as a file to begin with, where it belongs, what of one's own files is not in use."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.as_json import print_json
from ladder_tui.cli.options import Options
from ladder_tui.domain.records.settings import Given
from ladder_tui.shaping.settings_file import ENTRIES, FILE_NAME, NUMBERS, numbers_of, read_given
from ladder_tui.store.file.paths import find_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder config [--path | --check | --theme NAME] [--json]`."""
    parser = sub.add_parser("config", help="your settings as a file, and what of your own files is not in use")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--path", action="store_true", help="only where the file of settings belongs")
    one.add_argument(
        "--check", action="store_true", help="only what of settings, themes and keys is not in use, and why"
    )
    one.add_argument("--theme", metavar="NAME", help="a theme (dusk, day, contrast, one of yours) to begin one with")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object, or a list with --check")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print what is asked for; 0, or 1 where something is not in use or a theme is not there."""
    if args.theme is not None:
        return _print_theme(args.theme, find_paths(args.data_dir, os.environ).config, out, as_json=args.json)
    folder = find_paths(args.data_dir, os.environ).config
    if args.path:
        print_json({"path": str(folder / FILE_NAME)}, out) if args.json else out.write(f"{folder / FILE_NAME}\n")
        return 0
    if args.check:
        return _check(folder, out, as_json=args.json)
    from ladder_tui.cli.house import look_for_cli  # late, with the store: what is above needs none of it

    snapshot = look_for_cli(args.data_dir, demo=args.demo)
    if snapshot is None:
        return 1
    given = Given() if args.demo else read_given(folder)
    for problem in given.problems:
        sys.stderr.write(f"{problem}\n")
    if not args.json:
        from ladder_tui.shaping.printed import settings_text

        out.write(settings_text(snapshot.settings, str(folder / FILE_NAME)))
        return 0
    values = {
        entry.name: {
            "value": entry.show(getattr(snapshot.settings, entry.field)),
            "from": FILE_NAME if entry.field in given.values else "the app",
        }
        for entry in ENTRIES
    }
    print_json({**values, NUMBERS: numbers_of(snapshot.settings)}, out)
    return 0


def _check(folder: Path, out: TextIO, *, as_json: bool) -> int:
    """Print what of the user's own files is not in use, and what reads badly; 1 where something is not in use."""
    from ladder_tui.shaping.keymap import read_keymap
    from ladder_tui.shaping.theme_file import read_themes

    themes = read_themes(folder)
    wrong = [*read_given(folder).problems, *themes.problems, *read_keymap(folder).problems]
    weak = [f"{theme.file}: {theme.weak}" for theme in themes.themes if theme.weak]
    if as_json:
        print_json([*wrong, *weak], out)
    else:
        out.writelines(f"{sentence}\n" for sentence in (*wrong, *weak))
        if not wrong:
            out.write("All that stands in your files is in use.\n")
    return int(bool(wrong))


def _print_theme(name: str, folder: Path, out: TextIO, *, as_json: bool) -> int:
    """Print a theme of the house or of the user's own; 1 with a sentence where there is none of that name."""
    from ladder_tui.shaping.colours import HOUSE, OF_THE_HOUSE
    from ladder_tui.shaping.theme_file import read_themes, theme_text

    known = {palette.name.removeprefix(HOUSE): palette for palette in OF_THE_HOUSE}
    known |= {palette.name: palette for palette in read_themes(folder).themes}
    palette = known.get(name) or known.get(name.removeprefix(HOUSE))
    if palette is None:
        sys.stderr.write(f"ladder: There is no theme {name!r} to print; there are {', '.join(known)}.\n")
        return 1
    if as_json:
        print_json({"name": name, "dark": palette.dark, **palette.colours}, out)
    else:
        out.write(theme_text(palette, f"my {name}"))
    return 0
