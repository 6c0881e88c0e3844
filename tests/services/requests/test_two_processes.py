"""Shells write while a window is open and killed: none lost, none twice, in order.

With `--long`: 500 writes, ten times, and once as real commands beside the real window.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.requests.shell_driver import judged

ROOT = Path(__file__).parents[3]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One short life; or ten long ones, and a real one."""
    if "form" in metafunc.fixturenames:
        long = metafunc.config.getoption("--long")
        metafunc.parametrize("form", [*map(str, range(1, 11)), "11 real"] if long else ["1"])


@pytest.mark.timeout(1800)
def test_killed_windows_and_commands_lose_nothing_that_was_told(
    tmp_path: Path, form: str, pytestconfig: pytest.Config, record_property: Callable[[str, object], None]
) -> None:
    writes, kills = (500, 40) if pytestconfig.getoption("--long") else (40, 6)
    driver = ["-m", "tests.services.requests.shell_driver", str(tmp_path / "data"), str(writes), str(kills)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *driver, *form.split()]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.stderr == ""
    kept = re.fullmatch(rf"kept (\d+) of {writes} writes in order over (\d+) kills, none .*\n", done.stdout)
    assert kept, done.stdout
    assert int(kept[1]) > writes * 0.8
    assert int(kept[2]) >= min(kills, 5)
    record_property("figures", done.stdout.strip() + (", real commands" if "real" in form else ""))


def test_what_would_be_wrong_is_seen() -> None:
    told = [("a 0", 1.0, 2.0), ("a 1", 3.0, 4.0), ("b 0", 1.5, None), ("b 1", 3.5, 5.0)]
    for there in (["a 0", "a 1", "b 1"], ["b 0", "a 0", "b 1", "a 1"]):
        assert judged(there, told) == ""
    for there, wrong in (
        (["a 0", "b 1"], "lost"),
        (["a 0", "a 0", "a 1", "b 1"], "twice"),
        (["a 1", "a 0", "b 1"], "out of order"),
        (["a 0", "a 1", "b 1", "x"], "nobody wrote"),
    ):
        assert judged(there, told).startswith(wrong)
