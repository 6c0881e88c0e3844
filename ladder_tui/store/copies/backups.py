"""Dated backups: whole copies of the file in a folder of their own, one for each day with changes and reason.

They are ordered and thinned by save number, never by the clock, so that a clock that jumps cannot make old backups
look new or take more than it should.
"""

import stat
from codecs import BOM_UTF8
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, Literal

import msgspec

from ladder_tui.store.file import disk
from ladder_tui.store.file.envelope import Envelope
from ladder_tui.store.file.errors import Damaged, Locked, NewerData, StoreError
from ladder_tui.store.file.files import Files, backup_named
from ladder_tui.store.file.image import Image, Pieces, parse, render

Reason = Literal["daily", "manual", "migration", "restore", "merge"]

#: How many days with changes keep their backup, and how many backups of each other reason are kept.
KEPT_DAYS: Final = 14
KEPT_OTHERS: Final = 10
#: The most backups one new backup may take away.
THINNED_AT_ONCE: Final = 2


class Backup(msgspec.Struct, frozen=True):
    """One backup: `day` is the user's day on which it was made, `save` the save it holds, `size` in bytes."""

    path: Path
    day: date
    save: int
    reason: str
    size: int

    @property
    def name(self) -> str:
        """Its file name, by which a user picks it."""
        return self.path.name


def list_backups(files: Files) -> list[Backup]:
    """All backups, newest save first. Files of other names are left out; none at all without the folder."""
    found: list[Backup] = []
    with suppress(OSError):  # a folder that cannot be read offers no backups; its files stay as they are
        for path in files.backups.iterdir():
            told = backup_named(path.name)
            with suppress(ValueError):  # a day that never was is somebody else's name
                if told and stat.S_ISREG((state := path.stat()).st_mode):
                    day, save, reason = told
                    found.append(Backup(path, date.fromisoformat(day), save, reason, state.st_size))
    return sorted(found, key=lambda backup: (backup.save, backup.day, backup.name), reverse=True)


def make(files: Files, data: Pieces, save: int, day: date, reason: Reason) -> Backup:
    """Write a backup of a save's plain bytes and take away what is too old. Raises OSError."""
    if not files.backups.is_dir():
        disk.make_folder(files.backups)
    path = files.backups / f"{day.isoformat()}-save-{save:06d}-{reason}.json"
    data = files.envelope.close(data, save)
    disk.write_whole(path, data)
    thin(files, reason)
    return Backup(path, day, save, reason, sum(map(len, data)))


def make_first(files: Files, image: Image, day: date, reason: Reason) -> Backup:
    """Make the backup without which something is not to be done. Raises StoreError with a sentence."""
    if not image.meta.save:
        raise StoreError(f"There is nothing to back up: {files.main} has never been written.")
    try:
        return make(files, render(image), image.meta.save, day, reason)
    except OSError as error:
        words, remedy = disk.words(error)
        raise StoreError(f"No backup could be made in {files.backups}: {words}. {remedy}.") from error


def make_daily(files: Files, image: Image, day: date) -> str:
    """Make the backup before the first change of a day, unless it is there; a sentence when it cannot be made."""
    try:
        if not has_daily(files, day):
            make(files, render(image), image.meta.save, day, "daily")
    except OSError as error:
        reason, remedy = disk.words(error)
        return f"No backup could be made in {files.backups}: {reason}. {remedy}."
    return ""


def thin(files: Files, reason: Reason) -> None:
    """Take away the oldest backups of one reason beyond the number that is kept, two at most."""
    same = [backup for backup in list_backups(files) if backup.reason == reason]
    for backup in same[KEPT_DAYS if reason == "daily" else KEPT_OTHERS :][::-1][:THINNED_AT_ONCE]:
        disk.remove(backup.path)


def has_daily(files: Files, day: date) -> bool:
    """Whether the backup before the first change of a day has been made."""
    return any(backup.day == day and backup.reason == "daily" for backup in list_backups(files))


def open_backup(path: Path, envelope: Envelope | None = None) -> Image:
    """The save that a backup holds. Raises StoreError with a sentence, Locked among them."""
    try:
        return parse((envelope or Envelope()).open(disk.read(path)[0].removeprefix(BOM_UTF8), path))
    except Locked:
        raise
    except Damaged as error:
        raise StoreError(f"The backup {path} cannot be used: {error}. Choose another one.") from error
    except NewerData as error:
        raise NewerData(f"The backup {path} is from a newer ladder: {error}. Update ladder first.") from error
    except FileNotFoundError as error:
        raise StoreError(f"There is no backup {path}. `ladder backup list` shows those there are.") from error
    except OSError as error:
        reason = disk.reading_words(error)
        raise StoreError(
            f"The backup {path} cannot be read: {reason}. Set that right or choose another one."
        ) from error


def verify(files: Files) -> list[tuple[Backup, str]]:
    """Every backup with the sentence on what is wrong with it, empty when it would restore. Raises Locked."""
    answers: list[tuple[Backup, str]] = []
    for backup in list_backups(files):
        try:
            open_backup(backup.path, files.envelope)
        except Locked:
            raise
        except StoreError as error:
            answers.append((backup, str(error)))
        else:
            answers.append((backup, ""))
    return answers
