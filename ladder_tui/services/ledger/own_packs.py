"""Items written in the app: each lands in a pack of the user's own, in a file that can be read and changed by hand.

One file for each type, `own-topic-card.yaml` and so on, with mode 0600 in the pack folder of the data. A file is
replaced as a whole, as the data file is; what somebody typed into it stays as it was typed. A file that cannot be
added to is left alone, and the next one, `own-topic-card-2.yaml`, is begun.

The files are plain text: a passphrase on the data does not cover them.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.packs.own.edit import CannotEdit, added, changed, removed, values_of
from ladder_tui.packs.own.write import OWN, head
from ladder_tui.packs.reading.pack import read_pack
from ladder_tui.packs.schema.problems import PackError
from ladder_tui.packs.schema.yaml_tree import read_bytes
from ladder_tui.store.file import disk
from ladder_tui.store.file.errors import NotSaved

#: How many files of one type are tried before giving up.
MOST_FILES: Final = 20


class Written(msgspec.Struct, frozen=True):
    """One file before and after a change of the item `id`; with it the change can be taken back.

    `before` is None where there was no file. `was` holds the item's fields before, None for one that was added;
    `now` those after, None for one that was taken out.
    """

    path: Path
    before: bytes | None
    after: bytes
    id: str
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None


class OwnPacks:
    """The user's own packs, as the app writes them. Every method raises NotSaved, with everything as it was."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, type: str, slug: str, values: Mapping[str, Any], *, item_id: str = "") -> Written:
        """Put an item at the end of its pack, beginning the pack when there is none.

        Its id is that of the pack with `slug`, or `item_id` when it is to replace an item of another pack.
        """
        title = f"My own: {type.replace('_', ' ')}"
        for path, pack_id in self._places(type):
            name = item_id or f"{pack_id}/{slug}"
            before = _bytes(path)
            # A pack that is begun has an empty list, so that its first item is added as all others are.
            begun = head(pack_id, type, title, "Written in the app.").rstrip("\n") + " []\n"
            try:
                after = added(path, begun.encode() if before is None else before, name, values)
            except CannotEdit:
                continue
            self._store(path, after)
            return Written(path, before, after, name, None, values)
        raise NotSaved(f"none of the packs in {self._folder} can be added to", "Mend or move one of them and try again")

    def change(self, item_id: str, values: Mapping[str, Any]) -> Written:
        """Put other values into an item; None empties a field, and fields not named stay."""
        path, before = self._holder(item_id)
        was = values_of(path, before, item_id)
        after = self._edit(path, lambda: changed(path, before, item_id, values))
        return Written(path, before, after, item_id, was, values)

    def remove(self, item_id: str) -> Written:
        """Take an item out of its pack."""
        path, before = self._holder(item_id)
        was = values_of(path, before, item_id)
        after = self._edit(path, lambda: removed(path, before, item_id))
        return Written(path, before, after, item_id, was, None)

    def holds(self, item_id: str) -> bool:
        """Whether the item stands in one of the files the app writes to."""
        return next(self._holders(item_id), None) is not None

    def take_back(self, written: Written) -> None:
        """Undo a change. A file that was changed by hand since keeps what was typed; only the item goes back."""
        path, name, was = written.path, written.id, written.was
        here = _bytes(path)
        if here == written.after:
            if written.before is None:
                self._try(lambda: os.unlink(path))
            else:
                self._store(path, written.before)
        elif here is None:
            raise NotSaved(f"{path.name} is gone", "Put the file back and try again")
        elif was is None:
            self._edit(path, lambda: removed(path, here, name))
        elif written.now is None:
            self._edit(path, lambda: added(path, here, name, was))
        else:
            back = {**dict.fromkeys(written.now), **was}
            self._edit(path, lambda: changed(path, here, name, back))

    def _places(self, type: str) -> Iterator[tuple[Path, str]]:
        """The files an item of a type may go to, those that are there before a new one, each with its pack id."""
        slug = type.replace("_", "-")
        for number in range(1, MOST_FILES + 1):
            name = f"own-{slug}" if number == 1 else f"own-{slug}-{number}"
            path = self._folder / f"{name}.yaml"
            if not os.path.lexists(path):
                yield path, f"{OWN}.{name}"
                return
            pack = read_pack(path, shipped=False)
            if pack.type == type:
                yield path, pack.id

    def _holder(self, item_id: str) -> tuple[Path, bytes]:
        found = next(self._holders(item_id), None)
        if found is None:
            raise NotSaved(f"{item_id} is in none of your own packs", "Change it in the file that holds it")
        return found

    def _holders(self, item_id: str) -> Iterator[tuple[Path, bytes]]:
        try:
            files = sorted(self._folder.glob("own-*.yaml"))
        except OSError:
            return
        for path in files:
            data = _bytes(path)
            if data is not None and any(item.id == item_id for item in read_pack(path, shipped=False, data=data).items):
                yield path, data

    def _edit(self, path: Path, edit: Callable[[], bytes]) -> bytes:
        try:
            after = edit()
        except CannotEdit as error:
            raise NotSaved(str(error), "Change it in the file by hand") from None
        self._store(path, after)
        return after

    def _store(self, path: Path, data: bytes) -> None:
        def write() -> None:
            if not self._folder.is_dir():
                disk.make_folders(self._folder)
            # A file that is a link is written at its target, as the data file is.
            disk.write_whole(Path(os.path.realpath(path)), [data])

        self._try(write)

    @staticmethod
    def _try(act: Callable[[], object]) -> None:
        try:
            act()
        except OSError as error:
            raise NotSaved(*disk.words(error)) from error


def _bytes(path: Path) -> bytes | None:
    """What a file holds, or None where nothing can be read."""
    try:
        return read_bytes(path)
    except PackError:
        return None
