"""What happened with topic cards: marks on single ones, own words for them, and the decks they are dealt from."""

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


class CardWords(msgspec.Struct, frozen=True, kw_only=True):
    """How the user says a card: a line in the place of its opener, a share in the place of its own.

    The line may be one of the card's other ways. Empty means that the card's own stays.
    """

    id: str
    card_id: str
    at: datetime
    opener: str = ""
    share: str = ""


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a gap of a card, `{slot}`, for one plan or for one person.

    An empty `card_id` stands for every card: the name of a person's dog. With neither plan nor person it is about the
    user: what they are called.
    """

    id: str
    slot: str
    text: str
    at: datetime
    card_id: str = ""
    person_id: str | None = None
    plan_id: str | None = None
