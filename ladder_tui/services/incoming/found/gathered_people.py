"""People that a file brings: the same one once, whoever is here already recognised."""

from typing import Final

from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.tables import PEOPLE
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.incoming.found.beside import item, record_id
from ladder_tui.services.incoming.found.told import Item, Told, clipped

#: Signs of details that are shown beside a name.
_SHOWN: Final = 60


class People:
    """Collects the people of one file. Two of one name are one, unless they are reached by different numbers."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._found: dict[str, Item] = {}
        self._named: dict[str, list[Person]] = {}
        for person in snapshot.people.values():
            self._named.setdefault(fold(person.name), []).append(person)
        #: Those of the file by name, and then by number.
        self._of_file: dict[str, dict[str, Person]] = {}
        self.changes: list[Told] = []
        self._twice = 0

    @staticmethod
    def id_of(name: str, number: str, source: str = "") -> str:
        """The id of somebody from a file: by the source's own name for them, else by name and number."""
        return record_id("vcf", source) if source else record_id("person", fold(name), _digits(number))

    @property
    def items(self) -> tuple[Item, ...]:
        """Everybody, in the order of the file."""
        return tuple(self._found.values())

    @property
    def left_out(self) -> tuple[Told, ...]:
        """How often somebody stood in the file once more."""
        if not self._twice:
            return ()
        words = count(
            self._twice, "card is of somebody who stands there twice", "cards are of people who stand there twice"
        )
        return (Told(words=f"{words[0].upper()}{words[1:]}; each comes once."),)

    def add(self, person: Person, *, line: int, most: int, apart: bool = False) -> bool:
        """Take somebody in; False where the file has brought enough. `apart` is one who is told by the id alone."""
        others, number = self._of_file.setdefault(fold(person.name), {}), _digits(person.number)
        known = number in others or "" in others or (others and not number)
        if person.id in self._found or (known and not apart):
            self._twice += 1
            return True
        if len(self._found) >= most:
            return False
        here = self._snapshot.people.get(person.id) or next(
            (one for one in self._named.get(fold(person.name), ()) if _same(person, one)), None
        )
        if here is None and self._named.get(fold(person.name)):
            words = f"There is another {person.name} here already, with another number; both stay."
            self.changes.append(Told(words=words, line=line))
        others.setdefault(number, person)
        shown = " · ".join(
            filter(None, (person.name, person.number, clipped(person.details.partition("\n")[0], _SHOWN)))
        )
        self._found[person.id] = item(self._snapshot, PEOPLE.name, person, shown, line=line, here=here)
        return True

    def several(self, name: str) -> bool:
        """Whether more than one person has this name, here or in the file."""
        return len(self._of_name(name)) > 1

    def named(self, name: str) -> Person | None:
        """Whoever has this name here or in the file, where it is one person only."""
        people = self._of_name(name)
        return people[0] if len(people) == 1 else None

    def _of_name(self, name: str) -> list[Person]:
        """Everybody of this name, here and in the file, each once."""
        key = fold(name)
        return [*{one.id: one for one in (*self._named.get(key, ()), *self._of_file.get(key, {}).values())}.values()]


def _same(one: Person, other: Person) -> bool:
    """Whether two people of one name are the same one, as far as their numbers say."""
    return not one.number or not other.number or _digits(one.number) == _digits(other.number)


def _digits(number: str) -> str:
    """A number without the signs that people set between its digits; other words as search sees them."""
    if any(sign.isalpha() for sign in number):
        return fold(number)
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
