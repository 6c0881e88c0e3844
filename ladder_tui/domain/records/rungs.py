"""Rungs and the ladders they stand on."""

from datetime import datetime
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.vocabulary import Channel, Need, Setting, Stage

#: What one does in company, from the edge to the middle; one of the dimensions a rung can be split along.
Role = Literal["look on", "help", "take part", "lead"]


#: The id of the ladder that is there from the first rung on, without a record of its own.
FIRST_LADDER: Final = "own"


class OwnLadder(msgspec.Struct, frozen=True, kw_only=True):
    """One of the user's ladders. `template` is the id of the pack's ladder it was made from."""

    id: str
    title: str
    created: datetime
    template: str | None = None


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a ladder. `suds` is the expected distress, 0 to 100 (Subjective Units of Distress).

    `order` decides between rungs of the same SUDS. `source` is the id of the pack's rung, `parent` the rung it was
    split from. `habits` are helper habits to leave out, `prediction` a guess to begin with, `variations` other
    contexts. `people`, `channel`, `role`, `stage` and `leave_after` (minutes) are dimensions it can be split along;
    with 0 `people` nobody else is there. `set_aside_at` is when it was set aside, None where that was not noted.
    `matters_id` is what the step is for (see WhatMatters), `coping` a line of the user's own for each try of it.
    """

    id: str
    text: str
    suds: int
    created: datetime
    setting: Setting | None = "neighbour"
    needs: tuple[Need, ...] = ("casual_chat",)
    minutes: int = 5
    effort: int = 2
    done_when: str = ""
    backup: str = ""
    reward: str = ""
    source: str | None = None
    current: bool = False
    set_aside: bool = False
    set_aside_at: datetime | None = None
    ladder_id: str = FIRST_LADDER
    order: int = 0
    parent: str | None = None
    variations: tuple[str, ...] = ()
    habits: tuple[str, ...] = ()
    prediction: str = ""
    stage: Stage | None = None
    people: int | None = None
    channel: Channel | None = None
    role: Role | None = None
    leave_after: int | None = None
    matters_id: str | None = None
    coping: str = ""


def is_rehearsal(rung: Rung) -> bool:
    """Whether a rung is for rehearsing, alone, what belongs to another."""
    return rung.people == 0
