"""A thing on the calendar in words: title, facts, and what was noted about it."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from ladder_tui.domain.base.when import moment_words
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.in_words import in_full, where_words, whom_words
from ladder_tui.domain.calendar.routines import line_of
from ladder_tui.domain.records.people import Contact, Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.text import Part, cut, folded, line, words


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


def plan_lines(item: AgendaItem, snapshot: Snapshot, room: int) -> list[list[Part]]:
    """With whom, where, cue, reward, backup, page and cards of what is open; the backup of what fell through."""
    if item.status == "fell_through" and item.backup and not item.backup_done:
        return _beside((("ready instead", snapshot.shown(item.backup)),), room)
    if item.status != "open":
        return []
    opening = line_of(snapshot, item)
    if opening is not None:
        quoted = folded(f"“{line(snapshot.shown(opening.text(snapshot)))}”", room)
        return [[text] for text in quoted]
    lines: list[list[Part]] = []
    for pair in (
        (("with", whom_words(item, snapshot)), ("where", where_words(item, snapshot))),
        (("when", item.cue), ("then", item.reward)),
    ):
        lines += _side_by_side([(label, snapshot.shown(text)) for label, text in pair if text], room)
    if item.backup:
        lines += _beside((("if it falls through", snapshot.shown(item.backup)),), room)
    if isinstance(item.source, Plan) and (for_it := snapshot.what_for(item.source)):
        lines.append([("for  ", "$quiet"), cut(line(snapshot.shown(for_it)), room - 5)])
    page, count = snapshot.library.situation(item.situation), len(item.cards)
    counted = "" if not count else "one card" if count == 1 else f"{count} cards"
    if page is not None or counted:
        said = " · ".join(filter(None, (page.title if page is not None else "", counted)))
        lines.append([("takes along  ", "$quiet"), cut(said, room - 13)])
    return lines


def _side_by_side(pairs: Sequence[tuple[str, str]], room: int) -> list[list[Part]]:
    """One or two labels with their words: on one line where both fit, else under each other."""
    taken = [cell_len(f"{label}  {line(text)}") for label, text in pairs]
    if len(pairs) < 2 or sum(taken) + 4 > room:
        return _beside(pairs, room)
    (first, left), (second, right) = pairs
    gap = max(4, room // 2 - taken[0])
    gap = gap if taken[0] + gap + taken[1] <= room else 4
    return [[(f"{first}  ", "$quiet"), line(left), " " * gap, (f"{second}  ", "$quiet"), line(right)]]


def _beside(pairs: Sequence[tuple[str, str]], room: int) -> list[list[Part]]:
    lines: list[list[Part]] = []
    for label, text in pairs:
        head = f"{label}  "
        wrapped = folded(line(text), max(12, room - cell_len(head)))
        lines.append([(head, "$quiet"), wrapped[0]])
        lines += [[" " * cell_len(head), rest] for rest in wrapped[1:]]
    return lines
