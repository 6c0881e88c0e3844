"""Chance with a memory: the same seed gives the same order on every machine and at every start."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def _random(seed: tuple[object, ...]) -> "Random":
    from random import Random  # late: it costs the shell commands more than all of the rest here

    return Random("|".join(map(str, seed)))


def draw(*seed: object) -> float:
    """A number from 0 up to 1 that belongs to this seed."""
    return _random(seed).random()


def shuffled(ids: Iterable[str], *seed: object) -> tuple[str, ...]:
    """The ids in an order that belongs to this seed, whatever order they came in."""
    order = sorted(ids)
    _random(seed).shuffle(order)
    return tuple(order)


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
