"""The entry point of `ladder` and `python -m ladder_tui`."""

import gc
import os


def run() -> None:
    """Run, and end at once: taking everything down that the system takes back anyway lasts longer than a command."""
    # Nearly all that is made while starting stays, so looking for garbage in it is lost time: a quarter of the start.
    # A shell command is over before it matters; the app collects again as soon as its first page stands.
    gc.disable()
    from ladder_tui.cli.main import leave, main

    try:
        code = main()
    except SystemExit as leaving:  # argparse, after help or a mistake
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    os._exit(leave(code))


if __name__ == "__main__":
    run()
