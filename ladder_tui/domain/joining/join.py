"""Two copies of all records as one, and the list of what was not alike in them.

`base` is the save from which both come. With it, what one copy has changed and the other has not is taken, and what
one has removed and the other neither changed nor used in anything new is removed. Without it records are joined by id
alone: whatever stands in either stands afterwards. Which of the two copies is "here" makes no difference to records.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.references import Table, Working
from ladder_tui.domain.joining.combine import Clash, combine, texts_in
from ladder_tui.domain.joining.kept import stays_removed
from ladder_tui.domain.joining.words import OTHER_VERSION, called, field_words, name_of, value_words
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.records.settings import Join, JoinLine
from ladder_tui.domain.records.tables import ATTEMPTS, ENTRIES, FROM_SHELL, JOINS, PEOPLE, PLANS, RUNGS, TABLES, WINS

try:
    from _blake2 import blake2b  # what hashlib hands on; hashlib itself also loads OpenSSL, which takes as long as both
except ImportError:
    from hashlib import blake2b

#: Tables by name, records by id.
Records = Mapping[str, Mapping[str, Any]]
#: Whose words a page holds that stood here before.
HERE: Final = "as it was here"
#: Which copies a page of the journal belongs to: the field by which it names a record of a table.
_PAGES: Final = {PEOPLE.name: "person_id", PLANS.name: "plan_id", ATTEMPTS.name: "attempt_id"}


class Copy(msgspec.Struct, frozen=True):
    """The other copy: its file's name, when it was last saved, and its records."""

    source: str
    saved: datetime | None
    records: Records


class Joined(msgspec.Struct, frozen=True):
    """All records as they are afterwards, and the note of it; `came` to `gone` are the ids by table.

    `came` were not here, `changed` are otherwise than they were here, `gone` were here.
    """

    records: dict[str, dict[str, Any]]
    note: Join
    came: Mapping[str, tuple[str, ...]]
    changed: Mapping[str, tuple[str, ...]]
    gone: Mapping[str, tuple[str, ...]]
    #: Whether it is kept that they were joined: not where the records are just those of the other copy, which goes on
    #: from here, or where only such notes came along. Else two machines would tell each other of it for ever.
    is_noted: bool

    @property
    def is_nothing(self) -> bool:
        """Whether everything is as it was here."""
        return not (self.came or self.changed or self.gone)


def join(base: Records | None, here: Records, other: Copy, *, saved_here: datetime | None, now: datetime) -> Joined:
    """Join another copy with the records here. `saved_here` is when these were last saved, `now` the moment of joining.

    The note of it is not among the records yet: `with_note` puts it there.
    """
    return _Joining(base, here, other, saved_here, now).done()


def with_note(joined: Joined) -> dict[str, dict[str, Any]]:
    """The records, with the note that they were joined where there is to be one."""
    records = dict(joined.records)
    if not joined.is_noted:
        return records
    records[JOINS.name] = {**records.get(JOINS.name, {}), joined.note.id: joined.note}
    return records


