"""Folders and files of the machine, as somebody looks through them to choose one. Nothing is opened or changed."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.base.text_search import by_letters, fold
from ladder_tui.store.file import disk

#: No more of one folder is looked at.
MOST: Final = 20_000


class Entry(msgspec.Struct, frozen=True):
    """A folder or a file, by its name as the disk has it."""

    name: str
    is_folder: bool

    @property
    def shown(self) -> str:
        """Its name, clean; what has no letter that can be seen is told by its escapes."""
        shown = one_line(self.name)
        return ascii(self.name)[1:-1] if is_blank(shown) else shown


class NotRead(ValueError):
    """A file cannot be read; the message is one sentence for the user."""


class NoFolder(ValueError):
    """It cannot be looked into; the message is one sentence for the user."""


def look_into(folder: Path) -> tuple[Entry, ...]:
    """Its folders, then its files, each by name, hidden ones too. What is neither is left out. Raises NoFolder."""
    found: list[Entry] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                kind = _kind(entry)
                if kind is not None:
                    found.append(Entry(entry.name, kind))
                if len(found) == MOST:
                    break
    except FileNotFoundError as error:
        raise NoFolder(f"There is no folder {shown(folder)}.") from error
    except NotADirectoryError as error:
        raise NoFolder(f"{shown(folder)} is no folder.") from error
    except OSError as error:
        raise NoFolder(f"{shown(folder)} cannot be looked into: {disk.reading_words(error)}.") from error
    return tuple(sorted(found, key=lambda one: (not one.is_folder, by_letters(one.name))))


def _kind(entry: "os.DirEntry[str]") -> bool | None:
    """Whether it is a folder; None for what is no file either, or leads nowhere."""
    try:
        return True if entry.is_dir() else False if entry.is_file() else None
    except OSError:
        return None


def fitting(entries: Sequence[Entry], begun: str, endings: Sequence[str]) -> tuple[Entry, ...]:
    """Folders, and files with one of these endings, that hold what was begun to be typed; such as begin so come first.

    Hidden ones only where a dot was typed. Without endings all files fit.
    """
    typed = fold(begun)
    told = [
        one
        for one in entries
        if (begun.startswith(".") or not one.name.startswith("."))
        and (one.is_folder or not endings or one.name.lower().endswith(tuple(endings)))
        and typed in fold(one.shown)
    ]
    return tuple(sorted(told, key=lambda one: not fold(one.shown).startswith(typed)))


def completed(entries: Sequence[Entry], begun: str) -> str:
    """What was begun, as far as all the names that begin so are the same; as it was where none does."""
    names = [one.shown for one in entries if fold(one.shown).startswith(fold(begun))]
    if not names:
        return begun
    first, last = min(names), max(names)
    same = next((number for number, sign in enumerate(first) if last[number : number + 1] != sign), len(first))
    return first[:same] if same > len(begun) or len(names) == 1 else begun


def whole(typed: str, base: Path) -> Path:
    """The place that was typed: `~` is the home folder, and a bare name lies in `base`."""
    try:
        return base / Path(typed.replace("\0", "")).expanduser()
    except RuntimeError:  # nobody of that name, or no home
        return base / typed


def told(path: Path) -> str:
    """A place as one types it: the home folder as `~`."""
    home = Path.home()
    if path == home:
        return "~"
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def shown(path: Path) -> str:
    """A place as it is drawn."""
    return one_line(told(path))


def contents(path: Path, most: int) -> bytes:
    """What a file holds, `most` bytes of it. Raises NotRead; never waits for what is no plain file."""
    try:
        return disk.beginning(path, most)
    except FileNotFoundError as error:
        raise NotRead(f"There is no file {shown(path)}.") from error
    except OSError as error:
        raise NotRead(f"{shown(path)} cannot be read: {disk.reading_words(error)}.") from error


def facts(path: Path) -> tuple[int, datetime] | None:
    """Size in bytes and when it was changed; None where that cannot be told."""
    try:
        stat = path.stat()
        return stat.st_size, datetime.fromtimestamp(stat.st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None


def size_words(size: int) -> str:
    """A size to read: "312 bytes", "14 kB", "2.1 MB"."""
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
