"""Activities: the part of the portfolio that is not a person."""

from datetime import date, datetime
from typing import Literal

import msgspec

from ladder_tui.domain.base.vocabulary import ContactLevel, Daypart, Mood, Need, Place, Price, Rhythm


class NeedShare(msgspec.Struct, frozen=True, kw_only=True):
    """The share (0 to 1) of an activity that serves one need; the shares of an activity sum to 1."""

    need: Need
    share: float


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do, from a pack or one's own.

    From a pack, `id` is the item id and `own` is False. An adopted pack activity is a record with an
    id of its own and `source` set to the item id. `effort` 1 to 5 is what it takes out of a person.
    """

    id: str
    title: str
    text: str = ""
    contact: ContactLevel = "shared"
    effort: int = 2
    price: Price = "free"
    place: Place = "outdoors"
    dayparts: tuple[Daypart, ...] = ("morning", "day", "evening", "weekend")
    rhythm: Rhythm = "weekly"
    minutes: int = 30
    needs: tuple[NeedShare, ...] = ()
    moods: tuple[Mood, ...] = ("steady", "good")
    first_step: str = ""
    find: str = ""
    access: str = ""
    own: bool = False
    source: str | None = None
    created: datetime | None = None
    paused: bool = False
    paused_until: date | None = None


class Hidden(msgspec.Struct, frozen=True, kw_only=True):
    """A pack item the user has removed for good. `id` is the item id."""

    id: str
    at: datetime


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One real use of an activity or a person from the portfolio, with its worth 0 to 10 when given."""

    id: str
    item_id: str
    at: datetime
    worth: int | None = None


def use_of(plan_id: str) -> str:
    """The id of the use that is noted with a plan when it is done."""
    return f"plan-{plan_id}"


ChoiceAction = Literal["taken", "rested", "swapped", "not_today", "never"]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What the user did with a suggestion, kept so that rotation survives restarts. `item_id` is `rest` for rest."""

    id: str
    item_id: str
    day: date
    at: datetime
    action: ChoiceAction = "taken"
