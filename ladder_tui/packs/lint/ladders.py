"""What the rungs of a ladder template have to be together (docs/design.md 9)."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from ladder_tui.packs.reading.pack import Item, Pack

LOWEST_START = 20
HIGHEST_END = 85
WIDEST_STEP = 15
LEAST_SETTINGS = 3

#: Verbs for reaching out to somebody ("a call" and "the message" are things). A rung without one asks to be there.
_REACHES_OUT = re.compile(
    r"(?<!\ba )(?<!\bthe )(?<!\bvideo )\b(say|tell|ask|greet|talk|speak|chat|write to|send|message|text|call|ring|phone"
    r"|invite|offer|suggest|nod|smile|wave|answer|reply|thank|introduce|share|comment|post|propose|apologise|decline)\b",
    re.IGNORECASE,
)


def is_presence(text: str) -> bool:
    """Whether the text of a rung only asks to be somewhere, without a word to anybody."""
    return _REACHES_OUT.search(text) is None


def ladder_findings(item: Item, items: Mapping[str, tuple[Item, Pack]]) -> Iterator[tuple[str, str]]:
    """What is wrong with a ladder template as (field, message); nothing for items of another type."""
    if item.kind.name != "ladder":
        return
    rungs: list[Any] = []
    for rung_id in item.value.rungs:
        held = items.get(rung_id)
        if held is None or held[0].kind.name != "rung":
            yield "rungs", f"names {rung_id}, which is no rung; name a rung of a pack, or leave it out"
        else:
            rungs.append(held[0].value)
    if len(rungs) == len(item.value.rungs):
        yield from (("rungs", message) for message in _together(rungs))


def _together(rungs: list[Any]) -> Iterator[str]:
    first, last = rungs[0].suds[0], rungs[-1].suds[1]
    if first > LOWEST_START:
        yield f"start at {first} ({rungs[0].id}); a first rung starts at {LOWEST_START} or below"
    if last > HIGHEST_END:
        yield f"end at {last} ({rungs[-1].id}); a last rung ends at {HIGHEST_END} or below"
    for lower, upper in pairwise(rungs):
        step = (sum(upper.suds) - sum(lower.suds)) / 2
        if step < 0:
            yield f"go down from {lower.id} to {upper.id}; each rung asks at least as much as the one before"
        elif step > WIDEST_STEP:
            yield f"rise by {step:g} from {lower.id} to {upper.id}; {WIDEST_STEP} at most, so put a rung between them"
    settings = {rung.setting for rung in rungs}
    if len(settings) < LEAST_SETTINGS:
        yield f"have {len(settings)} settings ({', '.join(sorted(settings))}); at least {LEAST_SETTINGS}"
    if not any(is_presence(rung.text) for rung in rungs):
        yield "hold none that is only being there; add one that asks for no word to anybody"
