"""What of a record is changed by itself, and what only together: the units in which two copies are compared.

A field is a unit, as a rule. Some fields say one thing together: a plan that moves has another day and another time.
Some fields hold many things: each threshold, each line of a look back and each skipped day is a unit of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from msgspec.structs import fields, replace

from ladder_tui.domain.base.references import Record, Table

#: Fields of a table that say one thing together.
TOGETHER: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "people": (("paused", "paused_until"),),
    "activities": (("paused", "paused_until"),),
    "contacts": (("person_id", "at"),),
    "opportunities": (("day", "at", "zone", "rule"), ("person_id", "message", "kind")),
    "plans": (("day", "at", "zone"), ("status", "closed_at", "backup_done", "worth"), ("origin", "person_id")),
    "attempts": (("status", "closed_at", "outcome", "backup_done"), ("cards", "without_cards")),
    "rungs": (("current", "set_aside", "set_aside_at"),),
    "goals": (("tag", "count", "period"), ("start", "until", "ended")),
    "checkins": (("at", "mood", "energy", "minutes"),),
    "measures": (("at", "companionship", "left_out", "isolated", "direct"),),
    "need_answers": (("at", "form", "levels"),),
    "own_answers": (("at", "question", "value"),),
    "away": (("kind", "first", "last"),),
    "decisions": (("at", "ladder_id", "rung_id", "suggested", "chosen", "to_rung"),),
    "choices": (("item_id", "day", "at", "action"),),
    "card_marks": (("card_id", "action", "at"),),
    "goal_marks": (("goal_id", "at", "ref", "counts"),),
    "decks": (("shuffle", "dealt"),),
    "gaps": (("slot", "card_id", "person_id", "plan_id"),),
    "from_shell": (("at", "label", "changes"),),
    "joins": (("at", "copy", "saved", "by_id", "came", "changed", "gone", "lines"),),
}


def _itself(value: Any) -> str:
    return str(value)


#: Fields that hold many things, with what tells one of them from the others.
MANY: Final[Mapping[str, Mapping[str, Callable[[Any], str]]]] = {
    "settings": {
        "thresholds": lambda pair: str(pair[0]),
        "needs": lambda level: str(level.need),
        "unfolded": _itself,
    },
    "opportunities": {"skipped": _itself, "moved": lambda moved: str(moved.original)},
    "reviews": {"lines": lambda line: str(line.step), "plan_ids": _itself},
}
#: Fields that say when the record was last changed: of two the later one stands.
STAMPS: Final[Mapping[str, str]] = dict.fromkeys(
    ("hard_moments", "setbacks", "to_bring", "drafts", "card_words", "gaps", "answered_offers", "hidden", "load_kept"),
    "at",
)
#: Other fields that say when something was done with the record.
_DONE_AT: Final = ("closed_at", "kept_at", "set_aside_at")


class _Absent:
    """Stands for what is not there."""

    def __repr__(self) -> str:
        return "nothing"


ABSENT: Final = _Absent()
#: A unit is named by its fields, or by its field and what tells it from the others there.
Unit = tuple[str, ...]
#: What stands between a field and the thing in it, as no field is called.
_ONE_OF = "*"


def units(table: Table[Any], record: Record) -> dict[Unit, Any]:
    """What a record says, unit by unit; several fields together as a tuple. Its id is none of it."""
    said: dict[Unit, Any] = {}
    together = {name: group for group in TOGETHER.get(table.name, ()) for name in group}
    many = MANY.get(table.name, {})
    for field in fields(table.kind):
        name = field.name
        if name in many:
            said.update(((name, _ONE_OF, many[name](one)), one) for one in getattr(record, name))
        elif name in together:
            said.setdefault(together[name], tuple(getattr(record, each) for each in together[name]))
        elif name != "id":
            said[(name,)] = getattr(record, name)
    return said


def with_units(table: Table[Any], record: Record, said: Mapping[Unit, Any]) -> Any:
    """The record saying all of `said`, in the order in which it stands there."""
    new: dict[str, Any] = {name: () for name in MANY.get(table.name, {})}
    for unit, value in said.items():
        if is_one_of_many(unit):
            if value is not ABSENT:
                new[unit[0]] = (*new[unit[0]], value)
        elif len(unit) > 1:
            new.update(zip(unit, value, strict=True))
        else:
            new[unit[0]] = value
    whole: Any = record
    return replace(whole, **new)


def is_one_of_many(unit: Unit) -> bool:
    """Whether a unit is one of many things in one field."""
    return len(unit) > 1 and unit[1] == _ONE_OF


def named_values(unit: Unit, value: Any) -> Iterable[tuple[str, Any]]:
    """The fields of a unit with their values; the name of one of many stands for it."""
    if is_one_of_many(unit):
        return ((unit[0] if unit[0] != "thresholds" else unit[2], value),)
    return zip(unit, value, strict=True) if len(unit) > 1 else ((unit[0], value),)


def moment(table: Table[Any], record: Record, base: Record | None) -> datetime | None:
    """When a record was last changed, where it says so itself and did not say the same in `base`."""
    names = (STAMPS[table.name],) if table.name in STAMPS else _DONE_AT
    found = [
        at for name in names if (at := getattr(record, name, None)) is not None and at != getattr(base, name, None)
    ]
    return max(found, default=None)
