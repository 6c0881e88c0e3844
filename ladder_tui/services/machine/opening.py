"""An address given to the program of the system that opens such things: a browser, a phone.

Nothing is fetched here. Where nobody sits at the machine (over ssh), or nothing on it opens addresses, it is left.
"""

import subprocess
from collections.abc import Callable, Mapping
from typing import Final

Which = Callable[[str], str | None]

#: What opens an address is given this long, in seconds, to say that it cannot. One that runs on has opened it.
PATIENCE: Final = 2.0
#: What a program reads and says, so that nothing of it comes onto the screen.
_NONE: Final = subprocess.DEVNULL
#: Openers that run on: nobody waits for them, and they outlive this program.
_running: Final[list[subprocess.Popen[bytes]]] = []


def opener(environ: Mapping[str, str], platform: str, which: Which) -> str:
    """The program that opens an address in a window of its own; "" where there is none, or nobody to see it."""
    if any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return ""
    if platform == "darwin":
        return which("open") or ""
    if environ.get("WSL_DISTRO_NAME"):
        return which("wslview") or ""
    drawn = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return which("termux-open-url") or (which("xdg-open") or "" if drawn else "")


def calls(program: str, which: Which) -> bool:
    """Whether that program knows one for phone numbers; asked of it, so it takes a moment."""
    if not program.endswith("xdg-open"):
        return bool(program) and not program.endswith("wslview")
    asked = which("xdg-mime")
    return bool(asked) and bool(_told([str(asked), "query", "default", "x-scheme-handler/tel"]))


def can_be_opened(address: str) -> bool:
    """Whether it is the address of a page, whole and plain."""
    return address.startswith("https://") and address.isascii() and address.isprintable() and " " not in address


def open_with(program: str, address: str) -> bool:
    """Give an address to the program; False where it says that it could not. Waits a moment for that."""
    _running[:] = [one for one in _running if one.poll() is None]
    try:
        process = subprocess.Popen([program, address], start_new_session=True, stdin=_NONE, stdout=_NONE, stderr=_NONE)
    except OSError:
        return False
    try:
        return bool(process.wait(PATIENCE) == 0)
    except subprocess.TimeoutExpired:
        _running.append(process)
        return True


def _told(command: list[str]) -> str:
    try:
        done = subprocess.run(command, stdin=_NONE, stdout=subprocess.PIPE, stderr=_NONE, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
