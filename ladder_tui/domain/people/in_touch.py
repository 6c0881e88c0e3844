"""Everyone one may choose from, those one was in touch with last before all others."""

from collections.abc import Iterable

from ladder_tui.domain.base.text_search import by_letters
from ladder_tui.domain.records.people import Contact, Person


def people_by_contact(people: Iterable[Person], contacts: Iterable[Contact]) -> tuple[Person, ...]:
    """Everyone who is not marked unsafe: those last in touch first, then the others by name."""
    last: dict[str, float] = {}
    for contact in contacts:
        moment = contact.at.timestamp()
        if moment > last.get(contact.person_id, float("-inf")):
            last[contact.person_id] = moment
    safe = [person for person in people if not person.unsafe]
    return tuple(sorted(safe, key=lambda person: (-last.get(person.id, float("-inf")), by_letters(person.name))))
