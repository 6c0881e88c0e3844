"""The ledger under the Journal: every change goes to disk first, then into the snapshot, and can be undone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import msgspec

from ladder_tui.domain.library import Library
from ladder_tui.domain.records.settings import Settings
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.store.keeper import Change, Keeper, NotSaved, ReadOnly, StoreError

Clock = Callable[[], datetime]
Listener = Callable[[], None]


class SaveState(msgspec.Struct, frozen=True):
    """What the status line says. `words` is the whole sentence for `not_saved` and `read_only`."""

    kind: Literal["saved", "not_saved", "read_only"]
    words: str = "Saved"


class Step(msgspec.Struct, frozen=True):
    """One undoable step of this session: what it was, in words, and its changes."""

    label: str
    changes: tuple[Change, ...]
    #: For what lies outside of the data file (own packs): what does it and what takes it back; both may raise NotSaved.
    outside: tuple[Callable[[], None], Callable[[], None]] | None = None


def _why_not(keeper: Keeper) -> str:
    """Why this session only reads: "Read-only: held by process 123 on host since 09:00"."""
    return f"Read-only: {keeper.holder[0].lower()}{keeper.holder[1:]}" if keeper.holder else "Read-only"


def new_id() -> str:
    """A fresh record id; never given twice."""
    return uuid4().hex


class Ledger:
    """Holds the records of the session. Raises `NotSaved` from `change` and `undo`; nothing has changed then."""

    def __init__(
        self, keeper: Keeper, library: Library, clock: Clock, zone: str, own_packs: Path | None = None
    ) -> None:
        self.keeper = keeper
        self.library = library
        self.clock = clock
        self.zone = zone
        #: The folder of the user's own packs.
        self.own_packs = own_packs
        self._steps: list[Step] = []
        self._failed: Step | None = None
        self._listeners: list[Listener] = []
        self._known_problems = set(keeper.problems)
        self._unread = ""
        self._tables: dict[str, Mapping[str, Any]] = {name: dict(table) for name, table in keeper.tables.items()}
        self._state = SaveState("read_only", _why_not(keeper)) if keeper.read_only else SaveState("saved")

    @property
    def state(self) -> SaveState:
        """Whether what is shown is on disk."""
        return self._state

    @property
    def next_undo(self) -> str | None:
        """The words of the step that undo would take back."""
        return self._steps[-1].label if self._steps else None

    def news(self) -> tuple[str, ...]:
        """Sentences about the file that have come up since opening, or since this was last asked."""
        said = (*self.keeper.problems, *((self._unread,) if self._unread else ()))
        fresh = tuple(sentence for sentence in said if sentence not in self._known_problems)
        self._known_problems.update(fresh)
        return fresh

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every change and every change of the save state."""
        self._listeners.append(listener)

    def snapshot(self, now: datetime) -> Snapshot:
        """Everything, as of `now`."""
        tables = dict(self._tables)
        kept = tables.pop("settings", {})
        settings: Settings = kept.get("settings", Settings())
        return Snapshot(now=now, zone=self.zone, library=self.library, settings=settings, **tables)

    def get(self, table: str, id: str) -> Any:
        """The record, or None."""
        return self._tables.get(table, {}).get(id)

    def rows(self, table: str) -> Mapping[str, Any]:
        """All records of a table."""
        return self._tables.get(table, {})

    def put(self, table: str, record: Any) -> Change:
        """The change that makes `record` stand in `table`."""
        return Change(table, record.id, self.get(table, record.id), record)

    def drop(self, table: str, id: str) -> Change:
        """The change that takes a record out of `table`."""
        return Change(table, id, self.get(table, id), None)

    def change(self, label: str, *changes: Change, undoable: bool = True) -> None:
        """Commit all changes as one save, or none. `label` is past tense and shown: "Marked as done"."""
        real = tuple(change for change in changes if change.before != change.after)
        if not real:
            return
        step = Step(label, real)
        self._commit(step, again=step)
        if undoable:
            self._steps.append(step)

    def change_outside(self, label: str, do: Callable[[], None], back: Callable[[], None]) -> None:
        """A step that changes something outside of the data file; undo calls `back`. Both may raise NotSaved."""
        step = Step(label, (), (do, back))
        self._commit(step, again=step)
        self._steps.append(step)

    def undo(self) -> str | None:
        """Take back the last step of this session; its words, or None when there is none."""
        if not self._steps:
            return None
        step = self._steps[-1]
        back = tuple(
            Change(c.table, c.id, c.after, c.before)
            for c in reversed(step.changes)
            # Drafts also change between steps: what was typed since is never replaced by an older draft.
            if c.table != "drafts" or self.get("drafts", c.id) == c.after
        )
        outside = (step.outside[1], step.outside[0]) if step.outside is not None else None
        self._commit(Step(step.label, back, outside), again=self._failed)
        self._steps.pop()
        return step.label

    def retry(self) -> str | None:
        """Try the last failed change again; its words, or None when nothing waits."""
        step = self._failed
        if step is None:
            return None
        self._commit(step, again=step)
        self._steps.append(step)
        return step.label

    def refresh(self) -> bool:
        """A read-only session: take in what the other one has saved. True when something is new.

        What lies there and cannot be read is news; the session goes on with what it holds.
        """
        try:
            fresh = self.keeper.refresh(now=self.clock())
        except StoreError as error:
            if str(error) != self._unread:
                self._unread = str(error)
                self._tell()
            return False
        if not fresh:
            return False
        self._unread = ""
        self._tables = {name: dict(table) for name, table in self.keeper.tables.items()}
        self._tell()
        return True

    def _commit(self, step: Step, *, again: Step | None) -> None:
        # `again` is what `retry` would try if this fails. Undo waits for its own key, so it is not retried.
        try:
            if step.outside is not None:
                if self.keeper.read_only:
                    raise ReadOnly(self.keeper.holder or "this file is open for reading only", "Close the other one")
                step.outside[0]()
            self.keeper.commit(step.changes, now=self.clock())
        except NotSaved as error:
            self._failed = None if isinstance(error, ReadOnly) else again
            kind: Literal["not_saved", "read_only"] = "read_only" if isinstance(error, ReadOnly) else "not_saved"
            self._state = SaveState(kind, str(error))
            self._tell()
            raise
        self._failed = None
        self._state = SaveState("saved")
        for name in {change.table for change in step.changes}:
            table = dict(self._tables.get(name, {}))
            for change in step.changes:
                if change.table == name:
                    if change.after is None:
                        table.pop(change.id, None)
                    else:
                        table[change.id] = change.after
            self._tables[name] = table
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
