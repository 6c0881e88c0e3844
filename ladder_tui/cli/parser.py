"""The parser of all that can be typed after `ladder`. Loaded for help, mistakes, and what options.py leaves to it.

`--data-dir`, `--demo` and `--json` may stand before the command or behind it.
"""

import argparse
from collections.abc import Collection, Sequence
from importlib import import_module
from typing import Any, Final

from ladder_tui import __version__
from ladder_tui.cli.options import SUBCOMMANDS, Options, columns, import_msgspec, import_pathlib

#: One line for each command that shows what it can do, as it is typed.
EXAMPLES: Final[dict[str, str]] = {
    "today": "ladder today",
    "next": "ladder next --format '{time} {title}'",
    "agenda": "ladder agenda --days 3 --date friday",
    "people": "ladder people ana",
    "search": "ladder search soup",
    "add": "ladder add Choir --on 'thu 19:30' --every '2 weeks until june' --with ana",
    "done": "ladder done 2",
    "left": "ladder left choir",
    "aside": "ladder aside 3 --date friday",
    "fell": "ladder fell choir",
    "log": "ladder log ana We laughed about the parcel --by call",
    "checkin": "ladder checkin steady 3 45",
    "win": "ladder win Had tea with a neighbour --date yesterday",
    "write": "ladder write The bench was in the sun. She waved.",
    "undo": "ladder undo",
    "topic": "ladder topic lunch with a colleague",
    "card": "ladder card",
    "report": "ladder report --weeks 8 --format md",
    "export": "ladder export --format ics",
    "import": "ladder import calendar.ics",
    "packs": "ladder packs list",
    "tour": "ladder tour",
    "doctor": "ladder doctor",
    "help-now": "ladder help-now --region GB",
    "keys": "ladder keys --conflicts",
    "config": "ladder config --check",
    "completions": "ladder completions bash",
    "backup": "ladder backup list",
    "data": "ladder data where",
}
#: How wide help is where nobody says how wide the terminal is.
_COLUMNS: Final = 80
_DATA_DIR: Final = "keep everything in this folder"
_DEMO: Final = "an invented person's ten weeks in a temporary folder; yours is not touched"


class _Help(argparse.HelpFormatter):
    """As wide as argparse would have it, which asks a module that loads archives of all kinds with it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns(_COLUMNS) - 2)


class _Parser(argparse.ArgumentParser):
    """A parser that knows the one of the command below it, and whether it prints JSON."""

    below: "argparse._SubParsersAction[_OfCommand] | None" = None
    tells_json = False

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, **options)

    def add_subparsers(self, **options: Any) -> Any:
        """As of argparse; what is below are commands."""
        self.below = super().add_subparsers(parser_class=_OfCommand, **options)
        return self.below

    def used(self, options: Options) -> "_Parser":
        """The parser of the command that was typed."""
        name = None if self.below is None else getattr(options, self.below.dest, None)
        return self if self.below is None or name is None else self.below.choices[name].used(options)


class _OfCommand(_Parser):
    """A command. What may stand before it as well has no default here, which would take the place of what was said."""

    def __init__(self, **options: Any) -> None:
        command = str(options.get("prog", "")).removeprefix("ladder ")
        if command in EXAMPLES:
            options.setdefault("epilog", f"For example: {EXAMPLES[command]}")
        super().__init__(**options)
        self.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=_DATA_DIR)
        self.add_argument("--demo", action="store_true", default=argparse.SUPPRESS, help=_DEMO)

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """As of argparse."""
        if "--json" in names:
            self.tells_json = True
            options["default"] = argparse.SUPPRESS
        return super().add_argument(*names, **options)


class Whole(_Parser):
    """The parser of the whole line."""

    def read(self, argv: Sequence[str]) -> Options:
        """The options of a line; `--json` before a command that prints none is a mistake, as it is behind it."""
        options = self.parse_args(argv, Options())
        used = self.used(options)
        if options.json and not used.tells_json and options.command is not None:
            used.error("--json is not for this command")
        return options


def whole_parser() -> Whole:
    """The parser with every sub-command in full."""
    return _parser(SUBCOMMANDS)


def parser_for(argv: Sequence[str]) -> Whole:
    """The parser; only the sub-command that is used gets its full options."""
    folders = [at + 1 for at, word in enumerate(argv) if word == "--data-dir"]
    return _parser([word for at, word in enumerate(argv) if word in SUBCOMMANDS and at not in folders][:1])


def _parser(full: Collection[str]) -> Whole:
    if full:
        import_msgspec()  # before a command brings them
        import_pathlib()
    parser = Whole(
        prog="ladder",
        description="A quiet notebook for building real connection, one small chosen step at a time. "
        "Without a command it opens the full-screen app.",
        epilog="`ladder COMMAND -h` says more of one, with an example. --data-dir, --demo and --json may stand before "
        "it or behind it. Not a treatment, and nobody watches. Help from a person works better: `ladder help-now`.",
    )
    parser.add_argument("--version", action="version", version=f"ladder {__version__}")
    parser.add_argument("--data-dir", metavar="DIR", help=_DATA_DIR)
    parser.add_argument("--demo", action="store_true", help=_DEMO)
    parser.add_argument("--json", action="store_true", help="for scripts: what a command prints as JSON")
    parser.add_argument(
        "--plain", action="store_true", help="the day as lines of text: for screen readers, braille lines, any terminal"
    )
    # The prog is given so that argparse need not work it out by writing a usage text at every start.
    sub = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="ladder")
    whole = {SUBCOMMANDS[name][0] for name in full}
    for name, (module, words) in SUBCOMMANDS.items():
        if module not in whole:
            sub.add_parser(name, help=words)
        elif name not in sub.choices:  # a module may hold several commands
            import_module(module).add_parser(sub)
    return parser
