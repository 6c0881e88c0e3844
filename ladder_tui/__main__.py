"""The entry point of `ladder` and `python -m ladder_tui`."""

import os
import sys

from ladder_tui.cli.main import main

__all__ = ["main", "run"]


def run() -> None:
    """Run, and end at once: taking everything down that the system takes back anyway lasts longer than a command."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
