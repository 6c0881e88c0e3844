"""A file that remembers the converted packs, so that starting the app does not read all YAML again.

It is never trusted over the packs: the key names the app version, the code that reads packs, and every pack file
with its size, times and inode. A file changed within the same tick of the clock as the cache was written is told
apart by comparing its time with the cache's own. Damaged, foreign or unwritable caches are simply not used.

The layout is: magic line; sum of the head, length of the key, length of the rest of the head (4 bytes each, big
endian); key, and the rest of the head in MessagePack: the problems, the packs as they are listed, what was replaced,
how many bytes follow, and where in them each shelf lies, each of a further language, and the cards of each page. Every
one of them is MessagePack of its own with its sum in the head: a start reads, checks and pays for only those it looks
at. Cards stand there again with the pages they are for, as most who ask for a line ask for one page, and once more by
depth those that can be said as they are at any hour, for a day on which nothing is planned.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Collection, Mapping
from functools import cache as once
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from ladder_tui.domain.base.late import Late
from ladder_tui.domain.library import SHELVES, Library, plain_part
from ladder_tui.packs.reading.locate import SETTLED_NS
from ladder_tui.packs.reading.shelf import ITEMS, WORDS, shelf

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_tui.packs.reading.lines import PackLine

try:
    from _blake2 import blake2b  # as in `store/file/image.py`, which has it loaded already
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere
    from hashlib import blake2b

#: What the first page looks at where nobody has been before.
FIRST_SHELVES = ("activities", "topics", "situations", WORDS)
_MAGIC = b"ladder-pack-cache/8\n"
#: Magic line, sum and two lengths.
_FIXED = len(_MAGIC) + 12
_MOST_BYTES = 64_000_000


class Content:
    """What the packs hold, and the packs as they are listed; `lines` gives those when they are first asked for.

    `stood` is how their files stood when this was read (`locate.standing`), ("", 0) where that is not known.
    """

    def __init__(self, library: Library, lines: "Callable[[], tuple[PackLine, ...]]" = tuple) -> None:
        self.library = library
        self.stood = ("", 0)
        #: What is wrong with packs that were not read yet when this was; asked for, it waits for them.
        self.problems_to_come: Callable[[], tuple[str, ...]] = tuple
        self._lines = once(lines)

    @property
    def packs(self) -> "tuple[PackLine, ...]":
        """A line for each pack."""
        return self._lines()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and (self.library, self.packs) == (other.library, other.packs)

    __hash__ = None  # type: ignore[assignment]  # how Python writes that it has none


#: Reads the packs themselves.
Read = Callable[[], "Content"]


class _Place(msgspec.Struct, frozen=True, array_like=True):
    """A shelf: how many items it holds, where it begins behind the head, how long it is in bytes, and its sum."""

    items: int
    begin: int
    length: int
    sum: int


class _Head(msgspec.Struct, frozen=True, array_like=True):
    problems: tuple[str, ...]
    packs: msgspec.Raw
    replaced: dict[str, str]
    follow: int
    shelves: dict[str, _Place]
    translations: dict[str, dict[str, _Place]]
    pages: dict[str, _Place]


#: Gives the bytes at a place, from and length; fewer where there are not so many.
_Get = Callable[[int, int], bytes]


class _OnDisk:
    """An open file; closed when nobody can ask for a shelf any more. What was opened stays, whatever takes its name."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def get(self, begin: int, length: int) -> bytes:
        """As `_Get`."""
        with contextlib.suppress(OSError):
            return os.pread(self.handle, length, begin)
        return b""

    def __del__(self, close: Callable[[int], None] = os.close) -> None:
        close(self.handle)  # by a name of its own: when the program ends, those of modules are gone


def read_cache(path: "str | Path", key: bytes, newest: int, read: Read) -> Content | None:
    """What is cached, or None when there is none that fits `key` or anything about it is odd.

    `read` is asked should a shelf turn out to be odd when it is looked at, later.
    """
    get = _file(path, newest)
    return None if get is None else _content(get, key, read)


def fits(path: "str | Path", key: bytes, newest: int) -> bool:
    """Whether the cache begins as one that fits `key` does; the rest of it is not looked at."""
    get = _file(path, newest)
    return get is not None and _key_in(get(0, _FIXED + len(key))) == key


def unpacked(data: bytes, key: bytes, read: Read) -> Content | None:
    """What `packed` made into bytes; as for `read_cache`."""
    return _content(lambda begin, length: data[begin : begin + length], key, read)


def with_first(first: Content, whole: Callable[[], Content]) -> Content:
    """The shelves of the first page as they stand in `first`; all else is asked of `whole` when it is looked at."""

    def late(name: str) -> Late[Any]:
        return Late(lambda: getattr(whole().library, name))

    there = {name: getattr(first.library, name) for name in FIRST_SHELVES}
    content = Content(Library(**{name: late(name) for name in SHELVES} | there), lambda: whole().packs)
    content.problems_to_come = lambda: whole().library.problems
    return content


