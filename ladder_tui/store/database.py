"""TinyDB on the safe storage with the cost of a change independent of the size of its table, and ids for once only."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.middlewares import Middleware
from tinydb.table import Table

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
    """A TinyDB table that writes only what changed and never gives a number twice.

    Over another storage, and over a middleware, it reads and writes as TinyDB's own table does.
    """

    #: The number after the last one given out, which may not be on the disk yet.
    _ahead = 1

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        if not isinstance(self.storage, SafeStorage):
            return super()._read_table()
        return cast(dict[str, Mapping[Any, Any]], Documents(self.storage.file.image.rows(self.name)))

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        if not isinstance(self.storage, SafeStorage):
            super()._update_table(updater)
            return
        file = self.storage.file
        with file.mutex:
            draft = Draft(Documents(file.image.rows(self.name)))
            updater(cast(dict[int, Mapping[Any, Any]], draft))
            changed = draft.changed()
            if changed or draft.gone or self.name not in file.image.tables:
                self.storage.commit(self.name, changed, draft.gone)
        self.clear_cache()

    def _get_next_id(self) -> int:
        stock: Any = super()  # which says nothing of it to a type checker
        below: Any = self.storage
        while isinstance(below, Middleware):
            below = below.storage
        if not isinstance(below, SafeStorage):
            return int(stock._get_next_id())
        free = max(self._ahead, below.file.next_number(self.name))
        if below is not self.storage:  # which may hold numbers that are not on the disk yet
            free = max(free, stock._get_next_id())
        self._ahead = free + 1
        return free


class SafeDB(TinyDB):
    """TinyDB with SafeStorage and SafeTable where TinyDB has its own: `SafeDB(path)`, with the options of SafeStorage.

    Everything else is as in TinyDB: `storage=` takes another class or a middleware, and `table_class`,
    `default_storage_class` and `default_table_name` may be set. Raises as the storage does.
    """

    table_class: type[Table] = SafeTable
    default_storage_class: Any = SafeStorage
