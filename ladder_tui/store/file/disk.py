"""The system calls: everything that touches the disk for the store goes through here.

A file is only ever replaced as a whole: written beside its place (0600), forced to the disk, renamed into its place,
and the folder forced to the disk. Whatever moment the power fails at, the old or the new file stands there, whole.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:  # what only reads gets along with texts (see `paths.py`)
    from pathlib import Path

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700

#: What tells one state of a file from another: device, inode, size, times of content and of inode (nanoseconds).
Identity = tuple[int, int, int, int, int]

_REMEDIES: Final[dict[int, tuple[str, str]]] = {
    errno.ENOSPC: ("the disk is full", "Make some room and try again"),
    errno.EDQUOT: ("your share of the disk is used up", "Make some room and try again"),
    errno.EFBIG: ("the file may not grow any further", "Make some room or lift the limit and try again"),
    errno.EROFS: ("the disk can only be read", "Make it writable and try again"),
    errno.EACCES: ("the folder may not be written", "Give yourself the right to write there and try again"),
    errno.EPERM: ("the folder may not be written", "Give yourself the right to write there and try again"),
    errno.ENOENT: ("the folder is gone", "Put it back, or plug in its disk, and try again"),
    errno.ENOTDIR: ("a file stands where the folder was", "Put the folder back and try again"),
    errno.EEXIST: ("a file stands where the folder was", "Put the folder back and try again"),
    errno.EIO: ("the disk reports an error", "Copy your data to another disk"),
    errno.EMFILE: ("too many files are open", "Close something else and try again"),
    errno.ENFILE: ("too many files are open", "Close something else and try again"),
}

#: What else than a file may stand in a file's place, by the type bits of its mode and by the system's error.
_KINDS: Final = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFDIR: "a folder"}
_ODD: Final = {errno.EISDIR: "a folder", errno.ENXIO: "a socket or a device", errno.ELOOP: "a link"}


class NotAFile(OSError):
    """Something else than a regular file stands in a file's place; `kind` is what, for example "a pipe"."""

    def __init__(self, path: str | Path, mode: int) -> None:
        self.kind: Final = _KINDS.get(stat.S_IFMT(mode), "a device")
        super().__init__(errno.EINVAL, f"{self.kind} stands in its place", str(path))


def words(error: OSError) -> tuple[str, str]:
    """Reason and remedy for an error of the system, without full stops."""
    known = _REMEDIES.get(error.errno or 0)
    place = error.filename2 or error.filename
    if (odd := _kind_of(error)) and isinstance(place, str | os.PathLike):
        return f"{odd} stands in the place of {os.path.basename(place)}", "Move it away and try again"
    return known or (f"the system says: {error.strerror or type(error).__name__}", "Try again in a moment")


def reading_words(error: OSError) -> str:
    """Why a file could not be read, without a full stop."""
    if odd := _kind_of(error):
        return f"{odd} stands in its place"
    return "it may not be read" if isinstance(error, PermissionError) else words(error)[0]


def _kind_of(error: OSError) -> str:
    return error.kind if isinstance(error, NotAFile) else _ODD.get(error.errno or 0, "")


def write_beside(path: Path, data: Sequence[bytes | memoryview]) -> Path:
    """Write pieces to a new private file beside `path`, forced to the disk. Raises OSError, leaving nothing behind."""
    temporary = path.with_name(path.name + ".tmp")
    with suppress(FileNotFoundError):
        os.unlink(temporary)
    _write(temporary, data)
    return temporary


def write_new(path: Path, data: Sequence[bytes | memoryview]) -> None:
    """Write a private file where none may be, for the user to take away. Raises OSError, leaving nothing behind."""
    _write(path, data)
    force_folder(path.absolute().parent)


