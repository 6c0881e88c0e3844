"""Time and memory that each bad pack costs: at most a second and 200 MB (docs/design.md 7, R11).

.venv/bin/python -m tests.bench.bad_packs_cost

Each is loaded in a process of its own; figures are for the whole process with Python and the shipped packs.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.kits.bad_packs import BAD

MOST_SECONDS = 1.0
MOST_MB = 200


def load(folder: Path) -> None:
    """Load the shipped packs and those in `folder`; print what the folder alone costs in time, and the peak."""
    from ladder_tui.packs.reading.load import load_library
    from ladder_tui.packs.reading.locate import content_folder

    load_library([content_folder()])  # what is imported and made once is not the bad pack's cost
    before = time.perf_counter()
    load_library([content_folder()])
    alone = time.perf_counter()
    library = load_library([content_folder(), folder])
    more = (time.perf_counter() - alone) - (alone - before)
    print(more, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(library.problems))


def main() -> int:
    """The table; 1 when something costs too much."""
    over = 0
    print(f"{'bad pack':<26}{'more seconds':>14}{'peak MB':>10}")
    for name, (make, _) in BAD.items():
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder) / "bad.yaml")
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.bad_packs_cost", folder], capture_output=True, text=True, check=True
            )
        seconds, peak, _problems = (float(word) for word in done.stdout.split())
        wrong = seconds > MOST_SECONDS or peak > MOST_MB
        over += wrong
        print(f"{name:<26}{max(seconds, 0):>14.3f}{peak:>10.0f}{'  too much' if wrong else ''}")
    return 1 if over else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        load(Path(sys.argv[1]))
    else:
        sys.exit(main())
