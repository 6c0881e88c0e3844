"""Ladder templates: a need, whom it is for, and rungs of a pack from easy to hard."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from ladder_tui.domain.vocabulary import Need

Rung = TypeVar("Rung")


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderTemplate:
    """A ladder to take over and reword. `rungs` are the ids of 8 to 12 rungs, the easiest first."""

    id: str
    title: str
    need: Need
    for_whom: str
    rungs: tuple[str, ...]


def rungs_of(template: LadderTemplate, rungs: Mapping[str, Rung]) -> tuple[Rung, ...]:
    """The rungs of a template in its order; those that no pack holds (any more) are left out."""
    return tuple(rungs[rung_id] for rung_id in template.rungs if rung_id in rungs)
