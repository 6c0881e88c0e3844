"""From each schema ever released to the next. A migration runs on opening, after a backup, as one save.

A migration takes and returns all tables as plain documents by number; it keeps what it does not know.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from ladder_tui.store.file.image import Image, count, row, value_of

Documents = dict[str, dict[str, Any]]
Migration = Callable[[Documents], Documents]


def _as_it_is(documents: Documents) -> Documents:
    """Schemas 2 and 3 added tables, and fields with defaults: nothing of before changes.

    They have numbers of their own because a version that knows the one before would write records back without them.
    """
    return documents


#: Schema number to the migration that leads to the next one.
MIGRATIONS: Final[Mapping[int, Migration]] = {1: _as_it_is, 2: _as_it_is}


def upgrade(image: Image, schema: int) -> Image:
    """The same save in the form of a later schema, its number unchanged. Raises KeyError for a form that never was."""
    documents: Documents = {
        table: {number: msgspec.json.decode(value_of(line)) for number, line in rows.items()}
        for table, rows in image.tables.items()
        if isinstance(rows, Mapping)
    }
    for step in range(image.meta.schema, schema):
        documents = MIGRATIONS[step](documents)
    tables: dict[str, Mapping[str, bytes] | bytes] = {
        table: {number: row(number, msgspec.json.encode(doc)) for number, doc in docs.items()}
        for table, docs in documents.items()
    }
    tables.update((table, rows) for table, rows in image.tables.items() if isinstance(rows, bytes))
    meta = msgspec.structs.replace(image.meta, schema=schema, records=count(tables))
    return replace(image, meta=meta, tables=tables)
