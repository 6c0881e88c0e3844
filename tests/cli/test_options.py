"""The everyday commands are read as argparse reads them."""

from itertools import chain, permutations

import pytest

from ladder_tui.cli.main import parser_for
from ladder_tui.cli.options import Options, everyday

BEFORE = ((), ("--demo",), ("--data-dir", "/a b"), ("--data-dir", ""), ("--data-dir", "d", "--demo", "--demo"))
COMMANDS = ((), ("today",), ("topic",), ("topic", "first day", "at", "work"), ("card",),
            ("card", "real answer", "x"), ("report",), ("next",), ("agenda",), ("people",),
            ("people", "ana", "lima"), ("search", "soup"), ("doctor",), ("keys",),
            ("help-now",), ("packs", "list"), ("backup", "list"), ("data", "where"))  # fmt: skip
AFTER = (("--json",), ("--json", "--json"))
OF_TOPIC = (
    ("--situation", "lunch-colleague", "--with", "Ana Lima", "--n", "5", "--json"), ("lunch", "--here", "dog"),
    ("--here", "dog", "--here", "rain", "--with", "Ana", "--with", "Bo"), ("x", "--n", "0"), ("", "--with", ""),
)  # fmt: skip
OF_REPORT = (
    ("--weeks", "8", "--format", "md", "-o", "a b.md", "--words"), ("--output", "x", "--names", "--aside", "--json"),
    ("--weeks", "0"), ("-o", "one", "--output", "two"),
)  # fmt: skip
OF_HELP = tuple(chain.from_iterable(permutations(pair) for pair in ((("--region", "GB"), ("--json",)),)))


def lines() -> list[tuple[str, ...]]:
    made = [(*before, *command) for before in BEFORE for command in COMMANDS]
    made += [(*command, *after) for command in COMMANDS[1:] for after in AFTER]
    made += [("topic", *words) for words in OF_TOPIC]
    made += [("report", *words) for words in OF_REPORT]
    made += [("next", "--format", "{title}"), ("agenda", "--days", "3", "--date", "friday"), ("agenda", "--days", "0")]
    made += [("keys", "--conflicts"), ("keys", "--json", "--conflicts")]
    return made + [("help-now", *chain.from_iterable(pair)) for pair in OF_HELP]


@pytest.mark.parametrize("argv", lines(), ids=" ".join)
def test_an_everyday_line_is_read_as_argparse_reads_it(argv: tuple[str, ...]) -> None:
    assert vars(everyday(argv) or Options()) == vars(parser_for(argv).parse_args(argv, Options()))


@pytest.mark.parametrize(
    "line",
    [
        "--help", "--version", "today --help", "today --js", "today x", "--data-dir", "--data-dir --demo", "-h",
        "--data-dir=d today", "packs", "packs check", "packs list x", "backup make", "data export",
        "help-now --region", "help-now --region --json", "keys --region GB",
        "topic --n x", "topic --n -1", "topic --with", "topic -x",
        "report x", "report --weeks x", "report -o", "report -o -", "card --n 3", "today --words",
        "topic --region GB", "today --with Ana", "nonsense", "today --demo", "--json",
        "-- today",
        "--demo=1",
    ],
)  # fmt: skip
def test_everything_else_is_left_to_argparse(line: str) -> None:
    assert everyday(line.split()) is None
