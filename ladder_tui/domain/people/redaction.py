"""Names out of texts: initials for the people one knows, and nothing at all of those marked as not safe.

How names are found in a text, and that both err on the side of taking out too much: `base/names.py`.
"""

from collections.abc import Iterable

from ladder_tui.domain.base.names import initials, names_in_text
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot, not_safe


def names_unsafe(snapshot: Snapshot, *texts: str) -> bool:
    """Whether one of the texts holds a name, or a part of one, of somebody marked as not safe."""
    return not_safe(snapshot).names(*texts)


def as_initials(people: Iterable[Person], text: str) -> str:
    """The text with every name of these people, and every part of one, as initials: "Ana Lima" and "ana" as well."""
    pattern = names_in_text(tuple(person.name for person in people))
    if pattern is None:
        return text
    from unicodedata import normalize  # late: most reports hold no typed line

    return pattern.sub(lambda found: initials(found[0]), normalize("NFC", text))
