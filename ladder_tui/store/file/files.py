"""The names of the files that belong to one data file; all of them lie beside it."""

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from ladder_tui.store.file.envelope import Envelope

if TYPE_CHECKING:
    from pathlib import Path

#: Why a backup may have been made.
_REASONS: Final = ("daily", "manual", "migration", "restore", "merge")
#: The names of dated backups and of kept files, as patterns.
BACKUP_NAME: Final = rf"\d{{4}}-\d{{2}}-\d{{2}}-save-\d{{6,}}-({'|'.join(_REASONS)})\.json"
KEPT_NAME: Final = r"\d{8}T\d{6}Z-[a-z-]+(-\d+)?\.json(\.change)?"
#: The names of what waits: a number that grows, and the id of the request.
WAITING_NAME: Final = r"(\d{10,})-([0-9a-f]{32})\.json"
#: Names that may lie in the data folder besides the data file's own.
_FOLDERS = ("state", "config")


def backup_named(name: str) -> tuple[str, int, str] | None:
    """Day, save number and reason in the name of a dated backup, as BACKUP_NAME has it; None for any other name.

    By hand: every opening asks it, and making the pattern takes longer than reading a year of names.
    """
    stem, _, suffix = name.rpartition(".")
    day, _, rest = stem.partition("-save-")
    save, _, reason = rest.partition("-")
    digits = day[:4] + day[5:7] + day[8:] + save
    fits = (
        suffix == "json" and len(day) == 10 and day[4] == day[7] == "-" and len(save) >= 6
        and digits.isascii() and digits.isdecimal() and reason in _REASONS
    )  # fmt: skip
    return (day, int(save), reason) if fits else None


class Files(msgspec.Struct, frozen=True, eq=False):
    """The files of the data file `main`, whose path holds no symbolic link: a linked file is written at its target.

    `at` is that path as a text, which is all that reading the file takes (see `paths.py`).
    """

    at: str
    #: What their bytes lie in.
    envelope: Envelope = msgspec.field(default_factory=Envelope)

    @staticmethod
    def of(path: "str | Path", envelope: Envelope | None = None) -> "Files":
        """The files for a path as the user gave it. Raises OSError for a loop of links."""
        return Files(os.path.realpath(os.fspath(path), strict=False), envelope or Envelope())

    @property
    def main(self) -> "Path":
        """The data file."""
        from pathlib import Path

        return Path(self.at)

    @property
    def alone(self) -> bool:
        """Whether nothing lies in the folder that has the name of the data file or begins with it."""
        folder, name = os.path.split(self.at)
        try:
            return not any(one.startswith(name) for one in os.listdir(folder))
        except OSError:
            return False

    @property
    def previous(self) -> "Path":
        """The second copy: the save before the last one, whole."""
        return self._beside(".previous")

    @property
    def change(self) -> "Path":
        """What the last save changed; with `previous` it makes the last save again."""
        return self._beside(".change")

    @property
    def lock(self) -> "Path":
        """Locked by the one instance that may write."""
        return self._beside(".lock")

    @property
    def holder(self) -> "Path":
        """Who holds the lock, for the others to read."""
        return self._beside(".holder")

    @property
    def backups(self) -> "Path":
        """Folder of the dated backups."""
        return self._beside(".backups")

    @property
    def kept(self) -> "Path":
        """Folder of damaged and foreign files that were found in the place of the data file."""
        return self._beside(".kept")

    @property
    def waiting(self) -> "Path":
        """Folder of what was asked for while another process held the data file."""
        return self._beside(".waiting")

    def waiting_files(self) -> "list[Path]":
        """What lies there, in order; half-written and hidden files are left out. Cheap: asked twice a second."""
        try:
            there = os.listdir(f"{self.at}.waiting")
        except OSError:  # nothing has ever waited
            return []
        return [self.waiting / name for name in sorted(there) if name[0] != "." and not name.endswith(".tmp")]

    def dated(self) -> "list[Path]":
        """The dated backups and the kept files there are."""
        found: list[Path] = []
        with suppress(OSError):  # not there, or not to be read
            found += sorted(path for path in self.backups.iterdir() if backup_named(path.name))
        with suppress(OSError):
            found += sorted(path for path in self.kept.iterdir() if re.fullmatch(KEPT_NAME, path.name))
        return [path for path in found if path.is_file()]

    def is_ours(self, name: str) -> bool:
        """Whether a name in the folder belongs to the app."""
        return name.startswith(os.path.basename(self.at)) or name in _FOLDERS

    def _beside(self, suffix: str) -> "Path":
        from pathlib import Path

        return Path(self.at + suffix)
