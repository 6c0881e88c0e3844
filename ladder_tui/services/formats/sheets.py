"""Tries, check-ins, contacts and measures as tables (CSV, RFC 4180), for a spreadsheet or a script of one's own.

The columns are the same every time: what is private is empty where it was not asked for. No cell is ever a formula.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final

from ladder_tui.domain.base.clean import clean, is_blank, no_formula
from ladder_tui.domain.records.attempts import habit_words
from ladder_tui.domain.records.tables import CONTACTS, MEASURES
from ladder_tui.domain.snapshot import Snapshot, not_safe, plans_apart

_Cell = str | int | None
_Rows = Iterable[tuple[_Cell, ...]]


class _Teller:
    """What may be told of a snapshot, cell by cell."""

    def __init__(self, snapshot: Snapshot, private: bool) -> None:
        self.snapshot, self.private, self.unsafe = snapshot, private, not_safe(snapshot)

    def at(self, moment: datetime | None) -> str:
        """A moment by the user's clock, with how far it is from UTC."""
        return "" if moment is None else moment.astimezone(self.snapshot.now.tzinfo).isoformat(timespec="minutes")

    def words(self, text: str) -> str:
        """What was typed, but for what names somebody marked as not safe."""
        return "" if is_blank(text) or self.unsafe.names(text) else clean(self.snapshot.shown(text)).strip()

    def own(self, text: str | None) -> str:
        """The same of what is private."""
        return self.words(text) if text and self.private else ""


def _tries(tell: _Teller) -> _Rows:
    apart = plans_apart(tell.snapshot)
    for one in sorted(tell.snapshot.attempts.values(), key=lambda one: (one.started_at, one.id)):
        if one.plan_id in apart or tell.unsafe.names(one.title):
            continue
        before, after = one.prediction, one.outcome
        yield (
            tell.at(one.started_at), tell.at(one.closed_at), tell.words(one.title), one.status,
            before.likelihood, before.suds, before.cost, *(
                (after.happened, after.likelihood_next, after.peak, after.end, after.real_cost, after.worth)
                if after is not None else (None,) * 6
            ),
            "yes" if one.backup_done else "no", tell.own(before.feared), *(
                map(tell.own, (after.facts, after.easy, after.hard, after.adjust, after.lesson, after.context,
                               habit_words(after)))
                if after is not None else ("",) * 7
            ),
        )  # fmt: skip


def _check_ins(tell: _Teller) -> _Rows:
    for one in sorted(tell.snapshot.checkins.values(), key=lambda one: (one.at, one.id)):
        yield tell.at(one.at), one.mood, one.energy, one.minutes


def _contacts(tell: _Teller) -> _Rows:
    for one in sorted(tell.snapshot.contacts.values(), key=lambda one: (one.at, one.id)):
        person = tell.snapshot.people.get(one.person_id)
        if person is not None and not person.unsafe:
            felt = one.felt if tell.private else None
            name = clean(tell.snapshot.listed_name(person), lines=False)
            yield tell.at(one.at), name, one.channel, one.reached, one.proposed, one.support, felt, tell.own(one.note)


def _measures(tell: _Teller) -> _Rows:
    for one in sorted(tell.snapshot.measures.values(), key=lambda one: (one.at, one.id)):
        yield tell.at(one.at), one.companionship, one.left_out, one.isolated, one.total, one.direct


#: Each table: its columns, and what fills them.
_TABLES: Final[Mapping[str, tuple[tuple[str, ...], Callable[[_Teller], _Rows]]]] = {
    "tries": (
        (
            "started", "closed", "title", "status", "likely_before", "unease_expected", "cost_if_true", "happened",
            "likely_next", "unease_peak", "unease_end", "real_cost", "worth", "backup_done", "feared", "facts", "easy",
            "hard", "next_time", "lesson", "context", "habits",
        ),
        _tries,
    ),
    "check-ins": (("at", "mood", "energy", "minutes"), _check_ins),
    CONTACTS.name: (("at", "person", "channel", "reached", "proposed", "support", "felt", "note"), _contacts),
    MEASURES.name: (("at", "companionship", "left_out", "isolated", "total", "direct"), _measures),
}  # fmt: skip
TABLES: Final = tuple(_TABLES)


def as_sheet(snapshot: Snapshot, table: str, *, private: bool = False) -> str:
    """One of `TABLES`, the earliest first, with a line for the names of the columns."""
    columns, rows = _TABLES[table]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(cell) for cell in row] for row in rows(_Teller(snapshot, private)))
    return out.getvalue()


def _plain(cell: _Cell) -> str | int:
    if cell is None:
        return ""
    return no_formula(cell) if isinstance(cell, str) else cell
