"""A real terminal for tests and benchmarks: a program in a pty, what it writes, and keys for it."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

#: Makes the pty the controlling terminal, as a login does, so that resizing and hanging up reach the program. Ctrl+C
#: does so too where the tests themselves were started in the background, which leaves it switched off.
TAKE_TERMINAL: Final = """import fcntl, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
LADDER: Final = "from ladder_tui.__main__ import run\nrun()\n"

#: Sequences that a program sends to steer the terminal: CSI, then DCS and OSC with their ends, then two-byte ones.
STEERING: Final = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P\]X^_][^\x1b\x07\x9c]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-Z\\^-~]"
)
#: What has to be switched off again: other screen, hidden cursor, mouse in all its ways, marked pastes.
RESTORED: Final = (
    b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l",
)  # fmt: skip


def plain_environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a quiet login: nothing of the machine that runs the tests, a fixed hour."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "PYTHONPYCACHEPREFIX") if name in os.environ}
    wanted = {
        "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "Europe/Berlin", "COLORTERM": "truecolor",
        "LADDER_NOW": "2026-03-04T09:00",
    }  # fmt: skip
    return {**kept, **wanted, **more}


def without_steering(data: bytes) -> str:
    """The text that is left when all sequences that steer the terminal are taken away."""
    return STEERING.sub(b"", data).decode("utf-8", "replace")


def waited_for_a_processor(pid: int) -> float:
    """Seconds for which a process has been ready to run and had no processor; 0 where the system does not say."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


def processor_seconds(pid: int) -> float:
    """Seconds of a processor that a process has had, also once it has ended; 0 where the system does not say."""
    try:
        own, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    except (OSError, ValueError):
        return 0.0
    return (int(own) + int(system)) / os.sysconf("SC_CLK_TCK")


def wants_a_processor(pid: int) -> bool:
    """Whether any thread of a process runs, or would if there were a processor; no where the system does not say."""
    stats = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/stat") if path.exists()]
    return any(stat.rpartition(")")[2].split()[0] == "R" for stat in stats)


class Terminal:
    """A Python program in a pty. `data` is everything it has written so far."""

    def __init__(
        self,
        code: str = LADDER,
        *args: str,
        environ: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        self.data = b""
        self.worked = 0.0
        self._since = 0
        self._master, self._slave = pty.openpty()
        self.resize(*size)
        self.modes_before = termios.tcgetattr(self._slave)
        command = [sys.executable, "-c", TAKE_TERMINAL + code, *args]
        self.process = subprocess.Popen(
            command, stdin=self._slave, stdout=self._slave, stderr=self._slave, env=dict(environ), cwd=cwd,
            start_new_session=True, close_fds=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    @property
    def modes(self) -> list[Any]:
        """The line discipline's settings, to compare with `modes_before`."""
        return termios.tcgetattr(self._slave)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._since = len(self.data)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def press(self, keys: bytes | str) -> None:
        """Type."""
        self._since = len(self.data)
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to this one process."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        for end in (self._master, self._slave):
            if end >= 0:
                os.close(end)
        self._master = self._slave = -1

    def read(self, seconds: float) -> bytes:
        """What comes within a time; returns early only when the terminal is gone."""
        return self._read_until(lambda: False, seconds)

    def read_until(self, wanted: Callable[[], bool] | bytes, seconds: float = 15.0) -> bytes:
        """What comes until `wanted` holds, or bytes stand in it. Raises AssertionError when time is up."""
        start = len(self.data)
        if isinstance(wanted, bytes):
            sought = wanted
            wanted = lambda: sought in self.data[start:]  # noqa: E731 - a name for it would say nothing more
        self._read_until(wanted, seconds)
        assert wanted(), f"not seen within {seconds} s; the end of what came: {self.data[-600:]!r}"
        return self.data[start:]

    def see(self, words: str, seconds: float = 15.0) -> str:
        """Wait until words stand in what came since the last key or resize; all of that as one line of text."""
        self.read_until(lambda: words in self.shown, seconds)
        return self.shown

    @property
    def shown(self) -> str:
        """The text that came since the last key or resize, every run of blanks as one."""
        return " ".join(without_steering(self.data[self._since :]).split())

    def settle(self, *, quiet: float = 0.15, seconds: float = 15.0) -> bytes:
        """What comes until nothing has come for `quiet` seconds, in which it did not wait for a processor either."""
        start, end = len(self.data), time.monotonic() + seconds
        while time.monotonic() < end:
            waited = waited_for_a_processor(self.process.pid)
            came = self.read(quiet)
            waited = waited_for_a_processor(self.process.pid) - waited
            if not came and waited < quiet / 10 and not wants_a_processor(self.process.pid):
                break
        return self.data[start:]

    @property
    def clock(self) -> float:
        """Seconds that stand still while the program, or this process that reads from it, waits for a processor."""
        return time.monotonic() - sum(map(waited_for_a_processor, (self.process.pid, os.getpid())))

    def finish(self, seconds: float = 10.0) -> tuple[int, float]:
        """Wait for the end while reading; the exit code, and how many seconds of `clock` it took.

        `worked` is then how many of a processor.
        """
        start, had = self.clock, processor_seconds(self.process.pid)
        self._read_until(self._has_ended, seconds)
        took, self.worked = self.clock - start, processor_seconds(self.process.pid) - had
        assert self._has_ended(), f"still running after {seconds} s: {self.data[-300:]!r}"
        self.process.wait()
        self.read(0.02)
        return self.process.returncode, took

    def _has_ended(self) -> bool:
        """Without asking for its exit code, after which the system knows nothing more of it."""
        if self.process.returncode is not None:
            return True
        return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def _read_until(self, done: Callable[[], bool], seconds: float) -> bytes:
        start, end = len(self.data), time.monotonic() + seconds
        while not done() and (left := end - time.monotonic()) > 0:
            ends = [self._master] if self._master >= 0 else []  # after `hang_up` there is none
            ready, _, _ = select.select(ends, [], [], min(left, 0.02))
            if ready:
                try:
                    self.data += os.read(self._master, 1 << 16)
                except OSError:  # the other end is closed
                    break
        return self.data[start:]


def run_plain(args: Sequence[str], *, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """`ladder` with its output in a pipe."""
    command = [sys.executable, "-m", "ladder_tui", *args]
    return subprocess.run(
        command, env=dict(environ), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=30
    )
