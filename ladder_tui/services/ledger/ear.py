"""A first, quick look at what was written: most of it holds no word that any heavy phrase needs, and no table is read.

The words that tell are worked out from the table once, and remembered in the state folder with a key made of the table
and of the code that reads it, and with how the files of the packs stood then: a command that ends at once takes what is
remembered while these stand as they stood, and need not read the packs. A file that does not fit, or is odd in any way,
is not used. It only ever rules out: what it lets through is read with the whole table (domain/support/heavy.py).
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from ladder_tui import __version__
from ladder_tui.domain.support import typed_words
from ladder_tui.domain.support.typed_words import MaySound, Signs, Spelling
from ladder_tui.packs.reading.locate import SETTLED_NS

if TYPE_CHECKING:
    from ladder_tui.domain.items.heavy import HeavyPhrases
    from ladder_tui.services.ledger.ledger import Ledger

try:
    from _blake2 import blake2b  # without OpenSSL, which hashlib also loads
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere
    from hashlib import blake2b

#: Of one text no more is read: so much at once is pasted, not written.
MOST_LETTERS: Final = 200_000
_MOST_BYTES: Final = 4_000_000
#: The code that decides which words tell.
_CODE: Final = ("heavy.py", "phrase_notation.py", "typed_words.py")


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered: of which table, and of which packs ("" for unknown); how words are read; the words by which
    most is ruled out; and all signs, which are decoded when one of those is met."""

    key: str
    packs: str
    spelling: Spelling
    firsts: frozenset[str]
    signs: msgspec.Raw


class Ear:
    """For one table of phrases, which is asked for when it is needed. `path` is the file to remember by, "" for none.

    `packs` tells how the packs stand that the table is read from when it is asked for, and when the newest of them was
    changed, in ns; without it the table itself is compared with what is remembered.
    """

    def __init__(
        self,
        phrases: "Callable[[], Iterable[HeavyPhrases]]",
        path: str = "",
        packs: Callable[[], tuple[str, int]] | None = None,
    ) -> None:
        self._ask = phrases
        self._asked: tuple[HeavyPhrases, ...] | None = None
        self._path = path
        self._packs = packs
        self._may: Callable[[str], bool] | None = None

    def rules_out(self, text: str) -> bool:
        """Whether the text, as far as it is read, holds none of the phrases for certain."""
        if self._may is None:
            self._may = self._listening()
        return not self._may(text[:MOST_LETTERS])

    @property
    def _phrases(self) -> "tuple[HeavyPhrases, ...]":
        if self._asked is None:
            self._asked = tuple(self._ask())
        return self._asked

    def _listening(self) -> Callable[[str], bool]:
        if not self._path:
            return self._anew()
        there, newest = self._packs() if self._packs is not None else ("", 0)
        packs = _with_code(there.encode()) if there else ""
        kept, written = _kept(self._path)
        if kept is not None and packs and kept.packs == packs and newest < written:
            return self._from(kept)
        if not self._phrases:
            return lambda text: False
        key = _with_code(msgspec.json.encode(self._phrases))
        if kept is not None and kept.key == key:
            spelling, firsts, signs = kept.spelling, kept.firsts, kept.signs
            may = self._from(kept)
        else:
            spelling, found = self._read()
            firsts, signs = found.firsts, msgspec.Raw(msgspec.msgpack.encode(found))
            may = MaySound(spelling, firsts, lambda: found)
        if self._packs is not None and self._packs()[0] != there:
            packs = ""  # they were changed while they were read
        if kept is None or kept.key != key or (packs and kept.packs != packs) or newest >= written:
            _write(self._path, msgspec.msgpack.encode(_Kept(key, packs, spelling, firsts, signs)))
        return may

    def _from(self, kept: _Kept) -> MaySound:
        return MaySound(kept.spelling, kept.firsts, lambda: self._decoded(kept.signs))

    def _decoded(self, raw: msgspec.Raw) -> Signs:
        try:
            return msgspec.msgpack.decode(raw, type=Signs)
        except (ValueError, msgspec.MsgspecError):  # odd further in: the table itself is read
            return self._read()[1]

    def _anew(self) -> MaySound:
        spelling, signs = self._read()
        return MaySound(spelling, signs.firsts, lambda: signs)

    def _read(self) -> tuple[Spelling, Signs]:
        from ladder_tui.domain.support.heavy import signs_of  # late: it reads the whole table

        return signs_of(self._phrases)


def ear_of(ledger: "Ledger") -> Ear:
    """For the packs of a ledger as they are now."""
    library = ledger.library
    return Ear(lambda: library.heavy_phrases.values(), ledger.ear_file, ledger.packs_stand)


def _with_code(table: bytes) -> str:
    """What stands for a table and for the code that reads it."""
    told = blake2b(table, digest_size=16)
    here = os.path.dirname(typed_words.__file__)
    for name in _CODE:
        state = os.stat(os.path.join(here, name))
        told.update(f"{__version__} {name} {state.st_size} {state.st_mtime_ns}".encode())
    return told.hexdigest()


def _kept(path: str) -> tuple[_Kept | None, int]:
    """What is remembered, None where that cannot be read; and when it was written, in ns, less the time in which a file
    that has changed since may bear the same moment."""
    with suppress(OSError, ValueError, msgspec.MsgspecError):
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            kept = msgspec.msgpack.decode(os.read(handle, _MOST_BYTES), type=_Kept)
            return kept, os.fstat(handle).st_mtime_ns - SETTLED_NS
        finally:
            os.close(handle)
    return None, 0


def _write(path: str, data: bytes) -> None:
    from pathlib import Path

    from ladder_tui.store.file import disk  # late, as the rest: mostly it is there

    with suppress(OSError):  # without it the table is read each time
        disk.replace(disk.write_beside(Path(path), [data]), Path(path))
