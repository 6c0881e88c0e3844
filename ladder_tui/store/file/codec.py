"""Records to JSON and back, every value checked on both ways.

A record is one line of JSON. Text is kept exactly as typed. What is encoded is decoded again before it may be
saved, so that nothing reaches the disk that would not come back.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args, get_origin

import msgspec

from ladder_tui.store.file.bounds import FIRST_YEAR, FORBIDDEN, LAST_YEAR, LONGEST_ID, LONGEST_TEXT, RANGES
from ladder_tui.store.file.errors import BadRecord
from ladder_tui.store.file.image import Rows, value_of
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.file.uncut import Lines

if TYPE_CHECKING:
    from ladder_tui.domain.base.references import Record

Json = bool | int | float | str | None | list["Json"] | dict[str, "Json"]

_ENCODER: Final = msgspec.json.Encoder()
# Compiled when first used: most starts meet no bad record.
_PATH: Final = r" - at `\$\.?(?:key in )?([A-Za-z_][\w.\[\]]*)"
_MISSING: Final = r"missing required field `(\w+)`"
#: A rule that was broken: the field's path and the words for the rule.
_Broken = tuple[str, str]


def encode(record: "Record") -> dict[str, Json]:
    """The record as plain JSON values. Raises BadRecord."""
    return cast(dict[str, Json], msgspec.json.decode(to_line(table_of(record), record)))


def decode(table: str, doc: Mapping[str, Json]) -> "Record":
    """The record that plain JSON values stand for. Raises BadRecord with table, id and field, never the value."""
    try:
        line = _ENCODER.encode(doc)
    except (TypeError, ValueError, RecursionError):
        line = b"null"
    return from_line(table, line)


def table_of(record: "Record") -> str:
    """The table a record belongs in. Raises TypeError for anything that is not a record."""
    for table, kind in TABLES.items():
        if type(record) is kind:
            return table
    raise TypeError(f"{type(record).__name__} is not a record of any table")


def to_line(table: str, record: "Record") -> bytes:
    """The record as one line of JSON. Raises BadRecord."""
    broken = _broken_record(record, texts=True)
    if broken is None:
        try:
            line = _ENCODER.encode(record)
        except ValueError:  # lone surrogates: half a character, from a broken paste
            broken = ("text", "holds half a character that no file can keep")
        except TypeError:
            broken = ("a field", "is of a kind that cannot be kept")
        else:
            from_line(table, line, record.id)
            return line
    raise BadRecord(table, _safe_id(record.id), *broken)


def from_line(table: str, line: bytes, id: str = "") -> "Record":
    """The record of one line of JSON. `id` names it in the error where the line itself cannot say. Raises BadRecord."""
    broken: _Broken
    try:
        record: Record = _decoder(table)(line)
    except msgspec.ValidationError as error:
        broken = (_field_of(str(error)), "is missing or not of the right kind")
    except (ValueError, RecursionError):
        broken = ("the line", "is not JSON")
    else:
        found = _broken_record(record, texts=False)
        if found is None:
            return record
        broken = found
    # Raised out here so that the decoder's own message, which may quote the text, is not chained to it.
    raise BadRecord(table, _id_in(line) or id or "without id", *broken)


def from_rows(table: str, rows: Rows) -> "Decoded":
    """The records of a table. One that cannot be read is left out, with the words why."""
    if not rows:  # a decoder made for nothing: half of the tables of most people, all at the first start
        return Decoded()
    decoded = _all_at_once(table, rows)
    return _one_by_one(table, rows) if decoded is None else decoded


class Decoded(msgspec.Struct):
    """A table's records by id, the number each has in the file, and what was left out: number and reason."""

    records: "dict[str, Record]" = msgspec.field(default_factory=dict)
    numbers: dict[str, str] = msgspec.field(default_factory=dict)
    left_out: list[tuple[str, str]] = msgspec.field(default_factory=list)


def _one_by_one(table: str, rows: Rows) -> Decoded:
    decoded = Decoded()
    for number, line in rows.items():
        try:
            record = from_line(table, value_of(line))
        except BadRecord as error:
            decoded.left_out.append((number, f"{error.field} {error.rule}"))
            continue
        if record.id in decoded.records:
            decoded.left_out.append((number, "another record has its id"))
            continue
        decoded.records[record.id] = record
        decoded.numbers[record.id] = number
    return decoded


def _all_at_once(table: str, rows: Rows) -> Decoded | None:
    """The same in a fifth of the time; None where anything is odd, so that it is found one by one."""
    kind: Any = TABLES[table]
    whole = rows.whole if isinstance(rows, Lines) else b"{" + b",".join(rows.values()) + b"}"
    try:
        by_number = msgspec.json.decode(whole, type=dict[str, kind])
    except (ValueError, RecursionError):
        return None
    found = by_number.values()
    ids = [record.id for record in found]
    records = dict(zip(ids, found, strict=True))
    lengths = set(map(len, ids))
    # What lies there in one piece has its numbers by being read, one on each line.
    numbered = len(by_number) == len(rows) if isinstance(rows, Lines) else list(by_number) == list(rows)
    if (
        not numbered
        or len(records) != len(rows)
        or (lengths and not 0 < min(lengths) <= max(lengths) <= LONGEST_ID)
        or not _all_fit(kind, found)
    ):
        return None
    return Decoded(records, dict(zip(ids, by_number, strict=True)))


