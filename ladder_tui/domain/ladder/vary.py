"""The same rung somewhere else: its own variations, and the places where it was tried already (docs/design.md 4.1)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

import msgspec

from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.vocabulary import Setting
from ladder_tui.domain.records.attempts import Attempt, over_at, took_place
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot

#: Places that are closed on some days of the week, 0 for Monday, for somebody of whom nothing else is known.
CLOSED: Final[Mapping[Setting, frozenset[int]]] = {"work": frozenset({5, 6})}


class Variation(msgspec.Struct, frozen=True, kw_only=True):
    """One place or way to try a rung. `times` counts the tries there, `last` is the latest."""

    text: str
    times: int = 0
    last: datetime | None = None

    @property
    def used(self) -> bool:
        """Whether the rung was tried there."""
        return self.times > 0


def place_of(attempt: Attempt) -> str:
    """Where a try was, on one line; empty when it was not noted."""
    context = attempt.outcome.context if attempt.outcome is not None else ""
    return "" if is_blank(context) else one_line(context)


def place_key(place: str) -> tuple[str, ...]:
    """What makes two noted places the same one: their words, whatever case, accents and small words; () for none."""
    return _words(place) or ((fold(place),) if place else ())


def same_place(one: str, other: str) -> bool:
    """Whether two texts name one place: the same words, whatever case and accents, or one among the words of the other.

    "library" is the place of "a library chair"; "art" is not that of "the party".
    """
    first, second = _words(one), _words(other)
    short, long = sorted((first, second), key=len)
    return bool(short) and any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def closed_on(rung: Rung, day: date, snapshot: Snapshot) -> bool:
    """Whether the place of a rung is closed on a day: work at the weekend.

    It is open for whoever has a try there on that day of the week, or a plan for it.
    """
    weekday = day.weekday()
    if rung.setting is None or weekday not in CLOSED.get(rung.setting, ()):
        return False
    there = [local_day(over_at(a), snapshot.now) for a in snapshot.attempts.values() if _there(a, rung)]
    there += [plan.day for plan in snapshot.plans.values() if _from(plan, rung)]
    return all(other.weekday() != weekday for other in there)


def _there(attempt: Attempt, rung: Rung) -> bool:
    return attempt.rung_id == rung.id and (took_place(attempt) or attempt.status == "open")


def _from(plan: Plan, rung: Rung) -> bool:
    return plan.origin.kind == "rung" and plan.origin.ref == rung.id and plan.status != "self_cancelled"


def variations(rung: Rung, attempts: Iterable[Attempt]) -> tuple[Variation, ...]:
    """What is new comes first, in the rung's order; then what was used, the longest ago first.

    A try counts where it was done or left early.
    """
    tried = [
        (place, over_at(attempt))
        for attempt in attempts
        if attempt.rung_id == rung.id and took_place(attempt) and (place := place_of(attempt))
    ]
    listed: list[Variation] = []
    for text in rung.variations:
        there = [at for place, at in tried if same_place(place, text)]
        listed.append(Variation(text=text, times=len(there), last=max(there, default=None)))
        tried = [(place, at) for place, at in tried if not same_place(place, text)]
    by_place: dict[tuple[str, ...], Variation] = {}
    for place, at in sorted(tried, key=lambda pair: pair[1]):
        key = place_key(place)
        known = by_place.get(key)
        by_place[key] = Variation(text=place, times=(known.times if known else 0) + 1, last=at)
    listed += by_place.values()
    new = [variation for variation in listed if variation.last is None]
    used = [(variation.last, variation) for variation in listed if variation.last is not None]
    return (*new, *(variation for _, variation in sorted(used, key=lambda pair: pair[0])))


def _words(text: str) -> tuple[str, ...]:
    words = "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


#: Words that say nothing about which place it is.
_SMALL = frozenset({"a", "an", "the", "at", "in", "on", "my", "our"})
