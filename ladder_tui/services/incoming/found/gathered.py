"""Records of tables and journals, which bring no ids: told apart by what they say, so that twice is once."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from msgspec.structs import replace

from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.records.tables import ATTEMPTS, CHECKINS, CONTACTS, ENTRIES, MEASURES, PLANS, WINS
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.found.beside import item, record_id
from ladder_tui.services.incoming.found.told import Item, Told

_Key = tuple[object, ...]


def minute(at: datetime) -> str:
    """A moment to the minute, the same in every zone."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}"


def _text(text: str) -> str:
    """The words of a text, whatever its lines and blanks."""
    return " ".join(text.split())


#: What makes two records of a table the same one.
_KEYS: Final[Mapping[str, Callable[[Any], _Key]]] = {
    ENTRIES.name: lambda one: (minute(one.at), _text(one.text)),
    WINS.name: lambda one: (minute(one.at), _text(one.text)),
    CONTACTS.name: lambda one: (one.person_id, minute(one.at), one.channel),
    CHECKINS.name: lambda one: (minute(one.at), one.mood, one.energy, one.minutes),
    MEASURES.name: lambda one: (minute(one.at), one.companionship, one.left_out, one.isolated, one.direct),
    ATTEMPTS.name: lambda one: (minute(one.started_at), fold(one.title)),
    PLANS.name: lambda one: (fold(one.title), one.day, one.at),
}


class Gathered:
    """Collects the records of one file, at most so many. An id is given to each here."""

    def __init__(self, snapshot: Snapshot, *, most: int) -> None:
        self._snapshot, self._most = snapshot, most
        self._found: dict[tuple[str, str], Item] = {}
        self._here: dict[str, dict[_Key, Any]] = {}
        self._twice = 0

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything, in the order of the file."""
        return tuple(self._found.values())

    @property
    def left_out(self) -> tuple[Told, ...]:
        """How often something stood in the file once more."""
        if not self._twice:
            return ()
        told = count(self._twice, "thing stands", "things stand")
        return (Told(words=f"{told[0].upper()}{told[1:]} there more than once; each comes once."),)

    @property
    def full(self) -> bool:
        """Whether the file has brought enough."""
        return len(self._found) >= self._most

    def add(self, table: str, record: Any, words: str, *, line: int) -> None:
        """Take a record in."""
        key = _KEYS[table](record)
        id = record_id(table, *map(str, key))
        if (table, id) in self._found:
            self._twice += 1
            return
        here = self._like(table).get(key)
        self._found[table, id] = item(self._snapshot, table, replace(record, id=id), words, line=line, here=here)

    def is_here(self, table: str, record: Any) -> bool:
        """Whether such a record is kept already."""
        return _KEYS[table](record) in self._like(table)

    def _like(self, table: str) -> dict[_Key, Any]:
        if table not in self._here:
            self._here[table] = {_KEYS[table](one): one for one in getattr(self._snapshot, table).values()}
        return self._here[table]
