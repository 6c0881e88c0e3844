"""Plans: make, finish, move, swap in the backup, take cards along."""

from datetime import date, time
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import STATUS_WORDS, Status
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.records.activities import Choice, Use
from ladder_tui.domain.records.decisions import LoadKept
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.services.intents.attempts import waiting_look_back
from ladder_tui.services.intents.messages import sending
from ladder_tui.services.ledger.ledger import Ledger, new_id
from ladder_tui.store.keeper import Change

#: A plan takes along at most this many topic cards (docs/design.md 2, row 13).
MOST_CARDS: Final = 3


class PlanIntents:
    """Everything a person does with plans."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, plan: Plan, *, chosen: str | None = None) -> Plan:
        """Keep a new or changed plan. `chosen` is the id of the suggestion it came from, noted as taken with it."""
        known = self._ledger.get("plans", plan.id) is not None
        changes = [self._ledger.put("plans", plan)]
        if chosen is not None:
            now = self._ledger.clock()
            choice = Choice(id=new_id(), item_id=chosen, day=now.date(), at=now, action="taken")
            changes.append(self._ledger.put("choices", choice))
        self._ledger.change("Changed the plan" if known else "Planned", *changes)
        return plan

    def draft(self, item: AgendaItem) -> Plan:
        """The plan an agenda item stands for: the plan itself, or a new one made from the occurrence. Not saved."""
        if item.kind == "plan":
            plan: Plan = self._ledger.rows("plans")[item.ref]
            return plan
        chance = self._ledger.get("opportunities", item.ref)
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
        plan = self.draft(item)
        closed = None if status == "open" else self._ledger.clock()
        done = replace(plan, status=status, closed_at=closed, backup_done=False)
        changes = [
            self._ledger.put("plans", done),
            *self._use_of(done),
            *self._tries_with(plan, done),
            *sending(self._ledger, item, done),
        ]
        words = "Opened again" if status == "open" else f"Noted: {STATUS_WORDS[status]}"
        self._ledger.change(words, *changes)
        return done

    def take_backup(self, plan_id: str) -> Plan:
        """Note that the backup of a plan that fell through was done; it counts as contact in full."""
        plan = replace(self._plan(plan_id), status="fell_through", backup_done=True, closed_at=self._ledger.clock())
        tried = [
            self._ledger.put("attempts", replace(attempt, backup_done=True))
            for attempt in self._ledger.rows("attempts").values()
            if attempt.plan_id == plan_id and attempt.status == "fell_through"
        ]
        self._ledger.change("Noted: the backup was done", self._ledger.put("plans", plan), *tried)
        return plan

    def move(self, plan_id: str, day: date, at: time | None) -> Plan:
        """Put a plan on another day or time; it is open again."""
        plan = replace(self._plan(plan_id), day=day, at=at, status="open", closed_at=None)
        self._ledger.change("Moved", self._ledger.put("plans", plan))
        return plan

    def pin(self, plan_id: str, card_id: str) -> Plan:
        """Take a topic card along to a plan, or put it back when it is there. Raises ValueError at the fourth card."""
        plan = self._plan(plan_id)
        if card_id in plan.cards:
            cards = tuple(card for card in plan.cards if card != card_id)
            words = "Card put back"
        elif len(plan.cards) >= MOST_CARDS:
            raise ValueError(f"A plan takes along at most {MOST_CARDS} cards; put one back first.")
        else:
            cards = (*plan.cards, card_id)
            words = "Card taken along"
        plan = replace(plan, cards=cards)
        self._ledger.change(words, self._ledger.put("plans", plan))
        return plan

    def keep_load(self, signal_id: str) -> None:
        """Keep the week as it is where a signal of the load guard stood; that signal stays quiet."""
        kept = LoadKept(id=signal_id, at=self._ledger.clock())
        self._ledger.change("Kept as it is", self._ledger.put("load_kept", kept))

    def remove(self, plan_id: str) -> None:
        """Take a plan out; attempts that belong to it stay and lose the reference."""
        attempts = [a for a in self._ledger.rows("attempts").values() if a.plan_id == plan_id]
        wins = [w for w in self._ledger.rows("wins").values() if w.plan_id == plan_id]
        entries = [e for e in self._ledger.rows("entries").values() if e.plan_id == plan_id]
        freed = [
            *(self._ledger.put("attempts", replace(a, plan_id=None)) for a in attempts),
            *(self._ledger.put("wins", replace(w, plan_id=None)) for w in wins),
            *(self._ledger.put("entries", replace(e, plan_id=None)) for e in entries),
        ]
        self._ledger.change("Removed the plan", self._ledger.drop("plans", plan_id), *freed)

    def _plan(self, plan_id: str) -> Plan:
        plan: Plan = self._ledger.rows("plans")[plan_id]
        return plan

    def _tries_with(self, before: Plan, after: Plan) -> list[Change]:
        """A try that is under way for a plan ends with it, and is open again with it while nothing was noted."""
        changes: list[Change] = []
        for attempt in self._ledger.rows("attempts").values():
            if attempt.plan_id != after.id or attempt.outcome is not None:
                continue
            if after.status == "open" and attempt.status == before.status and attempt.closed_at == before.closed_at:
                changes.append(self._ledger.put("attempts", replace(attempt, status="open", closed_at=None)))
            elif after.status != "open" and attempt.status == "open":
                ended = replace(attempt, status=after.status, closed_at=after.closed_at)
                changes += [self._ledger.put("attempts", ended), *waiting_look_back(self._ledger, ended)]
        return changes

    def _use_of(self, plan: Plan) -> list[Change]:
        """A plan made from the portfolio counts as a use of that item, once, when it was done."""
        use_id = f"plan-{plan.id}"
        known = self._ledger.get("uses", use_id)
        if plan.status in ("done", "left_early") and plan.origin.kind in ("activity", "person") and plan.origin.ref:
            if known is None:
                return [self._ledger.put("uses", Use(id=use_id, item_id=plan.origin.ref, at=self._ledger.clock()))]
        elif known is not None:
            return [self._ledger.drop("uses", use_id)]
        return []
