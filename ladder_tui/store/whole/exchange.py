"""Leaving and coming back: the whole store as one JSON file in a form with a name and a number.

    {"format":"ladder-export/1","schema":1,"made":"2026-03-04T09:30:00+00:00","saved":"2026-03-04T09:12:00+00:00",
    "next":{"people":3},"past":[...],"tables":{
    "people":{
    "1":{"id":"..."},
    "2":{"id":"..."}
    }
    }}

`schema` is the form of the records, `made` the moment of the export, `saved` that of the last save, `next` the next
free number of each table, `past` the marks of the saves it comes from with its own at the end, and `tables` a TinyDB
database as it stands: table name, record number, record. An export holds every record there is, those too that ladder
cannot read and leaves out, and is never locked.
"""

import os
from codecs import BOM_UTF8
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

from ladder_tui.store.copies import recovery
from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file import disk, image
from ladder_tui.store.file.envelope import Ask, Envelope
from ladder_tui.store.file.errors import NewerData, StoreError
from ladder_tui.store.file.image import META, Image, Meta, Pieces, body_of, count, row
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.file.twice import Twice, refuse_twice
from ladder_tui.store.whole.restore import Restored, put_in_place

FORM: Final = "ladder-export"
VERSION: Final = 1
#: The largest export that is read, in bytes; fifty thousand records take about fifteen million.
LARGEST: Final = 500_000_000

_Number = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{0,17}$")]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class _Export(msgspec.Struct):
    """An export as it is read."""

    format: str
    schema: Annotated[int, msgspec.Meta(ge=1)]
    made: str
    tables: dict[_Name, Any]
    next: dict[_Name, Annotated[int, msgspec.Meta(ge=1, le=10**18)]] = msgspec.field(default_factory=dict)
    saved: str = ""
    past: tuple[_Name, ...] = ()


class Exported(msgspec.Struct, frozen=True):
    """What was exported: the file (None when it was only rendered), its records, and what was met on the way."""

    path: Path | None
    records: int
    notes: tuple[str, ...]


def render_export(paths: Paths, *, now: datetime, passphrase: Ask | None = None) -> tuple[Pieces, Exported]:
    """The export of the last save, in pieces; may be made while the app is writing. Raises StoreError."""
    with DataFile(paths.data_file, now=now, read_only=True, envelope=Envelope(passphrase)) as file:
        found = file.image
        notes = (*(file.recovery.sentences() if file.recovery else ()), *file.problems)
    if not found.meta.save and not found.tables:
        raise StoreError(f"There is nothing to export: {paths.data_file} has never been written.")
    encode = msgspec.json.encode
    made = now.isoformat(timespec="seconds")
    head = {"format": f"{FORM}/{VERSION}", "schema": found.meta.schema, "made": made, "saved": found.meta.saved}
    past = image.with_mark(found.meta.comes_from, image.mark_of(found)) if found.meta.save else ()
    start = encode({**head, "next": found.meta.next, "past": past})[:-1] + b',"tables":{\n'
    return [start, *body_of(found.tables), b"\n}}\n"], Exported(None, count(found.tables), notes)


def write_export(paths: Paths, target: Path, *, now: datetime, passphrase: Ask | None = None) -> Exported:
    """Export to a new private file. Raises StoreError; then nothing has been written there."""
    pieces, done = render_export(paths, now=now, passphrase=passphrase)
    try:
        disk.write_new(target, pieces)
    except FileExistsError as error:
        raise StoreError(f"There is a file {target} already. Choose another name.") from error
    except OSError as error:
        reason, remedy = disk.words(error)
        raise StoreError(f"Nothing was exported to {target}: {reason}. {remedy}.") from error
    return Exported(target, done.records, done.notes)


def bring_in(
    paths: Paths, source: Path, *, now: datetime, instead: bool = False, passphrase: Ask | None = None
) -> Restored:
    """Import an export into an empty store, or with `instead` in the place of what is there, which is backed up first.

    Raises StoreError; then nothing has changed.
    """
    found = read_export(source)
    envelope = Envelope(passphrase)
    return put_in_place(paths, source, found, now=now, again="import again", envelope=envelope, only_empty=not instead)


def read_export(source: Path) -> Image:
    """The tables of an export. Raises StoreError with a sentence, NewerData for a later form."""
    data = _bytes_of(source).removeprefix(BOM_UTF8)
    try:
        refuse_twice(data)
        export = msgspec.json.decode(data, type=_Export)
        _refuse_other_forms(source, export.format, export.schema)
        tables = {name: _rows(name, table) for name, table in export.tables.items()}
    except Twice as error:
        raise StoreError(f"The export {source} is refused: {error}. Take one of them out and import again.") from error
    except (ValueError, OverflowError, RecursionError):
        broken = True
    else:
        broken = META in tables
    if broken:  # said out here: the decoder's own message may quote what somebody wrote
        raise StoreError(_what_it_is(source, data))
    known = {table: rows for table, rows in tables.items() if isinstance(rows, Mapping)}
    free = recovery.next_numbers(known, export.next)
    meta = Meta(
        schema=export.schema, saved=export.saved or export.made, records=count(tables), next=free, past=export.past
    )
    return Image(meta, tables)


def _bytes_of(source: Path) -> bytes:
    try:
        if os.stat(source).st_size > LARGEST:
            raise StoreError(f"The file {source} is larger than {LARGEST:,} bytes, which no export of ladder's is.")
        return disk.read(source)[0]
    except StoreError:
        raise
    except FileNotFoundError as error:
        raise StoreError(f"There is no file {source}.") from error
    except OSError as error:
        raise StoreError(f"The file {source} cannot be read: {disk.reading_words(error)}.") from error


def _refuse_other_forms(source: Path, form: str, schema: int) -> None:
    name, _, version = form.partition("/")
    if name != FORM or not version.isdecimal():
        raise ValueError("another form")
    if int(version) > VERSION or schema > image.SCHEMA:
        raise NewerData(f"The export {source} is from a newer ladder. Update ladder to import it.")


def _rows(name: str, table: Any) -> dict[str, bytes] | bytes:
    """The lines of a table. Raises ValueError for what is not one; what never was a table is kept in one piece."""
    encode = msgspec.json.encode
    if not isinstance(table, dict):
        return encode(table)
    documents = msgspec.convert(table, dict[_Number, dict[str, Any]])
    return {number: row(number, encode(document)) for number, document in documents.items()}


def _what_it_is(source: Path, data: bytes) -> str:
    if recovery.was_ours(data):
        return f"The file {source} is a data file of ladder's, not an export. `ladder data adopt` takes it over."
    if not data.startswith(b'{"format":"' + FORM.encode()):
        return f"The file {source} is not an export of ladder's. `ladder data export` makes one."
    return f"The export {source} is damaged or not whole. Nothing was imported from it."
