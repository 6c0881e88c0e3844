"""Shell commands beside `python -c pass` (docs/design.md 7, P3): medians of alternating runs, wall and processor.

.venv/bin/python -m tests.bench.shell [--rounds 15] [--old]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from tests.bench import ten_years
from tests.kits.app_house import fill
from tests.kits.builders import person, settings
from tests.kits.pty_kit import plain_environment

#: Every command that only looks.
COMMANDS: Final = ("--version", "--help", "keys", "today", "next", "agenda", "people", "search soup", "topic choir",
                   "report", "help-now", "doctor", "packs list", "backup list", "data where")  # fmt: skip
#: Those that write, each time something new; what is added is closed in the same round.
WRITING: Final = ("checkin steady 3 45", "win Had tea", "add Tea", "done Tea", "log ana",
                  "add Choir --every fortnight")  # fmt: skip


def spent(command: Sequence[str], environ: dict[str, str]) -> tuple[float, float]:
    """How long one run takes by the clock, and of the processor."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = 0
    return wall, used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--old", action="store_true", help="with ten years of data in the place of none")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        data = Path(home) / "data"
        if args.old:
            ten_years.write(data, datetime(2026, 3, 4, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
        else:
            fill(data, {"settings": [settings()], "people": [person()]})
        environ = plain_environment(Path(home), LADDER_DATA_DIR=str(data))
        runs = {"python -c pass": [sys.executable, "-c", "pass"]}
        runs |= {words: [sys.executable, "-m", "ladder_tui", *words.split()] for words in (*COMMANDS, *WRITING)}
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(args.rounds + 1):
            for name, command in runs.items():
                found[name].append(spent(command, environ))
        middle = {
            name: [statistics.median(column) for column in zip(*times[1:], strict=True)]  # the first warms the caches
            for name, times in found.items()
        }
        base = middle["python -c pass"]
        for name, (wall, cpu) in middle.items():
            by_clock = f"{wall * 1000:7.1f} ms {wall / base[0]:5.2f} x"
            print(f"{name:<28} {by_clock}   cpu {cpu * 1000:6.1f} ms {cpu / base[1]:5.2f} x")


if __name__ == "__main__":
    main()
