"""A file that remembers the converted packs, so that starting the app does not read all YAML again.

It is never trusted over the packs: the key names the app version, the code that reads packs, and every pack file
with its size, times and inode. A file changed within the same tick of the clock as the cache was written is told
apart by comparing its time with the cache's own. Damaged, foreign or unwritable caches are simply not used.

The layout is: magic line, CRC-32 of all that follows (4 bytes, big endian), length of the key (4 bytes), key, and
MessagePack: the shelves, each as MessagePack of its own, so that a start pays only for those it looks at; the
problems; the packs as they are listed; what was replaced; and the shelves of each further language.
"""

import contextlib
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache as once
from pathlib import Path
from typing import Any, Protocol

import msgspec

from ladder_tui import __version__
from ladder_tui.domain.library import Library
from ladder_tui.packs.reading.lines import PackLine
from ladder_tui.packs.reading.shelf import ITEMS, WORDS, shelf

_MAGIC = b"ladder-pack-cache/5\n"
_HEAD = len(_MAGIC) + 8
_MOST_BYTES = 64_000_000
#: A file must be this much older than the cache to be told from one changed while the cache was written.
_SETTLED_NS = 1_000_000_000


class Content(msgspec.Struct, frozen=True):
    """What the packs hold, and the packs as they are listed."""

    library: Library
    packs: tuple[PackLine, ...] = ()


class Read(Protocol):
    """Reads the packs themselves."""

    def __call__(self) -> Content: ...


#: How many items each shelf holds, and the items.
_Shelves = dict[str, tuple[int, memoryview]]


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    shelves: _Shelves
    problems: tuple[str, ...]
    packs: tuple[PackLine, ...]
    replaced: dict[str, str]
    translations: dict[str, _Shelves] = {}


def key_of(files: Sequence[tuple[Path, bool]]) -> tuple[bytes, int]:
    """The key that stands for these files as they are now, and the newest time of change among them in ns.

    `files` are pairs of path and whether it is a shipped pack. A file that cannot be looked at is part of the key
    as missing.
    """
    lines = [__version__, *sorted(f"{entry.name} {_state(entry.stat())}" for entry in _code())]
    newest = 0
    for path, shipped in files:
        try:
            status = os.stat(path)
        except OSError:
            state = "missing"
        else:
            state, newest = _state(status), max(newest, status.st_mtime_ns)
        lines.append(f"{'shipped' if shipped else 'own'} {state} {path}")
    return "\n".join(lines).encode("utf-8", "surrogateescape"), newest


def _code() -> Iterator["os.DirEntry[str]"]:
    """The code that turns packs into a library: in a checkout it changes without a new version."""
    here = Path(__file__).parent
    domain = here.parents[1] / "domain"
    for folder in (here, here.parent / "schema", domain, domain / "base", domain / "items", domain / "records"):
        with contextlib.suppress(OSError), os.scandir(folder) as listing:
            yield from (entry for entry in listing if entry.name.endswith(".py"))


def _state(status: os.stat_result) -> str:
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def read_cache(path: Path, key: bytes, newest: int, read: Read) -> Content | None:
    """What is cached, or None when there is none that fits `key` or anything about it is odd.

    `read` is asked should a shelf turn out to be odd when it is looked at, later.
    """
    return unpacked(_bytes_of(path, newest, _MOST_BYTES), key, read)


def fits(path: Path, key: bytes, newest: int) -> bool:
    """Whether the cache begins as one that fits `key` does; the rest of it is not looked at."""
    return _is_for(_bytes_of(path, newest, _HEAD + len(key)), key)


def _bytes_of(path: Path, newest: int, most: int) -> bytes:
    """The first bytes of a cache that is newer than the packs, else none."""
    try:
        with open(path, "rb", opener=_open_quietly) as file:
            written = os.fstat(file.fileno())
            if written.st_size > _MOST_BYTES or newest + _SETTLED_NS > written.st_mtime_ns:
                return b""
            return file.read(most)
    except OSError:
        return b""


def _is_for(data: bytes, key: bytes) -> bool:
    return data[: len(_MAGIC)] == _MAGIC and data[_HEAD - 4 : _HEAD + len(key)] == len(key).to_bytes(4, "big") + key


def unpacked(data: bytes, key: bytes, read: Read) -> Content | None:
    """What `packed` made into bytes; as for `read_cache`."""
    if not _is_for(data, key):
        return None
    if data[len(_MAGIC) : _HEAD - 4] != zlib.crc32(memoryview(data)[_HEAD - 4 :]).to_bytes(4, "big"):
        return None
    try:
        kept = msgspec.msgpack.decode(memoryview(data)[_HEAD + len(key) :], type=_Kept)
    except (msgspec.MsgspecError, ValueError):
        return None
    anew = once(read)

    def shelves_of(held: _Shelves, language: str = "") -> dict[str, Any]:
        def shelf_anew(name: str) -> Mapping[str, Any]:
            library = anew().library
            found: Mapping[str, Any] = (
                library.translations.get(language, {}).get(name, {}) if language else getattr(library, name)
            )
            return found

        return {
            name: shelf(name, items, size, shelf_anew)
            for name, (size, items) in held.items()
            if name in ITEMS or name == WORDS
        }

    translations = {language: shelves_of(held, language) for language, held in kept.translations.items()}
    library = Library(
        **shelves_of(kept.shelves), problems=kept.problems, replaced=kept.replaced, translations=translations
    )
    return Content(library, kept.packs)


def packed(key: bytes, content: Content) -> bytes:
    """The content as the cache holds it."""
    encode, library = msgspec.msgpack.encode, content.library

    def shelves(holds: Callable[[str], Mapping[str, Any]]) -> _Shelves:
        return {name: (len(items), memoryview(encode(items))) for name in (*ITEMS, WORDS) if (items := holds(name))}

    kept = _Kept(
        shelves(lambda name: getattr(library, name)),
        library.problems,
        content.packs,
        dict(library.replaced),
        {
            language: shelves(lambda name, held=held: held.get(name, {}))  # type: ignore[misc]
            for language, held in library.translations.items()
        },
    )
    body = len(key).to_bytes(4, "big") + key + encode(kept)
    return _MAGIC + zlib.crc32(body).to_bytes(4, "big") + body


def _open_quietly(path: str, flags: int) -> int:
    """Open without waiting for a pipe's writer."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def keep(path: Path, data: bytes) -> bool:
    """Write the cache in one step, readable by its owner only. False when that is not possible here."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)  # what lies above it is not for here to make
        with contextlib.suppress(FileNotFoundError):
            os.unlink(waiting)
        # O_EXCL: never through a link that somebody put there. No fsync: a cache lost in a power cut is made again.
        with open(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
            file.write(data)
        os.replace(waiting, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(waiting)
        return False
    return True
