"""A thing on the calendar in words: title, facts, and what was noted about it."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from ladder_tui.domain.base.when import moment_words
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.in_words import in_full
from ladder_tui.domain.records.people import Contact, Promise
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.text import Part, folded, line, words


def in_words(item: AgendaItem, snapshot: Snapshot, width: int, *, more: Sequence[tuple[str, str]] = ()) -> Content:
    """A thing in full for reading: label and words, folded to `width` cells. `more` are further such pairs."""
    pairs = (*in_full(item, snapshot), *more)
    label_width = max(len(label) for label, _ in pairs) + 2
    parts: list[Part] = []
    for label, text in pairs:
        for number, piece in enumerate(folded(snapshot.shown(text), max(8, width - label_width))):
            shown = label if number == 0 else ""
            parts += ["\n" if parts else "", (f"{shown:<{label_width}}", "$quiet"), piece]
    return words(*parts)


def not_ready(item: AgendaItem) -> tuple[tuple[str, str], ...]:
    """What an open plan or occurrence has none of yet, each with the key that offers some on its page."""
    if isinstance(item.source, Promise) or item.status != "open":
        return ()
    nothing = (
        ("then", "none yet; ideas with r", item.reward),
        ("backup", "none yet; some that fit with b", item.backup),
    )
    return tuple((label, said) for label, said, there in nothing if not there)


def titled(text: str, width: int) -> Part:
    """A title over what is told of it."""
    return ("\n".join(folded(text, width)) + "\n", "bold")


def labelled(label: str, text: str, width: int) -> list[Part]:
    """A label, and what it says under it."""
    body = "\n  ".join(folded(text, max(8, width - 2)))
    return [(f"\n{label}\n", "$calm"), f"  {body}\n"]


def item_parts(item: AgendaItem, snapshot: Snapshot, width: int) -> list[Part]:
    """A thing in full for a pane: its title, then each label over its words, then notes on the person."""
    parts = [titled(snapshot.shown(line(item.title), item.whom), width)]
    for label, text in in_full(item, snapshot):
        parts += labelled(label, snapshot.shown(line(text)), width)
    for label, text in person_notes(item, snapshot):
        parts += labelled(label, text, width)
    return parts


def person_notes(item: AgendaItem, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """What is worth knowing about the person before: notes for next time, details, what was said last."""
    person = snapshot.people.get(item.person_id or "")
    if person is None or person.unsafe:
        return
    if person.next_time:
        yield "next time", snapshot.shown(line(person.next_time))
    if person.details:
        yield "to recall", snapshot.shown(line(person.details))
    last = _last_contact(snapshot, person.id)
    if last is not None and last.note:
        when = moment_words(last.at.astimezone(snapshot.now.tzinfo), snapshot.today)
        yield "last", f"{when}: {snapshot.shown(line(last.note))}"


def _last_contact(snapshot: Snapshot, person_id: str) -> Contact | None:
    found = [contact for contact in snapshot.contacts.values() if contact.person_id == person_id]
    return max(found, key=lambda contact: contact.at, default=None)