def _file(path: "str | Path", newest: int) -> _Get | None:
    """What reads in a cache that is newer than the packs."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # without waiting for a pipe's writer
        file = _OnDisk(handle)
        written = os.fstat(handle)
    except OSError:
        return None
    if not stat.S_ISREG(written.st_mode) or written.st_size > _MOST_BYTES:
        return None
    return file.get if newest + SETTLED_NS <= written.st_mtime_ns else None


def _key_in(data: bytes) -> bytes | None:
    """The key at the beginning of a cache, as far as it is there; None where it is none of ours."""
    if data[: len(_MAGIC)] != _MAGIC:
        return None
    return data[_FIXED : _FIXED + int.from_bytes(data[_FIXED - 8 : _FIXED - 4], "big")]


def _content(get: _Get, key: bytes, read: Read) -> Content | None:
    begin = get(0, _FIXED + len(key))
    if _key_in(begin) != key:
        return None
    size = _FIXED + len(key) + int.from_bytes(begin[_FIXED - 4 : _FIXED], "big")
    head = get(0, min(size, _MOST_BYTES))
    if head[len(_MAGIC) : _FIXED - 8] != _sum(head[_FIXED - 8 :]).to_bytes(4, "big"):
        return None
    try:
        kept = msgspec.msgpack.decode(memoryview(head)[_FIXED + len(key) :], type=_Head)
    except (msgspec.MsgspecError, ValueError):
        return None
    if len(get(size + kept.follow - 1, 2)) != 1:  # cut short, or more than was written; an empty body ends the head
        return None
    anew = once(read)

    def bytes_of(place: _Place) -> bytes:
        data = get(size + place.begin, place.length)
        return data if _sum(data) == place.sum else b""

    def page(slug: str) -> bytes | None:
        return bytes_of(kept.pages[slug]) if slug in kept.pages else None

    def shelves_of(held: Mapping[str, _Place], language: str = "") -> dict[str, Any]:
        def shelf_anew(name: str) -> Mapping[str, Any]:
            library = anew().library
            found: Mapping[str, Any] = (
                library.translations.get(language, {}).get(name, {}) if language else getattr(library, name)
            )
            return found

        return {
            name: shelf(name, partial(bytes_of, place), place.items, shelf_anew, page)
            for name, place in held.items()
            if name in ITEMS or name == WORDS
        }

    translations = {language: shelves_of(held, language) for language, held in kept.translations.items()}
    library = Library(
        **shelves_of(kept.shelves), problems=kept.problems, replaced=kept.replaced, translations=translations
    )

    def lines() -> "tuple[PackLine, ...]":
        from ladder_tui.packs.reading.lines import PackLine  # late: hardly ever are packs listed

        try:
            return msgspec.msgpack.decode(kept.packs, type=tuple[PackLine, ...])
        except (msgspec.MsgspecError, ValueError):
            return anew().packs

    return Content(library, lines)


def packed(key: bytes, content: Content, only: Collection[str] = ()) -> bytes:
    """The content as the cache holds it; `only` these shelves, where some are named."""
    from ladder_tui.domain.base.vocabulary import DEEPEST
    from ladder_tui.domain.items.topics import is_plain  # late, with what reads packs: mostly they are remembered

    encode, library, bodies = msgspec.msgpack.encode, content.library, bytearray()

    def placed(items: Mapping[str, Any]) -> _Place:
        body = encode(items)
        bodies.extend(body)
        return _Place(len(items), len(bodies) - len(body), len(body), _sum(body))

    def places(shelves: Mapping[str, Mapping[str, Any]]) -> dict[str, _Place]:
        kept = (name for name in (*ITEMS, WORDS) if not only or name in only)
        return {name: placed(items) for name in kept if (items := shelves.get(name))}

    shelves = places({name: getattr(library, name) for name in (*ITEMS, WORDS)})
    translations = {language: places(held) for language, held in library.translations.items()}
    named: dict[str, dict[str, Any]] = {}
    for id, card in library.topics.items():
        for slug in card.situations:
            named.setdefault(slug, {})[id] = card
    plain = {id: card for id, card in library.topics.items() if is_plain(card)}
    for level in range(1, DEEPEST + 1) if plain else ():
        named[plain_part(level)] = {id: card for id, card in plain.items() if card.depth == level}
    pages = {slug: placed(cards) for slug, cards in named.items()}
    listed = msgspec.Raw(encode(content.packs))
    kept = _Head(library.problems, listed, dict(library.replaced), len(bodies), shelves, translations, pages)
    rest = encode(kept)
    head = len(key).to_bytes(4, "big") + len(rest).to_bytes(4, "big") + key + rest
    return _MAGIC + _sum(head).to_bytes(4, "big") + head + bodies


def _sum(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=4).digest(), "big")


def keep(path: "str | Path", data: bytes) -> bool:
    """Write the cache in one step, readable by its owner only. False when that is not possible here."""
    folder, name = os.path.split(path)
    waiting = os.path.join(folder, f".{name}.{os.getpid()}")
    try:
        with contextlib.suppress(FileExistsError):
            os.mkdir(folder, mode=0o700)  # what lies above it is not for here to make
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
