"""Activities: the part of the portfolio that is not a person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ladder_tui.domain.base.vocabulary import ContactLevel, Daypart, Mood, Need, Place, Price, Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedShare:
    """The share (0 to 1) of an activity that serves one need; the shares of an activity sum to 1."""

    need: Need
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A pack item the user has removed for good. `id` is the item id."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One real use of an activity or a person from the portfolio, with its worth 0 to 10 when given."""

    id: str
    item_id: str
    at: datetime
    worth: int | None = None


ChoiceAction = Literal["taken", "rested", "swapped", "not_today", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the user did with a suggestion, kept so that rotation survives restarts. `item_id` is `rest` for rest."""

    id: str
    item_id: str
    day: date
    at: datetime
    action: ChoiceAction = "taken"
