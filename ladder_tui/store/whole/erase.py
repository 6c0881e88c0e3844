"""Taking away everything that is the app's, and nothing else."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import NotSaved, ReadOnly, StoreError
from ladder_tui.store.file.files import BACKUP_NAME, KEPT_NAME, WAITING_NAME, Files
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.lock import WriterLock, holder_sentence

#: What ladder gives names to beside the data file and in the folder of the state; and what a crash leaves half written.
#: The lock and the note on its holder go with the lock itself.
_BESIDE: Final = r"(\.previous|\.change)?(\.tmp)?|\.holder\.tmp"
_HALF: Final = r"(\.tmp)?"
_STATE: Final = r"crash-\d{8}-\d{6}-\d+\.txt|writing-\d+-[0-9a-f]{8}\.txt|\.?packs\.cache(\.\d+)?|heavy\.cache(\.tmp)?"


class Erased(msgspec.Struct, frozen=True):
    """How many files were taken away; what would not go; and what lies there still because it is not the app's."""

    removed: int
    left: tuple[Path, ...]
    others: tuple[Path, ...]


def erase(paths: Paths, *, now: datetime) -> Erased:
    """Take away data file, second copy, backups, kept files, lock, cache, reports, editor's files, folders left empty.

    Works whatever state the files are in. Raises ReadOnly while an instance is open (nothing has gone then) and
    NotSaved where the folder may not be written.
    """
    files = Files.of(paths.data_file)
    if not files.main.parent.is_dir():
        return Erased(0, (), ())
    lock = WriterLock(files)
    try:
        if not lock.take(now):
            raise ReadOnly(holder_sentence(files, now), "Close it and erase again")
    except StoreError:
        raise
    except OSError as error:
        raise NotSaved(*disk.words(error)) from error
    try:
        # The data file goes last, so that a run that is cut short can be seen and repeated.
        found = list(_ours(paths, files))
        for path in found:
            disk.remove(path)
        disk.remove(files.holder)
        disk.remove(files.lock)  # while it is held: whoever opens now makes a new one
    finally:
        lock.release()
    folders = (files.backups, files.kept, files.waiting, paths.state, paths.config, paths.data)
    for folder in folders:
        with suppress(OSError):  # not empty, or not there
            os.rmdir(folder)
    for parent in {folder.parent for folder in folders}:
        with suppress(OSError):
            disk.force_folder(parent)
    left = tuple(path for path in found if os.path.lexists(path))
    others = tuple(path for folder in folders for path in _listed(folder) if path not in (*left, *folders))
    return Erased(len(found) - len(left), left, tuple(dict.fromkeys(others)))


def _ours(paths: Paths, files: Files) -> Iterator[Path]:
    """Every file that ladder made, the data file last."""
    yield from _named(files.backups, BACKUP_NAME + _HALF)
    yield from _named(files.kept, KEPT_NAME + _HALF)
    yield from _named(files.waiting, WAITING_NAME + _HALF)
    yield from _named(paths.state, _STATE)
    yield from _named(files.main.parent, re.escape(files.main.name) + f"({_BESIDE})", but=files.main)
    if paths.data_file.is_symlink():
        yield paths.data_file
    if files.main.is_file():
        yield files.main


def _named(folder: Path, pattern: str, but: Path | None = None) -> Iterator[Path]:
    for path in _listed(folder):
        if re.fullmatch(pattern, path.name) and path != but and not path.is_dir():
            yield path


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
