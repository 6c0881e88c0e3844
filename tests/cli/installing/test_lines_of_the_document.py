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
from ladder_tui.shaping.keymap import check
from ladder_tui.shaping.settings_file import read_given
from ladder_tui.shaping.theme_file import read_themes

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
    (block,) = [block for kind, block in BLOCKS if kind == "toml" and '"today.done"' in block]
    wanted = tomllib.loads(block)
    taken = check(wanted, "keys.toml")
    assert taken.problems == ()
    assert {"today.done", "everywhere.undo", "everywhere.go_today"} <= set(taken.keys)


def test_the_settings_and_the_theme_can_be_used_as_they_stand(tmp_path: Path) -> None:
    settings, theme = [block for kind, block in BLOCKS if kind == "toml" and "today." not in block][:2]
    assert check(tomllib.loads([block for kind, block in BLOCKS if kind == "toml"][-1]), "keys.toml").vim
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "sea.toml").write_text(theme, encoding="utf-8")
    (tmp_path / "config.toml").write_text(settings, encoding="utf-8")
    found, given = read_themes(tmp_path), read_given(tmp_path)
    assert found.problems == given.problems == ()
    assert [one.weak for one in found.themes] == [""]
    assert given.values == {"theme": "ladder-day", "week_start": 6, "lock_after": 10}
