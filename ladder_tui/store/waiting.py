"""What waits in the folder beside the data file: requests that were typed while another process held the file.

A file for each, named by a number that grows and by the request's id: `0000000007-<id>.json`. It is written beside its
place, forced to the disk, then given its name; so it is there whole or not at all. The order of the names is the order
in which they were typed, whatever the clock said. Whoever holds the data file takes them in, and takes them away once
what they ask for is on the disk. Where the data are locked, they are too.
"""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from ladder_tui.store.copies.aside import keep_aside
from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import Damaged, Locked, NewerData, NotSaved
from ladder_tui.store.file.files import WAITING_NAME, Files

#: Why a file of this folder was kept aside, as a part of its name there.
WHY: Final = "waiting"
#: No request is larger, in bytes.
MOST_BYTES: Final = 64_000_000
#: How often a name is looked for: whoever opens the data to write sweeps what looks half written.
_TRIES: Final = 20


class NotRead(Exception):
    """A file that waits holds nothing that can be read; the message says why, without a full stop."""


class Waiting:
    """The folder of what waits. `files` are those of the data file, and bring what they lie in."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def paths(self) -> list[Path]:
        """All files that lie there, in the order in which they were written; what is not ours comes last."""
        return self._files.waiting_files()

    def put(self, id: str, data: bytes) -> Path:
        """Leave something there, on the disk when this returns; where it lies. Raises NotSaved."""
        folder = self._files.waiting
        sealed = self._files.envelope.close([data])
        try:
            for _ in range(_TRIES):
                if not folder.is_dir():
                    with suppress(FileExistsError):  # by another command, just now
                        disk.make_folder(folder)
                path = folder / f"{self._next():010}-{id}.json"
                with suppress(FileNotFoundError):  # swept by whoever has just opened the data, or erased with them
                    disk.write_whole(path, sealed)
                    return path
        except OSError as error:
            raise NotSaved(*disk.words(error)) from error
        raise NotSaved("the folder of what waits is taken away again and again", "Try again in a moment")

    def _next(self) -> int:
        numbers = (id_of(path, 1) for path in self.paths())
        return max((int(number) for number in numbers if number), default=0) + 1

    def read(self, path: Path) -> bytes:
        """The bytes of a file as they lie there. Raises NotRead."""
        if not id_of(path):
            raise NotRead("it is not a file of ladder's")
        try:
            data = disk.beginning(path, MOST_BYTES + 1)
        except OSError as error:
            raise NotRead(disk.reading_words(error)) from error
        if len(data) > MOST_BYTES:
            raise NotRead("it is too large")
        return data

    def open(self, data: bytes, path: Path) -> bytes:
        """What such bytes hold. Raises NotRead."""
        try:
            return self._files.envelope.open(data, path)
        except Locked as error:
            raise NotRead("it is locked with another passphrase") from error
        except (Damaged, NewerData) as error:
            raise NotRead(str(error)) from error

    def keep(self, path: Path, now: datetime) -> Path:
        """Keep a file aside that asks for nothing that can be done; where it lies now. Raises OSError."""
        place = keep_aside(path, self._files, now, WHY)
        disk.remove(path)
        return place

    def remove(self, path: Path) -> None:
        """Take a file away: what it asked for is done."""
        disk.remove(path)

    def force(self) -> None:
        """Make what was taken away stay away."""
        with suppress(OSError):  # then it may come back after a power cut, and is known
            disk.force_folder(self._files.waiting)


def id_of(path: Path, part: int = 2) -> str:
    """The id of the request in a file of this name, or with 1 its number; "" for a file of another name."""
    match = re.fullmatch(WAITING_NAME, path.name)
    return match[part] if match else ""
