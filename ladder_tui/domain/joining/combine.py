"""One record that two copies hold in two forms: what it becomes, and what of it could not be kept in its place.

`base` is how it was in the save from which both copies come, None where that is not known. What only one copy has
changed is taken from that one. Where both changed the same thing the later one stands: by the record's own moment
where it says one, else that of the copy that was saved later. The other is not lost, but named in a Clash.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec.structs import fields

from ladder_tui.domain.base.references import Table
from ladder_tui.domain.joining.units import (
    ABSENT,
    STAMPS,
    Unit,
    is_one_of_many,
    moment,
    named_values,
    units,
    with_units,
)

#: What is written in a person's own words: of two forms both stay to be read. Else only what is longer than a line.
WRITTEN: Final = frozenset(
    {
        "entries.text", "wins.text", "people.details", "people.next_time", "people.how_known", "contacts.note",
        "promises.text", "plans.note", "opportunities.note", "opportunities.how_to_join", "opportunities.values",
        "activities.text", "to_bring.text", "reviews.lines", "feedback.answers", "what_matters.text",
        "attempts.outcome", "attempts.prediction", "drafts.text",
        *(f"hard_moments.{name}" for name in ("signs", "alone", "places", "ask", "professionals", "safer")),
        *(f"setbacks.{name}" for name in ("signs", "helped", "tell")),
    }
)  # fmt: skip
#: Characters of a text that fits a line of a list.
ONE_LINE: Final = 60
#: The longest text a record may hold.
_LONGEST: Final = 1_000_000


class Clash(msgspec.Struct, frozen=True):
    """Both copies changed a unit: what stands now, and what the other one holds. `lost_here`: it stood here before."""

    unit: Unit
    kept: Any
    other: Any
    lost_here: bool


class Combined(msgspec.Struct, frozen=True):
    """The record as it is now, and what of the two could not both stand in it."""

    record: Any
    clashes: tuple[Clash, ...] = ()


def combine(table: Table[Any], base: Any, here: Any, there: Any, *, later_here: bool | None) -> Combined:
    """One record from two forms of it. `later_here`: whether the copy here was saved later; None: at the same moment.

    The order of the two makes no difference but for `lost_here`.
    """
    leads = _leads(table, base, here, there, later_here)
    first, second = (here, there) if leads else (there, here)
    of_first, of_second = units(table, first), units(table, second)
    of_base: Mapping[Unit, Any] = units(table, base) if base is not None else {}
    said: dict[Unit, Any] = {}
    clashes: list[Clash] = []
    for unit in dict.fromkeys((*of_first, *of_second)):
        one, other, was = (of.get(unit, ABSENT) for of in (of_first, of_second, of_base))
        if one == other or (base is not None and other == was):
            said[unit] = one
        elif base is not None and one == was:
            said[unit] = other
        else:
            of_first_stays = _stays(table, unit, first, second, one, other)
            said[unit], lost = (one, other) if of_first_stays else (other, one)
            both = _both(table, unit, second, first, other, one)
            if both is not None:
                said[unit] = both
            elif not _says_less(table, unit, lost, said[unit]):
                clashes.append(Clash(unit, said[unit], lost, of_first_stays != leads))
    return Combined(with_units(table, first, said), tuple(clashes))


def texts_in(table: Table[Any], unit: Unit, value: Any) -> list[tuple[str, str]]:
    """The texts of a unit that are to stay readable as a whole when others take their place, with what each is about.

    These are what is written in a person's own words, and any other text that does not fit a line.
    """
    found: list[tuple[str, str, str]] = []
    types = {field.name: field.type for field in fields(table.kind)}
    for name, inside in named_values(unit, value):
        if isinstance(inside, msgspec.Struct):
            about = unit[2] if is_one_of_many(unit) else ""
            free = [field.name for field in fields(inside) if field.type is str]
            found += [(name, about or each, getattr(inside, each)) for each in free]
        elif isinstance(inside, tuple):
            found += [(name, name, one) for one in inside if isinstance(one, str)]
        elif isinstance(inside, str) and types.get(name) is str:
            found.append((name, name, inside))
    return [
        (about, text)
        for name, about, text in found
        if text.strip()
        and (f"{table.name}.{name}" in WRITTEN or len(text) > ONE_LINE or "\n" in text)
        and not _is_form(table, text)
    ]


def _is_form(table: Table[Any], text: str) -> bool:
    """Whether a text is what was typed into an unfinished form: values by field, and no page to read."""
    return table.together is not None and text.startswith("{")


def _leads(table: Table[Any], base: Any, here: Any, there: Any, later_here: bool | None) -> bool:
    """Whether the form here stands where both changed the same."""
    moments = [moment(table, record, base) for record in (here, there)]
    if moments[0] != moments[1]:
        return _later(*moments)
    if later_here is not None:
        return later_here
    encode = msgspec.json.encode
    return encode(here) > encode(there)


def _later(one: datetime | None, other: datetime | None) -> bool:
    return other is None or (one is not None and one > other)


def _stays(table: Table[Any], unit: Unit, first: Any, second: Any, one: Any, other: Any) -> bool:
    """Whether what the leading record says stays: not where it says nothing, or the other one holds all of it."""
    if unit == (STAMPS.get(table.name, ""),):
        return bool(one > other)
    if len(unit) == 1 or is_one_of_many(unit):
        if other in (None, "", (), ABSENT):
            return True
        if one in (None, "", (), ABSENT):
            return False
    return not _holds(table, unit, other, one)


def _says_less(table: Table[Any], unit: Unit, lost: Any, kept: Any) -> bool:
    """Whether nothing is lost with what does not stand: it says nothing, or all of it stands."""
    if unit == (STAMPS.get(table.name, ""),):
        return True
    single = len(unit) == 1 or is_one_of_many(unit)
    return (single and lost in (None, "", (), ABSENT)) or _holds(table, unit, kept, lost)


def _holds(table: Table[Any], unit: Unit, more: Any, less: Any) -> bool:
    """Whether a written text holds all of another."""
    if f"{table.name}.{unit[0]}" not in WRITTEN or not isinstance(more, str) or not isinstance(less, str):
        return False
    return less.strip() in more


def _both(table: Table[Any], unit: Unit, second: Any, first: Any, other: Any, one: Any) -> Any:
    """Two texts as one, where the table has that for texts that are not finished yet; else None."""
    if (
        table.together is None
        or unit != ("text",)
        or _holds(table, unit, one, other)
        or _holds(table, unit, other, one)
    ):
        return None
    if _is_form(table, one) or _is_form(table, other) or len(one) + len(other) + 2 > _LONGEST:
        return None
    earlier, later = sorted((first, second), key=lambda record: (record.at, record.text))
    return table.together(earlier, later).text
