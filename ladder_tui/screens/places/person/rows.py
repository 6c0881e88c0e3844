"""The lines of a person's page: what to remember, what next, promises, contacts, and cards used together."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import msgspec
from rich.cells import cell_len

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.names import initials
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import day_words, moment_words, near_words
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.people.between import Between, between
from ladder_tui.domain.people.gestures import Gesture, gestures
from ladder_tui.domain.records.cards import CardMark
from ladder_tui.domain.records.entries import Entry, Win
from ladder_tui.domain.records.people import Contact, Person, Promise, contact_of
from ladder_tui.domain.records.plans import with_whom
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.activities.details import labels, paused_words
from ladder_tui.screens.flows.people.person_form import due_words, rhythm_words
from ladder_tui.screens.places.person.between_rows import between_rows, labelled, thread_lines, thread_rows
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

#: Row ids begin with what they are.
PAGE, PROMISE, CONTACT, CARD, OLDER, GESTURE = "page:", "promise:", "contact:", "card:", "older", "gesture:"
#: Contacts shown at first; the row after them brings the rest.
FIRST_CONTACTS: Final = 40
#: Cards used together that are shown, the newest ones.
MOST_CARDS: Final = 20
#: Things done together, and written, that are shown, the newest ones.
MOST_TOGETHER: Final = 10
#: For so many days a contact is told with its hour.
HOURS_FOR: Final = 7
#: What stands first of what is written on the page, and what is told after it.
REMEMBERED, ABOUT = ("details", "next_time"), ("how_known", "rhythm", "needs")
#: Cells of the columns of a contact: when, and how.
WHEN, HOW = 18, 13
_SPACE: Final = Row(words(" "))


class PersonPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one person: at most three gestures, open promises first, contacts and cards newest first."""

    person: Person
    between: Between
    gestures: tuple[Gesture, ...]
    promises: tuple[Promise, ...]
    contacts: tuple[Contact, ...]
    cards: tuple[CardMark, ...]
    #: What was done together without a contact being noted, and wins and entries that stand here: day and words.
    together: tuple[tuple[date, str], ...] = ()
    written: tuple[tuple[date, str], ...] = ()


def page_of(person: Person, snapshot: Snapshot) -> PersonPage:
    """Gather what belongs to a person: one look at each record."""
    id = person.id
    promises = [promise for promise in snapshot.promises.values() if promise.person_id == id]
    contacts = [contact for contact in snapshot.contacts.values() if contact.person_id == id]
    cards = [m for m in snapshot.card_marks.values() if m.person_id == id and m.action == "used"]
    promises.sort(key=lambda promise: (promise.kept_at is not None, promise.due is None, promise.due, promise.text))
    contacts.sort(key=lambda contact: contact.at, reverse=True)
    cards.sort(key=lambda mark: mark.at, reverse=True)
    return PersonPage(
        person=person, between=between(snapshot, person), gestures=gestures(snapshot, person),
        promises=tuple(promises), contacts=tuple(contacts), cards=tuple(cards), together=_together(person, snapshot),
        written=_written(person, snapshot),
    )  # fmt: skip


def _together(person: Person, snapshot: Snapshot) -> tuple[tuple[date, str], ...]:
    done = [
        (plan.day, plan.title)
        for plan in snapshot.plans.values()
        if with_whom(plan) == person.id and plan.status in ("done", "left_early")
        and contact_of(plan.id) not in snapshot.contacts
    ]  # fmt: skip
    return tuple(sorted(done, reverse=True)[:MOST_TOGETHER])


def _written(person: Person, snapshot: Snapshot) -> tuple[tuple[date, str], ...]:
    there: tuple[Win | Entry, ...] = (*snapshot.wins.values(), *snapshot.entries.values())
    told = [(local_day(one.at, snapshot.now), one.text) for one in there if one.person_id == person.id]
    return tuple(sorted(told, reverse=True)[:MOST_TOGETHER])


