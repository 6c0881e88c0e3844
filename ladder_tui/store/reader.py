"""The records of a data file for who looks at them once: nothing is made, locked or kept open, nothing told besides."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from ladder_tui.domain.base.late import Late
from ladder_tui.store.file.codec import Decoded, from_rows
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import SCHEMA, Image
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.loader import load

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_tui.domain.base.references import Record


def read_tables(files: Files) -> "dict[str, Mapping[str, Record]]":
    """Every table, records by id, oldest first, each decoded when it is first looked at.

    A record that cannot be read is left out. Raises StoreError.
    """
    image = _as_of_now(load(files).image)
    return {table: Late(partial(_records, table, image)) for table in TABLES}


class Findings(msgspec.Struct, frozen=True):
    """Every table, as `read_tables` gives them, and a sentence for all that had to be worked around."""

    tables: "Mapping[str, Mapping[str, Record]]"
    problems: tuple[str, ...]


def examine(files: Files) -> Findings:
    """Every table read to its last record, and what there is to say of them and of the file. Raises StoreError."""
    from ladder_tui.store.copies.strays import at_odds  # late: who looks at a page asks nothing about copies
    from ladder_tui.store.lock import Left, left_in

    loaded = load(files)
    problems = [str(loaded.recovery)] if loaded.recovery is not None else []
    if loaded.whole and loaded.identity is not None:
        left = left_in(files) or Left()
        odd = at_odds(files, loaded.image.meta, was_locked=left.locked)
        problems += [str(odd)] if odd is not None else []
    image = _as_of_now(loaded.image)
    decoded = {table: from_rows(table, image.rows(table)) for table in TABLES}
    for table, records in decoded.items():
        problems += left_out(table, records, files.at)
    problems += unknown(image, files.at)
    return Findings({table: found.records for table, found in decoded.items()}, tuple(problems))


def left_out(table: str, decoded: Decoded, at: "str | Path") -> Iterator[str]:
    """A sentence for each record of a table that cannot be read; `at` is the file."""
    for number, why in decoded.left_out:
        yield f"Record {number} of {table} in {at} is left out: {why}. It stays in the file."


def unknown(image: Image, at: "str | Path") -> Iterator[str]:
    """A sentence for each table of no known name."""
    for table, rows in image.tables.items():
        if table not in TABLES:
            size = len(rows) if isinstance(rows, Mapping) else 1
            yield f"{at} holds a table ladder does not know ({size} records). It stays there."


def _as_of_now(image: Image) -> Image:
    """As this version has it, whichever one wrote it."""
    if image.meta.schema < SCHEMA:
        from ladder_tui.store.migrations import upgrade  # late: for files of an earlier version

        return upgrade(image, SCHEMA)
    return image


def _records(table: str, image: Image) -> "Mapping[str, Record]":
    return from_rows(table, image.rows(table)).records
