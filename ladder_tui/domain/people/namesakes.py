"""People of one name, told apart wherever people are listed."""

from collections.abc import Iterator
from typing import Final

from ladder_tui.domain.base.names import initials
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot

#: Characters of what stands behind a name at most.
LONGEST: Final = 28


def listed_name(person: Person, snapshot: Snapshot) -> str:
    """The name as it may be shown in a list; where another person is shown by the same one, with what differs.

    That is how one knows them, else the start of what is to be remembered, else the stage, else the order in which they
    were added. With initials alone nothing of what is to be remembered is shown.
    """
    name = _shown(person, snapshot)
    same = [other for other in snapshot.people.values() if fold(_shown(other, snapshot)) == fold(name)]
    if len(same) < 2:
        return name
    told = list(_told(person, snapshot))
    others = [list(_told(other, snapshot)) for other in same if other.id != person.id]
    for number, text in enumerate(told):
        if text and all(fold(text) != fold(other[number]) for other in others):
            return f"{name} · {text}"
    order = [other.id for other in sorted(same, key=lambda other: (other.created, other.id))]
    return f"{name} · {order.index(person.id) + 1} of {len(same)}"


def _shown(person: Person, snapshot: Snapshot) -> str:
    return initials(person.name) if snapshot.settings.initials else person.name


def _told(person: Person, snapshot: Snapshot) -> Iterator[str]:
    yield _start(snapshot.shown(person.how_known))
    yield "" if snapshot.settings.initials else _start(person.details)
    yield snapshot.library.label("stage", person.stage)


def _start(text: str) -> str:
    """The first words of a text, on one line."""
    whole = " ".join(text.split())
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1].rpartition(" ")[0].rstrip(",;:") + "…"
