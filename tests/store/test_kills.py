"""Writers that are killed lose nothing they told; `LADDER_KILLS=1000` with `--timeout 600` makes it a long test."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from store_kit import NOW, files_in, filled, ids, open_keeper, paths_in, write

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
HOLD = """
import sys, time
from datetime import datetime
from pathlib import Path
from ladder_tui.store.keeper import Keeper
from ladder_tui.store.paths import find_paths
keeper = Keeper.open(find_paths(Path(sys.argv[1]), {}), now=datetime.fromisoformat(sys.argv[2]))
print("ready", flush=True)
sys.stdin.read()
"""


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("locked", [[], ["locked"]], ids=["plain", "locked"])
def test_killed_writers_lose_nothing_they_told(tmp_path: Path, locked: list[str]) -> None:
    kills = int(os.environ.get("LADDER_KILLS", "20"))
    command = [sys.executable, str(HERE / "crash_driver.py"), str(tmp_path / "data"), str(kills), "7", *locked]
    done = subprocess.run(command, capture_output=True, text=True, env=_environment(), check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("kept "), done.stdout
    assert int(done.stdout.split()[1]) >= kills


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
