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

from tests.kits.app_house import fill
from tests.kits.builders import NOW, settings

#: What no shell command needs, and what each costs a start in milliseconds of 35: drawing, and modules of Python's
#: that read sources, classes or the build.
HEAVY = ("textual*", "rich*", "asyncio", "inspect", "dataclasses", "typing_extensions", "_hashlib", "yaml*", "logging",
         "argparse", "platformdirs", "importlib.metadata")  # fmt: skip
#: At most so many modules of ours for each command, and what of ours it does without.
COMMANDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "--version": (4, ("ladder_tui.domain*", "ladder_tui.store*")),
    "--help": (4, ("ladder_tui.domain*", "ladder_tui.store*")),
    "keys": (7, ("ladder_tui.domain*", "ladder_tui.store*", "ladder_tui.services*", "ladder_tui.packs*")),
    "today": (93, ("ladder_tui.packs.schema*", "ladder_tui.services.intents*", "ladder_tui.domain.ladder*")),
    "help-now": (72, ("ladder_tui.packs.schema*", "ladder_tui.services.intents*", "ladder_tui.services.ledger*")),
    "doctor": (90, ("ladder_tui.packs.schema*", "ladder_tui.services.intents*", "ladder_tui.domain.ladder*")),
    "packs list": (24, ("ladder_tui.services*", "ladder_tui.packs.lint*", "ladder_tui.domain.items*")),
    "backup list": (30, ("ladder_tui.domain*", "ladder_tui.store.whole*", "ladder_tui.store.keeper")),
    "data where": (34, ("ladder_tui.domain*", "ladder_tui.store.whole.[!c]*", "ladder_tui.store.keeper")),
}
#: What these may load all the same.
ALLOWED = {"--version": ("argparse",), "--help": ("argparse",),
           "doctor": ("importlib.metadata", "logging")}  # fmt: skip

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
def home() -> Path:
    """A place to live in; emptied with the process."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="ladder-modules-"))


def loaded(code: str, *words: str) -> list[str]:
    """The modules that are there once `code` has run, over a store whose first pages have been seen."""
    folder = home()
    if not any(folder.iterdir()):
        fill(folder, {"settings": [settings()]})
        loaded(SHELL, "today")  # reads the packs once for all
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


@pytest.mark.parametrize("line", COMMANDS)
def test_a_shell_command_loads_what_it_prints_with(line: str) -> None:
    names = loaded(SHELL, *line.split())
    most, without = COMMANDS[line]
    assert not strays(names, HEAVY, ALLOWED.get(line, ()))
    assert not strays(names, without)
    assert len(ours(names)) <= most, ours(names)
