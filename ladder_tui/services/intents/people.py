"""People: add, edit, remove, contacts and promises."""

from datetime import date, datetime

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import Channel
from ladder_tui.domain.people.named import NameOffer
from ladder_tui.domain.records.people import Contact, Felt, Person, Promise, Side, Support
from ladder_tui.domain.records.tables import CONTACTS, ENTRIES, OPPORTUNITIES, PEOPLE, PLANS, PROMISES, WINS
from ladder_tui.services.intents.messages import together as contact_with
from ladder_tui.services.ledger.ledger import Ledger, new_id


class PeopleIntents:
    """Everything a person does with the people they know."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, person: Person) -> Person:
        """Keep a new or changed person."""
        known = self._ledger.get(PEOPLE, person.id) is not None
        self._ledger.change("Changed" if known else "Added", self._ledger.put(PEOPLE, person))
        return person

    def log(
        self,
        person_id: str,
        channel: Channel,
        note: str = "",
        at: datetime | None = None,
        reached: Side | None = None,
        *,
        proposed: Side | None = None,
        support: Support | None = None,
        felt: Felt | None = None,
    ) -> Contact:
        """Log an exchange, any channel, now unless `at` is given.

        The signals of give-and-take are as in Contact; `reached` says who got in touch.
        """
        contact = Contact(
            id=new_id(), person_id=person_id, at=at or self._ledger.clock(), channel=channel, note=note,
            reached=reached, proposed=proposed, support=support, felt=felt,
        )  # fmt: skip
        self._ledger.change("Contact noted", self._ledger.put(CONTACTS, contact))
        return contact

    def link(self, offer: NameOffer, *, together: bool = False) -> None:
        """Put what names a person on their page. A plan that was done with them is a contact, and so is what is told in
        a win or an entry where they were `together`. One step.
        """
        ledger, whom = self._ledger, offer.person_id
        if offer.kind == "plan":
            plan = replace(ledger.the(PLANS, offer.id), person_id=whom)
            done = plan.status in ("done", "left_early")
            changes = [ledger.put(PLANS, plan), *(contact_with(ledger, plan) if done else ())]
        elif offer.kind == "opportunity":
            changes = [ledger.put(OPPORTUNITIES, replace(ledger.the(OPPORTUNITIES, offer.id), person_id=whom))]
        elif offer.kind == "win":
            changes = [ledger.put(WINS, replace(ledger.the(WINS, offer.id), person_id=whom))]
        else:
            changes = [ledger.put(ENTRIES, replace(ledger.the(ENTRIES, offer.id), person_id=whom))]
        if together:
            note = offer.text if offer.kind == "win" else ""
            changes.append(ledger.put(CONTACTS, Contact(id=new_id(), person_id=whom, at=offer.at, note=note)))
        ledger.change("Linked", *changes)

    def edit_contact(self, contact: Contact) -> None:
        """Keep a changed contact."""
        self._ledger.change("Changed the contact", self._ledger.put(CONTACTS, contact))

    def remove_contact(self, contact_id: str) -> None:
        """Take a contact out."""
        self._ledger.remove(CONTACTS, contact_id, "Removed the contact")

    def promise(self, text: str, person_id: str | None, due: date | None) -> Promise:
        """Keep a thing to remember or do for a person."""
        promise = Promise(id=new_id(), text=text, created=self._ledger.clock(), person_id=person_id, due=due)
        self._ledger.change("Noted to remember", self._ledger.put(PROMISES, promise))
        return promise

    def save_promise(self, promise: Promise) -> None:
        """Keep a changed promise."""
        self._ledger.change("Changed", self._ledger.put(PROMISES, promise))

    def keep_promise(self, promise_id: str, kept: bool = True) -> None:
        """Mark a promise as kept, or as open again."""
        promise = self._ledger.the(PROMISES, promise_id)
        at = self._ledger.clock() if kept else None
        change = self._ledger.put(PROMISES, replace(promise, kept_at=at))
        self._ledger.change("Kept" if kept else "Opened again", change)

    def remove_promise(self, promise_id: str) -> None:
        """Take a promise out."""
        self._ledger.remove(PROMISES, promise_id, "Removed")

    def pause(self, person_id: str, paused: bool, until: date | None = None) -> None:
        """Keep a person out of suggestions, or let them in again."""
        person = self._ledger.the(PEOPLE, person_id)
        changed = replace(person, paused=paused and until is None, paused_until=until if paused else None)
        self._ledger.change("Resting" if paused else "Back again", self._ledger.put(PEOPLE, changed))

    def not_safe(self, person_id: str, unsafe: bool = True) -> None:
        """Take a person out of every suggestion and reminder at once, or back in."""
        person = self._ledger.the(PEOPLE, person_id)
        words = "Taken out of every suggestion" if unsafe else "Back in suggestions"
        self._ledger.change(words, self._ledger.put(PEOPLE, replace(person, unsafe=unsafe)))

    def remove(self, person_id: str) -> None:
        """Remove a person with everything noted about them: contacts, promises, uses, decks and half-written forms.

        Plans, card marks, routines and feedback stay and lose the reference. One save.
        """
        self._ledger.remove(PEOPLE, person_id, "Removed")
