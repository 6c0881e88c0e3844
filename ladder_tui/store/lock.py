"""One writer: a lock on a file of its own, and a note for the others on who holds it."""

import os
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from ladder_tui.store.file import disk
from ladder_tui.store.file.files import Files

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Holder(msgspec.Struct, frozen=True):
    """Who writes: process number, name of the machine, since when (ISO, with its offset)."""

    pid: int
    host: str
    since: datetime


class WriterLock:
    """The right to write one data file, for this process or none. The system lets go of it when the process ends."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._lock: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """Whether this instance may write."""
        return self._lock is not None

    def take(self, now: datetime) -> bool:
        """Take the lock; False when another instance holds it. Raises OSError when there can be no lock here."""
        if self._lock is not None:
            return True
        from filelock import FileLock, Timeout  # late: it takes 40 ms, and readers never need it

        lock = FileLock(self._files.lock, timeout=0, mode=disk.FILE_MODE, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            return False
        except NotImplementedError as error:
            raise OSError(str(error)) from error
        self._lock = lock
        disk.narrow(self._files.lock, disk.FILE_MODE)
        self._leave_note(now)
        return True

    def release(self) -> None:
        """Let another instance write."""
        if self._lock is not None:
            disk.remove(self._files.holder)
            self._lock.release()
            self._lock = None

    def _leave_note(self, now: datetime) -> None:
        import socket  # late: readers leave no note

        note = msgspec.json.encode(Holder(os.getpid(), socket.gethostname(), now))
        try:
            os.replace(disk.write_beside(self._files.holder, [note]), self._files.holder)
        except OSError:
            disk.remove(self._files.holder)  # an old note would name the wrong process; the lock counts, not the note


def holder_sentence(files: Files, now: datetime) -> str:
    """Who holds the file, for example "Held by process 123 on host since 12:30", in the zone of `now`."""
    try:
        holder = msgspec.json.decode(files.holder.read_bytes(), type=Holder)
        since = holder.since.astimezone(now.tzinfo)
    except (OSError, ValueError):
        return "Held by another process"
    when = f"{since:%H:%M}" if since.date() == now.date() else f"{since:%Y-%m-%d %H:%M}"
    return f"Held by process {holder.pid} on {holder.host} since {when}"
