"""The Keeper: all records of the user's, decoded, and `commit`, which returns when a change is on the disk."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from ladder_tui.domain.base.late import Late
from ladder_tui.domain.base.references import Record
from ladder_tui.store.copies import backups
from ladder_tui.store.copies.backups import Backup
from ladder_tui.store.copies.recovery import Recovery
from ladder_tui.store.datafile import DataFile
from ladder_tui.store.file.codec import from_rows, to_line
from ladder_tui.store.file.envelope import Ask, Envelope
from ladder_tui.store.file.errors import (
    BadRecord,
    Locked,
    NewerData,
    NoFolder,
    NotSaved,
    ReadOnly,
    StoreError,
    Unreadable,
)
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.image import Image, Rows, Tables, place, row
from ladder_tui.store.file.paths import Paths
from ladder_tui.store.file.tables import TABLES
from ladder_tui.store.reader import left_out, unknown

if TYPE_CHECKING:
    from ladder_tui.store.waiting import Waiting

__all__ = [
    "Ask", "Backup", "Change", "Keeper", "Locked", "NewerData", "NoFolder", "NotSaved", "ReadOnly", "Recovery",
    "StoreError", "Unreadable",
]  # fmt: skip


class Change(msgspec.Struct, frozen=True):
    """One record put (`after`) or taken away (`after` is None). `before` is for whoever wants to undo it."""

    table: str
    id: str
    before: Record | None
    after: Record | None


class Keeper:
    """The open store. `tables` holds every table of TABLES, record id to record, oldest first.

    A table in `tables` is replaced, never changed in place, so it may be handed on. A record that cannot be read is
    left out, named in `problems`, and stays in the file untouched. Numbers in the file are never given twice;
    records refer to each other by `id`. With `late` a table is decoded when it is first looked at, and what cannot be
    read in it is named from then on: for who needs a few of them and ends.
    """

    def __init__(self, file: DataFile, *, late: bool = False) -> None:
        self._file = file
        self._late = late
        self.tables: dict[str, Mapping[str, Record]] = {}
        self._numbers: dict[str, dict[str, str]] = {}
        self._bad: list[str] = []
        self._read()

    @classmethod
    def open(
        cls, paths: Paths, *, now: datetime, read_only: bool = False, passphrase: Ask | None = None, late: bool = False
    ) -> Self:
        """Open the store, creating folders unless `read_only`. `now` is an aware time in the user's zone.

        `passphrase` is asked when the store is locked, with the number of wrong answers so far; never after opening.
        Raises StoreError: NoFolder, Unreadable, NewerData, Locked; the file has not been touched then.
        """
        envelope = Envelope(passphrase)
        file = DataFile(paths.data_file, now=now, read_only=read_only, envelope=envelope)
        envelope.stop_asking()
        return cls(file, late=late)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The data file, without symbolic links."""
        return self._file.files.main

    @property
    def read_only(self) -> bool:
        """Whether this instance cannot save; `holder` says why when another one holds the file."""
        return self._file.read_only

    @property
    def locked(self) -> bool:
        """Whether the file on the disk is locked with a passphrase."""
        return self._file.files.envelope.key is not None

    @property
    def waits(self) -> bool:
        """Whether anything lies in the folder of what waits."""
        return bool(self._file.files.waiting_files())

    @property
    def waiting(self) -> "Waiting":
        """What was asked for while another process held the file."""
        from ladder_tui.store.waiting import Waiting  # late: mostly nothing waits

        return Waiting(self._file.files)

    @property
    def holder(self) -> str:
        """A sentence such as "Held by process 123 on host since 12:30", or nothing."""
        return self._file.holder

    @property
    def save_number(self) -> int:
        """How many saves the file has seen; 0 while nothing has ever been saved."""
        return self._file.image.meta.save

    @property
    def files(self) -> Files:
        """The files that belong to the data file."""
        return self._file.files

    @property
    def last(self) -> Image:
        """The last save, as it is in the file."""
        return self._file.image

    @property
    def recovery(self) -> Recovery | None:
        """What stood in for the file on opening, or None when the file was whole."""
        return self._file.recovery

    @property
    def met(self) -> tuple[Recovery, ...]:
        """Everything that was found in the place of the file since it was opened, `recovery` first."""
        return (*((self._file.recovery,) if self._file.recovery else ()), *self._file.met)

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about what was met and dealt with."""
        return (*self._file.problems, *self._bad)

    def commit(self, changes: Sequence[Change], *, now: datetime) -> None:
        """Save all changes or none, in their order; returns when they are on the disk.

        Raises NotSaved (ReadOnly among them); then neither memory nor the file has changed.
        """
        if not changes:
            return
        with self._file.mutex:
            puts, tables, numbers = self._prepare(changes)
            self._file.save(puts, now=now)
            self.tables = {**self.tables, **tables}
            for table, known in numbers.items():
                self._numbers[table].update(known)

    def take(self, tables: Tables, past: Sequence[str], *, now: datetime) -> Backup | None:
        """Make tables the whole contents, after a backup of what there is; returns that. `past` as in the head.

        Raises StoreError (NotSaved among them); then neither memory nor the file has changed.
        """
        with self._file.mutex:
            if self._file.read_only:
                raise ReadOnly(self.holder or "this file is open for reading only", "Close the other one and try again")
            before = None
            if self.save_number:
                before = backups.make_first(self._file.files, self.last, now.date(), "merge")
            self._file.save_all(tables, now=now, past=past)
            self._read()
            return before

    def refresh(self, *, now: datetime) -> bool:
        """For a read-only instance: load a newer state of the file, and become the one that writes if nobody does.

        True when either has happened. Raises as `open` does.
        """
        fresh = self._file.refresh(now=now)
        if fresh:
            self._read()
        return fresh

    def let_go(self) -> None:
        """Let another instance write, and only read from now on; `refresh` writes again if nobody else does."""
        self._file.close(for_good=False)

    def close(self) -> None:
        """Let go of the file. Nothing waits to be written."""
        self._file.close()

    def _prepare(
        self, changes: Sequence[Change]
    ) -> tuple[dict[str, dict[str, bytes | None]], dict[str, dict[str, Record]], dict[str, dict[str, str]]]:
        """Lines by table and number, tables as they will be, and the numbers of records that had none."""
        puts: dict[str, dict[str, bytes | None]] = {}
        tables: dict[str, dict[str, Record]] = {}
        fresh: dict[str, dict[str, str]] = {}
        free: dict[str, int] = {}
        back: set[str] = set()
        for change in changes:
            table, after = change.table, change.after
            if table not in TABLES or (after is not None and (type(after), after.id) != (TABLES[table], change.id)):
                raise TypeError(f"a change of {table} names a table or record that does not belong there")
            records = tables.setdefault(table, dict(self.tables[table].items()))
            lines = puts.setdefault(table, {})
            number = self._numbers[table].get(change.id) or fresh.get(table, {}).get(change.id)
            if after is None:
                records.pop(change.id, None)
                if number is not None:
                    lines[number] = None
                continue
            if number is None:
                free.setdefault(table, self._file.next_number(table))
                number = fresh.setdefault(table, {})[change.id] = str(free[table])
                free[table] += 1
            if change.id not in records and change.id in self._numbers[table]:
                back.add(table)
            records[change.id] = after
            lines[number] = row(number, self._checked(table, after))
        for table in back:  # a record that comes back goes where it was
            numbers = self._numbers[table] | fresh.get(table, {})
            tables[table] = dict(sorted(tables[table].items(), key=lambda kept: place(numbers[kept[0]])))
        return puts, tables, fresh

    @staticmethod
    def _checked(table: str, record: Record) -> bytes:
        try:
            return to_line(table, record)
        except BadRecord as error:
            reason, remedy = f"{error.field} {error.rule}", "Change it and keep it again"
        raise NotSaved(reason, remedy)

    def _read(self) -> None:
        """Decode every table, or have each decoded in time. One record that cannot be read costs one record."""
        self._numbers, self._bad = {}, []  # others than those of a table of before that is only now looked at
        image = self._file.image
        self.tables = {}
        for table in TABLES:
            decode = partial(self._decoded, table, image.rows(table), self._numbers, self._bad)
            self.tables[table] = Late(decode) if self._late and image.rows(table) else decode()
        self._bad += unknown(image, self.path)

    def _decoded(
        self, table: str, rows: Rows, numbers: dict[str, dict[str, str]], bad: list[str]
    ) -> Mapping[str, Record]:
        """The records of a table, with the numbers they have and what is left out noted."""
        decoded = from_rows(table, rows)
        numbers[table] = decoded.numbers
        bad += left_out(table, decoded, self.path)
        return decoded.records
