"""Rungs of one's own made from the packs': one from an idea, or a ladder from a template. Nothing is saved here."""

from collections.abc import Callable, Container, Mapping
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import Channel, Setting
from ladder_tui.domain.items.templates import LadderTemplate, RungIdea, rungs_of
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.rungs import FIRST_LADDER, Rung

#: Settings that say by which channel one is in touch.
_CHANNELS: Final[Mapping[Setting, Channel]] = {"text": "text", "call": "call", "online": "online"}


def rung_from_idea(
    idea: RungIdea, *, id: str, created: datetime, ladder_id: str = FIRST_LADDER, order: int = 0
) -> Rung:
    """The idea as a rung: expected SUDS is the middle of the pack's range, `drop` are the habits to leave out."""
    low, high = idea.suds
    return Rung(
        id=id,
        text=idea.text,
        suds=(low + high) // 2,
        created=created,
        setting=idea.setting,
        needs=idea.needs,
        minutes=idea.minutes,
        effort=idea.effort,
        done_when=idea.done_when,
        backup=idea.backup,
        reward=idea.reward,
        source=idea.id,
        ladder_id=ladder_id,
        order=order,
        variations=idea.variations,
        habits=idea.drop,
        prediction=idea.prediction,
        stage=idea.stage,
        channel=_CHANNELS.get(idea.setting),
    )


def freed(rung: Rung, library: Library) -> Rung:
    """A rung whose words are the user's now: no fear, places and end of the pack's own stand with it any more."""
    idea = library.rungs.get(rung.source or "")
    if rung.source is None:
        return rung
    packs = idea.variations if idea is not None else ()
    return replace(
        rung, source=None, prediction="", variations=tuple(way for way in rung.variations if way not in packs),
        done_when="" if idea is not None and rung.done_when == idea.done_when else rung.done_when,
    )  # fmt: skip


def own_rungs(
    template: LadderTemplate,
    library: Library,
    *,
    new_id: Callable[[], str],
    created: datetime,
    ladder_id: str,
    hidden: Container[str] = (),
) -> tuple[Rung, ...]:
    """The rungs of a template, each with a fresh id; `hidden` are pack rungs the user removed for good.

    `order` keeps the template's order between rungs of one SUDS. Empty when no pack holds any of them.
    """
    ideas = [idea for idea in rungs_of(template, library.rungs) if idea.id not in hidden]
    return tuple(
        rung_from_idea(idea, id=new_id(), created=created, ladder_id=ladder_id, order=order)
        for order, idea in enumerate(ideas)
    )
