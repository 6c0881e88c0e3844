"""What happened with topic cards: marks on single ones, and the decks they are dealt from."""

from datetime import datetime
from typing import Literal

import msgspec

CardAction = Literal["used", "liked", "not_for_me"]


class CardMark(msgspec.Struct, frozen=True, kw_only=True):
    """Something the user said about a card: used (with whom), liked, or not for me."""

    id: str
    card_id: str
    action: CardAction
    at: datetime
    person_id: str | None = None


class Deck(msgspec.Struct, frozen=True, kw_only=True):
    """A shuffled deck's position. `id` names the deck by its filter; `dealt` are ids dealt since the last shuffle."""

    id: str
    shuffle: int = 0
    dealt: tuple[str, ...] = ()
