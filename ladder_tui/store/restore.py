"""Making a backup by hand, and putting one back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ladder_tui.store import backups, disk, image, migrations
from ladder_tui.store.aside import keep_aside
from ladder_tui.store.backups import Backup
from ladder_tui.store.datafile import DataFile
from ladder_tui.store.errors import NotSaved, ReadOnly, StoreError, Unreadable
from ladder_tui.store.files import Files
from ladder_tui.store.image import count, render
from ladder_tui.store.lock import WriterLock, holder_sentence
from ladder_tui.store.paths import Paths


@dataclass(frozen=True, slots=True)
class Restored:
    """What `restore` did: the backup put back, its records, and the backup of what was there (None for nothing)."""

    source: Path
    records: int
    before: Backup | None


def back_up(paths: Paths, *, now: datetime) -> Backup:
    """Make a backup of the last save now; may be called while another instance is writing. Raises StoreError."""
    with DataFile(paths.data_file, now=now, read_only=True) as file:
        return _back_up(file, now, "manual")


def restore(paths: Paths, source: str | Path, *, now: datetime) -> Restored:
    """Put a backup back: its name in the backup folder, or the path of any file of ladder's.

    What is there is backed up first. Raises StoreError; then the data file is as it was.
    """
    files = Files.of(paths.data_file)
    path = files.backups / source
    if not path.is_file():
        path = Path(source)
    found = backups.open_backup(path)
    if found.meta.schema < image.SCHEMA:
        found = migrations.upgrade(found, image.SCHEMA)
    try:
        file = DataFile(paths.data_file, now=now)
    except Unreadable:
        _clear_the_place(files, now)
        file = DataFile(paths.data_file, now=now)
    with file:
        if file.read_only:
            raise ReadOnly(file.holder, "Close it and restore again")
        before = _back_up(file, now, "restore") if file.image.meta.save else None
        file.save_all(found.tables, now=now)
    return Restored(path, count(found.tables), before)


def _back_up(file: DataFile, now: datetime, reason: backups.Reason) -> Backup:
    saved = file.image.meta.save
    if not saved:
        raise StoreError(f"There is nothing to back up: {file.files.main} has never been written.")
    try:
        return backups.make(file.files, render(file.image), saved, now.date(), reason)
    except OSError as error:
        reason_words, remedy = disk.words(error)
        raise StoreError(f"No backup could be made in {file.files.backups}: {reason_words}. {remedy}.") from error


def _clear_the_place(files: Files, now: datetime) -> None:
    """Keep a file aside that cannot be read and that nothing stands in for, so that the restored one has room."""
    lock = WriterLock(files)
    try:
        if not lock.take(now):
            raise ReadOnly(holder_sentence(files, now), "Close it and restore again")
        keep_aside(files.main, files, now, "unreadable")
        disk.remove(files.main)
        disk.force_folder(files.main.parent)
    except StoreError:
        raise
    except OSError as error:
        raise NotSaved(*disk.words(error)) from error
    finally:
        lock.release()
