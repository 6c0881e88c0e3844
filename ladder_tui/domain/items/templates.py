"""Ladder templates: a need, whom it is for, and rungs of a pack from easy to hard."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from ladder_tui.domain.base.vocabulary import Need, Place, Price, Setting, Stage

Rung = TypeVar("Rung")


class LadderTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A ladder to take over and reword. `rungs` are the ids of 8 to 12 rungs, the easiest first."""

    id: str
    title: str
    need: Need
    for_whom: str
    rungs: tuple[str, ...]


def rungs_of(template: LadderTemplate, rungs: Mapping[str, Rung]) -> tuple[Rung, ...]:
    """The rungs of a template in its order; those that no pack holds (any more) are left out."""
    return tuple(rungs[rung_id] for rung_id in template.rungs if rung_id in rungs)


class RungIdea(msgspec.Struct, frozen=True, kw_only=True):
    """A rung from a pack. `suds` is the range of expected distress, low and high, 0 to 100."""

    id: str
    text: str
    setting: Setting
    stage: Stage
    needs: tuple[Need, ...]
    suds: tuple[int, int]
    minutes: int
    effort: int
    price: Price
    place: Place
    prediction: str
    done_when: str
    variations: tuple[str, ...]
    smaller_step: str
    bigger_step: str
    backup: str
    reward: str
    repeat: int
    drop: tuple[str, ...] = ()
    not_for: str = ""
    access: str = ""
