"""Beginning again as a new process, so that nothing that was read stays in memory, and covering the moment between."""

import os
import sys
import termios
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

#: What the new process is told, as JSON: how the page looks and where to go on. Nothing of what somebody wrote.
CARRIED: Final = "LADDER_CARRIED"
_EMPTY_PAGE: Final = "\x1b[?1049h\x1b[H\x1b[2J\x1b[?25l"
_SHELL_AGAIN: Final = "\x1b[?25h\x1b[?1049l"


def carried() -> dict[str, str]:
    """What the process before this one told; it is told once."""
    if CARRIED not in os.environ:
        return {}
    import json

    try:
        told = json.loads(os.environ.pop(CARRIED, "{}"))
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else {}


def cover() -> None:
    """An empty page in the place of the shell's, and keys unseen, until the next page stands."""
    _write(_EMPTY_PAGE)
    _echo(False)


def uncover() -> None:
    """Typing in the shell is seen again."""
    _echo(True)


def begin_again(told: Mapping[str, str]) -> None:
    """Become a new process of the same command. Returns only where that cannot be done; then the shell is back."""
    import json

    os.environ[CARRIED] = json.dumps(dict(told))
    cover()
    with suppress(OSError):
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    uncover()
    _write(_SHELL_AGAIN)


def _write(codes: str) -> None:
    stream = sys.__stderr__
    if stream is not None:
        stream.write(codes)
        stream.flush()


def _echo(on: bool) -> None:
    with suppress(termios.error, OSError, ValueError):
        modes = termios.tcgetattr(0)
        modes[3] = modes[3] | termios.ECHO if on else modes[3] & ~termios.ECHO
        termios.tcsetattr(0, termios.TCSANOW, modes)
