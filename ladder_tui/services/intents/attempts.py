"""Attempts: begin, change, end, look back, and the backup that steps in."""

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import STATUS_WORDS, Status
from ladder_tui.domain.records.attempts import Attempt, Outcome
from ladder_tui.domain.records.cards import Deck
from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.tries.begun import AFTER, BEFORE
from ladder_tui.services.ledger.ledger import Ledger
from ladder_tui.store.keeper import Change


def waiting_look_back(ledger: Ledger, ended: Attempt) -> list[Change]:
    """The draft as which the questions after a try wait, for one that took place."""
    draft_id = AFTER + ended.id
    if ended.status not in ("done", "left_early") or ledger.get("drafts", draft_id) is not None:
        return []
    return [ledger.put("drafts", Draft(id=draft_id, text="{}", at=ledger.clock()))]


class AttemptIntents:
    """Everything a person does with tries. Each method is one save, and one step of undo."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def begin(self, attempt: Attempt) -> Attempt:
        """Keep a new attempt with its prediction; the draft of its questions goes in the same save."""
        drafts = [BEFORE + ref for ref in (attempt.rung_id, attempt.plan_id) if ref is not None]
        self._ledger.change("Begun", self._ledger.put("attempts", attempt), *self._without(*drafts))
        return attempt

    def change(self, attempt: Attempt) -> None:
        """Keep a changed attempt."""
        self._ledger.change("Changed the try", self._ledger.put("attempts", attempt))

    def take_cards(self, attempt_id: str, cards: tuple[str, ...], deck: Deck) -> None:
        """Take cards along that were dealt from `deck`, which is kept as it is afterwards."""
        attempt = replace(self._attempt(attempt_id), cards=cards, without_cards=False)
        puts = (self._ledger.put("attempts", attempt), self._ledger.put("decks", deck))
        self._ledger.change("Cards taken along", *puts)

    def end(self, attempt_id: str, status: Status) -> Attempt:
        """Note how a try ended. An open plan of it ends the same way in the same save.

        What happened comes later: for a try that took place its questions wait as a draft from here on.
        """
        now = self._ledger.clock()
        attempt = replace(self._attempt(attempt_id), status=status, closed_at=now)
        changes = [self._ledger.put("attempts", attempt)]
        plan = self._plan_of(attempt)
        if plan is not None and plan.status == "open":
            changes.append(self._ledger.put("plans", replace(plan, status=status, closed_at=now)))
        changes += waiting_look_back(self._ledger, attempt)
        self._ledger.change(f"Noted: {STATUS_WORDS[status]}", *changes)
        return attempt

    def look_back(self, attempt_id: str, outcome: Outcome) -> Attempt:
        """Note what happened. The first time the try begins to rest with it, and the draft of the answers goes."""
        attempt = self._attempt(attempt_id)
        first = attempt.outcome is None
        attempt = replace(attempt, outcome=outcome, closed_at=self._ledger.clock() if first else attempt.closed_at)
        changes = [self._ledger.put("attempts", attempt), *self._without(AFTER + attempt_id)]
        self._ledger.change("Looked back" if first else "Changed what happened", *changes)
        return attempt

    def make_ready(self, attempt_id: str, backup: str) -> Attempt:
        """Choose other words for the backup of a try, and of its plan."""
        attempt = replace(self._attempt(attempt_id), backup=backup)
        changes = [self._ledger.put("attempts", attempt)]
        plan = self._plan_of(attempt)
        if plan is not None:
            changes.append(self._ledger.put("plans", replace(plan, backup=backup)))
        self._ledger.change("Backup chosen", *changes)
        return attempt

    def backup_done(self, attempt_id: str) -> None:
        """Note that the backup of a try that fell through was done; it counts in full, once for try and plan."""
        attempt = replace(self._attempt(attempt_id), backup_done=True)
        changes = [self._ledger.put("attempts", attempt)]
        plan = self._plan_of(attempt)
        if plan is not None and plan.status == "fell_through":
            changes.append(self._ledger.put("plans", replace(plan, backup_done=True)))
        self._ledger.change("Noted: the backup was done", *changes)

    def remove(self, attempt_id: str) -> None:
        """Take a try out, with what was begun to be written about it."""
        drop = self._ledger.drop("attempts", attempt_id)
        self._ledger.change("Let the try go", drop, *self._without(AFTER + attempt_id))

    def _attempt(self, attempt_id: str) -> Attempt:
        attempt: Attempt = self._ledger.rows("attempts")[attempt_id]
        return attempt

    def _plan_of(self, attempt: Attempt) -> Plan | None:
        plan: Plan | None = self._ledger.get("plans", attempt.plan_id) if attempt.plan_id else None
        return plan

    def _without(self, *draft_ids: str) -> list[Change]:
        return [self._ledger.drop("drafts", id) for id in draft_ids if self._ledger.get("drafts", id) is not None]
