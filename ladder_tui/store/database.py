"""TinyDB on the safe storage with the cost of a change independent of the size of its table, and ids for once only."""

import os
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.table import Table

from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file.image import value_of
from ladder_tui.store.storage import SafeStorage


class Documents(Mapping[str, Any]):
    """A table's documents by number, each read from its line when it is asked for."""

    def __init__(self, rows: Mapping[str, bytes]) -> None:
        self._rows = rows

    def __getitem__(self, number: str) -> Any:
        return msgspec.json.decode(value_of(self._rows[number]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, number: object) -> bool:
        return number in self._rows


class Draft(MutableMapping[int, Any]):
    """A table while TinyDB changes it: what is looked at may have been changed in place and counts as touched."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._touched: dict[int, Any] = {}
        self.gone: set[int] = set()

    def __getitem__(self, number: int) -> Any:
        if number in self.gone:
            raise KeyError(number)
        if number not in self._touched:
            self._touched[number] = self._documents[str(number)]
        return self._touched[number]

    def __setitem__(self, number: int, document: Any) -> None:
        self.gone.discard(number)
        self._touched[number] = document

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched.pop(number, None)
        self.gone.add(number)

    def __contains__(self, number: object) -> bool:
        return number not in self.gone and (number in self._touched or str(number) in self._documents)

    def __iter__(self) -> Iterator[int]:
        known = [int(number) for number in self._documents]
        yield from (number for number in known if number not in self.gone)
        yield from (number for number in self._touched if str(number) not in self._documents)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Take every document away without reading any."""
        self.gone.update(int(number) for number in self._documents)
        self._touched.clear()

    def changed(self) -> dict[int, Any]:
        """The documents that differ from their lines."""
        return {n: d for n, d in self._touched.items() if str(n) not in self._documents or self._documents[str(n)] != d}


class SafeTable(Table):
    """A TinyDB table that writes only what changed and never gives a number twice."""

    #: The number after the last one given out, which may not be on the disk yet.
    _ahead = 1

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return cast(dict[str, Mapping[Any, Any]], Documents(self._file.image.rows(self.name)))

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        with self._file.mutex:
            draft = Draft(Documents(self._file.image.rows(self.name)))
            updater(cast(dict[int, Mapping[Any, Any]], draft))
            changed = draft.changed()
            if changed or draft.gone or self.name not in self._file.image.tables:
                self._safe.commit(self.name, changed, draft.gone)
        self.clear_cache()

    def _get_next_id(self) -> int:
        free = max(self._ahead, self._file.next_number(self.name))
        self._ahead = free + 1
        return free

    @property
    def _safe(self) -> SafeStorage:
        return cast(SafeStorage, self.storage)

    @property
    def _file(self) -> DataFile:
        return self._safe.file


class SafeDB(TinyDB):
    """`SafeDB(path)` is `TinyDB(path, storage=SafeStorage)` with SafeTable for its tables."""

    table_class = SafeTable

    def __init__(self, path: str | os.PathLike[str], **options: Any) -> None:
        """Open. `options` are those of SafeStorage; raises as it does."""
        super().__init__(path, storage=SafeStorage, **options)
