"""One writer: a lock on a file of its own, and a note for the others on who holds it.

The system ties the lock (flock) to the open file, not to its name. So it is looked at, before anything is written,
whether the name still leads to the file that is held: once something has taken it away, whoever comes next holds
another one.
"""

import fcntl
import os
import stat
from contextlib import suppress
from datetime import datetime
from typing import Final

import msgspec

from ladder_tui.store.file import disk
from ladder_tui.store.file.files import Files

_FLAGS: Final = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
#: How often the file may be taken away between opening and locking it before that counts as held by another.
_TRIES: Final = 10
#: The most bytes that are read of what was left.
_LONGEST: Final = 1_000_000


class Holder(msgspec.Struct, frozen=True):
    """Who writes: process number, name of the machine, since when (ISO, with its offset)."""

    pid: int
    host: str
    since: datetime


class Left(msgspec.Struct, frozen=True):
    """What one session leaves to the next in the file of the lock.

    `told` are names of files that were spoken of; `locked` says that the data were locked with a passphrase, and that
    nobody has taken it off.
    """

    told: tuple[str, ...] = ()
    locked: bool = False


def left_in(files: Files) -> Left | None:
    """What the last session left; None when nothing can be read there, as after a version that left nothing."""
    try:
        return msgspec.json.decode(disk.beginning(files.lock, _LONGEST), type=Left)
    except (OSError, ValueError):
        return None


class WriterLock:
    """The right to write one data file, for this process or none. The system lets go of it when the process ends."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this instance may write, as long as `in_place` is true too."""
        return self._handle is not None

    @property
    def in_place(self) -> bool:
        """Whether the name of the lock still leads to the file that is held."""
        return self._handle is not None and self._leads_to(self._handle)

    def take(self, now: datetime) -> bool:
        """Take the lock; False when another instance holds it. Raises OSError when there can be no lock here."""
        if self._handle is not None:
            return True
        for _ in range(_TRIES):
            handle = os.open(self._files.lock, _FLAGS, disk.FILE_MODE)
            try:
                mode = os.fstat(handle).st_mode
                if not stat.S_ISREG(mode):
                    raise disk.NotAFile(self._files.lock, mode)
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                return False
            except BaseException:
                os.close(handle)
                raise
            if self._leads_to(handle):
                self._handle = handle
                with suppress(OSError):  # a umask may have taken even the owner's bits; an old one may be too open
                    os.fchmod(handle, disk.FILE_MODE)
                self._leave_note(now)
                return True
            os.close(handle)  # who held it has taken it away with everything else: a new one is made
        return False

    def release(self) -> None:
        """Let another instance write."""
        if self._handle is not None:
            if self.in_place:  # else the note may be somebody else's
                disk.remove(self._files.holder)
            os.close(self._handle)
            self._handle = None

    def leave(self, left: Left) -> None:
        """Leave something in the file of the lock, which is held, for the sessions to come."""
        data = msgspec.json.encode(left)
        if self._handle is not None and left != left_in(self._files):
            with suppress(OSError):  # where it cannot be left, it is said once more
                os.ftruncate(self._handle, 0)
                os.pwrite(self._handle, data, 0)

    def _leads_to(self, handle: int) -> bool:
        try:
            there, held = os.stat(self._files.lock, follow_symlinks=False), os.fstat(handle)
        except OSError:
            return False
        return (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino)

    def _leave_note(self, now: datetime) -> None:
        note = msgspec.json.encode(Holder(os.getpid(), os.uname().nodename, now))
        try:
            os.replace(disk.write_beside(self._files.holder, [note]), self._files.holder)
        except OSError:
            disk.remove(self._files.holder)  # an old note would name the wrong process; the lock counts, not the note


def holder_sentence(files: Files, now: datetime) -> str:
    """Who holds the file, for example "Held by process 123 on host since 12:30", in the zone of `now`."""
    try:
        holder = msgspec.json.decode(disk.read(files.holder)[0], type=Holder)
        since = holder.since.astimezone(now.tzinfo)
    except (OSError, ValueError):
        return "Held by another process"
    when = f"{since:%H:%M}" if since.date() == now.date() else f"{since:%Y-%m-%d %H:%M}"
    return f"Held by process {holder.pid} on {holder.host} since {when}"
