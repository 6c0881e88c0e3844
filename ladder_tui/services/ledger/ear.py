"""A first, quick look at what was written: most of it holds no word that any heavy phrase needs, and no table is read.

The words that tell are worked out from the table once, and remembered in the state folder with a key made of the table
and of the code that reads it. A file that does not fit, or is odd in any way, is not used. It only ever rules out: what
it lets through is read with the whole table (domain/support/heavy.py).
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from ladder_tui import __version__
from ladder_tui.domain.items.heavy import HeavyPhrases
from ladder_tui.domain.support import typed_words
from ladder_tui.domain.support.typed_words import Signs

try:
    from _blake2 import blake2b  # without OpenSSL, which hashlib also loads
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere
    from hashlib import blake2b

_MOST_BYTES = 4_000_000
#: The code that decides which words tell.
_CODE = ("heavy.py", "phrase_notation.py", "typed_words.py")


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered: the words by which most is ruled out, and all signs, which are decoded when one is met."""

    key: str
    known: frozenset[str]
    firsts: frozenset[str]
    signs: msgspec.Raw


class Ear:
    """For one table of phrases. `path` is the file to remember by, "" for none."""

    def __init__(self, phrases: Sequence[HeavyPhrases], path: str = "") -> None:
        self._phrases = tuple(phrases)
        self._path = path
        self._may: typed_words.MaySound | None = None

    def rules_out(self, text: str) -> bool:
        """Whether the text holds none of the phrases for certain."""
        if not self._phrases:
            return True
        if self._may is None:
            self._may = self._listening()
        return not self._may(text)

    def _listening(self) -> typed_words.MaySound:
        key = _key(self._phrases) if self._path else ""
        if self._path:
            with suppress(OSError, ValueError, msgspec.MsgspecError):
                kept = msgspec.msgpack.decode(_read(self._path), type=_Kept)
                if kept.key == key:
                    raw = kept.signs
                    return typed_words.MaySound(self._phrases, kept.known, kept.firsts, lambda: self._decoded(raw))
        signs = self._anew()
        if self._path:
            raw = msgspec.Raw(msgspec.msgpack.encode(signs))
            _write(self._path, msgspec.msgpack.encode(_Kept(key, signs.known, signs.firsts, raw)))
        return typed_words.MaySound(self._phrases, signs.known, signs.firsts, lambda: signs)

    def _decoded(self, raw: msgspec.Raw) -> Signs:
        try:
            return msgspec.msgpack.decode(raw, type=Signs)
        except (ValueError, msgspec.MsgspecError):  # odd further in: the table itself is read
            return self._anew()

    def _anew(self) -> Signs:
        from ladder_tui.domain.support.heavy import signs_of  # late: it reads the whole table

        return signs_of(self._phrases)


def _key(phrases: Sequence[HeavyPhrases]) -> str:
    told = blake2b(msgspec.json.encode(phrases), digest_size=16)
    here = os.path.dirname(typed_words.__file__)
    for name in _CODE:
        state = os.stat(os.path.join(here, name))
        told.update(f"{__version__} {name} {state.st_size} {state.st_mtime_ns}".encode())
    return told.hexdigest()


def _read(path: str) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return os.read(handle, _MOST_BYTES)
    finally:
        os.close(handle)


def _write(path: str, data: bytes) -> None:
    from ladder_tui.store.file import disk  # late: mostly it is there

    with suppress(OSError):  # without it the table is read each time
        disk.replace(disk.write_beside(Path(path), [data]), Path(path))
