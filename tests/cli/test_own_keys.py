"""The user's own keys as the shell tells them, and what of them is not in use."""

import json
from pathlib import Path

import pytest

from tests.cli.test_entry import ladder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "keys.toml").write_text('"today.done" = "D,ctrl+d"\n"today.copy" = "?"\n')
    tmp_path.chmod(0o700)
    return tmp_path


def test_keys_lists_own_keys_and_says_what_is_left_out(folder: Path) -> None:
    done = ladder(folder, "keys")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("today.done ")]
    assert line.split()[1:3] == ["D", "ctrl+d"]
    assert "? for today.copy is taken by everywhere.help" in done.stderr
    assert done.returncode == 0


def test_keys_as_json_has_own_keys(folder: Path) -> None:
    rows = {row["id"]: row["keys"] for row in json.loads(ladder(folder, "keys", "--json").stdout)}
    assert rows["today.done"] == ["D", "ctrl+d"]
    assert rows["today.copy"] == ["Y"]


def test_doctor_names_the_line_that_is_not_in_use(folder: Path) -> None:
    done = ladder(folder, "doctor", "--json")
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)["problems"]
    assert "? for today.copy is taken by everywhere.help" in problem


def test_conflicts_are_told_alone_and_by_the_exit_code(folder: Path) -> None:
    done = ladder(folder, "keys", "--conflicts")
    assert (done.returncode, done.stderr) == (1, "")
    (line,) = done.stdout.splitlines()
    assert "? for today.copy is taken by everywhere.help" in line
    assert json.loads(ladder(folder, "keys", "--conflicts", "--json").stdout) == [line]
    own = folder / "config" / "keys.toml"
    own.write_text('"today.done" = "D"\n')
    done = ladder(folder, "keys", "--conflicts")
    assert (done.returncode, done.stdout) == (0, "No conflicts: all of your keys are in use.\n")
    own.unlink()
    done = ladder(folder, "keys", "--conflicts")
    assert (done.returncode, done.stdout) == (0, "No conflicts: no keys of your own.\n")
