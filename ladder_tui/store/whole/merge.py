"""Joining another copy of the data: it is read, what both come from is looked for, and both become one save.

What both come from is a save whose mark is in the past of both heads, and that still lies in one of the folders: a
backup, a second copy, a kept file, or one of the two copies itself. Without one, records are joined by id alone.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.domain.joining.join import Copy, Joined, join, with_note
from ladder_tui.store import migrations
from ladder_tui.store.copies import backups, recovery
from ladder_tui.store.copies.aside import keep_aside
from ladder_tui.store.copies.backups import Backup
from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file import disk, image
from ladder_tui.store.file.codec import Decoded, from_rows, to_line
from ladder_tui.store.file.envelope import Ask, Envelope
from ladder_tui.store.file.errors import Damaged, NewerData, ReadOnly, StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Image, Meta, Tables, count, parse, row, value_of
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.file.sealed import is_sealed
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.file.twice import Twice
from ladder_tui.store.loader import from_plain_file
from ladder_tui.store.whole.exchange import read_export

#: How an export begins, however it was laid out since.
_EXPORT: Final = rb'\s*\{\s*"format"\s*:\s*"ladder-export/'
#: Bytes in which the head of a file ends.
_HEAD: Final = 65_536
#: Behind the name of what is no table of records, for that of the other copy.
_BESIDE: Final = " (joined)"


class Preview(msgspec.Struct, frozen=True):
    """What joining a copy would come to: the records, and the tables and the past of the save it would be.

    `notes` are sentences on what of the copy could not be read. `unread` counts records and tables that ladder cannot
    read and that come along as they are. `records` is how many the copy holds.
    """

    source: Path
    joined: Joined
    tables: Tables
    past: tuple[str, ...]
    notes: tuple[str, ...]
    unread: int
    records: int

    @property
    def is_nothing(self) -> bool:
        """Whether the copy holds nothing that is not here."""
        return self.joined.is_nothing and not self.unread


class Merged(msgspec.Struct, frozen=True):
    """What was joined, and the backup of what was there; None where nothing had to change."""

    preview: Preview
    before: Backup | None


class _Other(msgspec.Struct, frozen=True):
    """Another copy as it was read. `mark` is its own, empty where it is not whole or no data file; `past` holds it."""

    path: Path
    image: Image
    saved: datetime | None
    past: tuple[str, ...]
    mark: str = ""
    notes: tuple[str, ...] = ()


def preview(
    paths: Paths, source: Path, *, now: datetime, passphrase: Ask | None = None, of_copy: Ask | None = None
) -> Preview:
    """What joining would come to; nothing is changed. Raises StoreError.

    `passphrase` is asked for the data, `of_copy` for a copy that is locked with another one.
    """
    envelope = Envelope(passphrase)
    with DataFile(paths.data_file, now=now, read_only=True, envelope=envelope) as file:
        envelope.ask_with(of_copy)
        return look_into(file.files, file.image, source, now=now)


def merge(
    paths: Paths, source: Path, *, now: datetime, passphrase: Ask | None = None, of_copy: Ask | None = None
) -> Merged:
    """Join another copy with the data, as one save after a backup; the copy stays as it is.

    Raises StoreError; then nothing has changed.
    """
    envelope = Envelope(passphrase)
    with DataFile(paths.data_file, now=now, envelope=envelope) as file:
        if file.read_only:
            raise ReadOnly(file.holder, "Close it and join again")
        envelope.ask_with(of_copy)
        found = look_into(file.files, file.image, source, now=now)
        if found.is_nothing:
            return Merged(found, None)
        before = None
        if file.image.meta.save:
            before = backups.make_first(file.files, file.image, now.date(), "merge")
        file.save_all(found.tables, now=now, past=found.past)
        return Merged(found, before)


def put_away(files: Files, copy: Path, now: datetime) -> Path:
    """Move a copy that was joined to the kept files; where it lies then. Raises StoreError; then nothing has moved."""
    try:
        place = keep_aside(copy, files, now, "joined")
        disk.remove(copy)
    except OSError as error:
        reason, remedy = disk.words(error)
        raise StoreError(f"The copy {copy} could not be put away: {reason}. {remedy}.") from error
    return place


def look_into(files: Files, here: Image, source: Path, *, now: datetime) -> Preview:
    """What joining the file `source` with the save `here` would come to. Raises StoreError."""
    path = source / files.main.name if source.is_dir() else source
    if Files.of(path).main == files.main:
        raise StoreError(f"The file {path} is the data file itself. Name the other copy.")
    other = _read(path, files.envelope)
    base = _common_past(files, here, other)
    mine, theirs = _decoded(here), _decoded(other.image)
    joined = join(
        _records(_decoded(base)) if base is not None else None, _records(mine),
        Copy(path.name, other.saved, _records(theirs)), saved_here=here.meta.saved_at, now=now,
    )  # fmt: skip
    tables, unread = _tables(here, other.image, joined, mine, theirs)
    past = here.meta.comes_from
    for mark in (*other.past, *here.meta.comes_from, *([image.mark_of(here)] if here.meta.save else [])):
        past = image.with_mark(past, mark)
    return Preview(path, joined, tables, past, other.notes, unread, count(other.image.tables))


# -- the other copy -------------------------------------------------------------------------


def _read(path: Path, envelope: Envelope) -> _Other:
    try:
        data = disk.read(path)[0].removeprefix(BOM_UTF8)
    except FileNotFoundError as error:
        raise StoreError(f"There is no file {path}.") from error
    except OSError as error:
        raise StoreError(f"The file {path} cannot be read: {disk.reading_words(error)}.") from error
    if re.match(_EXPORT, data):
        found = read_export(path)
        return _Other(path, _up_to_date(found), found.meta.saved_at, found.meta.comes_from)
    try:
        found = recovery.advanced(Files(str(path), envelope), parse(envelope.open(data, path)))
    except NewerData as error:
        raise NewerData(f"The file {path} is from a newer ladder: {error}. Update ladder first.") from error
    except Damaged as error:
        return _what_can_be_read(path, data, error)
    mark = image.mark_of(found) if found.meta.save else ""
    past = image.with_mark(found.meta.comes_from, mark) if mark else ()
    return _Other(path, _up_to_date(found), found.meta.saved_at, past, mark)


def _what_can_be_read(path: Path, data: bytes, damage: Damaged) -> _Other:
    """A file that is no whole save: one of stock TinyDB, or single lines. What is missing in it was not removed."""
    try:
        plain = from_plain_file(data)
    except Twice as twice:
        raise StoreError(f"The file {path} cannot be joined: {twice}. Take one of them out and join again.") from twice
    if plain is not None:
        return _Other(path, _up_to_date(plain), None, ())
    tables = {} if is_sealed(data) else recovery.plain_tables(data) or recovery.salvage(data)
    if not count(tables):
        raise StoreError(f"The file {path} cannot be joined: {damage}, and nothing in it can be read.") from damage
    note = f"The file {path} is not whole: {damage}. {count(tables):,} of its records can be read and are joined."
    return _Other(path, Image(Meta(records=count(tables)), tables), None, (), notes=(note,))


def _up_to_date(found: Image) -> Image:
    return migrations.upgrade(found, image.SCHEMA) if found.meta.schema < image.SCHEMA else found


# -- what both come from ----------------------------------------------------------------------


def _common_past(files: Files, here: Image, other: _Other) -> Image | None:
    """The latest save that both come from and that can still be read. Nobody is asked for the passphrase of one."""
    files.envelope.ask_with(None)
    mark = image.mark_of(here) if here.meta.save else ""
    mine = {*here.meta.comes_from, mark} - {""}
    if other.mark in mine:
        return other.image
    if mark in other.past:
        return here
    common = mine.intersection(other.past)
    found = list(_saves(files, common)) + list(_saves(Files(str(other.path), files.envelope), common)) if common else []
    best = max(found, key=lambda save: (save.meta.save, save.meta.saved), default=None)
    return _up_to_date(best) if best is not None else None


def _saves(files: Files, marks: set[str]) -> Iterator[Image]:
    """The saves with one of these marks that lie around a data file."""
    # Whatever it is called: a sync tool may have renamed it, and its mark says what it is.
    for path in (files.previous, *sorted(files.backups.glob("*.json")), *sorted(files.kept.glob("*.json"))):
        try:
            if is_sealed(disk.beginning(path, _HEAD)):
                plain = files.envelope.open(disk.read(path)[0], path)
                if image.mark_in(plain[:_HEAD]) in marks:
                    yield parse(plain)
            elif image.mark_in(disk.beginning(path, _HEAD)) in marks:
                yield parse(disk.read(path)[0])
        except OSError:  # damaged, locked with another passphrase, from a newer ladder, not to be read
            continue


# -- both as one ------------------------------------------------------------------------------


def _decoded(of: Image) -> dict[str, Decoded]:
    return {table: from_rows(table, of.rows(table)) for table in TABLES}


def _records(decoded: Mapping[str, Decoded]) -> dict[str, Mapping[str, Any]]:
    return {table: found.records for table, found in decoded.items()}


def _tables(
    here: Image, there: Image, joined: Joined, mine: Mapping[str, Decoded], theirs: Mapping[str, Decoded]
) -> tuple[Tables, int]:
    """The tables of the save, and how many records and tables in it came along unread."""
    raw = {table: _fresh(here, table, _unread(here, mine[table], table), _unread(there, theirs[table], table))
           for table in TABLES}  # fmt: skip
    tables: dict[str, Mapping[str, bytes] | bytes] = dict(here.tables)
    unread = sum(map(len, raw.values()))
    for name, rows in there.tables.items():
        if name not in TABLES:
            came = _table_along(here, name, rows)
            unread += any(tables.get(each) != found for each, found in came.items())
            tables.update(came)
    records = with_note(joined)
    puts: dict[str, dict[str, bytes | None]] = {}
    for table in TABLES:
        lines = puts.setdefault(table, {})
        before, numbers = mine[table].records, mine[table].numbers
        free = _free(here, table)
        for id in before:
            if id not in records[table]:
                lines[numbers[id]] = None
        for id, record in records[table].items():
            if before.get(id) != record:
                number = numbers.get(id)
                if number is None:
                    number, free = str(free), free + 1
                lines[number] = row(number, to_line(table, record))
        for value in raw[table]:
            lines[str(free)] = row(str(free), value)
            free += 1
        if lines:
            tables[table] = image.rows_with(lines, here.rows(table), here.meta.next.get(table, 1))
    return {name: tables[name] for name in dict.fromkeys((*TABLES, *tables)) if name in tables}, unread


def _free(here: Image, table: str) -> int:
    return recovery.next_numbers({table: here.rows(table)}, here.meta.next)[table]


def _unread(of: Image, decoded: Decoded, table: str) -> list[bytes]:
    """The records of a table that are left out, as they stand in the file."""
    return [value_of(of.rows(table)[number]) for number, _ in decoded.left_out]


def _fresh(here: Image, table: str, known: list[bytes], found: list[bytes]) -> list[bytes]:
    return [value for value in dict.fromkeys(found) if value not in known]


def _table_along(here: Image, name: str, rows: Mapping[str, bytes] | bytes) -> dict[str, Mapping[str, bytes] | bytes]:
    """A table that ladder does not know, holding what either holds; where it is no table, a second one beside it."""
    there = here.tables.get(name, rows)
    if isinstance(there, bytes) or isinstance(rows, bytes):
        return {name: there} if there == rows else {name: there, f"{name}{_BESIDE}": rows}
    known = {value_of(line) for line in there.values()}
    fresh = [value for line in rows.values() if (value := value_of(line)) not in known]
    free = _free(here, name)
    return {name: {**there, **{str(free + n): row(str(free + n), value) for n, value in enumerate(fresh)}}}
