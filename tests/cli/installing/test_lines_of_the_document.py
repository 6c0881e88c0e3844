"""Every line of docs/keys-and-config.md works in its shell; its lines of keys are all taken."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import ladder_tui
from ladder_tui.app.keymap import check

DOCUMENT = (Path(ladder_tui.__file__).parent.parent / "docs" / "keys-and-config.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", DOCUMENT, re.DOTALL)
#: What comes before the lines, in each shell.
BEFORE = {
    "sh": ("bash", "set -e"),
    "zsh": ("zsh", "autoload -U compinit; compinit -u -D; set -e"),
    "fish": ("fish", ""),
}


@pytest.mark.parametrize("kind", BEFORE)
def test_each_line_works_one_after_the_other(kind: str, tmp_path: Path) -> None:
    program, before = BEFORE[kind]
    if shutil.which(program) is None:
        pytest.skip(f"there is no {program} here")
    lines = [line for found, block in BLOCKS if found == kind for line in block.splitlines()]
    assert lines
    (tmp_path / "ladder").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ladder_tui "$@"\n')
    (tmp_path / "ladder").chmod(0o700)
    root = str(Path(ladder_tui.__file__).parent.parent)
    done = subprocess.run(
        [program, "-c", "\n".join((before, *lines, "echo all of them"))],
        capture_output=True, text=True, timeout=50, stdin=subprocess.DEVNULL,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path), "TERM": "dumb", "LANG": "C.UTF-8",
             "LADDER_DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": root},
    )  # fmt: skip
    assert done.stdout.endswith("all of them\n"), done.stderr
    assert done.stderr == ""


def test_the_lines_of_keys_are_all_taken() -> None:
    (block,) = [block for kind, block in BLOCKS if kind == "toml"]
    wanted = tomllib.loads(block)
    taken = check(wanted, "keys.toml")
    assert taken.problems == ()
    assert {"today.done", "everywhere.undo", "everywhere.go_today"} <= set(taken.keys)
