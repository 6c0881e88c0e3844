"""Shell commands beside `python -c pass` (docs/design.md 7, P3): quartiles of alternating runs, wall and processor.

.venv/bin/python -m tests.bench.shell [--rounds 15] [--over nothing|weeks|years] [--writing] [COMMAND ...]

`over` is what lies in the store: nothing, the invented person's ten weeks, or ten years. What the processor is asked
for says more than the clock where other things run; the lower quartile says more than the middle.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from sys import executable
from typing import Final
from zoneinfo import ZoneInfo

from ladder_tui.demo.weeks import open_demo
from tests.bench import ten_years
from tests.kits.pty_kit import plain_environment

#: Every command that only looks.
COMMANDS: Final = ("--version", "--help", "keys", "config", "today", "next", "agenda", "people", "search soup",
                   "topic choir", "card", "report", "help-now", "doctor", "packs list", "backup list",
                   "data where")  # fmt: skip
#: Those that write.
WRITING: Final = ("checkin steady 3 45", "win Had tea", "write Had tea", "add Tea --on friday", "done 1", "log ana",
                  "undo")  # fmt: skip
BARE: Final = "python -c pass"


def spent(command: Sequence[str], environ: dict[str, str], nowhere: int) -> tuple[float, float]:
    """How long one run takes by the clock, and of the processor."""
    streams = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in range(3)]
    began = time.perf_counter()
    process = os.posix_spawn(command[0], list(command), environ, file_actions=streams)
    _, _, used = os.wait4(process, 0)
    return time.perf_counter() - began, used.ru_utime + used.ru_stime


def fill(data: Path, over: str, environ: dict[str, str]) -> None:
    """Put into an empty folder what the commands are to look at, at the hour and in the zone of that environment."""
    if over == "weeks":
        data.mkdir()
        open_demo(data, environ).close()
    elif over == "years":
        zone = environ["TZ"]
        ten_years.write(data, datetime.fromisoformat(environ["LADDER_NOW"]).replace(tzinfo=ZoneInfo(zone)), zone)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--over", choices=("nothing", "weeks", "years"), default="weeks")
    parser.add_argument(
        "--writing", action="store_true", help="the commands that write, in the place of those that look"
    )
    parser.add_argument("commands", nargs="*", metavar="COMMAND", help="others, each as one word")
    args = parser.parse_args()
    nowhere = os.open(os.devnull, os.O_RDWR)
    with tempfile.TemporaryDirectory() as home:
        data = Path(home) / "data"
        environ = plain_environment(Path(home), LADDER_DATA_DIR=str(data))
        fill(data, args.over, environ)
        environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as for users, whose code is compiled once
        runs = {BARE: [executable, "-c", "pass"]}
        for words in args.commands or (WRITING if args.writing else COMMANDS):
            runs[words] = [executable, "-m", "ladder_tui", *words.split()]
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(args.rounds + 1):
            for name, command in runs.items():
                found[name].append(spent(command, environ, nowhere))
        low = {
            name: [statistics.quantiles(column, n=4)[0] for column in zip(*times[1:], strict=True)]  # the first warms
            for name, times in found.items()
        }
        base = low[BARE]
        for name, (wall, cpu) in low.items():
            by_clock = f"{wall * 1000:7.1f} ms {wall / base[0]:5.2f} x"
            print(f"{name:<20} {by_clock}   cpu {cpu * 1000:6.1f} ms {cpu / base[1]:5.2f} x")


if __name__ == "__main__":
    main()
