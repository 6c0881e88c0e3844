"""Writers that are killed lose nothing they told. With `--long`: 1,000 kills, 300 other signals, 10,000 saves told."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, paths_in, write

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
HOLD = """
import sys, time
from datetime import datetime
from pathlib import Path
from ladder_tui.store.keeper import Keeper
from ladder_tui.store.file.paths import find_paths
keeper = Keeper.open(find_paths(Path(sys.argv[1]), {}), now=datetime.fromisoformat(sys.argv[2]))
print("ready", flush=True)
sys.stdin.read()
"""


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Two short lives, one of them locked; or ten long ones."""
    if "seed" in metafunc.fixturenames:
        long = metafunc.config.getoption("--long")
        metafunc.parametrize("seed", range(1, 11) if long else (1, 2))


@pytest.mark.timeout(1200)
def test_killed_writers_lose_nothing_they_told(
    tmp_path: Path, seed: int, pytestconfig: pytest.Config, record_property: Callable[[str, object], None]
) -> None:
    kills, others = (100, 30) if pytestconfig.getoption("--long") else (8, 4)
    form = ["locked"] if seed % 2 == 0 else []
    driver = ["-m", "tests.store.crash_driver", str(tmp_path / "data"), str(kills), str(others), str(seed)]
    done = subprocess.run(
        [sys.executable, *driver, *form], capture_output=True, text=True, env=_environment(), check=False
    )
    assert done.stderr == ""
    kept = re.fullmatch(rf"kept (\d+) acknowledged saves over {kills} kills and {others} other signals\n", done.stdout)
    assert kept, done.stdout
    assert int(kept[1]) > kills
    record_property("figures", done.stdout.strip() + (", locked" if form else ""))


def test_another_process_holds_the_file_until_it_is_killed(tmp_path: Path) -> None:
    filled(tmp_path)
    command = [sys.executable, "-c", HOLD, str(paths_in(tmp_path).data), NOW.isoformat()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment()
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ready\n"
        with open_keeper(tmp_path) as keeper:
            assert keeper.read_only
            assert keeper.holder == f"Held by process {holder.pid} on {os.uname().nodename} since 09:30"
            assert ids(keeper) == ["one", "two", "three"]
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with open_keeper(tmp_path) as keeper:
        assert not keeper.read_only
        write(keeper, "four")


def test_a_note_that_cannot_be_read_still_names_another_process(tmp_path: Path) -> None:
    with open_keeper(tmp_path):
        files_in(tmp_path).holder.write_bytes(b"half a note")
        with open_keeper(tmp_path) as second:
            assert second.holder == "Held by another process"
