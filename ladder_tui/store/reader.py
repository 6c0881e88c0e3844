"""The records of a data file for who looks at them once: nothing is made, locked or kept open, nothing told besides."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from ladder_tui.domain.base.late import Late
from ladder_tui.store.file.codec import from_rows
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import SCHEMA, Image
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.loader import load

if TYPE_CHECKING:
    from ladder_tui.domain.base.references import Record


def read_tables(files: Files) -> "dict[str, Mapping[str, Record]]":
    """Every table, records by id, oldest first, each decoded when it is first looked at.

    A record that cannot be read is left out. Raises StoreError.
    """
    image = load(files).image
    if image.meta.schema < SCHEMA:
        from ladder_tui.store.migrations import upgrade  # late: for files of an earlier version

        image = upgrade(image, SCHEMA)
    return {table: Late(partial(_records, table, image)) for table in TABLES}


def _records(table: str, image: Image) -> "Mapping[str, Record]":
    return from_rows(table, image.rows(table)).records
