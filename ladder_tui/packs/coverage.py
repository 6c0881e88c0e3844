"""Which places, moments and levels a set of items covers, as small tables of counts (content.md section 5)."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from ladder_tui.domain import kindness, library, reflection
from ladder_tui.domain import vocabulary as v
from ladder_tui.packs.pack import Item

#: The least number of items a finished set holds, by type.
FLOORS = {
    "topic_card": 480, "reflection": 240, "rung": 160, "activity": 120, "kindness": 32, "backup": 45, "starter": 150,
    "reward": 60, "support": 25, "ladder": 12, "script": 45, "drill": 40, "need_question": 24, "why_note": 20,
}  # fmt: skip

_SUDS_BANDS = ("under 25", "25 to 44", "45 to 64", "65 and over")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Counts by row and column; None where no item can belong (a depth above the cap of a setting)."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


def coverage(items: Sequence[Item]) -> tuple[Table, ...]:
    """The tables of all types there are items of."""
    by_type: dict[str, list[Any]] = {}
    for item in items:
        by_type.setdefault(item.kind.name, []).append(item.value)
    return tuple(make(by_type[kind]) for kind, make in _TABLES if kind in by_type)


def counts(items: Sequence[Item]) -> dict[str, int]:
    """How many items of each type, every type named."""
    found = Counter(item.kind.name for item in items)
    return {kind: found[kind] for kind in FLOORS}


def _topics(cards: Sequence[Any]) -> Table:
    found = Counter((setting, card.depth) for card in cards for setting in card.settings)
    rows = tuple(
        (
            setting,
            tuple(found[setting, depth] if depth <= v.DEPTH_CAP_BY_SETTING[setting] else None for depth in range(1, 6)),
        )
        for setting in v.SETTINGS
    )
    return Table(title="Topic cards by setting and depth", columns=("1", "2", "3", "4", "5"), rows=rows)


def _needs(cards: Sequence[Any]) -> Table:
    return _one("Topic cards by need", v.NEEDS, lambda card: card.needs)(cards)


def _one(title: str, values: Sequence[str], of: Callable[[Any], Sequence[str]]) -> Callable[[Sequence[Any]], Table]:
    def make(some: Sequence[Any]) -> Table:
        found = Counter(value for one in some for value in of(one))
        return Table(title=title, columns=("items",), rows=tuple((value, (found[value],)) for value in values))

    return make


def _two(
    title: str, rows: Sequence[str], columns: Sequence[str], of: Callable[[Any], tuple[str, str]]
) -> Callable[[Sequence[Any]], Table]:
    def make(some: Sequence[Any]) -> Table:
        found = Counter(of(one) for one in some)
        filled = tuple((row, tuple(found[row, column] for column in columns)) for row in rows)
        return Table(title=title, columns=tuple(columns), rows=filled)

    return make


def _band(rung: Any) -> str:
    middle = sum(rung.suds) / 2
    return _SUDS_BANDS[sum(middle >= edge for edge in (25, 45, 65))]


_TABLES: tuple[tuple[str, Callable[[Sequence[Any]], Table]], ...] = (
    ("topic_card", _topics),
    ("topic_card", _needs),
    (
        "reflection",
        _one("Reflections by moment", get_args(reflection.Moment), lambda prompt: (prompt.moment,)),
    ),
    ("kindness", _one("Kindness by moment", get_args(kindness.KindMoment), lambda card: (card.moment,))),
    (
        "activity",
        _two(
            "Activities by contact and effort",
            v.CONTACT_LEVELS,
            ("1", "2", "3", "4", "5"),
            lambda one: (one.contact, str(one.effort)),
        ),
    ),
    ("rung", _one("Rungs by expected distress", _SUDS_BANDS, lambda rung: (_band(rung),))),
    ("rung", _one("Rungs by setting", v.SETTINGS, lambda rung: (rung.setting,))),
    ("backup", _one("Backups by reason", get_args(library.Trigger), lambda one: (one.trigger,))),
    (
        "starter",
        _two(
            "Starters by occasion and stage",
            get_args(library.Occasion),
            v.STAGES,
            lambda one: (one.occasion, one.stage),
        ),
    ),
)
