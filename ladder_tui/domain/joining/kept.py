"""What one copy has removed: whether it goes, or stays because the other copy has gone on with it.

What was removed here and is as it was in the other copy goes. It stays where the other copy has changed it, or has
since begun to name it in something: a plan with that person, a try of that step. Then what had gone with it stays too.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ladder_tui.domain.base.references import Ref, Table
from ladder_tui.domain.records.tables import TABLES

Records = Mapping[str, Mapping[str, Any]]
#: A table and an id.
Key = tuple[Table[Any], str]


def stays_removed(base: Records, one: Records, other: Records) -> frozenset[tuple[str, str]]:
    """The records of `base` that one copy has removed and the other has not gone on with, by name of table and id."""
    removed = {**_removed(base, one, other), **_removed(base, other, one)}
    if not removed:
        return frozenset()
    along: dict[Key, list[Key]] = {}
    for table, id in removed:
        for ref in table.refs:
            if ref.gone == "drop":
                for key in _named(table, ref, base[table.name][id]):
                    along.setdefault(key, []).append((table, id))
    wanted = [key for copy in (one, other) for key in _begun(base, copy) if removed.get(key) is copy]
    while wanted:
        table, id = wanted.pop()
        if removed.pop((table, id), None) is not None:
            wanted += [key for ref in table.refs for key in _named(table, ref, base[table.name][id])]
            wanted += along.get((table, id), [])
    return frozenset((table.name, id) for table, id in removed)


def _removed(base: Records, one: Records, other: Records) -> dict[Key, Records]:
    """What `one` has removed and `other` left as it was, with the copy that still has it."""
    return {
        (table, id): other
        for table in TABLES
        for id, record in base.get(table.name, {}).items()
        if id not in one.get(table.name, {}) and other.get(table.name, {}).get(id) == record
    }


def _begun(base: Records, copy: Records) -> Iterator[Key]:
    """What a copy has named since, in records that were added or changed.

    What is nothing without the other counts wherever it was changed, any other where it did not name it before.
    """
    for table in TABLES:
        before = base.get(table.name, {})
        for id, record in copy.get(table.name, {}).items():
            was = before.get(id)
            if table.refs and record != was:
                for ref in table.refs:
                    old = () if was is None or ref.gone == "drop" else tuple(_named(table, ref, was))
                    yield from (key for key in _named(table, ref, record) if key not in old)


def _named(table: Table[Any], ref: Ref, record: Any) -> Iterator[Key]:
    """What a record names by one reference; a name that is no id is none."""
    target = ref.table or table
    if ref.gone == "keep" or ref.key not in ("id", "ref"):
        return
    for name in ref.names(getattr(record, ref.field)):
        if ref.key == "id":
            yield target, name
        elif name.startswith(target.ref("")):
            yield target, name.removeprefix(target.ref(""))
