"""Topic cards and what happened with them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ladder_tui.domain.vocabulary import Daypart, Need, Season, Setting, Stage, Tone

CardAction = Literal["used", "liked", "not_for_me"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A complete mini-script: opener, follow-ups, what to listen for, something to share, a way out. `depth` 1 to 5."""

    id: str
    opener: str
    follow_ups: tuple[str, ...]
    listen_for: str
    share: str
    exit_line: str
    depth: int
    settings: tuple[Setting, ...]
    stages: tuple[Stage, ...]
    needs: tuple[Need, ...]
    effort: int
    tone: Tone
    avoid_when: str
    season: Season | None = None
    daypart: Daypart | None = None
    pairs_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMark:
    """Something the user said about a card: used (with whom), liked, or not for me."""

    id: str
    card_id: str
    action: CardAction
    at: datetime
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A shuffled deck's position. `id` names the deck by its filter; `dealt` are ids dealt since the last shuffle."""

    id: str
    shuffle: int = 0
    dealt: tuple[str, ...] = ()