def head(person: Person, snapshot: Snapshot, width: int) -> list[Part]:
    """The name with what this person is to the user, and one calm line when they are kept out of suggestions."""
    label = snapshot.library.label
    name = cut(shown_name(person, snapshot), width // 2)
    facts = cut(
        f"{label('stage', person.stage)} · topics up to depth {person.depth_ceiling}", width - cell_len(name) - 5
    )
    gap = max(2, width - 2 - cell_len(name) - cell_len(facts))
    parts: list[Part] = [(f" {name}", "bold"), " " * gap, (facts, "$quiet")]
    if person.unsafe:
        back = f"{key('person.not_safe')} lets them in again, ! has someone to talk to."
        said = folded(f"Kept out of every suggestion and reminder. {back}", width - 2)
        parts.append(("\n " + "\n ".join(said), "$calm"))
    else:
        rest = paused_words(person.paused, person.paused_until, snapshot.today)
        if rest:
            parts.append((f"\n {rest[:1].upper() + rest[1:]}; {key('person.pause')} wakes.", "$calm"))
    return parts


def shown_name(person: Person, snapshot: Snapshot) -> str:
    """The name, or its initials where that was asked for."""
    return line(initials(person.name) if snapshot.settings.initials else person.name)


def about(page: PersonPage, snapshot: Snapshot, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """Id, label and text of what is written on the page under these ids; what is empty is left out."""
    person = page.person
    # What is offered in these very words just below is not said twice.
    asked = any(gesture.kind == "ask_after" and gesture.words == person.next_time.strip() for gesture in page.gestures)
    told = {
        "details": ("Worth remembering", person.details),
        "next_time": ("For next time", "" if asked else person.next_time),
        "how_known": ("How you know each other", person.how_known),
        "rhythm": ("Wished rhythm", rhythm_words(person.rhythm_days)),
        "needs": ("Good for", labels(snapshot.library, "need", person.needs)),
    }
    return [(id, told[id][0], snapshot.shown(told[id][1])) for id in ids if told[id][1].strip()]


def first_rows(page: PersonPage, snapshot: Snapshot, width: int, *, with_thread: bool) -> list[Row]:
    """What to remember, the last time, what is planned, and the thread where nothing else shows it."""
    made: list[Row] = []
    for id, label, text in about(page, snapshot, REMEMBERED):
        made += labelled(label, text, width, PAGE + id)
    made += between_rows(page.between, page.gestures, snapshot, width)
    if with_thread:
        drawn = thread_rows(page.between.thread, snapshot, width)
        made += [*([_SPACE] if made and drawn else []), *drawn]
    return [*made, _SPACE] if made else []


def about_rows(page: PersonPage, snapshot: Snapshot, width: int) -> list[Row]:
    """The rest of what is written on the page, as rows to move through; `width` in cells."""
    made = [row for id, label, text in about(page, snapshot, ABOUT) for row in labelled(label, text, width, PAGE + id)]
    return [*made, _SPACE] if made else []


def about_parts(page: PersonPage, snapshot: Snapshot, width: int) -> list[Part]:
    """The thread and the rest of what is written, for the pane beside the list."""
    parts: list[Part] = []
    for number, drawn in enumerate(thread_lines(page.between.thread, snapshot, width)):
        parts += ["\n" if number else "", *drawn]
    for _, name, text in about(page, snapshot, ABOUT):
        parts += [(f"{chr(10) * 2 if parts else ''}{name}", "$calm"), "\n  " + "\n  ".join(folded(text, width - 2))]
    return parts


def gesture_rows(page: PersonPage, snapshot: Snapshot, width: int) -> list[Row]:
    """What could be done next, each with what it goes by; nothing where nothing is known."""
    if not page.gestures:
        return []
    made = [Row(words((" What next?", "$calm")))]
    indent = "\n" + " " * (GUTTER + 2)
    for number, gesture in enumerate(page.gestures):
        told, because = line(snapshot.shown(gesture.words)), line(gesture.because)
        room = width - GUTTER - 2
        if cell_len(told) + cell_len(because) + 2 <= room:
            parts: list[Part] = [" " * GUTTER + told, (f"  {because}", "$quiet")]
        else:
            parts = [" " * GUTTER + ("\n" + " " * GUTTER).join(folded(told, room)), (indent + because, "$quiet")]
        made.append(Row(words(*parts), id=f"{GESTURE}{number}"))
    return [*made, _SPACE]


def rows(page: PersonPage, snapshot: Snapshot, width: int, contacts: int) -> list[Row]:
    """Promises, at most `contacts` contacts, and cards used together; `width` in cells."""
    made: list[Row] = []
    if page.promises:
        made.append(Row(words((" To remember", "$calm"))))
        made += [_promise(promise, snapshot, width) for promise in page.promises]
        made.append(_SPACE)
    if page.contacts or not page.together:
        made.append(Row(words((" Contacts", "$calm"))))
    if not page.contacts and not page.together:
        made.append(
            Row(words("   Nothing noted yet. ", (key("person.log"), "bold $here"), (" notes a first one.", "$quiet")))
        )
    made += [_contact(contact, snapshot, width) for contact in page.contacts[:contacts]]
    older = len(page.contacts) - contacts
    if older > 0:
        made.append(Row(words(" " * GUTTER, (f"{older:,} older ones", "$quiet")), id=OLDER))
    for heading, told in (("Done together", page.together), ("Written, with this name in it", page.written)):
        if told:
            made += [*([_SPACE] if made else []), Row(words((f" {heading}", "$calm")))]
            made += [_told(day, text, snapshot, width) for day, text in told]
    if page.cards:
        made += [_SPACE, Row(words((" Cards used together", "$calm"))), *_cards(page.cards, snapshot, width)]
    return made


def _told(day: date, text: str, snapshot: Snapshot, width: int) -> Row:
    when = cut(day_words(day, today=snapshot.today, weekday=False), WHEN - 1)
    lines = folded(line(snapshot.shown(text)), width - GUTTER - WHEN - 2, most=3)
    rest = ("\n" + " " * (GUTTER + WHEN)).join(lines)
    return Row(words(" " * GUTTER, (f"{when:<{WHEN}}", "$quiet"), rest))


def _promise(promise: Promise, snapshot: Snapshot, width: int) -> Row:
    kept = promise.kept_at is not None
    said = "✓ kept" if kept else due_words(promise, snapshot)
    room = max(10, width - GUTTER - cell_len(said) - 4)
    lines = folded(line(snapshot.shown(promise.text)), room)
    parts: list[Part] = [
        " " * GUTTER, (lines[0], "$quiet" if kept else ""), " " * (room - cell_len(lines[0]) + 2),
        (said, "$kept" if kept else "$quiet"),
    ]  # fmt: skip
    parts += [("\n" + " " * GUTTER + more, "$quiet" if kept else "") for more in lines[1:]]
    return Row(words(*parts), id=PROMISE + promise.id)


def _contact(contact: Contact, snapshot: Snapshot, width: int) -> Row:
    at = contact.at.astimezone(snapshot.now.tzinfo)
    # The hour is worth knowing for a few days; after that the day is.
    near = (snapshot.today - at.date()).days < HOURS_FOR
    told = moment_words(at, snapshot.today) if near else day_words(at.date(), today=snapshot.today, weekday=False)
    when = cut(told, WHEN - 1)
    how = cut(snapshot.library.label("channel", contact.channel), HOW - 1)
    start = GUTTER + WHEN + HOW
    note = snapshot.shown(contact.note)
    narrow = width < 70
    lines = folded(note, width - 2 - (GUTTER + 2 if narrow else start)) if note.strip() else [""]
    parts: list[Part] = [
        " " * GUTTER, (when + " " * (WHEN - cell_len(when)), "$quiet"), how + " " * (HOW - cell_len(how)),
    ]  # fmt: skip
    if narrow:
        parts += ["\n" + " " * (GUTTER + 2) + text for text in lines if text]
    else:
        parts.append(("\n" + " " * start).join(lines))
    return Row(words(*parts), id=CONTACT + contact.id)


def _cards(marks: Sequence[CardMark], snapshot: Snapshot, width: int) -> Iterable[Row]:
    for mark in marks[:MOST_CARDS]:
        card = snapshot.library.topic(mark.card_id)
        if card is None:
            continue
        card = as_said(card, snapshot, person_id=mark.person_id)
        again = near_words(rests_until(mark.at, snapshot), snapshot.today).removeprefix("on ")
        rests = f"\n{{}}comes up again from {again}"
        if rests_until(mark.at, snapshot) <= snapshot.today:
            rests = "\n{}may come up again"
        day = cut(near_words(mark.at.astimezone(snapshot.now.tzinfo).date(), snapshot.today), WHEN + HOW - 1)
        start = GUTTER + WHEN + HOW
        if width < 70:
            opener = "\n  " + " " * GUTTER + ("\n  " + " " * GUTTER).join(folded(card.opener, width - GUTTER - 4))
        else:
            opener = " " * (WHEN + HOW - cell_len(day)) + ("\n" + " " * start).join(
                folded(card.opener, width - start - 2)
            )
        under = " " * (GUTTER + 2 if width < 70 else start)
        yield Row(words(" " * GUTTER, (day, "$quiet"), opener, (rests.format(under), "$quiet")), id=CARD + mark.id)


def rests_until(used: datetime, snapshot: Snapshot) -> date:
    """The day from which a card used together may be dealt for the person again."""
    days = int(thresholds(snapshot.settings.thresholds)["cards.rest_days"])
    return used.astimezone(snapshot.now.tzinfo).date() + timedelta(days=days)
