"""The entry point of `ladder` and `python -m ladder_tui`."""

import os

from ladder_tui.cli.main import leave, main

__all__ = ["main", "run"]


def run() -> None:
    """Run, and end at once: taking everything down that the system takes back anyway lasts longer than a command."""
    try:
        code = main()
    except SystemExit as leaving:  # argparse, after help or a mistake
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    os._exit(leave(code))


if __name__ == "__main__":
    run()