def _all_fit(kind: Any, records: Collection[Any]) -> bool:
    """Whether no field breaks a rule, asked field by field: there are many records and few different values."""
    return all(
        _fit(list(map(attrgetter(name), records)), limits, forbidden) for name, limits, forbidden in _plan(kind, False)
    )


def _fit(values: list[Any], limits: tuple[int, int] | None, forbidden: int | None) -> bool:
    """Whether no value of one field breaks a rule. Of those that the rules cannot tell apart one is asked."""
    kinds = set(map(type, values))
    if NoneType in kinds:
        kinds.remove(NoneType)
        values = [value for value in values if value is not None]
    if kinds == {datetime}:
        # What is decoded has a fixed offset or none, so year and offset are all there is to a rule, each by itself.
        years, zones = set(map(attrgetter("year"), values)), set(map(attrgetter("tzinfo"), values))
        some: Collection[Any] = [
            *(datetime(year, 1, 1, tzinfo=UTC) for year in years),
            *(datetime(LAST_YEAR, 1, 1, tzinfo=zone) for zone in zones),
        ]
    elif kinds == {date}:
        some = [date(year, 1, 1) for year in set(map(attrgetter("year"), values))]
    elif kinds == {int}:
        some = set(values)
    elif len(kinds) == 1 and issubclass(kind := kinds.pop(), msgspec.Struct):
        return _all_fit(kind, values)
    else:
        some = [value for value in values if value != ()]
    return all(_broken_value(value, limits, forbidden, False) is None for value in some)


@cache
def _decoder(table: str) -> "Callable[[bytes], Record]":
    return msgspec.json.Decoder(TABLES[table]).decode


def _field_of(message: str) -> str:
    match = re.search(_PATH, message) or re.search(_MISSING, message)
    return match[1] if match else "the record"


def _id_in(line: bytes) -> str:
    try:
        doc = msgspec.json.decode(line)
    except (ValueError, RecursionError):
        return ""
    return _safe_id(doc.get("id")) if isinstance(doc, dict) else ""


def _safe_id(id: object) -> str:
    """Ids are made by the app; one that is not a short printable word might be somebody's text."""
    return id if isinstance(id, str) and id.isascii() and id.isprintable() and 0 < len(id) <= 80 else ""


@cache
def _plan(kind: Any, texts: bool) -> tuple[tuple[str, tuple[int, int] | None, int | None], ...]:
    """What to look at in a class: field, range of whole numbers, forbidden number; texts only when asked for."""
    ranges, forbidden = RANGES.get(kind.__name__, {}), FORBIDDEN.get(kind.__name__, {})
    # What `msgspec.structs.fields` makes of them takes longer than a table of weeks; records say their types plainly.
    return tuple(
        (name, ranges.get(name), forbidden.get(name))
        for name, type in kind.__annotations__.items()
        if texts or not _only_text(type)
    )


def _only_text(kind: object) -> bool:
    """Whether a field's type holds nothing but texts, closed vocabularies, flags and times of day: the decoder has
    seen to them."""
    if kind in (str, bool, time, NoneType, ...) or get_origin(kind) is Literal:
        return True
    inner = get_args(kind)
    return bool(inner) and all(map(_only_text, inner))


def _broken_record(record: "Record", *, texts: bool) -> _Broken | None:
    """The first rule that a record breaks."""
    if not 0 < len(record.id) <= LONGEST_ID:
        return "id", f"is empty or longer than {LONGEST_ID} characters"
    return _broken_rule(record, texts=texts)


def _broken_rule(record: Any, *, texts: bool) -> _Broken | None:
    """The first rule that a part of a record breaks."""
    kind: Any = type(record)
    for name, limits, forbidden in _plan(kind, texts):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        broken = _broken_value(value, limits, forbidden, texts)
        if broken is not None:
            return (f"{name}.{broken[0]}" if broken[0] else name), broken[1]
    return None


def _broken_value(value: Any, limits: tuple[int, int] | None, forbidden: int | None, texts: bool) -> _Broken | None:
    kind = type(value)
    if kind is int or kind is float:
        if limits is not None and (not limits[0] <= value <= limits[1] or value == forbidden):
            return "", f"is not between {limits[0]} and {limits[1]}" if value != forbidden else f"is {forbidden}"
    elif kind is str:
        if len(value) > LONGEST_TEXT:
            return "", f"is longer than {LONGEST_TEXT} characters"
    elif kind is datetime or kind is date:
        return _broken_moment(value)
    elif kind is tuple:
        return next((b for v in value if (b := _broken_value(v, limits, forbidden, texts)) is not None), None)
    elif isinstance(value, msgspec.Struct):
        return _broken_rule(value, texts=texts)
    return None


def _broken_moment(value: date) -> _Broken | None:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return "", f"is not between the years {FIRST_YEAR} and {LAST_YEAR}"
    if isinstance(value, datetime):
        offset = value.utcoffset()
        if offset is None:
            return "", "is a time without a zone"
        if offset.total_seconds() % 60:
            return "", "has a zone offset that is not in whole minutes"
    return None
