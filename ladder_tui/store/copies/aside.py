"""Keeping aside: what was found in the place of the data file is never thrown away."""

import os
from datetime import UTC, datetime
from pathlib import Path

from ladder_tui.store.file import disk
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.sealed import is_sealed


def keep_aside(path: Path, files: Files, now: datetime, why: str) -> Path:
    """Give a file a lasting second place in the folder of kept files; returns it. `path` stays. Raises OSError.

    It is a copy, not a second name: whatever writes into the file in place would change both.
    """
    place = _free_place(files, now, why)
    _keep(path, place, files)
    return place


def keep_copies_aside(files: Files, now: datetime) -> Path:
    """Give the second copy and the last change a lasting second place, once; returns that of the copy.

    Together they are the last save that was written there: `NAME.json` and `NAME.json.change`. Raises OSError.
    """
    data = disk.read(files.previous)[0]
    for place in files.kept.glob("*-newer-copy*.json"):
        if disk.read(place)[0] == data:
            return place
    place = _free_place(files, now, "newer-copy")
    if files.change.is_file():
        _keep(files.change, Files(str(place)).change, files)
    _keep(files.previous, place, files)
    return place


def _free_place(files: Files, now: datetime, why: str) -> Path:
    if not files.kept.is_dir():
        disk.make_folder(files.kept)
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{why}"
    place = files.kept / f"{stamp}.json"
    number = 1
    while os.path.lexists(place):
        number += 1
        place = files.kept / f"{stamp}-{number}.json"
    return place


def _keep(path: Path, place: Path, files: Files) -> None:
    data = disk.read(path)[0]
    disk.write_whole(place, [data] if is_sealed(data) else files.envelope.close([data]))
