"""A model of a disk that loses power: it notes what the store asks of the system and makes every state a cut may leave.

What was written and not forced to the disk may be there, be absent, be zeros or stop half way. Names that were made,
moved or taken away since their folder was last forced may be there or not, each on its own: real file systems keep
more order than that, so a store that survives this survives them.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.store.file import disk

Unforced = Callable[[bytes], bytes]
UNFORCED: tuple[Unforced, ...] = (
    lambda data: b"",
    lambda data: bytes(len(data)),
    lambda data: data[: len(data) // 2],
    lambda data: data,
)
#: One change of names: path to file number, or to None for a name that goes.
Names = dict[str, int | None]
#: A state of the disk: path to contents.
State = tuple[tuple[str, bytes], ...]


@dataclass
class ModelDisk:
    """The disk as it is for certain (`names`, `forced`) and what still hangs in the air."""

    root: Path
    written: dict[int, bytes] = field(default_factory=dict)
    forced: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    pending: list[Names] = field(default_factory=list)
    handles: dict[int, int | str] = field(default_factory=dict)
    #: Called after every step that a cut may follow.
    after: Callable[[], None] = lambda: None

    def take_in(self) -> None:
        """Begin with the files there are, all of them forced."""
        for path in self.root.rglob("*"):
            if path.is_file():
                number = self.names[str(path)] = self.now[str(path)] = len(self.written)
                self.written[number] = self.forced[number] = path.read_bytes()

    def states(self) -> Iterator[State]:
        """Every state that a cut at this moment may leave."""
        seen: set[State] = set()
        for chosen in self._choices():
            names = dict(self.names)
            for happened, step in zip(chosen, self.pending, strict=True):
                for path, number in step.items() if happened else ():
                    if number is None:
                        names.pop(path, None)
                    else:
                        names[path] = number
            for unforced in UNFORCED:
                state = tuple(sorted((path, self._contents(number, unforced)) for path, number in names.items()))
                if state not in seen:
                    seen.add(state)
                    yield state

    def _choices(self) -> Iterable[tuple[bool, ...]]:
        """Which of the names in the air happened: any of them; of very many, the first few or all but one."""
        size = len(self.pending)
        if size <= 7:
            return product((False, True), repeat=size)
        first = [tuple(number < few for number in range(size)) for few in range(size + 1)]
        return first + [tuple(number != left for number in range(size)) for left in range(size)]

    def _contents(self, number: int, unforced: Unforced) -> bytes:
        written, forced = self.written[number], self.forced.get(number, b"")
        return forced + unforced(written[len(forced) :]) if written.startswith(forced) else unforced(written)

    def step(self, names: Names) -> None:
        """Names change, for now only in memory."""
        for path, number in names.items():
            if number is None:
                self.now.pop(path, None)
            else:
                self.now[path] = number
        self.pending.append(names)
        self.after()

    def force_folder(self, folder: str) -> None:
        """All names in a folder last."""
        for step in self.pending:
            for path, number in step.items():
                if os.path.dirname(path) == folder:
                    self.names.pop(path, None)
                    if number is not None:
                        self.names[path] = number
        self.pending = [
            rest
            for step in self.pending
            if (rest := {path: number for path, number in step.items() if os.path.dirname(path) != folder})
        ]
        self.after()

    def note(self, patch: pytest.MonkeyPatch) -> None:
        """Listen to the system calls of this process."""
        real = {name: getattr(os, name) for name in ("open", "write", "fsync", "replace", "link", "unlink", "close")}

        def opened(path: Any, flags: int, *rest: Any, **named: Any) -> int:
            handle: int = real["open"](path, flags, *rest, **named)
            place = str(path)
            if flags & os.O_DIRECTORY:
                self.handles[handle] = place
            elif flags & os.O_CREAT and place.startswith(str(self.root)) and place.endswith(".tmp"):
                number = self.handles[handle] = len(self.written)
                self.written[number] = b""
                self.step({place: number})
            return handle

        def wrote(handle: int, data: Any) -> int:
            count: int = real["write"](handle, data)
            number = self.handles.get(handle)
            if isinstance(number, int):
                self.written[number] += bytes(data[:count])
            return count

        def forced(handle: int) -> None:
            real["fsync"](handle)
            target = self.handles.get(handle)
            if isinstance(target, int):
                self.forced[target] = self.written[target]
            elif target is not None:
                self.force_folder(target)

        def closed(handle: int) -> None:
            self.handles.pop(handle, None)
            real["close"](handle)

        def replaced(path: Any, place: Any, **named: Any) -> None:
            real["replace"](path, place, **named)
            if str(path) in self.now and self.now.get(str(place)) != self.now[str(path)]:
                self.step({str(place): self.now[str(path)], str(path): None})

        def linked(path: Any, place: Any, **named: Any) -> None:
            real["link"](path, place, **named)
            self.step({str(place): self.now[str(path)]})

        def unlinked(path: Any, **named: Any) -> None:
            real["unlink"](path, **named)
            if str(path) in self.now:
                self.step({str(path): None})

        ours = {"open": opened, "write": wrote, "fsync": forced, "close": closed,
                "replace": replaced, "link": linked, "unlink": unlinked}  # fmt: skip
        for name, function in ours.items():
            patch.setattr(os, name, function)


def forget_the_disk(patch: pytest.MonkeyPatch) -> None:
    """What is opened from a state that was laid out need not be forced to a real disk."""
    patch.setattr(disk, "force", lambda handle: None)


def lay_out(state: State, root: Path, place: Path) -> None:
    """Make a state real in the folder `place`, which stands for `root`."""
    for path, contents in state:
        target = place / Path(path).relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents)
