"""The everyday commands are read as argparse reads them."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain, permutations

import pytest

from ladder_tui.cli import parser as parsers
from ladder_tui.cli.options import SUBCOMMANDS, Options, _late, _standing_in, columns, everyday
from ladder_tui.cli.parser import EXAMPLES, parser_for, whole_parser

BEFORE = (
    (),
    ("--demo",),
    ("--json",),
    ("--json", "--data-dir", "today"),
    ("--data-dir", "/a b"),
    ("--data-dir", ""),
    ("--data-dir", "d", "--demo", "--demo"),
)
COMMANDS = ((), ("today",), ("topic",), ("topic", "first day", "at", "work"), ("card",),
            ("card", "real answer", "x"), ("report",), ("next",), ("agenda",), ("people",),
            ("people", "ana", "lima"), ("search", "soup"), ("doctor",), ("keys",), ("config",),
            ("checkin", "low", "3", "45"), ("win", "Had", "tea"),
            ("write",), ("write", "Had", "tea"), ("undo",),
            ("help-now",), ("packs", "list"), ("backup", "list"), ("backup", "make"),
            ("backup", "verify"), ("data", "where"), ("data", "export"), ("data", "export", "a b.json"),
            ("data", "export", "-"))  # fmt: skip
AFTER = (("--json",), ("--json", "--json"), ("--demo", "--data-dir", "a b"), ("--data-dir", "d", "--json", "--demo"))
OF_TOPIC = (
    ("--situation", "lunch-colleague", "--with", "Ana Lima", "--n", "5", "--json"), ("lunch", "--here", "dog"),
    ("--here", "dog", "--here", "rain", "--with", "Ana", "--with", "Bo"), ("x", "--n", "0"), ("", "--with", ""),
)  # fmt: skip
OF_REPORT = (
    ("--weeks", "8", "--format", "md", "-o", "a b.md", "--words"), ("--output", "x", "--names", "--aside", "--json"),
    ("--weeks", "0"), ("--date", "4 March"), ("-o", "one", "--output", "two"),
)  # fmt: skip
OF_HELP = tuple(chain.from_iterable(permutations(pair) for pair in ((("--region", "GB"), ("--json",)),)))


OF_WRITING = tuple(map(shlex.split, (
    "add Tea --on 'fri 19:30' --every thu --with ana --where x --reward y --json",
    "add Tea 'and cake' --date fri --cue a --backup b --minutes 5 --effort 2 --note n --demo",
    "done", "done 2 --date fri", "left choir", "aside a b", "fell --json 3",
    "log ana", "log ana 'we laughed' 'a lot' --by call --date fri",
)))  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _each_parser_made_once() -> Iterator[None]:
    """Reading a line changes nothing in it, and making it takes ten times as long."""
    make = cache(parsers._parser)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsers, "_parser", lambda full: make(tuple(full)))
        yield


def lines() -> list[tuple[str, ...]]:
    made = [(*before, *command) for before in BEFORE for command in COMMANDS]
    made += [(*command, *after) for command in COMMANDS[1:] for after in AFTER]
    made += [("topic", *words) for words in OF_TOPIC]
    made += [("report", *words) for words in OF_REPORT]
    made += map(tuple, OF_WRITING)
    made += [("next", "--format", "{title}"), ("agenda", "--days", "3", "--date", "friday"), ("agenda", "--days", "0")]
    made += [
        ("write", "--date", "friday"),
        ("win", "--date", "friday", "Tea", "--json"),
        ("win", "Tea", "--date", "4 March"),
    ]
    made += [("config", "--check"), ("config", "--path", "--json"), ("config", "--theme", "day")]
    made += [("keys", "--conflicts"), ("keys", "--json", "--conflicts")]
    return made + [("help-now", *chain.from_iterable(pair)) for pair in OF_HELP]


@pytest.mark.parametrize("argv", lines(), ids=" ".join)
def test_an_everyday_line_is_read_as_argparse_reads_it(argv: tuple[str, ...]) -> None:
    assert vars(everyday(argv) or Options()) == vars(parser_for(argv).read(argv))


@pytest.mark.parametrize(
    "line",
    [
        "--help", "--version", "today --help", "today --js", "today x", "--data-dir", "--data-dir --demo", "-h",
        "--data-dir=d today", "packs", "packs check", "packs list x", "backup make x", "backup restore", "backup",
        "data", "data export a b", "data export --force", "data merge x", "data where x", "data import x",
        "help-now --region", "help-now --region --json", "keys --region GB",
        "topic --n x", "topic --n -1", "topic --with", "topic -x",
        "report x", "report --weeks x", "report -o", "report -o -", "card --n 3", "today --words",
        "topic --region GB", "today --with Ana", "nonsense", "today --data-dir", "today --plain",
        "-- today",
        "add", "add --on fri", "add Tea --on", "add Tea --by call", "log", "log --by call", "done -2",
        "win", "win --json", "win --date", "win -x", "write -", "undo x",
        "checkin", "checkin low 3", "checkin low 3 45 6",
        "--demo=1",
    ],
)  # fmt: skip
def test_everything_else_is_left_to_argparse(line: str) -> None:
    assert everyday(line.split()) is None


@pytest.mark.parametrize("command", sorted(EXAMPLES))
def test_what_holds_for_all_may_stand_before_the_command_and_behind_it(command: str) -> None:
    whole = parser_for([command])
    words = shlex.split(EXAMPLES[command])[1:]
    plain = vars(whole.read(words))
    ways = (
        ["--demo", "--data-dir", "x", *words],
        [*words, "--demo", "--data-dir", "x"],
        ["--demo", *words, "--data-dir", "x"],
    )
    for way in ways:
        assert vars(parser_for(way).read(way)) == plain | {"demo": True, "data_dir": "x"}


def test_json_before_a_command_that_prints_none_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    for line in ("--json tour", "--json packs new a-b"):
        with pytest.raises(SystemExit) as left:
            parser_for(line.split()).read(line.split())
        assert left.value.code == 2
        assert "--json is not for this command" in capsys.readouterr().err
    assert parser_for(["data"]).read(["--json", "data", "where"]).json


def test_every_command_has_an_example_which_its_help_shows() -> None:
    assert set(EXAMPLES) == set(SUBCOMMANDS)
    for name, line in EXAMPLES.items():
        assert line.split()[:2] == ["ladder", name]
    parser = whole_parser()
    assert parser.below is not None
    for name, below in parser.below.choices.items():
        assert f"For example: {EXAMPLES[name]}" in " ".join(below.format_help().split()), name


@pytest.mark.parametrize("of_terminal", [61, 0, None])
@pytest.mark.parametrize("of_shell", ["50", "0", "-5", "abc", "", None])
def test_a_line_is_as_wide_as_shutil_says(
    of_shell: str | None, of_terminal: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(descriptor: int) -> os.terminal_size:
        if of_terminal is None:
            raise OSError
        return os.terminal_size((of_terminal, 24))

    monkeypatch.setattr(os, "get_terminal_size", asked)
    monkeypatch.delenv("COLUMNS", raising=False)
    if of_shell is not None:
        monkeypatch.setenv("COLUMNS", of_shell)
    assert columns(72) == shutil.get_terminal_size((72, 24)).columns


@pytest.mark.parametrize("asked", ["at once", "later", "for another thing", "never"])
def test_what_stands_in_for_a_module_gives_way_to_it(asked: str) -> None:
    sys.modules.pop("colorsys", None)
    with _standing_in(**_late("colorsys", "rgb_to_hsv")):
        import colorsys

        if asked == "at once":  # as Python 3.12 does with one of them
            assert colorsys.rgb_to_hsv(0, 0, 1) == (2 / 3, 1.0, 1)
        if asked == "for another thing":
            assert colorsys.ONE_SIXTH == 1 / 6
    if asked == "later":
        assert colorsys.rgb_to_hsv(0, 0, 1) == (2 / 3, 1.0, 1)
    assert ("colorsys" in sys.modules) == (asked != "never")
    assert import_module("colorsys").ONE_THIRD == 1 / 3
