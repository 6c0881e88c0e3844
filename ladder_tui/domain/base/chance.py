"""Chance with a memory: the same seed gives the same order on every machine and at every start."""

from collections.abc import Iterable, Sequence
from datetime import date

try:
    from _blake2 import blake2b  # what hashlib hands on; hashlib itself also loads OpenSSL, which takes as long as both
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere
    from hashlib import blake2b

# `random` would do the same, and costs a shell command as much as reading all that somebody wrote.


def _number(seed: str) -> int:
    """A number of 64 bits that belongs to a text, and looks as if it did not."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=8).digest(), "big")


def draw(*seed: object) -> float:
    """A number from 0 up to 1, never 1, that belongs to this seed."""
    return (_number("|".join(map(str, seed))) >> 11) / (1 << 53)  # as many bits as a float holds exactly


def shuffled(ids: Iterable[str], *seed: object) -> tuple[str, ...]:
    """The ids in an order that belongs to this seed, whatever order they came in.

    An id more or less leaves the others in their order.
    """
    begin = "|".join(map(str, seed))
    return tuple(sorted(ids, key=lambda id: (_number(f"{begin}|{id}"), id)))


def rota(ids: Sequence[str], day: date, label: str) -> tuple[str, ...]:
    """All ids, the one whose turn it is on `day` first, then stand-ins in case that one does not fit.

    Nothing is stored: the deck named `label` is shuffled once per round of `len(ids)` days, so no id has its turn
    twice within a round. Stand-ins begin half a round away, so that they are not tomorrow's or yesterday's.
    """
    if not ids:
        return ()
    size = len(ids)
    round_number, turn = divmod(day.toordinal(), size)
    order = shuffled(ids, label, round_number)
    others = [order[(turn + size // 2 + step) % size] for step in range(size)]
    return (order[turn], *(other for other in others if other != order[turn]))
