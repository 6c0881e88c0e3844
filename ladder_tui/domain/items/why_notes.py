"""Why-notes: one research finding in plain words, with its source and its limits."""

from collections.abc import Collection, Iterable
from datetime import date

import msgspec

from ladder_tui.domain.base.chance import rota
from ladder_tui.domain.base.vocabulary import Confidence


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a finding was published; `title` is empty where only the journal is named."""

    authors: str
    year: int
    journal: str
    title: str = ""


class WhyNote(msgspec.Struct, frozen=True, kw_only=True):
    """A fact, how sure it is, and what it does not say. `topic` and `use_with` are free words."""

    id: str
    topic: str
    text: str
    source: Source
    confidence: Confidence
    caveat: str
    use_with: tuple[str, ...] = ()


def fitting_note(notes: Iterable[WhyNote], terms: Collection[str], today: date) -> WhyNote | None:
    """The note that fits what is at hand, the same all day; None when there are none at all.

    `terms` are words such as a setting, a stage or a need. Notes that share most of them (as their topic or in
    `use_with`) take turns by the day; where no note shares any, all of them do.
    """
    listed = {note.id: note for note in notes}
    shared = {note.id: len({note.topic, *note.use_with}.intersection(terms)) for note in listed.values()}
    most = max(shared.values(), default=0)
    order = rota([id for id, number in shared.items() if number == most], today, "why")
    return listed[order[0]] if order else None
