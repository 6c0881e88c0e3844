"""Messages: the next first line of a deck, and what is noted when one was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ladder_tui.domain.base.text_search import words_of
from ladder_tui.domain.base.vocabulary import Channel
from ladder_tui.domain.calendar.routines import line_of, message_routine
from ladder_tui.domain.records.people import Contact, Person, contact_of
from ladder_tui.domain.records.plans import Plan, with_whom
from ladder_tui.domain.records.tables import CARD_MARKS, CONTACTS, DECKS, PEOPLE
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.ledger.ledger import Ledger, Put, new_id

if TYPE_CHECKING:  # most of what is closed on a day has nothing to do with cards
    from ladder_tui.domain.calendar.agenda import AgendaItem
    from ladder_tui.domain.cards.messages import FirstLine
    from ladder_tui.domain.items.lines import Starter

#: Words of a title that say it is a call.
_CALLS: Final = frozenset(("call", "calls", "phone", "ring"))


class MessageIntents:
    """Everything a person does with a first line."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def another(self, line: FirstLine) -> None:
        """Pass a line over; the next one comes up. It does not come again before all have come.

        Looking through lines is nothing to take back, so it is no step of undo.
        """
        self._ledger.change("Another line", self._ledger.put(DECKS, line.deck), undoable=False)

    def sent(self, line: FirstLine) -> Contact:
        """Note that a line was sent: a contact in which the user got in touch. One save with the deck."""
        at = self._ledger.clock()
        contact = Contact(id=new_id(), person_id=line.person.id, at=at, channel=line.channel, reached="me")
        self._ledger.change("Sent, and noted as a contact", *_noted(self._ledger, line, contact))
        return contact

    def noted(self, starter: Starter, person: Person | None) -> None:
        """Note that a message was sent; to somebody with a page it is a contact as well, in one save."""
        from ladder_tui.domain.cards.messages import channel_of
        from ladder_tui.domain.records.cards import CardMark

        at, whom = self._ledger.clock(), person.id if person is not None else None
        used = CardMark(id=new_id(), card_id=starter.id, action="used", at=at, person_id=whom)
        if whom is None:
            self._ledger.change("Noted as used", self._ledger.put(CARD_MARKS, used))
            return
        contact = Contact(id=new_id(), person_id=whom, at=at, channel=channel_of(starter), reached="me")
        puts = (self._ledger.put(CONTACTS, contact), self._ledger.put(CARD_MARKS, used))
        self._ledger.change("Sent, and noted as a contact", *puts)


def sending(ledger: Ledger, item: AgendaItem, plan: Plan) -> list[Put]:
    """The contact that is noted with a line of a day, once: a message that was sent, or what was done with somebody.

    Where it is open again, or did not come about, there is none.
    """
    contact_id = contact_of(plan.id)
    known = ledger.get(CONTACTS, contact_id)
    if plan.status not in ("done", "left_early"):
        return [ledger.drop(CONTACTS, contact_id)]
    if plan.status == "left_early" or known is not None:
        return together(ledger, plan)
    snapshot = ledger.snapshot(ledger.clock())
    routine = message_routine(snapshot, item)
    if routine is None or routine.person_id is None:
        return together(ledger, plan)
    line = line_of(snapshot, item)
    channel = line.channel if line is not None else "text"
    contact = Contact(id=contact_id, person_id=routine.person_id, at=snapshot.now, channel=channel, reached="me")
    return _noted(ledger, line, contact) if line is not None else [ledger.put(CONTACTS, contact)]


def together(ledger: Ledger, plan: Plan) -> list[Put]:
    """The contact of a plan that was done with somebody who has a page, unless it is noted already."""
    contact_id = contact_of(plan.id)
    person = ledger.get(PEOPLE, with_whom(plan) or "")
    if person is None or person.unsafe or ledger.get(CONTACTS, contact_id) is not None:
        return []
    channel = _channel_of(ledger.snapshot(ledger.clock()), plan)
    at = plan.closed_at or ledger.clock()
    contact = Contact(id=contact_id, person_id=person.id, at=at, channel=channel, note=plan.title)
    return [ledger.put(CONTACTS, contact)]


def _channel_of(snapshot: Snapshot, plan: Plan) -> Channel:
    """By which means a plan was done with somebody, as far as it says so; the contact can be changed."""
    from ladder_tui.domain.calendar.backups_and_rewards import is_from_afar
    from ladder_tui.domain.cards.dealing import setting_of_plan

    if not is_from_afar(snapshot, plan):
        return "in_person"
    setting = setting_of_plan(snapshot, plan)
    if setting == "call" or not _CALLS.isdisjoint(words_of(plan.title)):
        return "call"
    return "online" if setting == "online" else "text"


def _noted(ledger: Ledger, line: FirstLine, contact: Contact) -> list[Put]:
    from ladder_tui.domain.records.cards import CardMark

    used = CardMark(id=new_id(), card_id=line.starter.id, action="used", at=contact.at, person_id=line.person.id)
    return [ledger.put(CONTACTS, contact), ledger.put(CARD_MARKS, used), ledger.put(DECKS, line.deck)]
