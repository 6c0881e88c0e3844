"""What the ledger does one after the other: records put in their places, steps, and how what was done stands."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from ladder_tui.domain.base.references import Record, Table
from ladder_tui.store.keeper import Change


class SaveState(msgspec.Struct, frozen=True):
    """What the status line says. `words` is the whole sentence for `not_saved` and `read_only`."""

    kind: Literal["saved", "not_saved", "read_only"]
    words: str = "Kept"


class Put(msgspec.Struct, frozen=True):
    """A record that is to stand in a table, or, where it is None, to be taken out."""

    table: Table[Any]
    id: str
    record: Record | None


class Step(msgspec.Struct, frozen=True):
    """One undoable step of this session: what it was, in words, and its changes, one for each record.

    Without `undoable` it is saved and never taken back. With `joins` it belongs to the step before, if that one
    changed this record (table name and id).
    """

    label: str
    changes: tuple[Change, ...]
    #: For what lies outside of the data file (own packs): what does it and what takes it back; both may raise NotSaved.
    outside: tuple[Callable[[], None], Callable[[], None]] | None = None
    undoable: bool = True
    joins: tuple[str, str] | None = None
    #: What was written into it outside of the data file.
    written: tuple[str, ...] = ()
    #: It was asked for in the shell, and whoever asked was answered there.
    from_shell: bool = False


def as_one(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Changes one after the other as one for each record."""
    whole: dict[tuple[str, str], Change] = {}
    for change in changes:
        first = whole.get((change.table, change.id), change)
        whole[change.table, change.id] = Change(change.table, change.id, first.before, change.after)
    return tuple(change for change in whole.values() if change.before != change.after)
