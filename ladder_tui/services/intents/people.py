"""People: add, edit, remove, contacts and promises."""

from datetime import date, datetime

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import Channel
from ladder_tui.domain.records.people import Contact, Felt, Person, Promise, Side, Support
from ladder_tui.domain.records.plans import Origin
from ladder_tui.services.ledger.ledger import Ledger, new_id


class PeopleIntents:
    """Everything a person does with the people they know."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, person: Person) -> Person:
        """Keep a new or changed person."""
        known = self._ledger.get("people", person.id) is not None
        self._ledger.change("Changed" if known else "Added", self._ledger.put("people", person))
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
        self._ledger.change("Contact noted", self._ledger.put("contacts", contact))
        return contact

    def edit_contact(self, contact: Contact) -> None:
        """Keep a changed contact."""
        self._ledger.change("Changed the contact", self._ledger.put("contacts", contact))

    def remove_contact(self, contact_id: str) -> None:
        """Take a contact out."""
        self._ledger.change("Removed the contact", self._ledger.drop("contacts", contact_id))

    def promise(self, text: str, person_id: str | None, due: date | None) -> Promise:
        """Keep a thing to remember or do for a person."""
        promise = Promise(id=new_id(), text=text, created=self._ledger.clock(), person_id=person_id, due=due)
        self._ledger.change("Noted to remember", self._ledger.put("promises", promise))
        return promise

    def save_promise(self, promise: Promise) -> None:
        """Keep a changed promise."""
        self._ledger.change("Changed", self._ledger.put("promises", promise))

    def keep_promise(self, promise_id: str, kept: bool = True) -> None:
        """Mark a promise as kept, or as open again."""
        promise: Promise = self._ledger.rows("promises")[promise_id]
        at = self._ledger.clock() if kept else None
        change = self._ledger.put("promises", replace(promise, kept_at=at))
        self._ledger.change("Kept" if kept else "Opened again", change)

    def remove_promise(self, promise_id: str) -> None:
        """Take a promise out."""
        self._ledger.change("Removed", self._ledger.drop("promises", promise_id))

    def pause(self, person_id: str, paused: bool, until: date | None = None) -> None:
        """Keep a person out of suggestions, or let them in again."""
        person: Person = self._ledger.rows("people")[person_id]
        changed = replace(person, paused=paused and until is None, paused_until=until if paused else None)
        self._ledger.change("Resting" if paused else "Back again", self._ledger.put("people", changed))

    def not_safe(self, person_id: str, unsafe: bool = True) -> None:
        """Take a person out of every suggestion and reminder at once, or back in."""
        person: Person = self._ledger.rows("people")[person_id]
        words = "Taken out of every suggestion" if unsafe else "Back in suggestions"
        self._ledger.change(words, self._ledger.put("people", replace(person, unsafe=unsafe)))

    def remove(self, person_id: str) -> None:
        """Remove a person with everything noted about them: contacts, promises, uses, decks and half-written forms.

        Plans, card marks, routines and feedback stay and lose the reference. One save.
        """
        ledger = self._ledger
        known: Person | None = ledger.get("people", person_id)
        changes = [ledger.drop("people", person_id)]
        contacts = [c.id for c in ledger.rows("contacts").values() if c.person_id == person_id]
        promises = [p.id for p in ledger.rows("promises").values() if p.person_id == person_id]
        changes += [ledger.drop("contacts", id) for id in contacts]
        changes += [ledger.drop("promises", id) for id in promises]
        refs = {f"contacts:{id}" for id in contacts}
        changes += [ledger.drop("goal_marks", m.id) for m in ledger.rows("goal_marks").values() if m.ref in refs]
        changes += [ledger.drop("decks", id) for id in ledger.rows("decks") if person_id in id.split(":")]
        gone = {person_id, *contacts, *promises}
        changes += [ledger.drop("drafts", id) for id in ledger.rows("drafts") if not gone.isdisjoint(id.split(":"))]
        changes += [ledger.drop("uses", u.id) for u in ledger.rows("uses").values() if u.item_id == person_id]
        changes += [ledger.drop("choices", c.id) for c in ledger.rows("choices").values() if c.item_id == person_id]
        for plan in ledger.rows("plans").values():
            from_them = plan.origin.kind == "person" and plan.origin.ref == person_id
            if plan.person_id == person_id or from_them:
                origin = Origin() if from_them else plan.origin
                person = None if plan.person_id == person_id else plan.person_id
                changes.append(ledger.put("plans", replace(plan, person_id=person, origin=origin)))
        for mark in ledger.rows("card_marks").values():
            if mark.person_id == person_id:
                changes.append(ledger.put("card_marks", replace(mark, person_id=None)))
        for chance in ledger.rows("opportunities").values():
            if chance.person_id == person_id:
                changes.append(ledger.put("opportunities", replace(chance, person_id=None, message=False)))
        for told in ledger.rows("feedback").values():
            if known is not None and told.who.strip() == known.name:
                changes.append(ledger.put("feedback", replace(told, who="")))
        ledger.change("Removed", *changes)
