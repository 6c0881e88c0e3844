"""Load the library: from the cache when nothing has changed, else from the packs themselves.

A cached load must not pay for YAML and the schemas, so they are imported only when the packs are really read.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from ladder_tui.domain.library import Library
from ladder_tui.packs.reading.cache import Content, keep, packed, read_cache, unpacked, with_first
from ladder_tui.packs.reading.locate import MOST_FILES, files_in, key_of, pack_files_at, standing

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_tui.packs.reading.pack import Pack

#: What is said of a pack that was written before its type had all of its fields.
OLDER = "is of an earlier form and works as it is; ladder packs check says what to add or change"
#: Problems shown of one file; the rest is counted.
MOST_PROBLEMS = 20


class ReadAhead(Protocol):
    """What was read before it was asked for (`ahead.py`), in the form of the cache; nothing where that is not so."""

    more: bool

    def first(self) -> bytes:
        """What the first page looks at, or, where there is not `more`, all."""

    def whole(self) -> bytes:
        """All, which may have to be waited for."""


def load_library(folders: "Sequence[str | Path]", *, cache: "str | Path | None" = None) -> Library:
    """All packs of `folders`: the first folder holds the shipped packs, the others the user's.

    Never raises for what the folders hold: what cannot be used is left out and said in `Library.problems`, each
    as `file:line: item: field: what is wrong, what would be right`. `cache` is a file that may be deleted at any
    time; it is used only when every file of the packs is as it was when the cache was written. Items stand there in
    English; `Library.in_languages` gives them in another one.
    """
    return load(folders, cache=cache).library


def load(
    folders: "Sequence[str | Path]", *, cache: "str | Path | None" = None, ahead: "ReadAhead | None" = None
) -> Content:
    """The same, and the packs themselves as they are listed.

    `ahead` is asked where the cache does not know the packs: it may have read them already, or those of the first page.
    """
    files = files_in(folders)
    if cache is None:
        return read(folders, files)
    key, newest = key_of(files)

    def anew() -> Content:
        content = read(folders, files)
        return remember(packed(key, content), content)

    def remember(data: bytes, content: Content) -> Content:
        if key_of(files)[0] == key:
            keep(cache, data)
            content.stood = standing(key, newest)
        return content

    def whole(ahead: "ReadAhead") -> Content:
        data = ahead.whole()
        content = unpacked(data, key, anew)
        return anew() if content is None else remember(data, content)

    content = read_cache(cache, key, newest, anew)
    if content is not None:
        content.stood = standing(key, newest)
        return content
    if ahead is None:
        return anew()
    data = ahead.first()
    content = unpacked(data, key, anew)
    if content is None:
        return anew()
    return with_first(content, _once(lambda: whole(ahead))) if ahead.more else remember(data, content)


def _once(make: Callable[[], Content]) -> Callable[[], Content]:
    """Makes it when it is first asked for, also where several threads ask."""
    from threading import Lock

    lock, made = Lock(), list[Content]()

    def ask() -> Content:
        with lock:
            if not made:
                made.append(make())
        return made[0]

    return ask


def each(files: Sequence[tuple[str, bool]]) -> "list[Pack]":
    """The packs in `files`, one after the other, as they stand there."""
    from pathlib import Path

    from ladder_tui.packs.reading.pack import read_pack

    return [read_pack(Path(path), shipped=shipped) for path, shipped in files]


def read(
    folders: "Sequence[str | Path]",
    files: Sequence[tuple[str, bool]],
    packs_of: "Callable[[Sequence[tuple[str, bool]]], list[Pack]]" = each,
) -> Content:
    """The packs in `files`, read from the files themselves and put together. `packs_of` gives them in that order."""
    from ladder_tui.packs.reading.lines import line_of
    from ladder_tui.packs.reading.shelves import assemble, is_written_here
    from ladder_tui.packs.schema.problems import printable

    packs = packs_of(files)
    shelves = assemble(packs)
    problems: list[str] = []
    if folders and not any(shipped for _, shipped in files):
        problems.append(
            printable(f"{folders[0]}:1: pack: holds no packs; install the app again to get its content back")
        )
    for folder in folders:
        if len(pack_files_at(folder)) == MOST_FILES:
            problems.append(
                printable(f"{folder}:1: pack: holds more files than the {MOST_FILES} that are read; join some")
            )
    for pack in packs:
        told = [problem for problem in pack.problems if problem not in pack.older]
        if pack.older and not is_written_here(pack):
            # One line for all of them: the pack works. What is written in the app may stay empty there.
            fields = ", ".join(dict.fromkeys(problem.field for problem in pack.problems if problem in pack.older))
            problems.append(printable(f"{pack.file}:1: pack: {OLDER}: {fields}"))
        problems.extend(str(problem) for problem in told[:MOST_PROBLEMS])
        if len(told) > MOST_PROBLEMS:
            more = len(told) - MOST_PROBLEMS
            problems.append(printable(f"{pack.file}:1: pack: {more} more problems; ladder packs check shows them all"))
    return Content(shelves.library(tuple(problems)), lambda: tuple(map(line_of, packs)))
