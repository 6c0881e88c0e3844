"""Plans: make, finish, move, swap in the backup, take cards along."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import STATUS_WORDS, Status
from ladder_tui.domain.records.activities import Choice, Use, use_of
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.records.tables import ATTEMPTS, CHOICES, LOAD_KEPT, OPPORTUNITIES, PLANS, USES
from ladder_tui.services.ledger.ledger import Ledger, Put, new_id

if TYPE_CHECKING:
    from ladder_tui.domain.calendar.agenda import AgendaItem

#: A plan takes along at most this many topic cards (docs/design.md 2, row 13).
MOST_CARDS: Final = 3


class PlanIntents:
    """Everything a person does with plans."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, plan: Plan, *, chosen: str | None = None) -> Plan:
        """Keep a new or changed plan. `chosen` is the id of the suggestion it came from, noted as taken with it."""
        known = self._ledger.get(PLANS, plan.id) is not None
        changes: list[Put] = [self._ledger.put(PLANS, plan)]
        if chosen is not None:
            now = self._ledger.clock()
            choice = Choice(id=new_id(), item_id=chosen, day=now.date(), at=now, action="taken")
            changes.append(self._ledger.put(CHOICES, choice))
        self._ledger.change("Changed the plan" if known else "Planned", *changes)
        return plan

    def draft(self, item: AgendaItem) -> Plan:
        """The plan an agenda item stands for: the plan itself, or a new one made from the occurrence. Not saved."""
        if item.kind == "plan":
            return self._ledger.the(PLANS, item.ref)
        chance = self._ledger.get(OPPORTUNITIES, item.ref)
        return Plan(
            id=new_id(),
            title=item.title,
            day=item.day,
            at=item.at,
            zone=self._ledger.zone,
            minutes=item.minutes,
            effort=item.effort,
            needs=chance.needs if chance is not None else ("casual_chat",),
            cue=item.cue,
            reward=item.reward,
            backup=item.backup,
            origin=Origin(kind="opportunity", ref=item.ref, day=item.original),
            person_id=item.person_id,
            created=self._ledger.clock(),
        )

    def finish(self, item: AgendaItem, status: Status) -> Plan:
        """Give an agenda item a status; an occurrence becomes a plan that carries it. `open` opens it again.

        A message routine that is done was sent: that is noted as a contact in the same save.
        """
        from ladder_tui.services.intents.messages import sending  # late: who only plans needs no cards

        plan = self.draft(item)
        closed = None if status == "open" else self._ledger.clock()
        done = replace(plan, status=status, closed_at=closed, backup_done=False)
        changes = [
            self._ledger.put(PLANS, done),
            *self._use_of(done),
            *self._tries_with(plan, done),
            *sending(self._ledger, item, done),
        ]
        words = "Opened again" if status == "open" else f"Noted: {STATUS_WORDS[status]}"
        self._ledger.change(words, *changes)
        return done

    def take_backup(self, plan_id: str) -> Plan:
        """Note that the backup of a plan that fell through was done; it counts as contact in full."""
        plan, now = self._ledger.the(PLANS, plan_id), self._ledger.clock()
        plan = replace(plan, status="fell_through", backup_done=True, closed_at=now)
        tried = [
            self._ledger.put(ATTEMPTS, replace(attempt, backup_done=True))
            for attempt in self._ledger.rows(ATTEMPTS).values()
            if attempt.plan_id == plan_id and attempt.status == "fell_through"
        ]
        self._ledger.change("Noted: the backup was done", self._ledger.put(PLANS, plan), *tried)
        return plan

    def make_ready(self, plan_id: str, backup: str) -> Plan:
        """Choose the words of a plan's backup. Chosen as the plan falls through, it is one step with that."""
        plan = replace(self._ledger.the(PLANS, plan_id), backup=backup)
        self._ledger.change("Backup chosen", self._ledger.put(PLANS, plan), joins=(PLANS, plan_id))
        return plan

    def rate(self, plan_id: str, worth: int) -> None:
        """Say how worth it a plan was that was done, 0 to 10; of a use of the portfolio the use says it.

        Said at once, it is one step with what was done.
        """
        plan, use = self._ledger.the(PLANS, plan_id), self._ledger.get(USES, use_of(plan_id))
        put = self._ledger.put(PLANS, replace(plan, worth=worth))
        if use is not None:
            put = self._ledger.put(USES, replace(use, worth=worth))
        self._ledger.change("Noted how it was", put, joins=(PLANS, plan_id))

    def move(self, plan_id: str, day: date, at: time | None) -> Plan:
        """Put a plan on another day or time; it is open again."""
        plan = replace(self._ledger.the(PLANS, plan_id), day=day, at=at, status="open", closed_at=None)
        self._ledger.change("Moved", self._ledger.put(PLANS, plan))
        return plan

    def pin(self, plan_id: str, card_id: str) -> Plan:
        """Take a topic card along to a plan, or put it back when it is there. Raises ValueError at the fourth card."""
        plan = self._ledger.the(PLANS, plan_id)
        heir = self._ledger.library.heir
        if card_id in map(heir, plan.cards):
            cards = tuple(card for card in plan.cards if heir(card) != card_id)
            words = "Card put back"
        elif len(plan.cards) >= MOST_CARDS:
            raise ValueError(f"A plan takes along at most {MOST_CARDS} cards; put one back first.")
        else:
            cards = (*plan.cards, card_id)
            words = "Card taken along"
        plan = replace(plan, cards=cards)
        self._ledger.change(words, self._ledger.put(PLANS, plan))
        return plan

    def take_page(self, plan_id: str, situation_id: str) -> Plan:
        """Take the page about a situation along to a plan, in the place of another, or put it back when it is there."""
        plan = self._ledger.the(PLANS, plan_id)
        there = plan.situation == situation_id
        plan = replace(plan, situation=None if there else situation_id)
        self._ledger.change("Page put back" if there else "Page taken along", self._ledger.put(PLANS, plan))
        return plan

    def keep_load(self, signal_id: str) -> None:
        """Keep the week as it is where a signal of the load guard stood; that signal stays quiet."""
        from ladder_tui.domain.records.decisions import LoadKept  # late: who plans from the shell needs none

        kept = LoadKept(id=signal_id, at=self._ledger.clock())
        self._ledger.change("Kept as it is", self._ledger.put(LOAD_KEPT, kept))

    def remove(self, plan_id: str) -> None:
        """Take a plan out; tries, wins and entries that belong to it stay and lose the reference."""
        self._ledger.remove(PLANS, plan_id, "Removed the plan")

    def _tries_with(self, before: Plan, after: Plan) -> list[Put]:
        """A try that is under way for a plan ends with it, and is open again with it while nothing was noted."""
        changes: list[Put] = []
        for attempt in self._ledger.rows(ATTEMPTS).values():
            if attempt.plan_id != after.id or attempt.outcome is not None:
                continue
            if after.status == "open" and attempt.status == before.status and attempt.closed_at == before.closed_at:
                changes.append(self._ledger.put(ATTEMPTS, replace(attempt, status="open", closed_at=None)))
            elif after.status != "open" and attempt.status == "open":
                from ladder_tui.services.intents.attempts import waiting_look_back  # late: few plans have a try

                ended = replace(attempt, status=after.status, closed_at=after.closed_at)
                changes += [self._ledger.put(ATTEMPTS, ended), *waiting_look_back(self._ledger, ended)]
        return changes

    def _use_of(self, plan: Plan) -> list[Put]:
        """A plan made from the portfolio counts as a use of that item, once, when it was done."""
        use_id = use_of(plan.id)
        made = plan.origin.ref if plan.origin.kind in ("activity", "person") else None
        if made is None or plan.status not in ("done", "left_early"):
            return [self._ledger.drop(USES, use_id)]
        if self._ledger.get(USES, use_id) is not None:
            return []
        return [self._ledger.put(USES, Use(id=use_id, item_id=made, at=self._ledger.clock()))]