class _Joining:
    """One joining, table by table."""

    def __init__(
        self, base: Records | None, here: Records, other: Copy, saved_here: datetime | None, now: datetime
    ) -> None:
        self._base, self._here, self._other, self._now = base, here, other, now
        self._later_here = _is_later(saved_here, other.saved)
        self._lines: list[JoinLine] = []
        self._pages: dict[str, Entry] = {}
        self._names = cache(self._name)

    def done(self) -> Joined:
        """The records and the note."""
        removed = stays_removed(self._base, self._here, self._other.records) if self._base is not None else frozenset()
        records = {table.name: dict(self._table(table, removed)) for table in TABLES}
        self._one_current_step(records)
        for id, page in self._pages.items():
            if not any(id in copy.get(ENTRIES.name, {}) for copy in (self._here, self._other.records)):
                records[ENTRIES.name][id] = page
        self._leave_no_reference(records)
        return self._told(records)

    def _table(self, table: Table[Any], removed: frozenset[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
        base, here, there = (copy.get(table.name, {}) for copy in (self._base or {}, self._here, self._other.records))
        for id in dict.fromkeys((*here, *there)):
            one, other, was = here.get(id), there.get(id), base.get(id)
            if one is not None and other is not None:
                yield id, one if one == other else self._combined(table, was, one, other)
                continue
            record: Any = one if one is not None else other
            if (table.name, id) in removed:
                if one is not None and not table.passing:  # what was removed here is no news
                    self._lines.append(JoinLine(kind="removed", what=called(table.name, record, self._names)))
                continue
            if was is not None and not table.passing:
                self._lines.append(JoinLine(kind="stayed", what=called(table.name, record, self._names)))
            yield id, record

    def _combined(self, table: Table[Any], was: Any, here: Any, there: Any) -> Any:
        done = combine(table, was, here, there, later_here=self._later_here)
        if done.clashes:
            what = called(table.name, done.record, self._names)
            for lost_here in (True, False):
                self._keep_both(table, done.record, what, [c for c in done.clashes if c.lost_here == lost_here])
        return done.record

    def _keep_both(self, table: Table[Any], record: Any, what: str, clashes: list[Clash]) -> None:
        """A line for each clash, and a page for the texts that do not stand any more."""
        lost: dict[tuple[str, str], None] = {}
        for clash in clashes:
            stand = [text for _, text in texts_in(table, clash.unit, clash.kept)]
            fresh = [
                pair
                for pair in texts_in(table, clash.unit, clash.other)
                if not any(pair[1].strip() in one for one in stand)
            ]
            lost.update(dict.fromkeys(fresh))
            rests = getattr(record, "kind", "") == "put_down"
            words = ("", "") if rests else (
                value_words(clash.unit, clash.kept, clash.other, self._names),
                value_words(clash.unit, clash.other, clash.kept, self._names),
            )  # fmt: skip
            field = field_words(clash.unit, clash.kept, clash.other)
            self._lines.append(
                JoinLine(kind="both", what=what, field=field, kept=words[0], other=words[1], written=bool(fresh))
            )
        if lost:
            page = self._page(
                table, record, what, tuple(lost), HERE if clashes[0].lost_here else f"from {self._other.source}"
            )
            self._pages[page.id] = page

    def _page(self, table: Table[Any], record: Any, what: str, texts: tuple[tuple[str, str], ...], whose: str) -> Entry:
        """The page of the journal with the texts of the other version. Its id says what is in it: it is made once."""
        named = [(field_words((name,), "", text), text) for name, text in texts]
        single = len(named) == 1
        text = named[0][1] if single else "\n\n".join(f"{name.capitalize()}\n{text}" for name, text in named)
        about = f"{what}, {named[0][0]}" if single and table not in (ENTRIES, WINS) else what
        of: dict[str, Any] = {name: getattr(record, name, None) for name in _PAGES.values()}
        if table.name in _PAGES:
            of[_PAGES[table.name]] = record.id
        return Entry(
            id=blake2b(f"{table.name}:{record.id}:{text}".encode("utf-8", "replace"), digest_size=16).hexdigest(),
            at=record.at if table in (ENTRIES, WINS) else self._now,
            text=text[:1_000_000],
            kind="put_down" if getattr(record, "kind", "") == "put_down" else "free",
            question=f"{OTHER_VERSION}, {whose}: {about}",
            **of,
        )

    def _one_current_step(self, records: dict[str, dict[str, Any]]) -> None:
        """A ladder has one step that one is at: that of the copy that was saved later, else the first by id."""
        leading: Records = {True: self._here, False: self._other.records, None: {}}[self._later_here]
        at: dict[str, list[Any]] = {}
        for rung in records[RUNGS.name].values():
            if rung.current:
                at.setdefault(rung.ladder_id, []).append(rung)
        for steps in at.values():
            if len(steps) > 1:
                first, *others = sorted(steps, key=lambda r: (not _is_current(leading, r.id), r.id))
                for rung in others:
                    records[RUNGS.name][rung.id] = replace(rung, current=False)
                    self._lines.append(
                        JoinLine(
                            kind="both", what="where you are on the ladder", kept=name_of(first), other=name_of(rung)
                        )
                    )

    def _leave_no_reference(self, records: dict[str, dict[str, Any]]) -> None:
        """Whatever still names what is gone loses the reference, as when something is removed in the app."""
        gone: dict[Table[Any], dict[str, Any]] = {}
        for table in TABLES:
            for copy in (self._base or {}, self._here, self._other.records):
                for id, record in copy.get(table.name, {}).items():
                    if id not in records[table.name]:
                        gone.setdefault(table, {})[id] = record
        if not gone:
            return
        working = Working(lambda table: records[table.name])
        working.follow(TABLES, gone)
        for table, id, _, after in list(working.changes()):
            if after is None:
                del records[table.name][id]
            else:
                records[table.name][id] = after

    def _told(self, records: dict[str, dict[str, Any]]) -> Joined:
        came, changed, gone = {}, {}, {}
        for name, after in records.items():
            before = self._here.get(name, {})
            came[name] = tuple(id for id in after if id not in before)
            changed[name] = tuple(id for id, record in after.items() if id in before and before[id] != record)
            gone[name] = tuple(id for id in before if id not in after)
        came, changed, gone = ({n: ids for n, ids in found.items() if ids} for found in (came, changed, gone))
        told = {name: [id for id in ids if id not in self._pages] for name, ids in came.items()}
        key = f"{self._other.source}:{self._other.saved}:{self._now.isoformat()}"
        note = Join(
            id=blake2b(key.encode("utf-8", "replace"), digest_size=16).hexdigest(),
            at=self._now,
            copy=self._other.source,
            saved=self._other.saved,
            by_id=self._base is None,
            came=_counts(told),
            changed=_counts(changed),
            gone=_counts(gone),
            lines=tuple(self._lines),
        )
        is_other = all(rows == self._other.records.get(name, {}) for name, rows in records.items())
        only_notes = {*came, *changed, *gone} <= {JOINS.name, FROM_SHELL.name}
        return Joined(records, note, came, changed, gone, is_noted=not (is_other or only_notes))

    def _name(self, id: str) -> str:
        for copy in (self._here, self._other.records, self._base or {}):
            for table in (
                PEOPLE.name,
                PLANS.name,
                RUNGS.name,
                "opportunities",
                "activities",
                "ladders",
                "what_matters",
            ):
                record = copy.get(table, {}).get(id)
                if record is not None:
                    return name_of(record)
        return ""


def _counts(found: Mapping[str, Collection[str]]) -> tuple[tuple[str, int], ...]:
    """How many of each kind; what is remembered of lines from the shell is joined and not told: nobody wrote it."""
    return tuple((name, len(ids)) for name, ids in found.items() if ids and name != FROM_SHELL.name)


def _is_later(here: datetime | None, there: datetime | None) -> bool | None:
    """Whether the copy here was saved later; None where that cannot be told."""
    if here == there:
        return None
    return there is None or (here is not None and here > there)


def _is_current(copy: Records, id: str) -> bool:
    rung = copy.get(RUNGS.name, {}).get(id)
    return rung is not None and bool(rung.current)
