"""One figure about a set of items, and the span it is to lie in."""

from collections.abc import Hashable, Iterable
from typing import Literal

import msgspec

#: A share says little about a handful of items, so most limits bind from this many of a type on.
ENOUGH = 30


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure about a set of items. `least` and `most` are None where the standard sets none or the set is too
    small for them; `unit` is "%", "grade", "times", "items" or "words"; `example` names what weighs most.
    """

    type: str
    name: str
    value: float
    unit: Literal["%", "grade", "times", "items", "words"]
    least: float | None = None
    most: float | None = None
    example: str = ""

    @property
    def holds(self) -> bool:
        """Whether the value is within its limits; True without any."""
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    @property
    def bound(self) -> str:
        """The limits in words: "at most 12", "at least 45", "35 to 50", or "" without any."""
        if self.least is not None and self.most is not None:
            return f"{self.least:g} to {self.most:g}"
        if self.least is not None:
            return f"at least {self.least:g}"
        return f"at most {self.most:g}" if self.most is not None else ""


def percent(part: float, whole: float) -> float:
    """`part` of `whole` in percent with one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def repeated(values: Iterable[Hashable]) -> list[Hashable]:
    """The values that stand there more than once, each as often as it does."""
    listed = list(values)
    counts: dict[Hashable, int] = {}
    for value in listed:
        counts[value] = counts.get(value, 0) + 1
    return [value for value in listed if counts[value] > 1]
