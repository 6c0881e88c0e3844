"""Names out of texts: initials for the people one knows, and nothing at all of those marked as not safe.

Both err on the side of taking out too much: a name that is also a word ("Will") takes the word with it. A description
in the place of a name ("the two from games night") is found as a whole; parts of a name are its capitalised words, or
all of them where there are no capitals at all.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from ladder_tui.domain.base.names import SMALL_WORDS, initials
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot


def names_unsafe(snapshot: Snapshot, *texts: str) -> bool:
    """Whether one of the texts holds a name, or a part of one, of somebody marked as not safe."""
    pattern = _pattern(tuple(person.name for person in snapshot.people.values() if person.unsafe))
    return pattern is not None and any(pattern.search(normalize("NFC", text)) for text in texts)


def as_initials(people: Iterable[Person], text: str) -> str:
    """The text with every name of these people, and every part of one, as initials: "Ana Lima" and "ana" as well."""
    pattern = _pattern(tuple(person.name for person in people))
    if pattern is None:
        return text
    return pattern.sub(lambda found: initials(found[0]), normalize("NFC", text))


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of the names. Whole names and parts of three letters or more in any case, of two as written."""
    lengths: dict[str, int] = {}
    for name in names:
        whole = normalize("NFC", name).split()
        if whole:
            lengths[_bounded(r"\s+".join(re.escape(part) for part in whole), " ".join(whole), loose=True)] = len(name)
        for part in _parts(normalize("NFC", name)):
            if len(part) > 1:
                lengths[_bounded(re.escape(part), part, loose=len(part) > 2)] = len(part)
    # The longest first, so that a whole name is one find and not several.
    ordered = sorted(lengths, key=lambda part: (-lengths[part], part))
    return re.compile("|".join(ordered)) if ordered else None


def _parts(name: str) -> list[str]:
    parts = [part for part in re.findall(r"\w+", name) if part.casefold() not in SMALL_WORDS]
    plain = name == name.lower()
    return [part for part in parts if plain or part[0].upper() == part[0]]


def _bounded(pattern: str, text: str, *, loose: bool) -> str:
    cased = f"(?i:{pattern})" if loose else pattern
    # Scripts without capitals mostly have no spaces either: there a name may stand inside a run of letters.
    return rf"(?<!\w){cased}(?!\w)" if text.lower() != text.upper() else cased
