"""The picker: which activity or person fits this mood, energy and time, and why (product.md 4.2)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

ChoiceAction = Literal["taken", "rested", "swapped", "not_today", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the user did with a suggestion; kept so that rotation works across restarts. `item_id` is `rest` for rest."""

    id: str
    item_id: str
    day: date
    at: datetime
    action: ChoiceAction = "taken"
