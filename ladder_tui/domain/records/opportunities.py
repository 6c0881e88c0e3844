"""Opportunities: recurring or single social chances on the calendar."""

from datetime import date, datetime, time
from typing import Literal

import msgspec

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.base.vocabulary import Need, Place

OpportunityKind = Literal["opportunity", "routine"]


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """One occurrence put elsewhere: the day the rule gave it, and the day and time it has now."""

    original: date
    day: date
    at: time | None = None


class Opportunity(msgspec.Struct, frozen=True, kw_only=True):
    """A chance on the calendar. Times are wall-clock times in `zone` (IANA name); `at` None means any time.

    `day` is the first day. Without a `rule` it happens once. `skipped` and `moved` name days the rule gave.
    A community carries its `values` and a note on `how_to_join`. A routine may be a `message` to the person of
    `person_id`, with a first line dealt for it.
    """

    id: str
    title: str
    day: date
    created: datetime
    kind: OpportunityKind = "opportunity"
    at: time | None = None
    zone: str = "UTC"
    minutes: int = 60
    effort: int = 2
    needs: tuple[Need, ...] = ("casual_chat",)
    place: Place = "indoors"
    where: str = ""
    note: str = ""
    cue: str = ""
    reward: str = ""
    backup: str = ""
    rule: Recurrence | None = None
    skipped: tuple[date, ...] = ()
    moved: tuple[Moved, ...] = ()
    paused: bool = False
    values: str = ""
    how_to_join: str = ""
    person_id: str | None = None
    message: bool = False
