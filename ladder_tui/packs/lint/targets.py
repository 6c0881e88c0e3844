"""What a finished set of shipped packs holds: how many of each type, and in which shares (docs/design.md 9)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ladder_tui.packs.lint.counting import Measure, percent
from ladder_tui.packs.reading.pack import Item

#: The least number of items of a finished set, and the number it aims at, by type.
COUNTS = {
    "situation": (60, 63), "topic_card": (520, 560), "reflection": (240, 260),
    "rung": (160, 236), "ladder": (12, 19), "activity": (120, 160),
    "script": (45, 60), "drill": (40, 48), "kindness": (32, 40), "backup": (45, 60), "starter": (200, 220),
    "reward": (60, 80), "need_question": (24, 32), "support": (25, 40), "why_note": (20, 26),
    "heavy_phrase": (20, 32),
}  # fmt: skip

#: Expected distress by the middle of its range: the share of all rungs in percent, and how far from it a set may lie.
_SUDS_BANDS = (("under 25", 20), ("25 to 44", 30), ("45 to 64", 30), ("65 and over", 20))
_SUDS_EDGES = (25, 45, 65)
_SUDS_ROOM = 5
_FROM_HOME = frozenset(("home", "phone", "online"))
_SEATED = re.compile(r"\b(seat\w*|sit\w*|chair\w*|bench\w*|lying|bed)\b", re.IGNORECASE)


def counts(items: Sequence[Item]) -> dict[str, int]:
    """How many items of each type, every type named."""
    by_type = Counter(item.kind.name for item in items)
    return {kind: by_type[kind] for kind in COUNTS}


def shares(items: Sequence[Item]) -> tuple[Measure, ...]:
    """The shares of a finished set with their limits, for the types there are items of."""
    by_type: dict[str, list[Any]] = {}
    for item in items:
        by_type.setdefault(item.kind.name, []).append(item.value)
    return tuple(measure for kind, make in _SHARES.items() if kind in by_type for measure in make(by_type[kind]))


def _share(type: str, name: str, fits: Sequence[bool], least: float, most: float | None = None) -> Measure:
    return Measure(type=type, name=name, value=percent(sum(fits), len(fits)), unit="%", least=least, most=most)


def _rungs(rungs: Sequence[Any]) -> Iterator[Measure]:
    bands = [sum(sum(rung.suds) / 2 >= edge for edge in _SUDS_EDGES) for rung in rungs]
    for index, (band, wanted) in enumerate(_SUDS_BANDS):
        fits = [band_of_rung == index for band_of_rung in bands]
        yield _share("rung", f"expected distress {band}", fits, wanted - _SUDS_ROOM, wanted + _SUDS_ROOM)
    yield _share("rung", "from home, by phone or online", [rung.place in _FROM_HOME for rung in rungs], 33)


def _activities(activities: Sequence[Any]) -> Iterator[Measure]:
    yield _share("activity", "free", [activity.price == "free" for activity in activities], 60)
    easy = [
        activity.place in _FROM_HOME or _SEATED.search(f"{activity.text} {activity.access}") is not None
        for activity in activities
    ]
    yield _share("activity", "from home or seated", easy, 35)
    yield _share("activity", "in the evening", ["evening" in activity.dayparts for activity in activities], 30)


_SHARES = {"rung": _rungs, "activity": _activities}
