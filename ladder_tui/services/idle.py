"""How long nobody has pressed a key or moved the mouse."""

import time
from collections.abc import Callable


def seconds() -> float:
    """A clock that goes on while the machine sleeps, where there is one: a lid closed over lunch is an idle hour."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class Idle:
    """Remembers the last sign of somebody being there. It needs no timer of its own."""

    def __init__(self, clock: Callable[[], float] = seconds) -> None:
        self._clock = clock
        self._last = clock()

    def note(self) -> None:
        """Somebody is there."""
        self._last = self._clock()

    def longer_than(self, minutes: int) -> bool:
        """Whether nobody has been there for so long; never with 0."""
        return minutes > 0 and self._clock() - self._last >= minutes * 60
