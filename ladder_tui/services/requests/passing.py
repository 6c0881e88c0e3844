"""Everything as it will be once what waits is taken in: for who only looks, and for a command that says what it did."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from ladder_tui.domain.library import Library
from ladder_tui.services.ledger.ledger import Clock, Ledger
from ladder_tui.services.requests.carry_out import carry_out
from ladder_tui.services.requests.taking_in import request_of
from ladder_tui.store.file.files import Files
from ladder_tui.store.keeper import Change, Keeper, NotSaved
from ladder_tui.store.waiting import NotRead, Waiting, id_of

#: Files that wait, each with its bytes as they lie there.
Seen = Sequence[tuple[Path, bytes]]


class _Sheet:
    """Stands where a Keeper stands. What is changed stays in memory, and is gone with it."""

    read_only = False
    holder = ""
    problems = ()

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.tables = dict(tables)

    def commit(self, changes: Sequence[Change], *, now: datetime) -> None:
        for change in changes:
            rows = dict(self.tables[change.table])
            if change.after is None:
                rows.pop(change.id, None)
            else:
                rows[change.id] = change.after
            self.tables[change.table] = rows


def seen(waiting: Waiting) -> Seen:
    """What waits. To be asked before the data are read: what is taken in meanwhile then stands in them."""
    found: list[tuple[Path, bytes]] = []
    for path in waiting.paths():
        with suppress(NotRead):
            found.append((path, waiting.read(path)))
    return found


def passing(ledger: Ledger, wait: Seen) -> Ledger:
    """A ledger over what another one holds, with what waits carried out; none of it is kept."""
    keeper = ledger.keeper
    return _carried_out(wait, keeper.waiting, Ledger(_sheet(keeper.tables), ledger.packs, ledger.clock, ledger.zone))


def with_what_waits(
    wait: Seen, files: Files, tables: Mapping[str, Mapping[str, Any]], library: Library, clock: Clock, zone: str
) -> dict[str, Any]:
    """Tables as they will be once that is taken in."""
    ledger = _carried_out(wait, Waiting(files), Ledger(_sheet(tables), library, clock, zone))
    return {**ledger.keeper.tables}


def _sheet(tables: Mapping[str, Mapping[str, Any]]) -> Keeper:
    return cast(Keeper, _Sheet(tables))


def _carried_out(wait: Seen, waiting: Waiting, ledger: Ledger) -> Ledger:
    ids = {id_of(path) for path, _ in wait}
    for path, data in wait:
        with suppress(NotRead, NotSaved):  # what cannot be done is kept aside by whoever takes it in
            carry_out(ledger, request_of(waiting, path, data), waiting=ids)
    return ledger
