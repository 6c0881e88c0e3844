"""Texts that leave the notebook as a file: private, new, whole, at a place that the user names."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from ladder_tui.store.file import disk


class NotHandedOver(ValueError):
    """No file was written; the message is a sentence or two for the user."""


def place_of(named: str, *, base: Path) -> Path:
    """Where a file goes that was named so: `~` is the home folder, and a bare name lies in `base`.

    Raises NotHandedOver.
    """
    named = named.strip()
    if not named or "\0" in named:
        raise NotHandedOver("A name for the file is wanted, such as ~/notes.html.")
    path = _whole(named, base)
    if named.endswith("/") or path.is_dir():
        raise NotHandedOver(f"{path} is a folder. Add a name for the file.")
    return path


def _whole(named: str, base: Path) -> Path:
    try:
        return base / Path(named).expanduser()
    except RuntimeError as error:  # no home, or of nobody known here
        raise NotHandedOver(f"Nobody here has the home folder of {named}. Write the whole place out.") from error


def folder_of(named: str, *, base: Path) -> Path:
    """Where a folder is that was named so. Raises NotHandedOver where something else stands there, or none above it."""
    named = named.strip()
    if not named or "\0" in named:
        raise NotHandedOver("A name for the folder is wanted, such as ~/calendar.")
    path = _whole(named, base)
    if path.exists() and not path.is_dir():
        raise NotHandedOver(f"{path} is no folder. Choose another name.")
    if not path.exists() and not path.parent.is_dir():
        raise NotHandedOver(f"There is no folder {path.parent}. Make it first, or choose another place.")
    return path


def hand_over(text: str, path: Path, *, instead: bool = False) -> None:
    """Write a text to a new file that only its owner can read; with `instead` in the place of a file that is there.

    Raises NotHandedOver; then nothing has changed.
    """
    data = [text.encode("utf-8", "replace")]
    try:
        if instead and os.path.lexists(path):
            if not stat.S_ISREG(os.lstat(path).st_mode):
                raise NotHandedOver(f"{path} is no plain file, so it stays as it is. Choose another name.")
            disk.write_whole(path, data)
        else:
            disk.write_once(path, data)
    except FileExistsError as error:
        raise NotHandedOver(f"There is a file {path} already. Choose another name.") from error
    except OSError as error:
        raise _not_written(path, error) from error


def hand_over_all(texts: Mapping[str, str], folder: Path, *, instead: bool = False) -> None:
    """Write texts to files of these names in a folder, which is made where there is none.

    Raises NotHandedOver: before anything is written where one of the files is there already, unless `instead`.
    """
    there = None if instead else next((name for name in texts if os.path.lexists(folder / name)), None)
    if there is not None:
        raise NotHandedOver(f"There is a file {folder / there} already. Choose another folder.")
    make_sure_of(folder)
    for name, text in texts.items():
        hand_over(text, folder / name, instead=instead)


def make_sure_of(folder: Path) -> None:
    """Make a private folder where there is none. Raises NotHandedOver."""
    try:
        if not folder.is_dir():
            disk.make_folder(folder)
    except OSError as error:
        raise _not_written(folder, error) from error


def _not_written(path: Path, error: OSError) -> NotHandedOver:
    if not path.parent.is_dir():
        return NotHandedOver(f"There is no folder {path.parent}. Make it first, or choose another place.")
    reason, remedy = disk.words(error)
    return NotHandedOver(f"Nothing was written to {path}: {reason}. {remedy}.")
