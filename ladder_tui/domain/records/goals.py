"""Goals: something small and countable for a few weeks, with a reserve nobody has to ask for (docs/design.md 4.4).

And what they and the steps are for: a few lines about what matters.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

Period = Literal["week", "fortnight", "month"]
#: What a goal counts; records are matched to it by what they are, and the user can correct that.
GoalTag = Literal[
    "new_conversation", "known_event", "contact", "reach_out", "rung", "being_there", "shared_activity", "saying_no",
]  # fmt: skip


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """`count` times (1 to 31) per period something with `tag`, from `start` to `until` (at most six weeks).

    `verb` is the user's own word for it: "start one new conversation". `ended` is the day it was let go.
    """

    id: str
    created: datetime
    verb: str
    tag: GoalTag
    count: int
    period: Period
    start: date
    until: date
    ended: date | None = None


class GoalMark(msgspec.Struct, frozen=True, kw_only=True):
    """The user's correction: `ref` (a table and an id, "plans:…") counts for the goal, or does not.

    A mark without a `ref` counts something that is noted nowhere else, on the day of `at`.
    """

    id: str
    goal_id: str
    at: datetime
    ref: str = ""
    counts: bool = True


class WhatMatters(msgspec.Struct, frozen=True, kw_only=True):
    """One line about what matters to the user, in own words: "being a friend who calls". Steps and plans name it."""

    id: str
    text: str
    created: datetime
