"""Weeks that leave the rhythm alone: away, ill, or paused (product.md 4.4)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

AwayKind = Literal["away", "ill", "paused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Days that count neither way, `first` and `last` among them; without a `last` they go on."""

    id: str
    kind: AwayKind
    first: date
    last: date | None = None
