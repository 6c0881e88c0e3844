"""What a file would bring, as it is shown before anything is kept, and as records to keep."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.clean import one_line
from ladder_tui.domain.base.number_words import count, listed
from ladder_tui.domain.base.references import Record
from ladder_tui.domain.base.text_search import has_words, words_of
from ladder_tui.domain.records.tables import (
    ATTEMPTS,
    CHECKINS,
    CONTACTS,
    ENTRIES,
    MEASURES,
    OPPORTUNITIES,
    PEOPLE,
    PLANS,
    PROMISES,
    WINS,
)

#: `new`: not here. `same`: here already. `differs`: here, and the file has it otherwise.
Standing = Literal["new", "same", "differs"]

#: One and several of each table, in sentences.
_NAMES: Final[Mapping[str, str]] = {
    OPPORTUNITIES.name: "chance|chances", PLANS.name: "plan|plans", PROMISES.name: "promise|promises",
    PEOPLE.name: "person|people", CONTACTS.name: "contact|contacts", ENTRIES.name: "entry|entries",
    WINS.name: "small good thing|small good things", CHECKINS.name: "check-in|check-ins",
    MEASURES.name: "measure|measures", ATTEMPTS.name: "try|tries",
}  # fmt: skip
_OTHERS: Final = "other record|other records"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence about a place in a file; `line` is counted from 1, 0 where it is about all of it.

    `file` names the file where several were read as one.
    """

    words: str
    line: int = 0
    file: str = ""

    def of(self, file: str) -> str:
        """The sentence with its place: "calendar.ics, line 12: The rule …"."""
        return f"{self.place(file)}: {self.words}"

    def place(self, file: str) -> str:
        """The place alone: "calendar.ics, line 12"."""
        file = self.file or file
        return f"{file}, line {self.line}" if self.line else file


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One record of the file. `words` is its line in a preview; `line` is where it stands in the file.

    Where it `differs`, `record` is what is here with what the file says taken over: cue, reward, backup, effort and
    all else that the file knows nothing of stay as they are. `here` is what is here now, where something is.
    """

    table: str
    record: Record
    words: str
    standing: Standing = "new"
    line: int = 0
    here: Record | None = None


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """What a file would bring. Nothing of it is kept yet.

    `form` says what the file was read as: "calendar", "cards", "table", "journal", "everything", or "" for what could
    not be read at all; `problems` says why then. `problems` tells what could not be read, `changes` what comes
    otherwise than the file has it, `left_out` what stays out; `over` counts what does because it is over.
    """

    file: str
    form: str = ""
    items: tuple[Item, ...] = ()
    problems: tuple[Told, ...] = ()
    changes: tuple[Told, ...] = ()
    left_out: tuple[Told, ...] = ()
    over: int = 0

    def standing(self, *standings: Standing) -> tuple[Item, ...]:
        """The items that stand so."""
        return tuple(item for item in self.items if item.standing in standings)

    def wanted(self, *, update: bool = False) -> tuple[Item, ...]:
        """What is to be kept: what is new, with `update` also what differs."""
        return self.standing("new", "differs") if update else self.standing("new")

    def records(self, *, update: bool = False) -> tuple[tuple[str, Record], ...]:
        """The records of that, each with the name of its table."""
        return tuple((item.table, item.record) for item in self.wanted(update=update))

    def only(self, *queries: str) -> "Incoming":
        """The same with those items alone whose line holds all words of a query, and whoever they are with."""
        wanted = [words_of(query) for query in queries]
        kept = [item for item in self.items if any(has_words(words, item.words) for words in wanted)]
        people = {getattr(item.record, "person_id", None) for item in kept}
        ids = {id(item) for item in kept}
        items = tuple(item for item in self.items if id(item) in ids or item.record.id in people)
        return replace(self, items=items)

    def label(self, *, update: bool = False) -> str:
        """What keeping it is called, for the list of what can be undone: "Brought in two chances and one person"."""
        return f"Brought in {counted(item.table for item in self.wanted(update=update))}"

    @property
    def summary(self) -> str:
        """One sentence: how much is new, how much is here already, and how much differs."""
        if not self.items:
            return "There is nothing in it to bring in."
        new, same, other = (self.standing(one) for one in ("new", "same", "differs"))
        parts = [f"{counted(item.table for item in new)} would come" if new else "Nothing new would come"]
        if same:
            parts.append(f"{counted(item.table for item in same)} {'is' if len(same) == 1 else 'are'} here already")
        if other:
            parts.append(f"{counted(item.table for item in other)} {'is' if len(other) == 1 else 'are'} here otherwise")
        told = "; ".join(parts)
        return f"{told[0].upper()}{told[1:]}."


def clipped(text: str, most: int = 80) -> str:
    """The text on one line, cut behind so many signs."""
    row = one_line(text)
    return row if len(row) <= most else f"{row[: most - 1].rstrip()}…"


def counted(tables: Iterator[str]) -> str:
    """How many of each table, in words: "two chances and one person"."""
    numbers = Counter(_NAMES.get(table, _OTHERS) for table in tables)
    return listed([count(number, *name.split("|")) for name, number in numbers.items()]) or "nothing"
