"""Whom a name means that was typed: one person with a page, or a sentence that names who is there."""

from collections.abc import Sequence
from typing import Final

from ladder_tui.domain.base.number_words import listed
from ladder_tui.domain.base.text_search import by_letters, fold
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot

#: How many names are told at most where none was found.
NEAR: Final = 4
#: What stands between a name and what tells it apart, where people of one name are listed.
TOLD_APART: Final = " · "


def called(snapshot: Snapshot, asked: str, *, otherwise: str = "") -> Person:
    """Somebody by the whole name, its first word or its beginning, whatever the case and accents; of several of one
    name as they are listed. Nobody who is marked as not safe.

    Raises ValueError with one sentence for nobody, which says `otherwise` where no name is near, and for several.
    """
    fits = _fitting(snapshot, asked)
    if len(fits) > 1:
        sought = _folded(asked)
        shown = {person.id: snapshot.listed_name(person) for person in fits}
        fits = [person for person in fits if _folded(shown[person.id]) == sought] or fits
        if len(fits) > 1:
            raise ValueError(f"More than one is called “{asked}”: {', '.join(f'“{name}”' for name in shown.values())}.")
    if fits:
        return fits[0]
    people = [person for person in snapshot.people.values() if not person.unsafe]
    names = sorted((snapshot.shown(person.name) for person in people), key=by_letters)
    rest = near(asked, names) or otherwise or _all_of(names)
    raise ValueError(f"There is no page of anybody called “{' '.join(asked.split())[:40]}”. {rest}")


def anybody(snapshot: Snapshot, asked: str) -> bool:
    """Whether there is somebody, or several, that `called` would take this for, or who is marked as not safe."""
    sought = _folded(asked)
    unsafe = any(person.unsafe and _folded(person.name) == sought for person in snapshot.people.values())
    return unsafe or bool(_fitting(snapshot, asked))


def _fitting(snapshot: Snapshot, asked: str) -> list[Person]:
    people = [person for person in snapshot.people.values() if not person.unsafe]
    sought, name = _folded(asked), _folded(asked.partition(TOLD_APART)[0])
    return (
        [person for person in people if _folded(person.name) == sought]
        or [person for person in people if _folded(person.name) == name]
        or [person for person in people if name and _folded(person.name).split()[0:1] == [name]]
        or [person for person in people if name and _folded(person.name).startswith(name)]
    )


def near(asked: str, known: Sequence[str]) -> str:
    """The names nearest to what was asked for, in a sentence; empty where none is near."""
    from difflib import get_close_matches  # late: only after a slip

    by_fold = {fold(name): name for name in known}
    sought = fold(asked)
    within = [name for folded, name in by_fold.items() if len(sought) > 2 and sought in folded]
    close = within[:NEAR] or [by_fold[one] for one in get_close_matches(sought, by_fold, n=NEAR, cutoff=0.5)]
    return f"Near it: {', '.join(close)}." if close else ""


def _all_of(names: Sequence[str]) -> str:
    if not names:
        return "Nobody has a page yet; `ladder log NAME --new` begins one, as Portfolio in the app does."
    more = len(names) - NEAR
    told = [*names[:NEAR], f"{more} more"] if more > 0 else names
    return f"There {'is' if len(names) == 1 else 'are'} {listed(told)}."


def _folded(name: str) -> str:
    return " ".join(fold(name).split())
