"""Shell commands beside `python -c pass` (docs/design.md 7, P3): medians of alternating runs.

.venv/bin/python -m tests.bench.shell [--rounds 15]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.kits.pty_kit import plain_environment

COMMANDS: Final = (["today"], ["doctor"], ["keys"], ["help-now"], ["packs", "list"], ["--version"])


def seconds(command: Sequence[str], environ: dict[str, str]) -> float:
    """How long one run takes."""
    began = time.perf_counter()
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as home:
        environ = plain_environment(Path(home), LADDER_DATA_DIR=str(Path(home) / "data"))
        runs = {"python -c pass": [sys.executable, "-c", "pass"]}
        runs |= {" ".join(words): [sys.executable, "-m", "ladder_tui", *words] for words in COMMANDS}
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(rounds + 1):
            for name, command in runs.items():
                times[name].append(seconds(command, environ))
        base = statistics.median(times["python -c pass"][1:])
        for name, found in times.items():
            middle = statistics.median(found[1:])
            print(f"{name:<16} {middle * 1000:7.1f} ms   {middle / base:5.1f} x")


if __name__ == "__main__":
    main()
