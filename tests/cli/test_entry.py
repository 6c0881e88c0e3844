"""The entry point ends without taking down what it built; what it printed is all there, and so is its exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


def ladder(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {"LADDER_DATA_DIR": str(folder), "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "ladder_tui", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environ, check=False)


@pytest.mark.parametrize(
    ("line", "code"), [("keys", 0), ("data where", 0), ("backup restore nothing", 1), ("nonsense", 2), ("--version", 0)]
)
def test_the_exit_code_is_handed_on(tmp_path: Path, line: str, code: int) -> None:
    done = ladder(tmp_path, *line.split())
    assert done.returncode == code
    assert done.stdout or done.stderr


def test_all_that_was_printed_goes_out(tmp_path: Path) -> None:
    """More than a pipe holds at once."""
    ids = [row["id"] for row in json.loads(ladder(tmp_path, "keys", "--json").stdout)]
    assert len(ids) > 100
    assert ids[-1].startswith("settings.")


def test_a_reader_that_goes_is_no_fault(tmp_path: Path) -> None:
    environ = {"LADDER_DATA_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    command = f'"{sys.executable}" -m ladder_tui keys; echo "code $?" >&2'
    done = subprocess.run(
        ["/bin/sh", "-c", f"({command}) | head -n 1"], capture_output=True, text=True, env=environ, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr in ("code 0\n", "")
