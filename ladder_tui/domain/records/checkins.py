"""The check-in: mood, energy and minutes free, in three key presses."""

from datetime import date, datetime
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.vocabulary import Mood

#: Choices of the third key, minutes free.
MINUTES_CHOICES: Final[tuple[int, ...]] = (5, 15, 30, 60, 120)


class CheckIn(msgspec.Struct, frozen=True, kw_only=True):
    """How a person is at one moment. `energy` runs 1 to 5, `minutes` is time free, 0 or more."""

    id: str
    at: datetime
    mood: Mood
    energy: int
    minutes: int


AwayKind = Literal["away", "ill", "paused"]


class Away(msgspec.Struct, frozen=True, kw_only=True):
    """Days that count neither way, `first` and `last` among them; without a `last` they go on."""

    id: str
    kind: AwayKind
    first: date
    last: date | None = None
