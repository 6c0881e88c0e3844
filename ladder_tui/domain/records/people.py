"""People, the contacts with them, and what was promised."""

from datetime import date, datetime
from typing import Literal

import msgspec

from ladder_tui.domain.base.vocabulary import Channel, Need, Stage

#: Who did something in an exchange, where that was noted.
Side = Literal["me", "them", "both"]
#: What support there was: given by the user, received by the user, or both.
Support = Literal["given", "received", "both"]
Felt = Literal["drained", "even", "nourished"]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Someone in the portfolio. `depth_ceiling` (1 to 5) is raised by the user only.

    `rhythm_days` is the wished time between contacts; None, the default, means no wish.
    A person marked `unsafe` appears in no suggestion, report or reminder.
    """

    id: str
    name: str
    created: datetime
    how_known: str = ""
    stage: Stage = "acquaintance"
    details: str = ""
    next_time: str = ""
    needs: tuple[Need, ...] = ("casual_chat",)
    effort: int = 2
    minutes: int = 15
    rhythm_days: int | None = None
    depth_ceiling: int = 3
    paused: bool = False
    paused_until: date | None = None
    unsafe: bool = False
    #: A phone number or another way to reach them, in the user's words.
    number: str = ""


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """One logged exchange with a person, any channel.

    The signals of give-and-take are optional, a key each: who got in touch, who proposed something, support, and how
    it felt afterwards.
    """

    id: str
    person_id: str
    at: datetime
    channel: Channel = "in_person"
    note: str = ""
    reached: Side | None = None
    proposed: Side | None = None
    support: Support | None = None
    felt: Felt | None = None


def contact_of(plan_id: str) -> str:
    """The id of the contact that is noted with a plan, such as the message of a routine that was sent."""
    return f"plan-{plan_id}"


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A thing to remember or do for a person, with a date or without."""

    id: str
    text: str
    created: datetime
    person_id: str | None = None
    due: date | None = None
    kept_at: datetime | None = None
