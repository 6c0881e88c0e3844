"""The ladder: attempts and wins; rungs and ladders are in rungs.py."""

from dataclasses import replace

from ladder_tui.domain.attempts import Attempt, Outcome, Prediction
from ladder_tui.domain.evidence import Win
from ladder_tui.domain.vocabulary import STATUS_WORDS, Status
from ladder_tui.services.intents.rungs import RungIntents
from ladder_tui.services.ledger import new_id


class LadderIntents(RungIntents):
    """Everything a person does with ladders, rungs, attempts and wins."""

    def start(
        self, title: str, prediction: Prediction, *, rung_id: str | None = None, plan_id: str | None = None
    ) -> Attempt:
        """Begin an attempt with its prediction."""
        attempt = Attempt(
            id=new_id(),
            title=title,
            started_at=self._ledger.clock(),
            prediction=prediction,
            rung_id=rung_id,
            plan_id=plan_id,
        )
        self._ledger.change("Prediction noted", self._ledger.put("attempts", attempt))
        return attempt

    def edit_attempt(self, attempt: Attempt) -> None:
        """Keep a changed attempt."""
        self._ledger.change("Changed the attempt", self._ledger.put("attempts", attempt))

    def close(self, attempt_id: str, status: Status, outcome: Outcome | None) -> Attempt:
        """Note what happened. An open plan of this attempt gets the same status in the same save."""
        now = self._ledger.clock()
        attempt: Attempt = self._ledger.rows("attempts")[attempt_id]
        attempt = replace(attempt, status=status, outcome=outcome, closed_at=now)
        changes = [self._ledger.put("attempts", attempt)]
        plan = self._ledger.get("plans", attempt.plan_id) if attempt.plan_id else None
        if plan is not None and plan.status == "open":
            changes.append(self._ledger.put("plans", replace(plan, status=status, closed_at=now)))
        self._ledger.change(f"Noted: {STATUS_WORDS[status]}", *changes)
        return attempt

    def remove_attempt(self, attempt_id: str) -> None:
        """Take an attempt out."""
        self._ledger.change("Removed the attempt", self._ledger.drop("attempts", attempt_id))

    def win(self, text: str, *, plan_id: str | None = None, attempt_id: str | None = None) -> Win:
        """Keep a small good thing that happened."""
        win = Win(id=new_id(), text=text, at=self._ledger.clock(), plan_id=plan_id, attempt_id=attempt_id)
        self._ledger.change("Kept", self._ledger.put("wins", win))
        return win

    def save_win(self, win: Win) -> None:
        """Keep a changed win."""
        self._ledger.change("Changed", self._ledger.put("wins", win))

    def remove_win(self, win_id: str) -> None:
        """Take a win out."""
        self._ledger.change("Removed", self._ledger.drop("wins", win_id))
