"""A record of a file set beside what is here: new, the same, or otherwise, and then with what the file says taken over.

Twice is once: an id comes from where the record came from. What the user added or left out here is never taken back by
a file; it only brings what it says itself.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import Any, Final

from msgspec.structs import replace

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.base.recurrence import days
from ladder_tui.domain.base.references import Record
from ladder_tui.domain.calendar.occurrences import gives
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.tables import OPPORTUNITIES, PEOPLE, PLANS, PROMISES
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.found.told import Item

try:
    from _blake2 import blake2b  # without OpenSSL, which hashlib also loads
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere
    from hashlib import blake2b

#: So soon a rule gives its first day, but for odd ones.
_SOON: Final = timedelta(days=800)


def record_id(*source: str) -> str:
    """The id of what came from there: 32 hex digits, the same each time."""
    return blake2b("\0".join(source).encode("utf-8", "replace"), digest_size=16).hexdigest()


def item(
    snapshot: Snapshot, table: str, record: Any, words: str, *, line: int, said: Collection[str] = (), here: Any = None
) -> Item:
    """The record as an item. `said` are the fields that the file tells; `here` is what it is here under another id."""
    here = here or getattr(snapshot, table).get(record.id)
    if here is None:
        return Item(table=table, record=record, words=words, line=line)
    taken = _TAKEN.get(table, _nothing)(here, record, said)
    standing: Any = "same" if taken == here else "differs"
    return Item(table=table, record=taken, words=words, standing=standing, line=line, here=here)


def _nothing(here: Record, record: Record, said: Collection[str]) -> Record:
    return here


def _chance(here: Opportunity, file: Opportunity, said: Collection[str]) -> Opportunity:
    """What is here at the days, time and place of the file. Days left out or moved here stay so."""
    moved = {one.original: one for one in here.moved} | {one.original: one for one in file.moved}
    taken: Opportunity = _fields(here, file, {*said, "title", "day", "at", "zone", "rule"})
    if here.rule is not None and here.rule == file.rule and _first(here) == file.day:
        taken = replace(taken, day=here.day)  # a file begins where the rule does
    elif (
        here.rule is None and file.rule is None and any((one.day, one.at) == (file.day, file.at) for one in here.moved)
    ):
        taken = replace(taken, day=here.day, at=here.at)  # and stands where it was put here
    return replace(
        taken,
        skipped=tuple(day for day in sorted({*here.skipped, *file.skipped}) if gives(taken, day)),
        moved=tuple(moved[day] for day in sorted(moved) if gives(taken, day)),
    )


def _first(chance: Opportunity) -> date | None:
    """The first day that the rule of a chance gives, if it is soon."""
    assert chance.rule is not None
    return next(iter(days(chance.rule, chance.day, chance.day, chance.day + _SOON)), None)


def _fields(here: Any, file: Any, said: Collection[str]) -> Any:
    """What is here with these fields of the file; one that is blank there stays, and so does a note of one's own."""
    wanted = {name: getattr(file, name) for name in said if name != "note"}
    if "note" in said and is_blank(here.note):
        wanted["note"] = file.note
    return replace(here, **{name: value for name, value in wanted.items() if value != ""})


def _person(here: Person, file: Person, said: Collection[str]) -> Person:
    """Name and number as the file has them; what it notes is added to what is remembered."""
    details = here.details
    if not is_blank(file.details) and file.details not in details:
        details = f"{details}\n{file.details}" if not is_blank(details) else file.details
    number = here.number if is_blank(file.number) else file.number
    return replace(here, name=file.name, number=number, details=details)


def _open_plan(here: Any, file: Any, said: Collection[str]) -> Any:
    return _fields(here, file, said) if here.status == "open" else here


def _promise(here: Any, file: Any, said: Collection[str]) -> Any:
    return _fields(here, file, said) if here.kept_at is None else here


#: What is taken over of a table whose records may be changed by a file; those of other tables stay as they are.
_TAKEN: Final[Mapping[str, Callable[[Any, Any, Collection[str]], Any]]] = {
    OPPORTUNITIES.name: _chance,
    PEOPLE.name: _person,
    PLANS.name: _open_plan,
    PROMISES.name: _promise,
}
