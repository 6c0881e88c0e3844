"""Kindness steps: what to read and do when something hurt."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from ladder_tui.domain.base.chance import draw
from ladder_tui.domain.items.kindness import KindMoment, Kindness
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.writing.prompts import last_answers

#: Where to look when a moment has no card of its own; "setback" stands behind all of them.
_NEAR: Final[Mapping[KindMoment, tuple[KindMoment, ...]]] = {
    "after_awkward": ("after_leaving",),
    "after_rejection": ("no_reply",),
    "after_leaving": ("after_awkward",),
    "no_reply": ("after_rejection",),
    "lonely_evening": ("evening",),
    "evening": ("lonely_evening", "tired"),
    "tired": ("evening",),
    "during": ("before",),
    "before": ("during",),
}


def kindness_for(
    moment: KindMoment, cards: Iterable[Kindness], entries: Iterable[Entry], *, today: date
) -> Kindness | None:
    """The card for a moment: the one done longest ago or never (entries name it as their prompt), then by the date.

    A moment without a card borrows from the nearest one, at last from "setback"; None when there is nothing at all.
    """
    listed = tuple(cards)
    done = last_answers(entry for entry in entries if entry.kind == "kindness")

    def turn(card: Kindness) -> tuple[int, float, str]:
        last = done.get(card.id)
        return (last.toordinal() if last is not None else 0, draw(today, card.id), card.id)

    for near in (moment, *_NEAR.get(moment, ()), "setback"):
        fitting = [card for card in listed if card.moment == near]
        if fitting:
            return min(fitting, key=turn)
    return None
