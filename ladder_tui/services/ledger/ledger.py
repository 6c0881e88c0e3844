"""The ledger under the Journal: every change goes to disk first, then into the snapshot, and can be undone."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from msgspec.structs import replace

from ladder_tui.domain.base.references import R, Table, Working
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.settings import Given, Settings, languages
from ladder_tui.domain.records.tables import SETTINGS, TABLES
from ladder_tui.services.ledger.step import Put, SaveState, Step, as_one
from ladder_tui.store.file.image import Tables
from ladder_tui.store.keeper import Backup, Change, Keeper, NotSaved, ReadOnly, StoreError

if TYPE_CHECKING:
    from ladder_tui.domain.snapshot import Snapshot

__all__ = ["Clock", "Ledger", "Put", "SaveState", "Step", "new_id"]

Clock = Callable[[], datetime]
Listener = Callable[[], None]
#: What is saved along with changes of this label.
Also = Callable[[str, Sequence[Change]], Sequence[Put]]
_AT_FIRST: Final = Settings()
_BY_NAME: Final[Mapping[str, Table[Any]]] = {table.name: table for table in TABLES}


def _why_not(keeper: Keeper) -> str:
    """Why this session only reads: "Read-only: held by process 123 on host since 09:00"."""
    return f"Read-only: {keeper.holder[0].lower()}{keeper.holder[1:]}" if keeper.holder else "Read-only"


def new_id() -> str:
    """A fresh record id, 32 hex digits by chance; never given twice."""
    return os.urandom(16).hex()


class Ledger:
    """Holds the records of the session. `change`, `undo` and `redo` raise `NotSaved`; nothing has changed then."""

    def __init__(
        self,
        keeper: Keeper,
        library: Library,
        clock: Clock,
        zone: str,
        own_packs: Path | None = None,
        languages: Sequence[str] = (),
        given: Given | None = None,
    ) -> None:
        self.keeper = keeper
        #: What the user's own file of settings says.
        self.given = given or Given()
        self._in_force = (_AT_FIRST, self.given.over(_AT_FIRST))
        #: What the packs hold, in all languages.
        self.packs = library
        #: The languages the system asks for, the first choice first.
        self.languages = languages
        self._spoken: tuple[Library, Sequence[str], Library] | None = None
        self._clock = clock
        #: For the next change, where it was asked for in the shell: when that was, and what is saved along with it.
        self.elsewhere: tuple[datetime, Also] | None = None
        self.zone = zone
        #: The folder of the user's own packs.
        self.own_packs = own_packs
        self._steps: list[Step] = []
        #: Steps that undo took back, the last one at the end, each with the changes that did it.
        self._undone: list[tuple[Step, tuple[Change, ...]]] = []
        self._failed: Step | None = None
        self._listeners: list[Listener] = []
        #: Called with each step that was done, and whether it is on the disk; not with what undo takes back.
        self.hear: Callable[[Step, bool], None] = lambda step, is_kept: None
        #: Where the words that tell of heavy phrases are remembered, "" for nowhere (see hearing.py).
        self.ear_file = ""
        #: How the packs stand that the library is, or will be, read from (see ear.py); None where that is not known.
        self.packs_stand: Callable[[], tuple[str, int]] | None = None
        self._known_problems = set(keeper.problems)
        self._unread = ""
        self._state = SaveState("saved")
        self._state = self._state_now()

    @property
    def state(self) -> SaveState:
        """Whether what is shown is on disk."""
        return self._state

    def clock(self) -> datetime:
        """The moment that what is done now belongs to."""
        return self._clock() if self.elsewhere is None else self.elsewhere[0]

    @property
    def library(self) -> Library:
        """What the packs hold, in the language of the settings or of the system."""
        wanted = languages(self.in_force, self.languages)
        if not wanted or not self.packs.translations:  # in this order: what others say may still have to be read
            return self.packs
        if self._spoken is None or self._spoken[0] is not self.packs or self._spoken[1] != wanted:
            self._spoken = (self.packs, wanted, self.packs.in_languages(wanted))
        return self._spoken[2]

    @property
    def next_undo(self) -> str | None:
        """The words of the step that undo would take back."""
        return self._steps[-1].label if self._steps else None

    @property
    def last_changed(self) -> frozenset[str]:
        """The ids of what the step changed that undo would take back."""
        return frozenset(change.id for change in self._steps[-1].changes) if self._steps else frozenset()

    def news(self) -> tuple[str, ...]:
        """Sentences about the file that have come up since opening, or since this was last asked."""
        said = (*self.keeper.problems, *((self._unread,) if self._unread else ()))
        fresh = tuple(sentence for sentence in said if sentence not in self._known_problems)
        self._known_problems.update(fresh)
        return fresh

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every change and every change of the save state."""
        self._listeners.append(listener)

    def snapshot(self, now: datetime) -> "Snapshot":
        """Everything, as of `now`."""
        from ladder_tui.domain.snapshot import Snapshot  # late: who notes one thing looks at no others

        tables: dict[str, Any] = dict(self.keeper.tables)
        tables.pop(SETTINGS.name, None)
        return Snapshot(now=now, zone=self.zone, library=self.library, settings=self.in_force, **tables)

    def rows(self, table: Table[R]) -> Mapping[str, R]:
        """All records of a table by id, oldest first."""
        return cast(Mapping[str, R], self.keeper.tables[table.name])

    def get(self, table: Table[R], id: str | None) -> R | None:
        """The record, or None."""
        return self.rows(table).get(id) if id is not None else None

    def the(self, table: Table[R], id: str) -> R:
        """The record. Raises KeyError when it is gone."""
        return self.rows(table)[id]

    @property
    def settings(self) -> Settings:
        """The settings as they are kept, or as they are at first: what a change of them begins with."""
        return self.get(SETTINGS, _AT_FIRST.id) or _AT_FIRST

    @property
    def in_force(self) -> Settings:
        """The settings that hold: those of the user's own file over those that are kept."""
        kept = self.settings
        if kept is not self._in_force[0]:  # the same object while nothing is changed, for who compares
            self._in_force = (kept, self.given.over(kept))
        return self._in_force[1]

    def put(self, table: Table[R], record: R) -> Put:
        """What makes `record` stand in `table`."""
        return Put(table, record.id, record)

    def drop(self, table: Table[Any], id: str) -> Put:
        """What takes a record out of `table`, if it is there."""
        return Put(table, id, None)

    def remove(self, table: Table[Any], id: str, label: str, *others: Put) -> None:
        """Take a record out, in one save with `others` and all that follows from it (see `change`)."""
        self.change(label, self.drop(table, id), *others)

    def change(
        self, label: str, *puts: Put, undoable: bool = True, joins: tuple[Table[Any], str] | None = None
    ) -> None:
        """Commit all changes as one save, or none. `label` is past tense and shown: "Marked as done".

        Whatever refers to a record that is taken out goes with it or loses the reference, as its table says. The step
        of undo is one of its own; with `joins` it is part of the step before, if that one changed this record.
        Raises ValueError with a sentence for a setting that the user's own file gives.
        """
        for put in puts:
            if self.given.values and isinstance(put.record, Settings):
                self.given.refuse(self.settings, put.record)
        changes = self._whole(puts)
        if changes:
            asked, self.elsewhere = self.elsewhere, None  # from here on, and for who listens, it is now again
            if asked is not None:
                changes = self._whole((*puts, *asked[1](label, changes)))
            onto = None if joins is None else (joins[0].name, joins[1])
            self._do(Step(label, changes, undoable=undoable, joins=onto, from_shell=asked is not None))

    def change_outside(
        self, label: str, do: Callable[[], None], back: Callable[[], None], *puts: Put, written: tuple[str, ...] = ()
    ) -> None:
        """A step that also changes something outside of the data file; undo calls `back`. Both may raise NotSaved.

        `written` is what the user wrote into it.
        """
        self._do(Step(label, self._whole(puts), (do, back), written=written))

    def undo(self) -> str | None:
        """Take back the last step of this session; its words, or None when there is none."""
        if not self._steps:
            return None
        step = self._steps[-1]
        # What is new goes again, and a draft that was begun at it meanwhile goes along.
        back = self._whole([Put(_BY_NAME[c.table], c.id, c.before) for c in step.changes if self._may_undo(c)])
        outside = (step.outside[1], step.outside[0]) if step.outside is not None else None
        self._commit(Step(step.label, back, outside), again=self._failed)
        self._steps.pop()
        self._undone.append((step, back))
        return step.label

    def redo(self) -> str | None:
        """Do again what undo took back last; its words. None when there is nothing, or when it would be replaced by
        older words: something it is about has changed since.
        """
        if not self._undone:
            return None
        step, back = self._undone[-1]
        stands = [change for change in back if self.get(_BY_NAME[change.table], change.id) == change.after]
        if any(change not in stands and not _BY_NAME[change.table].passing for change in back):
            self._undone.clear()
            return None
        again = self._whole([Put(_BY_NAME[c.table], c.id, c.before) for c in stands])
        self._commit(Step(step.label, again, step.outside), again=self._failed)
        self._undone.pop()
        self._steps.append(step)
        return step.label

    def retry(self) -> str | None:
        """Try the last failed change again; its words, or None when nothing waits."""
        step = self._failed
        if step is None:
            return None
        self._do(step)
        return step.label

    def refresh(self) -> bool:
        """Look at the file: whether this session writes or reads only, and what another one has saved. True for news.

        A session that only reads is the one that writes once nobody else is. What others have saved is taken in; from
        then on nothing of before can be undone here. What cannot be read is news; the session goes on with what it
        holds.
        """
        try:
            fresh = self.keeper.refresh(now=self.clock())
        except StoreError as error:
            if str(error) != self._unread:
                self._unread = str(error)
                self._tell()
            return False
        before, self._state = self._state, self._state_now()
        if not fresh and self._state == before:
            return False
        if fresh:
            self._unread = ""
            self._steps.clear()
            self._undone.clear()
        self._tell()
        return True

    def take_in(self, tables: Tables, past: Sequence[str]) -> Backup | None:
        """Make tables the whole contents, as joining another copy does; the backup of what there was.

        From then on nothing of before can be undone here. Raises StoreError; then nothing has changed.
        """
        before = self.keeper.take(tables, past, now=self.clock())
        self._steps.clear()
        self._undone.clear()
        self._tell()
        return before

    def _state_now(self) -> SaveState:
        if self.keeper.read_only:
            return SaveState("read_only", _why_not(self.keeper))
        return SaveState("saved") if self._state.kind == "read_only" else self._state

    def _whole(self, puts: Sequence[Put]) -> tuple[Change, ...]:
        """The changes that puts come to, with all that follows from what they take out."""
        working = Working(self.rows)
        for put in puts:
            working.put(put.table, put.id, put.record)
        gone: dict[Table[Any], dict[str, Any]] = {}
        for put in puts:
            if put.id not in working.rows(put.table):
                gone.setdefault(put.table, {})[put.id] = self.get(put.table, put.id)
        working.follow(TABLES, gone)
        return tuple(Change(table.name, id, before, after) for table, id, before, after in working.changes())

    def _may_undo(self, change: Change) -> bool:
        """Drafts and decks also change between steps: what came since is never replaced by an older one."""
        table = _BY_NAME[change.table]
        return not table.passing or self.get(table, change.id) == change.after

    def _do(self, step: Step) -> None:
        """Commit a step, to be tried again if that fails, and remember it for undo."""
        try:
            self._commit(step, again=step)
        except NotSaved:
            if not step.from_shell:
                self.hear(step, False)
            raise
        self._remember(step)
        if not step.from_shell:
            self.hear(step, True)

    def _remember(self, step: Step) -> None:
        if not step.undoable:
            return
        self._undone.clear()
        last = self._steps[-1] if self._steps else None
        if step.joins is not None and last is not None and step.joins in {(c.table, c.id) for c in last.changes}:
            self._steps[-1] = replace(last, changes=as_one((*last.changes, *step.changes)))
        else:
            self._steps.append(step)

    def _commit(self, step: Step, *, again: Step | None) -> None:
        # `again` is what `retry` would try if this fails. Undo waits for its own key, so it is not retried.
        try:
            if step.outside is not None:
                if self.keeper.read_only:
                    raise ReadOnly(self.keeper.holder or "this file is open for reading only", "Close the other one")
                step.outside[0]()
            try:
                self.keeper.commit(step.changes, now=self.clock())
            except NotSaved:
                if step.outside is not None:
                    step.outside[1]()
                raise
        except NotSaved as error:
            self._failed = None if isinstance(error, ReadOnly) else again
            kind: Literal["not_saved", "read_only"] = "read_only" if isinstance(error, ReadOnly) else "not_saved"
            self._state = SaveState(kind, str(error))
            self._tell()
            raise
        self._failed = None
        self._state = SaveState("saved")
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
