"""The change file: what the last save changed, so that second copy and change together are the last save.

It costs a fraction of a second full copy and closes the one gap of keeping only the save before: a file that is
damaged after the last save comes back with that save in it.
"""

from collections.abc import Mapping

import msgspec

from ladder_tui.store.file.errors import Damaged
from ladder_tui.store.file.image import Image, Meta, Pieces, Tables, count, row, rows_with, seal, unseal

_NAME = "change"


class Change(msgspec.Struct, frozen=True):
    """From the save `base` to the save of the head. `tables` names all tables there are then, in order.

    `put` holds lines by table and number, `gone` numbers by table, `loose` what is not a table of records.
    """

    base: int
    tables: list[str]
    put: dict[str, dict[str, str]]
    gone: dict[str, list[str]]
    loose: dict[str, str]


def between(old: Image, new: Image) -> Pieces:
    """The change file for going from `old` to `new`."""
    put: dict[str, dict[str, str]] = {}
    gone: dict[str, list[str]] = {}
    loose: dict[str, str] = {}
    for table, rows in new.tables.items():
        if isinstance(rows, bytes):
            loose[table] = rows.decode()
            continue
        before = old.rows(table)
        if before is rows:
            continue
        put[table] = {number: line.decode() for number, line in rows.items() if before.get(number) is not line}
        gone[table] = [number for number in before if number not in rows]
    change = Change(old.meta.save, list(new.tables), put, gone, loose)
    return seal(msgspec.json.encode(new.meta), [row(_NAME, msgspec.json.encode(change))])


def read(data: bytes) -> tuple[Meta, Change]:
    """Head and change of a change file. Raises Damaged."""
    head, body = unseal(data)
    try:
        change = msgspec.json.decode(body.removesuffix(b"\n}\n")[len(_NAME) + 3 :], type=Change)
        return msgspec.json.decode(head, type=Meta), change
    except ValueError as error:
        raise Damaged("damaged", "it is not a change as ladder writes it") from error


def apply(meta: Meta, change: Change, base: Image) -> Image:
    """The save that `change` leads to from `base`. Raises Damaged when it does not start there."""
    if base.meta.save != change.base:
        raise Damaged("damaged", "the change does not start from this save")
    tables: dict[str, Mapping[str, bytes] | bytes] = {}
    for table in change.tables:
        if table in change.loose:
            tables[table] = change.loose[table].encode()
            continue
        lines: dict[str, bytes | None] = dict.fromkeys(change.gone.get(table, ()))
        lines |= {number: line.encode() for number, line in change.put.get(table, {}).items()}
        tables[table] = rows_with(lines, base.rows(table), base.meta.next.get(table, 1))
    _check(meta, tables)
    return Image(meta, tables)


def _check(meta: Meta, tables: Tables) -> None:
    if count(tables) != meta.records:
        raise Damaged("damaged", "the change does not lead to the save it names")