def write_once(path: Path, data: Sequence[bytes | memoryview]) -> None:
    """The same, and at no moment a part of it stands there: written under a hidden name, then given its own.

    Raises OSError, FileExistsError where something is called so already; nothing is left behind then.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    hidden = path.with_name(f".{os.getpid()}-{os.urandom(4).hex()}.ladder-tmp")
    try:
        _write(hidden, data)
        try:
            os.link(hidden, path, follow_symlinks=False)
        except FileExistsError:
            raise
        except OSError:  # a file system without second names, such as that of a memory stick
            if os.path.lexists(path):
                raise
            replace(hidden, path)
    finally:
        remove(hidden)
    force_folder(path.absolute().parent)


def _write(path: Path, data: Sequence[bytes | memoryview]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE)
    try:
        try:
            os.fchmod(handle, FILE_MODE)  # a umask may have taken even the owner's bits
            for piece in data:
                view = memoryview(piece)
                while view:
                    view = view[os.write(handle, view) :]
            force(handle)
        finally:
            os.close(handle)
    except BaseException:
        remove(path)
        raise


def force(handle: int) -> None:
    """Make the disk itself take what was written, its own cache included where the system can ask for that."""
    import fcntl

    full = getattr(fcntl, "F_FULLFSYNC", None)  # macOS: fsync alone stops at the drive's cache
    if full is not None:
        with suppress(OSError):
            fcntl.fcntl(handle, full)
            return
    os.fsync(handle)


def force_folder(folder: Path) -> None:
    """Make renames and new names in a folder last."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        force(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some file systems know no such thing
            raise
    finally:
        os.close(handle)


def write_whole(path: Path, data: Sequence[bytes | memoryview]) -> None:
    """Replace a file by pieces of bytes, on the disk when this returns. Raises OSError."""
    temporary = write_beside(path, data)
    try:
        replace(temporary, path)
    except BaseException:
        remove(temporary)
        raise
    force_folder(path.parent)


def replace(path: Path, place: Path) -> None:
    """Put a file into another's place in one step. Raises OSError."""
    os.replace(path, place)


def give_second_name(path: Path, second: Path) -> None:
    """Let `second` be the file that `path` is now: a second name where the file system can, else a copy."""
    temporary = second.with_name(second.name + ".tmp")
    remove(temporary)
    try:
        os.link(path, temporary, follow_symlinks=False)
    except OSError:
        temporary = write_beside(second, [read(path)[0]])
    try:
        replace(temporary, second)
    finally:
        remove(temporary)  # renaming between two names of one file does nothing and leaves both


def remove(path: Path) -> None:
    """Take a file away if it is there; a failure does no harm."""
    with suppress(OSError):
        os.unlink(path)


def sweep(folder: Path, prefix: str = "") -> None:
    """Take away what a crash may have left half written in a folder: they hold private text."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(prefix) and path.name.endswith(".tmp"):
                remove(path)


def identity(path: Path) -> Identity | None:
    """The state of a file, or None when there is none. Raises OSError when that cannot be told."""
    try:
        return _identity(os.stat(path))
    except FileNotFoundError:
        return None


def read(path: str | Path) -> tuple[bytes, Identity]:
    """The bytes of a regular file and the state they belong to. Raises OSError."""
    with open_file(path) as file:
        return file.read(), _identity(os.fstat(file.fileno()))


def beginning(path: str | Path, size: int) -> bytes:
    """The first bytes of a regular file, `size` at most. Raises OSError."""
    with open_file(path) as file:
        return file.read(size)


def open_file(path: str | Path) -> BinaryIO:
    """Open a regular file for reading. Raises OSError, NotAFile among them, and never waits: a pipe has no end."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise NotAFile(path, mode)
    except BaseException:
        os.close(handle)
        raise
    return open(handle, "rb")


def make_folder(folder: Path) -> None:
    """Make a private folder that lasts, in a folder that is there. Raises OSError."""
    os.mkdir(folder, FOLDER_MODE)
    os.chmod(folder, FOLDER_MODE)
    force_folder(folder.parent)


def make_folders(folder: Path) -> None:
    """Make a private folder and whatever is missing above it. Raises OSError."""
    if not folder.parent.exists():
        make_folders(folder.parent)
    make_folder(folder)


def may_write(folder: Path) -> bool:
    """Whether files can be made in a folder, as far as its rights and its disk say."""
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


def narrow(path: Path, mode: int) -> None:
    """Take away every right of group and others; a file of somebody else's stays as it is."""
    with suppress(OSError):
        if stat.S_IMODE(os.stat(path).st_mode) & 0o077:
            os.chmod(path, mode)


def narrow_folder(folder: Path, ours: Callable[[str], bool]) -> None:
    """Close a folder to others if nothing but our own files lies in it; a folder that is shared stays as it is."""
    with suppress(OSError):
        if all(map(ours, os.listdir(folder))):
            narrow(folder, FOLDER_MODE)


def _identity(state: os.stat_result) -> Identity:
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
