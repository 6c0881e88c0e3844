"""The entry point of `ladder` and `python -m ladder_tui`."""

import sys

from ladder_tui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
