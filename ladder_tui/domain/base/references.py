"""Tables, the references between their records, and what becomes of a reference when what it names goes.

Nothing here knows which tables there are; `records/tables.py` says that.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Generic, Literal, Protocol, TypeVar

import msgspec
from msgspec.structs import fields, replace


class Record(Protocol):
    """Anything that stands in a table."""

    @property
    def id(self) -> str:
        """The record's key, unique in its table."""


R = TypeVar("R", bound=Record)
#: What becomes of a record when what it names goes: it goes too, its field is emptied, or nothing at all.
Gone = Literal["drop", "blank", "keep"]


def _named(value: Any) -> Collection[str]:
    return () if value is None else (value,) if isinstance(value, str) else value


class Ref(msgspec.Struct, frozen=True, eq=False):
    """A field by which records of one table name those of another.

    `table` is the other one, None for the record's own. `key` is the field of the other that stands here, or `ref`
    for its table and id ("plans:…"). `names` reads the keys out of a value, for ids that are a part of it; `without`
    gives the value with some keys taken out, else a list loses them and any other field falls back to its default.
    `also` are fields that fall back to theirs at the same time. `keep` is for names that nobody looks up any more.
    """

    field: str
    table: "Table[Any] | None" = None
    gone: Gone = "blank"
    key: str = "id"
    names: Callable[[Any], Collection[str]] = _named
    without: Callable[[Any, Collection[str]], Any] | None = None
    also: tuple[str, ...] = ()

    def keys_of(self, table: "Table[Any]", gone: Mapping[str, Any], left: Iterable[Any]) -> set[str]:
        """What stands in this field for records that go. A name that a record still `left` bears as well stays."""
        if self.key == "id":
            return set(gone)
        if self.key == "ref":
            return {table.ref(id) for id in gone}
        borne = {_text(record, self.key) for record in gone.values() if record is not None}
        return borne - {_text(record, self.key) for record in left} - {""}

    def blanked(self, record: Any, keys: Collection[str]) -> Any:
        """The record without these keys in this field."""
        value = getattr(record, self.field)
        if self.without is not None:
            empty = self.without(value, keys)
        elif isinstance(value, tuple):
            empty = tuple(one for one in value if one not in keys)
        else:
            empty = _default(record, self.field)
        return replace(record, **{self.field: empty, **{name: _default(record, name) for name in self.also}})


class Table(msgspec.Struct, Generic[R], frozen=True, eq=False):
    """One table of the data file: its name there, the class of its records, and what they refer to.

    `at` is where that class stands, its module and name ("…records.people.Person"), loaded when it is asked for.
    `packs` are fields that name items of packs: they stay when an item goes, and an unknown item is passed over.
    Records of a `passing` table also change between the steps of undo, which never puts an older one in the place of
    what came since. `together` is what two records become where one would take the other's place.
    """

    name: str
    at: str
    refs: tuple[Ref, ...] = ()
    packs: tuple[str, ...] = ()
    passing: bool = False
    together: Callable[[R, R], R] | None = None

    @property
    def kind(self) -> type[R]:
        """The class of its records."""
        module, _, name = self.at.rpartition(".")
        kind: type[R] = getattr(import_module(module), name)
        return kind

    def ref(self, id: str) -> str:
        """Table and id in one text, as a mark of a goal names a record: "plans:…"."""
        return f"{self.name}:{id}"


class Working:
    """Tables as a change is going to leave them. What is read from it is never changed in place."""

    def __init__(self, rows: Callable[[Table[Any]], Mapping[str, Any]]) -> None:
        self._before = rows
        self._after: dict[Table[Any], dict[str, Any]] = {}
        self._touched: dict[tuple[Table[Any], str], None] = {}

    def rows(self, table: Table[R]) -> Mapping[str, R]:
        """All records of a table."""
        return self._after[table] if table in self._after else self._before(table)

    def put(self, table: Table[R], id: str, record: R | None) -> None:
        """Let a record stand under an id, or take it out."""
        if table not in self._after:
            self._after[table] = dict(self._before(table).items())
        rows = self._after[table]
        self._touched[table, id] = None
        if record is None:
            rows.pop(id, None)
        else:
            rows[id] = record

    def changes(self) -> Iterable[tuple[Table[Any], str, Any, Any]]:
        """What is different: table, id, the record before and after, None where there is none."""
        for table, id in self._touched:
            before, after = self._before(table).get(id), self._after[table].get(id)
            if before != after:
                yield table, id, before, after

    def follow(self, tables: Sequence[Table[Any]], gone: Mapping[Table[Any], Mapping[str, Any]]) -> None:
        """Take out or empty whatever refers to records that are gone, and what refers to that.

        `gone` holds them by table and id; None stands for one that never had a record of its own.
        """
        while gone:
            further: dict[Table[Any], dict[str, Any]] = {}
            for table in tables:
                for ref in table.refs:
                    target = ref.table or table
                    if target in gone and ref.gone != "keep":
                        keys = ref.keys_of(target, gone[target], self.rows(target).values())
                        further.setdefault(table, {}).update(self._follow(table, ref, keys))
            gone = {table: records for table, records in further.items() if records}

    def _follow(self, table: Table[R], ref: Ref, keys: set[str]) -> dict[str, R]:
        """Follow one reference; the records that went with it."""
        went: dict[str, R] = {}
        for record in list(self.rows(table).values()):
            named = keys.intersection(ref.names(getattr(record, ref.field)))
            if not named:
                continue
            if ref.gone == "drop":
                self.put(table, record.id, None)
                went[record.id] = record
                continue
            other: R = ref.blanked(record, named)
            if other.id != record.id:
                self.put(table, record.id, None)
                there = self.rows(table).get(other.id)
                other = table.together(there, other) if there is not None and table.together is not None else other
            self.put(table, other.id, other)
        return went


def _text(record: Any, field: str) -> str:
    return str(getattr(record, field)).strip()


def _default(record: Any, name: str) -> Any:
    """What a field begins with; empty text where a record cannot be without it."""
    field = next(field for field in fields(record) if field.name == name)
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return "" if field.default is msgspec.NODEFAULT else field.default
