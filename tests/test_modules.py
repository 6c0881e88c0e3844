"""What is imported by when: a shell command brings what it prints with, the first page what stands on it.

Quick start is kept here without a clock, which a busy machine would make lie. Where a number has to grow, look first
whether the import can stand where it is first used; `python -X importtime -m ladder_tui today` says what each costs.
"""

import json
import subprocess
import sys
from collections.abc import Collection
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from ladder_tui.cli.options import SUBCOMMANDS
from ladder_tui.demo.weeks import open_demo
from tests.kits.app_house import fill
from tests.kits.builders import NOW, settings
from tests.kits.shipped_packs import remembered

#: What no shell command needs, and what each costs a start in milliseconds of 35: drawing, and modules of Python's
#: that read sources, classes or the build.
HEAVY = ("textual*", "rich*", "asyncio", "platform", "inspect", "dataclasses", "typing_extensions", "_hashlib", "yaml*",
         "logging", "argparse", "platformdirs", "shtab", "importlib.metadata", "uuid", "_uuid", "decimal", "_decimal",
         "numbers")  # fmt: skip
#: Files of other programs.
FILES = Path(__file__).parent / "services" / "incoming" / "files"
#: At most so many modules of ours for each command, and what of ours it does without.
COMMANDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "--version": (5, ("ladder_tui.domain*", "ladder_tui.store*")),
    "--help": (5, ("ladder_tui.domain*", "ladder_tui.store*")),
    "config --check": (32, ("ladder_tui.store.[!f]*", "ladder_tui.services.[!oz]*", "ladder_tui.packs*")),
    "config": (50, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.[dk]*")),
    "keys": (15, ("ladder_tui.domain*", "ladder_tui.store.[!f]*", "ladder_tui.services.[!o]*", "ladder_tui.packs*")),
    "topic lunch with a colleague --n 2": (
        62,
        ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.[dk]*"),
    ),
    "today": (65, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.[dk]*")),
    "card": (55, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.[dk]*")),
    "report": (74, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.[dk]*")),
    "report --format html --words --weeks 8": (75, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*")),
    "export --format ics": (60, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.whole*")),
    "export --format vcf": (
        50,
        ("icalendar*", "dateutil*", "ladder_tui.services.[il]*", "ladder_tui.services.formats.i*"),
    ),
    f"import {FILES}/google.ics --yes": (
        115,
        ("ladder_tui.packs.[slo]*", "ladder_tui.services.intents*", "ladder_tui.store.whole*"),
    ),
    "next": (49, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.[dk]*")),
    "agenda": (50, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.[dk]*")),
    "people": (42, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.domain.calendar*")),
    "search soup": (56, ("ladder_tui.packs.schema*", "ladder_tui.services.[il]*", "ladder_tui.store.[dk]*")),
    "checkin steady 3 45": (63, ("ladder_tui.packs.[slo]*", "ladder_tui.domain.calendar*", "ladder_tui.store.whole*")),
    "win Had tea": (75, ("ladder_tui.packs.[slo]*", "ladder_tui.domain.calendar*", "ladder_tui.store.whole*")),
    "write Had tea": (75, ("ladder_tui.packs.[slo]*", "ladder_tui.domain.calendar*", "ladder_tui.store.whole*")),
    "undo": (63, ("ladder_tui.packs.[slo]*", "ladder_tui.domain.calendar*", "ladder_tui.store.whole*")),
    "add Choir --on thu --every fortnight": (81, ("ladder_tui.packs.[slo]*", "ladder_tui.store.whole*")),
    "add Tea --on friday": (81, ("ladder_tui.packs.[slo]*", "ladder_tui.store.whole*")),
    "done Tea": (75, ("ladder_tui.packs.[slo]*", "ladder_tui.store.whole*")),
    "log ana": (71, ("ladder_tui.packs.[slo]*", "ladder_tui.domain.calendar*", "ladder_tui.store.whole*")),
    "help-now": (44, ("ladder_tui.packs.schema*", "ladder_tui.services.intents*", "ladder_tui.services.ledger*")),
    "doctor": (
        52,
        (
            "ladder_tui.packs.schema*",
            "ladder_tui.services.[il]*",
            "ladder_tui.store.[dk]*",
            "ladder_tui.shaping*",
            "ladder_tui.domain.ladder*",
        ),
    ),
    "packs list": (24, ("ladder_tui.services*", "ladder_tui.packs.lint*", "ladder_tui.domain.items*")),
    "backup list": (26, ("ladder_tui.domain*", "ladder_tui.store.whole*", "ladder_tui.store.keeper")),
    "data merge nowhere.json": (
        71,
        ("ladder_tui.services.[il]*", "ladder_tui.packs.schema*", "ladder_tui.domain.[pt]*"),
    ),
    "data where": (39, ("ladder_tui.domain*", "ladder_tui.store.whole.[!c]*", "ladder_tui.store.keeper")),
}
#: Those that only look, and what none of them brings: each takes longer to load than reading what somebody wrote.
LOOKS = ("today", "next", "agenda", "people", "search", "topic", "card", "report", "help-now")
NOT_FOR_A_LOOK = ("pathlib", "urllib*", "statistics", "fractions", "random", "string", "zlib", "tempfile",
                  *(("threading",) if sys.version_info < (3, 12) else ()))  # fmt: skip
#: The same over the invented person's ten weeks, where more is printed.
LIVED = {"today": 86, "card": 89, "report": 91, "search soup": 59, "topic choir": 61, "next": 48, "agenda": 49,
         "people": 47}  # fmt: skip
#: Those that write.
WRITING = ("add", "done", "log", "checkin", "win", "write", "undo")
#: What comes with pathlib and msgspec, and is not needed with either.
NOT_FOR_WRITING = (
    "urllib*",
    "ipaddress",
    "textwrap",
    "msgspec._json_schema",
    "msgspec.inspect",
    "ntpath",
    *(("fnmatch",) if sys.version_info[:2] != (3, 12) else ()),
)
#: What the library for calendar files brings along, with argparse.
WITH_CALENDARS = (
    "argparse",
    "platform",
    "inspect",
    "dataclasses",
    "typing_extensions",
    "_hashlib",
    "logging",
    "uuid",
    "_uuid",
)
#: What these may load all the same.
ALLOWED = {
    "--version": ("argparse",),
    "--help": ("argparse",),
    "data merge nowhere.json": ("argparse",),
    # What makes calendar files brings this along; argparse reads what is not asked every day.
    "export --format vcf": ("argparse", "platform", "inspect", "typing_extensions"),
    f"import {FILES}/google.ics --yes": (*WITH_CALENDARS, "importlib.metadata"),
    "export --format ics": WITH_CALENDARS,
}

#: What everything that is printed passes through, and what everything that is kept is cut with.
ALWAYS = ("ladder_tui.domain", "ladder_tui.domain.base", "ladder_tui.domain.base.clean", "ladder_tui.domain.base.late")

SHELL = """
import json, sys
from ladder_tui.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


@cache
def home(whose: str = "looks") -> Path:
    """A place to live in; emptied with the process. Commands that write have one to themselves, and so has import:
    what one brings there would count for the others."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="ladder-modules-"))


def loaded(code: str, *words: str, whose: str = "looks") -> list[str]:
    """The modules that are there once `code` has run, over a store whose first pages have been seen."""
    folder = home(whose)
    if not any(folder.iterdir()):
        fill(folder, {"settings": [settings()]})
        remembered(folder)
        if whose == "writes":  # what was written once has its words remembered as well
            loaded_over(folder, code, "win", "Tea")
    return loaded_over(folder, code, *words)


@cache
def lived_in() -> Path:
    """A place where the invented person lives, whose first page has been seen."""
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="ladder-modules-"))
    open_demo(folder, {}, clock=lambda: NOW, zone="Europe/Berlin").close()
    remembered(folder)
    return folder


def loaded_over(folder: Path, code: str, *words: str) -> list[str]:
    """The same over the data in a folder."""
    environ = {"LADDER_DATA_DIR": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder), "TERM": "xterm",
               "LADDER_NOW": NOW.replace(tzinfo=None).isoformat()}  # fmt: skip
    command = [sys.executable, "-c", code, *words]
    run = subprocess.run(command, capture_output=True, env=environ, check=True, text=True)
    names: list[str] = json.loads(run.stderr.splitlines()[-1])
    return names


def strays(names: Collection[str], patterns: Collection[str], but: Collection[str] = ()) -> set[str]:
    """The names that one of the patterns holds, and none of `but`."""
    return {
        name
        for name in names
        if any(fnmatchcase(name, pattern) for pattern in patterns)
        and not any(fnmatchcase(name, pattern) for pattern in but)
    }


def ours(names: Collection[str]) -> list[str]:
    return [name for name in names if name.split(".")[0] == "ladder_tui"]


#: Commands without a row: three share their file with `done`, and two are not for every day.
WITHOUT = {"left", "aside", "fell", "tour", "completions"}


def test_every_command_has_a_row() -> None:
    assert {line.split()[0] for line in COMMANDS} - {"--version", "--help"} == {*SUBCOMMANDS} - WITHOUT


@pytest.mark.parametrize("line", COMMANDS)
def test_a_shell_command_loads_what_it_prints_with(line: str) -> None:
    command = line.split()[0]
    whose = "writes" if command in WRITING else "import" if command == "import" else "looks"
    names = loaded(SHELL, *line.split(), whose=whose)
    most, without = COMMANDS[line]
    assert not strays(names, HEAVY, ALLOWED.get(line, ()))
    assert not strays(names, without, ALWAYS)
    assert len(ours(names)) <= most, ours(names)
    assert line.split()[0] not in LOOKS or not strays(names, NOT_FOR_A_LOOK)
    assert line.split()[0] not in WRITING or not strays(names, NOT_FOR_WRITING)


#: What was left out is there for who asks for it.
ASKED_FOR = """
import json, sys
from ladder_tui.cli.options import import_msgspec, import_pathlib
import_msgspec()
import_pathlib()
import msgspec, pathlib
assert not {"urllib.parse", "ntpath", "uuid", "decimal"} & sys.modules.keys()
assert "fnmatch" not in sys.modules or sys.version_info[:2] == (3, 12), "one Python asks it at once"
assert pathlib.PureWindowsPath("C:/a").parts == ("C:\\\\", "a")
assert [path.name for path in pathlib.Path("/").glob("us[r]")] == ["usr"]
assert pathlib.Path("/a b").as_uri() == "file:///a%20b"
assert msgspec.inspect.type_info(int) == msgspec.inspect.IntType()
assert msgspec.json.schema(int) == {"type": "integer"}
import datetime, decimal, pickle, urllib.parse, uuid
assert decimal.Decimal("0.1") + 1 and uuid.uuid4().version == 4
now = datetime.datetime.now(datetime.UTC)
assert pickle.loads(pickle.dumps(now)) == now == msgspec.json.decode(msgspec.json.encode(now), type=datetime.datetime)
assert datetime.datetime.strptime("2026-03-04", "%Y-%m-%d").strftime("%d.%m.") == "04.03."
assert urllib.parse.urlsplit("file:///a").path == "/a"
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


def test_what_a_command_does_not_load_is_there_for_who_asks() -> None:
    assert {"urllib.parse", "textwrap", "msgspec._json_schema"} <= {*loaded(ASKED_FOR)}


@pytest.mark.parametrize("line", LIVED)
def test_a_look_at_a_life_loads_what_it_prints_with(line: str) -> None:
    names = loaded_over(lived_in(), SHELL, *line.split())
    assert not strays(names, (*HEAVY, *NOT_FOR_A_LOOK))
    assert len(ours(names)) <= LIVED[line], ours(names)


#: The app over that store, until Today stands.
FIRST_PAGE = """
import asyncio, json, sys
from ladder_tui.app.app import LadderApp
from ladder_tui.cli.screen import open_for_cli
from contextlib import ExitStack

async def first_page(stack):
    house = open_for_cli(None, demo=False, stack=stack, complain=sys.stderr)
    async with LadderApp(house.journal).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert pilot.app.screen.query_one("#day").option_count > 3
        return sorted(sys.modules)

with ExitStack() as stack:
    sys.stderr.write(json.dumps(asyncio.run(first_page(stack))))
"""
#: Dialogs, forms and the fields in them, the other places, what reads packs and writes copies.
AFTER_THE_FIRST_PAGE = (
    "ladder_tui.screens.flows.*.*", "ladder_tui.screens.kit.dialog", "ladder_tui.screens.kit.*form*",
    "ladder_tui.screens.places.[!t]*", "ladder_tui.screens.places.topics*",
    "ladder_tui.widgets.fields", "ladder_tui.app.palette", "ladder_tui.app.help", "ladder_tui.packs.schema*",
    "ladder_tui.packs.own*", "ladder_tui.store.whole*", "ladder_tui.store.file.cipher", "textual.widgets._text_area",
    "textual.document*", "textual.widgets._markdown*", "yaml*", "argparse",
)  # fmt: skip
#: Words of the pane beside the list.
ON_THE_FIRST_PAGE = (
    "ladder_tui.screens.flows.activities.why", "ladder_tui.screens.flows.cards.card_words",
    "ladder_tui.screens.flows.plans.item_words",
    "ladder_tui.screens.flows.plans.week_words",
)  # fmt: skip
MOST_FOR_THE_FIRST_PAGE = 172


def test_the_first_page_loads_what_stands_on_it() -> None:
    names = loaded(FIRST_PAGE)
    assert not strays(names, AFTER_THE_FIRST_PAGE, ON_THE_FIRST_PAGE)
    assert len(ours(names)) <= MOST_FOR_THE_FIRST_PAGE, ours(names)
