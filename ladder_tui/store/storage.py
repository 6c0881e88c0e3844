"""`SafeStorage`: the data file as a storage class for TinyDB."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from tinydb.storages import Storage

from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file.errors import NoFolder
from ladder_tui.store.file.image import META, row, value_of

#: Options of TinyDB's JSONStorage that only change how its file looks; taken, so that code can switch over.
FORMATTING: Final = frozenset({"encoding", "ensure_ascii", "indent", "separators", "sort_keys"})


def utc_now() -> datetime:
    """The system's clock. The app hands its own clock to the storage instead."""
    return datetime.now(UTC)


class SafeStorage(Storage):
    """TinyDB storage whose `write` returns when the data are on the disk, whole, and otherwise changes nothing.

    `TinyDB(path, storage=SafeStorage)` is an ordinary TinyDB. A second instance on the same file reads only; writing
    there raises ReadOnly. Values must be JSON: anything else raises TypeError or ValueError before a byte is written.
    The table `_meta` belongs to the storage and is not shown.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create_dirs: bool = False,
        access_mode: str = "r+",
        clock: Callable[[], datetime] = utc_now,
        **formatting: object,
    ) -> None:
        """Open. `formatting` may hold what TinyDB's own storage hands to `json.dumps`; the form of this file is fixed.

        Raises NoFolder, Unreadable or NewerData (all OSError); FileNotFoundError as TinyDB's own does.
        """
        super().__init__()
        if unknown := formatting.keys() - FORMATTING:
            raise TypeError(f"SafeStorage has no option {', '.join(sorted(unknown))}")
        place = Path(path)
        read_only = "+" not in access_mode
        if read_only and not place.exists():
            raise FileNotFoundError(f"There is no file {place} to read.")
        if not read_only and not create_dirs and not place.parent.is_dir():
            raise NoFolder(f"The folder {place.parent} is not there. Make it first, or pass create_dirs=True.")
        self._clock = clock
        self.file = DataFile(place, now=clock(), read_only=read_only)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, as fresh objects; None while there are none."""
        decode = msgspec.json.decode
        tables: dict[str, Any] = {}
        for table, rows in self.file.image.tables.items():
            if isinstance(rows, Mapping):
                tables[table] = {number: decode(value_of(line)) for number, line in rows.items()}
            else:
                tables[table] = decode(rows)
        return tables or None

    def write(self, data: Mapping[str, Any]) -> None:
        """Make `data` the whole contents, on the disk when this returns. Raises NotSaved, TypeError or ValueError."""
        tables: dict[str, Mapping[str, bytes] | bytes] = {}
        for table, docs in data.items():
            if table == META:
                raise ValueError(f"The table {META} belongs to the storage; choose another name.")
            if isinstance(docs, Mapping):
                known = self.file.image.rows(table)
                lines = ((str(number), row(str(number), to_json(doc))) for number, doc in docs.items())
                tables[str(table)] = {number: _same(line, known.get(number)) for number, line in lines}
            else:
                tables[str(table)] = to_json(docs)
        self.file.save_all(tables, now=self._clock())

    def commit(self, table: str, puts: Mapping[int, Any], dels: set[int]) -> None:
        """Change some documents of one table. Raises as `write` does."""
        lines: dict[str, bytes | None] = {str(n): row(str(n), to_json(doc)) for n, doc in puts.items()}
        lines.update((str(number), None) for number in dels)
        self.file.save({table: lines}, now=self._clock())

    def close(self) -> None:
        """Let another instance write."""
        self.file.close()


def to_json(value: Any) -> bytes:
    """One line of JSON. Raises TypeError or ValueError for what JSON cannot hold."""
    import json  # late: only TinyDB's own way of writing needs it, which takes any mapping for a document

    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _same(line: bytes, known: bytes | None) -> bytes:
    """The known line where nothing has changed, so that a save can tell by identity what is new."""
    return known if known == line else line
