"""The one calm page that opens when somebody has written that they do not want to live, or cannot go on.

It says what is so and promises nothing: that the text is kept, that this page is found by certain words only, and who
can be reached. Pure; nothing about its having opened is kept anywhere.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.base.vocabulary import Stage
from ladder_tui.domain.items.support import SupportKind, SupportLine
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.support.page import (
    ANYWHERE,
    LAST_RESORT,
    SupportEntry,
    entry_of,
    known_region,
    region_name,
    urgent_of,
)

#: The two sentences.
KEPT: Final = "What you wrote is kept."
NOT_ON_DISK: Final = "What you wrote still stands there."
COMPANY: Final = (
    "If it is about right now, you do not have to be alone with it: these are people you can call or write to."
)
RELIANCE: Final = (
    "This page opens at certain words and misses many, so do not rely on it: {support} has people to talk to, "
    "everywhere and at any time. Nobody was told, and nothing was noted about it."
)
UNCHECKED: Final = "These numbers may have changed. If one does not answer, try the next."
NO_COUNTRY: Final = "No country is chosen yet. r chooses yours; these find people wherever you are."
#: How many lines and people one page holds.
MOST_LINES: Final = 4
MOST_PEOPLE: Final = 3
_FITTING: Final[tuple[SupportKind, ...]] = ("crisis_line", "text_line", "warm_line")
_NEAREST: Final[tuple[Stage, ...]] = (
    "friend", "family", "new_friend", "reconnecting", "acquaintance", "familiar_face", "stranger",
)  # fmt: skip


class CalmPage(msgspec.Struct, frozen=True, kw_only=True):
    """What it shows, in this order. `people` are names with the number noted for each."""

    first: str
    second: str
    emergency: str
    emergency_number: str
    country_note: str
    lines: tuple[SupportEntry, ...]
    people: tuple[tuple[str, str], ...]
    unchecked: str
    reliance: str


def calm_page(
    lines: Iterable[SupportLine],
    region: str,
    people: Iterable[Person],
    today: date,
    *,
    is_kept: bool = True,
    support_key: str = "!",
) -> CalmPage:
    """The page for a country; for "" or one without lines the emergency number of no country and what finds people."""
    known = tuple(lines) or LAST_RESORT
    region = known_region(known, region)
    urgent = urgent_of(known, region)
    shown = tuple(entry_of(line, today) for line in fitting(known, region)[:MOST_LINES])
    return CalmPage(
        first=KEPT if is_kept else NOT_ON_DISK,
        second=COMPANY,
        emergency=f"Emergency, {region_name(region)}" if region else urgent.name,
        emergency_number=urgent.contact.phone,
        country_note="" if region else NO_COUNTRY,
        lines=shown,
        people=tuple((person.name, person.number) for person in own_people(people)[:MOST_PEOPLE]),
        unchecked=UNCHECKED if any(entry.check_first for entry in shown) else "",
        reliance=RELIANCE.format(support=support_key),
    )


def fitting(lines: Iterable[SupportLine], region: str) -> list[SupportLine]:
    """The lines for a crisis in a country: those for everybody before those for one group; else what finds some."""
    known = tuple(lines)
    kinds = _FITTING if region else ("directory",)
    here = [line for line in known if line.region == (region or ANYWHERE) and line.kind in kinds]
    return sorted(here, key=lambda line: (bool(line.for_whom), kinds.index(line.kind)))


def own_people(people: Iterable[Person]) -> list[Person]:
    """People of one's own with a number, the closest first; nobody who is not safe."""
    near = [person for person in people if not person.unsafe and not is_blank(person.number)]
    return sorted(near, key=lambda person: _NEAREST.index(person.stage))
