"""Packs that no cache knows are read by two processes of their own, while this one imports what draws the first page.

They answer through a pipe, in the form of the cache: first with the shelves that the first page looks at, if those can
be told by their folders, then with all of them. They touch no file, and end. Where one cannot be started, or answers
nothing that can be used, its packs are read in the usual way, a little later.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Final

from ladder_tui.packs.reading.cache import FIRST_SHELVES, Content, fits, packed
from ladder_tui.packs.reading.load import each, read
from ladder_tui.packs.reading.locate import files_in, key_of

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_tui.packs.reading.pack import Pack
    from ladder_tui.packs.schema.declare import ItemType

Files = Sequence[tuple[str, bool]]

#: Where the packs of those shelves lie among the shipped ones.
_FIRST: Final = (*(shelf for shelf in FIRST_SHELVES if shelf != "words"), "vocabulary.yaml")
#: How much what is not needed at once stands back behind what is.
_NICE: Final = 10
#: An answer begins with its length, in so many bytes, big endian.
_LENGTH: Final = 8


class Ahead:
    """A reading that was begun ahead, if there was need of one."""

    def __init__(self) -> None:
        self._process = -1
        self._pipe: BinaryIO | None = None
        self._first = b""
        #: Whether the first answer has only the shelves of the first page.
        self.more = False

    def begin(self, folders: "Sequence[str | Path]", cache: "str | Path") -> bool:
        """Have the packs read where the cache does not fit them; whether they are being read now."""
        files = files_in(folders)
        key, newest = key_of(files)
        if fits(cache, key, newest):
            return False
        self.more = bool(lot(folders, files))
        self._process, pipe = _begun(lambda: _answers(folders, files, key))
        self._pipe = open(pipe, "rb")  # noqa: SIM115 - until it has been asked for everything
        return self._process > 0

    def first(self) -> bytes:
        """The first answer, in the form of the cache; nothing where there was no need, or none came."""
        if self._pipe is not None and not self._first:
            self._first = _next_of(self._pipe)
        return self._first

    def whole(self) -> bytes:
        """All that the packs hold, in that form; nothing where that has not come, or when it is asked again."""
        first, pipe = self.first(), self._pipe
        if pipe is None:
            return b""
        self._first, self._pipe = b"", None
        data = _next_of(pipe) if self.more else first
        _ended(self._process, pipe)
        return data


def _answers(folders: "Sequence[str | Path]", files: Files, key: bytes) -> Iterator[bytes]:
    first = lot(folders, files)
    packs: dict[int, Pack] = {}
    if first:
        packs |= zip(first, in_two([files[number] for number in first]), strict=True)
        yield packed(key, _by_itself(folders, files, packs), only=FIRST_SHELVES)
        os.nice(_NICE)
    rest = [number for number in range(len(files)) if number not in packs]
    packs |= zip(rest, in_two([files[number] for number in rest]), strict=True)
    yield packed(key, read(folders, files, lambda _: [packs[number] for number in range(len(files))]))


def lot(folders: "Sequence[str | Path]", files: Files) -> tuple[int, ...]:
    """The numbers of the files that hold all of the shelves of the first page; none where that cannot be told, as a
    pack of the user's own may hold anything."""
    if not all(shipped for _, shipped in files):
        return ()
    places = [os.path.relpath(path, folders[0]).partition(os.sep)[0] for path, _ in files]
    found = tuple(number for number, place in enumerate(places) if place in _FIRST)
    return found if set(_FIRST) <= {*places} else ()


def _by_itself(folders: "Sequence[str | Path]", files: Files, packs: "dict[int, Pack]") -> Content:
    """What these packs hold. What does not fit together is told once all are there."""
    told = {number: [*pack.problems] for number, pack in packs.items()}
    content = read(folders, [files[number] for number in packs], lambda _: [*packs.values()])
    for number, problems in told.items():
        packs[number].problems[:] = problems
    return content


def in_two(files: Files) -> "list[Pack]":
    """The packs in `files`, in that order; half of them, by size, are read by a further process at the same time."""
    theirs = half(files)
    if not theirs:
        return each(files)
    import pickle  # late: only a reading that was begun ahead comes here

    import_module("ladder_tui.packs.reading.pack")  # before there are two to import it
    process, pipe = _begun(lambda: iter([_as_bytes(each([files[number] for number in theirs]))]))
    mine = [number for number in range(len(files)) if number not in theirs]
    packs = dict(zip(mine, each([files[number] for number in mine]), strict=True))
    try:
        packs |= zip(theirs, pickle.loads(_only_one(process, pipe)), strict=True)
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


def half(files: Files) -> tuple[int, ...]:
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


def _begun(work: Callable[[], Iterator[bytes]]) -> tuple[int, int]:
    """A process that does the work and writes what comes of it: its id, -1 where it could not be started; its pipe."""
    pipe, answer = os.pipe()
    process = -1
    with suppress(OSError):
        process = os.fork()
    if process == 0:
        try:
            os.close(pipe)
            with open(answer, "wb") as out:
                for data in work():
                    out.write(len(data).to_bytes(_LENGTH, "big") + data)
                    out.flush()
        finally:
            os._exit(0)  # nothing of what the other process has begun is for this one to end
    os.close(answer)
    return process, pipe


def _next_of(pipe: BinaryIO) -> bytes:
    """The next answer; nothing where none came, or not all of it."""
    length = int.from_bytes(pipe.read(_LENGTH), "big")
    data = pipe.read(length)
    return data if len(data) == length else b""


def _ended(process: int, pipe: BinaryIO) -> None:
    pipe.close()
    if process > 0:
        os.waitpid(process, 0)


def _only_one(process: int, pipe: int) -> bytes:
    """What a process has written that writes one answer, once it has ended."""
    with open(pipe, "rb") as written:
        data = _next_of(written)
        _ended(process, written)
    return data
