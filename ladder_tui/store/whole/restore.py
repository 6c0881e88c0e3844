"""Making a backup by hand, and putting something in the place of the data: a backup, another file, an import."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from ladder_tui.store import migrations
from ladder_tui.store.copies import backups, recovery
from ladder_tui.store.copies.aside import keep_aside
from ladder_tui.store.copies.backups import Backup
from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file import disk, image
from ladder_tui.store.file.codec import from_line
from ladder_tui.store.file.envelope import Ask, Envelope
from ladder_tui.store.file.errors import (
    BadRecord,
    Damaged,
    Locked,
    NewerData,
    NotSaved,
    ReadOnly,
    StoreError,
    Unreadable,
)
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Image, Tables, count, parse, value_of
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.file.twice import Twice
from ladder_tui.store.loader import from_plain_file
from ladder_tui.store.lock import WriterLock, holder_sentence


class Restored(msgspec.Struct, frozen=True):
    """What was put in the place of the data, its records, and the backup of what was there (None for nothing).

    `misfits` records of it break a rule: they are in the file, and stay out of the app.
    """

    source: Path
    records: int
    before: Backup | None
    misfits: int = 0


def back_up(paths: Paths, *, now: datetime, passphrase: Ask | None = None) -> Backup:
    """Make a backup of the last save now; may be called while another instance is writing. Raises StoreError."""
    with DataFile(paths.data_file, now=now, read_only=True, envelope=Envelope(passphrase)) as file:
        return backups.make_first(file.files, file.image, now.date(), "manual")


def restore(paths: Paths, source: str | Path | None, *, now: datetime, passphrase: Ask | None = None) -> Restored:
    """Put a backup back: its name in the backup folder, the path of any file of ladder's, or None for the newest.

    What is there is backed up first. Raises StoreError; then the data file is as it was.
    """
    envelope = Envelope(passphrase)
    files = Files.of(paths.data_file, envelope)
    if source is None:
        path, found = _newest(files)
    else:
        path = files.backups / source
        if not path.is_file():
            path = Path(source)
        found = recovery.advanced(Files(str(path), envelope), backups.open_backup(path, envelope))
    return put_in_place(paths, path, found, now=now, again="restore again", envelope=envelope)


def adopt(paths: Paths, source: Path, *, now: datetime, passphrase: Ask | None = None) -> Restored:
    """Take over the contents of another file, ladder's or stock TinyDB's, which itself stays as it is.

    It is read and checked first, then what is there is backed up. Raises StoreError; then nothing has changed.
    """
    if Files.of(source).main == Files.of(paths.data_file).main:
        raise StoreError(f"The file {source} is the data file already.")
    envelope = Envelope(passphrase)
    found = _other_file(source, envelope)
    misfits = count_misfits(found.tables)
    if misfits == sum(len(found.rows(table)) for table in TABLES):
        raise StoreError(f"The file {source} holds no record that ladder can read. Choose another one.")
    return put_in_place(paths, source, found, now=now, again="adopt again", envelope=envelope)


def put_in_place(
    paths: Paths,
    source: Path,
    found: Image,
    *,
    now: datetime,
    again: str,
    envelope: Envelope,
    only_empty: bool = False,
) -> Restored:
    """Make `found` the contents, as a new save after a backup of what is there. `again` is what to do once it is free.

    `only_empty` refuses where there are records. Raises StoreError; then the data file is as it was.
    """
    past = found.meta.comes_from
    if found.meta.save:  # what is put back goes on from there, and not from what it takes the place of
        past = image.with_mark(past, image.mark_of(found))
    if found.meta.schema < image.SCHEMA:
        found = migrations.upgrade(found, image.SCHEMA)
    try:
        file = DataFile(paths.data_file, now=now, envelope=envelope)
    except Unreadable:
        if only_empty:
            raise
        _clear_the_place(Files.of(paths.data_file, envelope), now, again)
        file = DataFile(paths.data_file, now=now, envelope=envelope)
    with file:
        if file.read_only:
            raise ReadOnly(file.holder, f"Close it and {again}")
        if only_empty and count(file.image.tables):
            raise StoreError(
                f"There are {count(file.image.tables)} records in {file.files.main} already, and nothing has been "
                "changed. Choose an empty folder with --data-dir, or say --replace: what is there is backed up first."
            )
        before = None
        if file.image.meta.save:
            before = backups.make_first(file.files, file.image, now.date(), "restore")
        file.save_all(found.tables, now=now, free=found.meta.next, past=past)
    return Restored(source, count(found.tables), before, count_misfits(found.tables))


def count_misfits(tables: Tables) -> int:
    """How many records of ladder's own tables break a rule of theirs."""
    misfits = 0
    for table in TABLES:
        rows = tables.get(table)
        for line in rows.values() if isinstance(rows, Mapping) else ():
            try:
                from_line(table, value_of(line))
            except BadRecord:
                misfits += 1
    return misfits


def _newest(files: Files) -> tuple[Path, Image]:
    """The newest backup that can be read. Raises StoreError when there is none."""
    there = backups.list_backups(files)
    for backup in there:
        try:
            return backup.path, backups.open_backup(backup.path, files.envelope)
        except Locked:
            raise
        except StoreError:  # `ladder backup verify` says what is wrong with it; the next one may do
            continue
    what = "None of the backups can be read" if there else "There are no backups"
    raise StoreError(f"{what} in {files.backups}, so nothing was put back.")


def _other_file(source: Path, envelope: Envelope) -> Image:
    """What a file from elsewhere holds. Raises StoreError with a sentence."""
    try:
        data = disk.read(source)[0].removeprefix(BOM_UTF8)
    except FileNotFoundError as error:
        raise StoreError(f"There is no file {source}.") from error
    except OSError as error:
        raise StoreError(f"The file {source} cannot be read: {disk.reading_words(error)}.") from error
    try:
        return recovery.advanced(Files(str(source), envelope), parse(envelope.open(data, source)))
    except NewerData as error:
        raise NewerData(f"The file {source} is from a newer ladder: {error}. Update ladder first.") from error
    except Damaged as error:
        try:
            plain = from_plain_file(data)
        except Twice as twice:
            raise StoreError(
                f"The file {source} cannot be adopted: {twice}. Take one of them out and adopt again."
            ) from twice
        if plain is None:
            raise StoreError(f"The file {source} cannot be adopted: {error}. Choose another one.") from error
        return plain


def _clear_the_place(files: Files, now: datetime, again: str) -> None:
    """Keep a file aside that cannot be read and that nothing stands in for, so that the new one has room."""
    lock = WriterLock(files)
    try:
        if not lock.take(now):
            raise ReadOnly(holder_sentence(files, now), f"Close it and {again}")
        keep_aside(files.main, files, now, "unreadable")
        disk.remove(files.main)
        disk.force_folder(files.main.parent)
    except StoreError:
        raise
    except OSError as error:
        raise NotSaved(*disk.words(error)) from error
    finally:
        lock.release()
