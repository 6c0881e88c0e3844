"""Attempts: begin, change, end, look back, and the backup that steps in."""

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import STATUS_WORDS, Status
from ladder_tui.domain.records.attempts import Attempt, LineOf, Outcome
from ladder_tui.domain.records.cards import Deck
from ladder_tui.domain.records.entries import Draft
from ladder_tui.domain.records.tables import ATTEMPTS, DECKS, DRAFTS, PLANS, RUNGS, SETTINGS
from ladder_tui.domain.tries.begun import AFTER, BEFORE
from ladder_tui.services.ledger.ledger import Ledger, Put


def waiting_look_back(ledger: Ledger, ended: Attempt) -> list[Put]:
    """The draft as which the questions after a try wait, for one that took place."""
    draft_id = AFTER + ended.id
    if ended.status not in ("done", "left_early") or ledger.get(DRAFTS, draft_id) is not None:
        return []
    return [ledger.put(DRAFTS, Draft(id=draft_id, text="{}", at=ledger.clock()))]


class AttemptIntents:
    """Everything a person does with tries. Each method is one save, and one step of undo."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def begin(self, attempt: Attempt, line_of: LineOf | None = None) -> Attempt:
        """Keep a new attempt with its prediction; the draft of its questions goes in the same save.

        Its coping line is from here on that of the step or of every try, as `line_of` says; None leaves both.
        """
        drafts = [BEFORE + ref for ref in (attempt.rung_id, attempt.plan_id) if ref is not None]
        gone = (self._ledger.drop(DRAFTS, draft) for draft in drafts)
        self._ledger.change("Begun", self._ledger.put(ATTEMPTS, attempt), *self._line(attempt, line_of), *gone)
        return attempt

    def change(self, attempt: Attempt, line_of: LineOf | None = None) -> None:
        """Keep a changed attempt, and its coping line as with `begin`."""
        self._ledger.change("Changed the try", self._ledger.put(ATTEMPTS, attempt), *self._line(attempt, line_of))

    def _line(self, attempt: Attempt, line_of: LineOf | None) -> list[Put]:
        """The coping line of a try kept for its step, or for every one; then the step has none of its own."""
        rung, line = self._ledger.get(RUNGS, attempt.rung_id), attempt.coping
        if line_of is None:
            return []
        own = line if line_of == "step" else ""
        puts = [self._ledger.put(RUNGS, replace(rung, coping=own))] if rung is not None and rung.coping != own else []
        if line_of == "all" and self._ledger.settings.coping != line:
            puts.append(self._ledger.put(SETTINGS, replace(self._ledger.settings, coping=line)))
        return puts

    def take_cards(self, attempt_id: str, cards: tuple[str, ...], deck: Deck) -> None:
        """Take cards along that were dealt from `deck`, which is kept as it is afterwards."""
        attempt = replace(self._ledger.the(ATTEMPTS, attempt_id), cards=cards, without_cards=False)
        puts = (self._ledger.put(ATTEMPTS, attempt), self._ledger.put(DECKS, deck))
        self._ledger.change("Cards taken along", *puts)

    def end(self, attempt_id: str, status: Status) -> Attempt:
        """Note how a try ended. An open plan of it ends the same way in the same save.

        What happened comes later: for a try that took place its questions wait as a draft from here on.
        """
        now = self._ledger.clock()
        attempt = replace(self._ledger.the(ATTEMPTS, attempt_id), status=status, closed_at=now)
        changes = [self._ledger.put(ATTEMPTS, attempt)]
        plan = self._ledger.get(PLANS, attempt.plan_id)
        if plan is not None and plan.status == "open":
            changes.append(self._ledger.put(PLANS, replace(plan, status=status, closed_at=now)))
        changes += waiting_look_back(self._ledger, attempt)
        self._ledger.change(f"Noted: {STATUS_WORDS[status]}", *changes)
        return attempt

    def look_back(self, attempt_id: str, outcome: Outcome) -> Attempt:
        """Note what happened. The first time the try begins to rest with it, and the draft of the answers goes."""
        attempt = self._ledger.the(ATTEMPTS, attempt_id)
        first = attempt.outcome is None
        attempt = replace(attempt, outcome=outcome, closed_at=self._ledger.clock() if first else attempt.closed_at)
        words = "Looked back" if first else "Changed what happened"
        self._ledger.change(words, self._ledger.put(ATTEMPTS, attempt), self._ledger.drop(DRAFTS, AFTER + attempt_id))
        return attempt

    def make_ready(self, attempt_id: str, backup: str) -> Attempt:
        """Choose other words for the backup of a try, and of its plan."""
        attempt = replace(self._ledger.the(ATTEMPTS, attempt_id), backup=backup)
        changes = [self._ledger.put(ATTEMPTS, attempt)]
        plan = self._ledger.get(PLANS, attempt.plan_id)
        if plan is not None:
            changes.append(self._ledger.put(PLANS, replace(plan, backup=backup)))
        self._ledger.change("Backup chosen", *changes)
        return attempt

    def backup_done(self, attempt_id: str) -> None:
        """Note that the backup of a try that fell through was done; it counts in full, once for try and plan."""
        attempt = replace(self._ledger.the(ATTEMPTS, attempt_id), backup_done=True)
        changes = [self._ledger.put(ATTEMPTS, attempt)]
        plan = self._ledger.get(PLANS, attempt.plan_id)
        if plan is not None and plan.status == "fell_through":
            changes.append(self._ledger.put(PLANS, replace(plan, backup_done=True)))
        self._ledger.change("Noted: the backup was done", *changes)

    def remove(self, attempt_id: str) -> None:
        """Take a try out, with what was begun to be written about it; entries and wins of it stay."""
        self._ledger.remove(ATTEMPTS, attempt_id, "Let the try go")
