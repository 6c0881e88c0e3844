"""What is typed of keys in turn: which of them are pressed so far, and what the next one makes of it. Draws nothing."""

from collections.abc import Container, Mapping
from typing import Final, Generic, Literal, TypeVar

import msgspec

Goal = TypeVar("Goal")

#: Keys in turn come within so many seconds of each other.
PATIENCE: Final = 1.0
#: The highest count has so many digits.
LONGEST_COUNT: Final = 4


class Pending(msgspec.Struct, frozen=True):
    """Keys pressed so far and a count before them, the last of them at `at` (seconds)."""

    keys: tuple[str, ...] = ()
    count: str = ""
    at: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.keys or self.count)

    def still(self, now: float) -> "Pending":
        """What of it still counts."""
        return self if now - self.at <= PATIENCE else NOTHING


NOTHING: Final = Pending()


class Heard(msgspec.Struct, Generic[Goal], frozen=True):
    """What a key comes to: it is for others (`pass`), more is awaited (`wait`), all is dropped (`drop`), or something
    is reached: `goal`, or for a step of the cursor `step`, the key itself; each so many times, 0 where nobody said.
    """

    kind: Literal["pass", "wait", "drop", "goal", "step"]
    pending: Pending = NOTHING
    goal: Goal | None = None
    times: int = 0


def hear(
    pending: Pending,
    key: str,
    now: float,
    goals: Mapping[tuple[str, ...], Goal],
    *,
    steps: Container[str] = (),
    always: Container[str] = (),
) -> Heard[Goal]:
    """What comes of a key at `now`.

    `goals` are what can be reached with which keys. `steps` are the keys that a count goes with besides; where there
    are none, nothing is counted. What of `always` is no part of it does what it does anywhere.
    """
    pending = pending.still(now)
    keys, times = (*pending.keys, key), int(pending.count or 0)
    if keys in goals:
        return Heard("goal", goal=goals[keys], times=times)
    if any(wanted[: len(keys)] == keys for wanted in goals):
        return Heard("wait", Pending(keys, pending.count, now))
    if not pending.keys:
        if steps and key.isascii() and key.isdigit() and (pending.count or key != "0"):
            return Heard("wait", Pending((), (pending.count + key)[:LONGEST_COUNT], now))
        if pending.count and key in steps:
            return Heard("step", times=times)
    # What was begun and leads nowhere is dropped with the key: on its own that one might take something away.
    return Heard("drop" if pending and key not in always else "pass")
