"""What was typed after `ladder`. The everyday commands are read here; everything else is read by argparse.

Argparse takes longer to load than a whole everyday command, so it is loaded for the rest only: for help, for mistakes,
and for commands with more than a flag or two.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any, Final, cast

#: The options by name: `data_dir` (a text or None), `demo`, `json`, `command`, and those of the command.
Options = SimpleNamespace

#: Sub-commands: the module that holds `add_parser` and `run`, and one line of help.
SUBCOMMANDS: Final[dict[str, tuple[str, str]]] = {
    "today": ("ladder_tui.cli.today", "today's plan as plain text"),
    "next": ("ladder_tui.cli.asking.next_one", "what is next, in one line"),
    "agenda": ("ladder_tui.cli.asking.agenda", "the days ahead"),
    "people": ("ladder_tui.cli.asking.known_people", "whom you have a page for, or the page of one"),
    "search": ("ladder_tui.cli.asking.search", "find what you made or wrote, by any words"),
    "add": ("ladder_tui.cli.writing.add", "put something on a day, or on many days"),
    "done": ("ladder_tui.cli.writing.closing", "note that something of a day was done"),
    "left": ("ladder_tui.cli.writing.closing", "note that you left something early"),
    "aside": ("ladder_tui.cli.writing.closing", "set something of a day aside"),
    "fell": ("ladder_tui.cli.writing.closing", "note that something fell through; its backup is said"),
    "log": ("ladder_tui.cli.writing.log", "note that you were in touch with somebody"),
    "checkin": ("ladder_tui.cli.writing.checkin", "note how you are: mood, energy, minutes free"),
    "win": ("ladder_tui.cli.writing.win", "keep a small good thing that happened"),
    "write": ("ladder_tui.cli.writing.write", "write a page, here or in your editor"),
    "undo": ("ladder_tui.cli.writing.undo", "take back what you wrote from the shell last"),
    "topic": ("ladder_tui.cli.asking.topic", "lines to say for what is ahead, by any words of yours"),
    "card": ("ladder_tui.cli.along.moment_card", "a card for the moment itself: the step, one line, the way out"),
    "report": ("ladder_tui.cli.along.report", "a page of notes for a therapist or friend"),
    "export": (
        "ladder_tui.cli.giving.export",
        "calendar, people, journal and tables in forms that other programs read",
    ),
    "import": (
        "ladder_tui.cli.bringing.import_file",
        "bring in a calendar, people, a table or a journal from another program",
    ),
    "packs": ("ladder_tui.cli.packs", "check and list content packs, and begin your own"),
    "tour": ("ladder_tui.cli.tour", "forty seconds over somebody invented; any key leaves"),
    "doctor": ("ladder_tui.cli.doctor", "versions, paths, terminal, packs, store, problems"),
    "help-now": ("ladder_tui.cli.help_now", "people to talk to, now"),
    "keys": ("ladder_tui.cli.shaping.keys", "every command and its key"),
    "config": ("ladder_tui.cli.shaping.config", "your settings as a file, and what of your own files is not in use"),
    "completions": ("ladder_tui.cli.installing.completions", "a script that has your shell complete what you type"),
    "backup": ("ladder_tui.cli.keeping.backup", "list, make, put back and check backups of your data"),
    "data": ("ladder_tui.cli.keeping.data", "where your data lie; take them away, bring them in, erase them"),
}
#: Commands that know `--json` and little more, with the second words where there are any.
_EVERYDAY: Final = {
    "today": None, "topic": None, "card": None, "report": None, "doctor": None, "keys": None, "help-now": None,
    "packs": ("list",), "backup": ("list", "make", "verify"), "data": ("where", "export"),
    "next": None, "agenda": None, "people": None, "search": None,
    "checkin": None, "win": None, "add": None, "done": None, "left": None, "aside": None, "fell": None, "log": None,
    "config": None, "write": None, "undo": None,
}  # fmt: skip
#: Their options that take a value, each with the name it has among the options.
_VALUES: Final = {
    "add": {
        "--on": "on", "--date": "on", "--every": "every", "--with": "person", "--where": "where", "--cue": "cue",
        "--reward": "reward", "--backup": "backup", "--minutes": "minutes", "--effort": "effort", "--note": "note",
    },
    "done": {"--date": "date"}, "left": {"--date": "date"}, "aside": {"--date": "date"}, "fell": {"--date": "date"},
    "log": {"--by": "by", "--date": "date"},
    "next": {"--format": "form"},
    "agenda": {"--days": "days", "--date": "date"},
    "win": {"--date": "date"}, "write": {"--date": "date"},
    "help-now": {"--region": "region"},
    "config": {"--theme": "theme"},
    "topic": {"--situation": "situation", "--with": "person", "--here": "here", "--n": "n"},
    "report": {"--weeks": "weeks", "--date": "date", "--format": "form", "--output": "output", "-o": "output"},
}  # fmt: skip
#: Their options that take none.
_FLAGS: Final = {
    "log": {"--new": "new"},
    "keys": {"--conflicts": "conflicts"},
    "config": {"--path": "path", "--check": "check"},
    "report": {"--words": "words", "--names": "names", "--aside": "aside"},
}
#: Those that take any words.
_WORDY: Final = ("topic", "card", "people", "search", "checkin", "win", "write", "add", "done", "left", "aside", "fell",
                 "log")  # fmt: skip
#: Those of them that take no less than one.
_NEEDY: Final = ("win", "add")
#: Those of them whose first words have names, each its own; and of these the ones that take any words behind them.
_NAMED: Final = {"checkin": ("mood", "energy", "minutes"), "log": ("name",)}
_AND_MORE: Final = ("log",)
#: Those, with their second word, that take one word or none, with the name it has; `-` is the standard output.
_ONE_WORD: Final = {("data", "export"): "file"}
#: The rooms whose commands use paths.
_WITH_PATHS: Final = ("ladder_tui.cli.writing.", "ladder_tui.cli.keeping.")
#: Values that are numbers, with what they are where nothing is said: lines of `topic`, weeks of `report`, days of
#: `agenda`.
NUMBERS: Final = {"n": 3, "weeks": 4, "days": 7}


def everyday(argv: Sequence[str]) -> Options | None:
    """The options of an everyday command as argparse would give them; None where it is to be asked."""
    words = iter(argv)
    options = Options(data_dir=None, demo=False, plain=False, json=False, command=None)
    for word in words:
        if word == "--plain":
            options.plain = True
        elif word in _EVERYDAY:
            options.command = word
            break
        elif not _anywhere(options, word, words):
            return None
    if options.command is None or _of_command(options, words):
        return options
    return None


def _anywhere(options: Options, word: str, words: Iterator[str]) -> bool:
    """Read what may stand before a command or behind it; False where it is something else."""
    if word == "--demo":
        options.demo = True
    elif word == "--json":
        options.json = True
    elif word == "--data-dir" and (folder := _value(words)) is not None:
        options.data_dir = folder
    else:
        return False
    return True


def _of_command(options: Options, words: Iterator[str]) -> bool:
    """Read the rest of the line; False where argparse is to be asked."""
    seconds, second = _EVERYDAY[options.command], ""
    if seconds is not None:
        second = next(words, "")
        if second not in seconds:
            return False
        setattr(options, f"{options.command}_command", second)
    one = _ONE_WORD.get((options.command, second))
    if one is not None:
        setattr(options, one, None)
    known = _VALUES.get(options.command, {})
    for name in known.values():
        setattr(options, name, NUMBERS.get(name))
    flags = _FLAGS.get(options.command, {})
    for name in flags.values():
        setattr(options, name, False)
    if options.command in _WORDY:
        options.words = []
    if "--here" in known:
        options.here = []
    for word in words:
        if word in flags:
            setattr(options, flags[word], True)
        elif word in known:
            if not _taken(options, known[word], _value(words)):
                return False
        elif options.command in _WORDY and not word.startswith("-"):
            options.words.append(word)
        elif one is not None and getattr(options, one) is None and (word == "-" or not word.startswith("-")):
            setattr(options, one, word)
        elif not _anywhere(options, word, words):
            return False
    if not _enough(options):
        return False
    import_msgspec()
    module = SUBCOMMANDS[options.command][0]
    if module.startswith(_WITH_PATHS):
        import_pathlib()
    options.run = import_module(module).run
    return True


def _enough(options: Options) -> bool:
    """Whether a command has as many words as it needs; those with names are put where they belong."""
    if options.command in _NAMED:
        names, words = _NAMED[options.command], options.__dict__.pop("words")
        vars(options).update(zip(names, words, strict=False))
        if options.command in _AND_MORE:
            options.words = words[len(names) :]
            return len(words) >= len(names)
        return len(words) == len(names)
    return options.command not in _NEEDY or bool(options.words)


def _taken(options: Options, name: str, value: str | None) -> bool:
    """Put a value where it belongs; False where there is none or it cannot be read."""
    if value is None or (name in NUMBERS and not value.isdecimal()):
        return False
    if name == "here":
        options.here.append(value)
    else:
        setattr(options, name, int(value) if name in NUMBERS else value)
    return True


def _value(words: Iterator[str]) -> str | None:
    """The value of an option; None where there is none or it might be another option."""
    word = next(words, "-")
    return None if word.startswith("-") else word


def columns(otherwise: int) -> int:
    """The cells of a line: as many as the shell says if that is a number above 0, else as the terminal says, else
    `otherwise`. As `shutil.get_terminal_size`, which loads archives of all kinds with it."""
    said = 0
    with suppress(ValueError):  # no number
        said = int(os.environ.get("COLUMNS", 0))
    if said > 0:
        return said
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or otherwise
    except (OSError, ValueError, AttributeError):  # no terminal
        return otherwise


def import_msgspec() -> None:
    """Import msgspec without what it looks at once and does nothing with here: half of a shell command's time.

    msgspec asks `typing_extensions` for names which every Python that ladder runs on has in `typing`, and takes them
    from there where it is missing. It takes the classes of `uuid` and `decimal`, to tell their values from others; no
    record of ladder's holds one, so classes that nothing is an instance of will do. What describes types in JSON Schema
    is loaded when it is first called. All are as they are here only while msgspec is imported: who asks for them
    afterwards finds the real ones.
    """
    import_datetime()
    if {"msgspec", "typing_extensions", "uuid", "decimal"} & sys.modules.keys():
        return
    ids, numbers = _of_nothing("uuid", "UUID", "SafeUUID"), _of_nothing("decimal", "Decimal")
    ids.__dict__["SafeUUID"].unknown = None
    # None is how the import system marks what is not there.
    schemas = _late("msgspec._json_schema", "schema", "schema_components") | _late("msgspec.inspect")
    with _standing_in(typing_extensions=cast(ModuleType, None), uuid=ids, decimal=numbers, **schemas):
        import msgspec  # noqa: F401 - for its place in sys.modules


def import_datetime() -> None:
    """Import datetime as Python 3.12 does: the module in C alone, not the one in Python before it."""
    if sys.version_info < (3, 12) and "datetime" not in sys.modules:
        with suppress(ImportError):  # a Python without it
            in_c = import_module("_datetime")
            module = ModuleType("datetime", in_c.__doc__)
            names = {name: value for name, value in vars(in_c).items() if not name.startswith("__")}
            module.__dict__.update(names)
            if {"date", "datetime", "time", "timedelta", "timezone", "tzinfo", "UTC"} <= names.keys():
                sys.modules["datetime"] = module


def import_pathlib() -> None:
    """Import pathlib without what takes longer to load than itself, and is loaded when it is asked for something: what
    reads addresses of the web and patterns of names, and the paths of another system."""
    if not {"pathlib", "urllib.parse", "fnmatch", "ntpath"} & sys.modules.keys():
        late = _late("urllib.parse", "quote_from_bytes") | _late("fnmatch", "translate") | _late("ntpath")
        with _standing_in(**late):
            import pathlib  # noqa: F401 - for its place in sys.modules


def import_asyncio() -> None:
    """Import asyncio without what encrypts connections: the app makes none, and OpenSSL takes longer to load than all
    that draws the first page. Asyncio does without it where a Python has none; who asks for it finds it."""
    if not {"asyncio", "ssl"} & sys.modules.keys():
        with _standing_in(ssl=cast(ModuleType, None)):
            import asyncio  # noqa: F401 - for its place in sys.modules


def _of_nothing(module: str, *classes: str) -> ModuleType:
    """A module with classes that nothing is an instance of."""
    stand_in = ModuleType(module)
    stand_in.__dict__.update((name, type(name, (), {})) for name in classes)
    return stand_in


def _late(module: str, *functions: str) -> dict[str, ModuleType]:
    """A module of which only these functions are asked for at first; the real one is loaded when one of them is called,
    or anything else is looked for. That may be at once: some Pythons do while they import what asks."""
    stand_in = ModuleType(module)

    def real() -> ModuleType:
        if sys.modules.get(module) is stand_in:
            del sys.modules[module]
        return import_module(module)

    def late(name: str) -> Callable[..., Any]:
        return lambda *args, **named: getattr(real(), name)(*args, **named)

    def other(name: str) -> Any:
        if name.startswith("__"):  # what the import system asks of any module
            raise AttributeError(name)
        return getattr(real(), name)

    stand_in.__dict__.update((name, late(name)) for name in functions)
    stand_in.__dict__["__getattr__"] = other
    return {module: stand_in}


@contextmanager
def _standing_in(**modules: ModuleType) -> Iterator[None]:
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, stand_in in modules.items():
            if sys.modules.get(name, sys) is stand_in:
                del sys.modules[name]
