"""Short lines of the packs: backups, rewards and first lines of messages."""

from typing import Literal

import msgspec

from ladder_tui.domain.base.vocabulary import ContactLevel, Need, Place, Price, Stage

Trigger = Literal["cancelled", "no_reply", "late", "too_tired", "too_anxious", "weather", "money", "ill", "closed"]


Occasion = Literal[
    "plain", "memory", "saw_this", "follow_up", "thanks", "after_silence", "support", "good_news", "plan", "ask_help",
]  # fmt: skip

RewardKind = Literal["rest", "senses", "play", "outdoors", "make", "music", "connect", "comfort"]
StarterChannel = Literal["text", "voice", "card"]


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """The smaller thing that stands ready when a plan falls through. `effort` 1 or 2, `minutes` 1 to 20."""

    id: str
    text: str
    trigger: Trigger
    effort: int
    minutes: int
    contact: ContactLevel
    place: Place
    needs: tuple[Need, ...]


class Reward(msgspec.Struct, frozen=True, kw_only=True):
    """A small thing to look forward to, 1 to 20 minutes."""

    id: str
    text: str
    minutes: int
    price: Price
    kind: RewardKind
    effort: int = 1


class Starter(msgspec.Struct, frozen=True, kw_only=True):
    """A first line for a short message; `{slot}` names stand for words to fill in."""

    id: str
    text: str
    stage: Stage
    occasion: Occasion
    channel: StarterChannel
    asks: bool
    slots: tuple[str, ...] = ()
    reply_idea: str = ""
