"""Packs that no cache knows are read by two processes of their own, while this one imports what draws the first page.

One answers through a pipe with what the cache would hold; the other reads half of the packs for it. They touch no file,
and end. Where one cannot be started, or answers nothing that can be used, its packs are read in the usual way, a little
later.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from ladder_tui.packs.reading.cache import fits, packed
from ladder_tui.packs.reading.load import each, read
from ladder_tui.packs.reading.locate import files_in, key_of

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_tui.packs.reading.pack import Pack
    from ladder_tui.packs.schema.declare import ItemType


class Ahead:
    """A reading that was begun ahead, if there was need of one."""

    def __init__(self) -> None:
        self._process = self._pipe = -1

    def begin(self, folders: "Sequence[str | Path]", cache: "str | Path") -> bool:
        """Have the packs read where the cache does not fit them; whether they are being read now."""
        files = files_in(folders)
        key, newest = key_of(files)
        if fits(cache, key, newest):
            return False
        self._process, self._pipe = _begun(lambda: packed(key, read(folders, files, in_two)))
        return self._process > 0

    def answer(self) -> bytes:
        """What it has read, in the form of the cache; nothing where there was no need, or after the first asking."""
        if self._pipe < 0:
            return b""
        process, pipe, self._process, self._pipe = self._process, self._pipe, -1, -1
        return _answer_of(process, pipe)


def in_two(files: Sequence[tuple[str, bool]]) -> "list[Pack]":
    """The packs in `files`, in that order; half of them, by size, are read by a further process at the same time."""
    theirs = half(files)
    if not theirs:
        return each(files)
    import pickle  # late: only a reading that was begun ahead comes here

    import_module("ladder_tui.packs.reading.pack")  # before there are two to import it
    process, pipe = _begun(lambda: _as_bytes(each([files[number] for number in theirs])))
    mine = [number for number in range(len(files)) if number not in theirs]
    packs = dict(zip(mine, each([files[number] for number in mine]), strict=True))
    try:
        packs |= zip(theirs, pickle.loads(_answer_of(process, pipe)), strict=True)
    except (EOFError, ValueError, pickle.UnpicklingError):  # it was ended before it was ready
        packs |= zip(theirs, each([files[number] for number in theirs]), strict=True)
    return [packs[number] for number in range(len(files))]


def _as_bytes(packs: "list[Pack]") -> bytes:
    from io import BytesIO
    from pickle import HIGHEST_PROTOCOL, Pickler

    from ladder_tui.packs.schema.declare import ItemType

    written = BytesIO()
    pickler = Pickler(written, HIGHEST_PROTOCOL)
    # What reads a field of a type cannot be handed on, so a type goes by its name.
    pickler.dispatch_table = {ItemType: lambda kind: (type_named, (kind.name,))}
    pickler.dump(packs)
    return written.getvalue()


def type_named(name: str) -> "ItemType":
    """The pack type of that name."""
    from ladder_tui.packs.schema.types import TYPES

    return TYPES[name]


def half(files: Sequence[tuple[str, bool]]) -> tuple[int, ...]:
    """The numbers of the files that make up about half of all bytes, the largest files shared out first."""
    sizes = {}
    for number, (path, _) in enumerate(files):
        with suppress(OSError):
            sizes[number] = os.stat(path).st_size
    parts: tuple[list[int], list[int]] = ([], [])
    weights = [0, 0]
    for number in sorted(sizes, key=lambda number: (-sizes[number], number)):
        lighter = int(weights[1] < weights[0])
        parts[lighter].append(number)
        weights[lighter] += sizes[number]
    return tuple(sorted(parts[1]))


def _begun(work: Callable[[], bytes]) -> tuple[int, int]:
    """A process that does the work and writes what comes of it: its id, -1 where it could not be started; its pipe."""
    pipe, answer = os.pipe()
    process = -1
    with suppress(OSError):
        process = os.fork()
    if process == 0:
        try:
            os.close(pipe)
            with open(answer, "wb") as out:
                out.write(work())
        finally:
            os._exit(0)  # nothing of what the other process has begun is for this one to end
    os.close(answer)
    return process, pipe


def _answer_of(process: int, pipe: int) -> bytes:
    """What it has written, whole or not, once it has ended."""
    with open(pipe, "rb") as written:
        data = written.read()
    if process > 0:
        os.waitpid(process, 0)
    return data
