"""Which places, moments and levels a set of items covers, as small tables of counts (docs/design.md 9).

A table also says how many items a finished set has in each cell, so that what is still short can be shown.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

import msgspec

from ladder_tui.domain.base import vocabulary as v
from ladder_tui.domain.items import drills, kindness, lines, prompts, scripts
from ladder_tui.packs.reading.pack import Item

_LEVELS = ("1", "2", "3", "4", "5")
#: The least number of topic cards in each situation.
_CARDS_IN_SITUATION = 5
#: Settings in which a card is written, or said on the phone.
_MESSAGE: frozenset[v.Setting] = frozenset(("text", "call", "online"))
_REFLECTIONS = {
    "before": 40, "during": 20, "after": 25, "win": 25, "setback": 35, "skipped": 20, "weekly": 40, "monthly": 15,
    "returning": 12,
}  # fmt: skip
#: People one writes to: nobody sends a message to a stranger or to a face in the stairwell.
_WRITTEN_TO: tuple[v.Stage, ...] = ("acquaintance", "new_friend", "friend", "reconnecting", "family")
#: What an activity of each contact level takes out of a person, 1 to 5: least and most.
_EFFORTS: dict[v.ContactLevel, tuple[int, int]] = {
    "none": (1, 2), "alone_among": (1, 3), "parallel": (1, 4), "brief": (1, 3), "shared": (2, 5), "deep": (2, 5),
}  # fmt: skip


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Counts by row and column; None where no item can belong (a depth above the cap of a setting).

    `wanted` holds for each cell how many a finished set has at least; 0 where it says nothing.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    wanted: tuple[tuple[int, ...], ...]

    def short(self) -> Iterator[str]:
        """Each cell that holds fewer than a finished set: "queue, 2: 5 of 12"."""
        for (row, cells), least in zip(self.rows, self.wanted, strict=True):
            for column, cell, wanted in zip(self.columns, cells, least, strict=True):
                if cell is not None and cell < wanted:
                    where = f"{row}, {column}" if len(self.columns) > 1 else row
                    yield f"{where}: {cell} of {wanted}"


def coverage(items: Sequence[Item]) -> tuple[Table, ...]:
    """The tables of all types there are items of."""
    by_type: dict[str, list[Any]] = {}
    for item in items:
        by_type.setdefault(item.kind.name, []).append(item.value)
    tables = [make(by_type[kind]) for kind, make in _TABLES if kind in by_type]
    if "topic_card" in by_type:
        tables.insert(1, _by_situation(by_type["topic_card"], by_type.get("situation", ())))
    return tuple(table for table in tables if table.rows)


Make = Callable[[Sequence[Any]], Table]


def _topics(cards: Sequence[Any]) -> Table:
    counts = Counter((setting, card.depth) for card in cards for setting in card.settings)
    caps = v.DEPTH_CAP_BY_SETTING
    return Table(
        title="Topic cards by setting and depth",
        columns=_LEVELS,
        rows=tuple(
            (place, tuple(counts[place, depth] if depth <= caps[place] else None for depth in range(1, 6)))
            for place in v.SETTINGS
        ),
        wanted=((1, 0, 0, 0, 0),) * len(v.SETTINGS),
    )


def _by_situation(cards: Sequence[Any], situations: Sequence[Any]) -> Table:
    """A row for each situation, also for one that no card names; messages count where one writes or calls there."""
    found = Counter(situation for card in cards for situation in card.situations)
    easy = Counter(situation for card in cards if card.words == "easy" for situation in card.situations)
    sent = Counter(situation for card in cards if _MESSAGE & {*card.settings} for situation in card.situations)
    written_in = {one.slug for one in situations if _MESSAGE & {*one.settings}}
    names = sorted({*found, *(one.slug for one in situations)})
    return Table(
        title="Topic cards by situation",
        columns=("cards", "easy", "message or call"),
        rows=tuple((name, (found[name], easy[name], sent[name] if name in written_in else None)) for name in names),
        wanted=((_CARDS_IN_SITUATION, 1, 1),) * len(names),
    )


def _one(
    type: str, title: str, values: Sequence[str], of: Callable[[Any], Sequence[str]], wanted: Callable[[str], int]
) -> tuple[str, Make]:
    def make(some: Sequence[Any]) -> Table:
        counts = Counter(value for one in some for value in of(one))
        rows = tuple((value, (counts[value],)) for value in values)
        least = tuple((wanted(value),) for value in values)
        return Table(title=title, columns=("items",), rows=rows, wanted=least)

    return type, make


def _two(
    type: str,
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    of: Callable[[Any], tuple[str, str]],
    wanted: Callable[[str, str], int],
) -> tuple[str, Make]:
    def make(some: Sequence[Any]) -> Table:
        counts = Counter(of(one) for one in some)
        return Table(
            title=title,
            columns=tuple(columns),
            rows=tuple((row, tuple(counts[row, column] for column in columns)) for row in rows),
            wanted=tuple(tuple(wanted(row, column) for column in columns) for row in rows),
        )

    return type, make


def _effort_fits(contact: str, effort: str) -> bool:
    least, most = next(span for level, span in _EFFORTS.items() if level == contact)
    return least <= int(effort) <= most


_TABLES: tuple[tuple[str, Make], ...] = (
    ("topic_card", _topics),
    _one("topic_card", "Topic cards by need", v.NEEDS, lambda card: card.needs, lambda need: 40),
    _one(
        "reflection",
        "Reflections by moment",
        get_args(prompts.Moment),
        lambda prompt: (prompt.moment,),
        lambda moment: _REFLECTIONS.get(moment, 0),
    ),
    _one(
        "kindness", "Kindness by moment", get_args(kindness.KindMoment), lambda card: (card.moment,), lambda moment: 1
    ),
    _two(
        "activity",
        "Activities by contact and effort",
        v.CONTACT_LEVELS,
        _LEVELS,
        lambda one: (one.contact, str(one.effort)),
        lambda contact, effort: int(_effort_fits(contact, effort)),
    ),
    _one("rung", "Rungs by setting", v.SETTINGS, lambda rung: (rung.setting,), lambda setting: 6),
    _one("backup", "Backups by reason", get_args(lines.Trigger), lambda one: (one.trigger,), lambda trigger: 1),
    _two(
        "starter",
        "Starters by occasion and stage",
        get_args(lines.Occasion),
        _WRITTEN_TO,
        lambda one: (one.occasion, one.stage),
        lambda occasion, stage: 3,
    ),
    _one(
        "script",
        "Scripts by situation",
        get_args(scripts.SituationType),
        lambda script: (script.situation_type,),
        lambda situation: 4,
    ),
    _one("drill", "Drills by skill", get_args(drills.Skill), lambda drill: (drill.skill,), lambda skill: 4),
    _one("drill", "Drills by level", _LEVELS[:3], lambda drill: (str(drill.level),), lambda level: 1),
    _one("ladder", "Ladders by need", v.NEEDS, lambda ladder: (ladder.need,), lambda need: 1),
    _one("need_question", "Questions by need", v.NEEDS, lambda one: (one.need,), lambda need: 1),
)
