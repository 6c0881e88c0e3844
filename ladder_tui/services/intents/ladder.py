"""The ladder: rungs and attempts."""

from dataclasses import replace

from ladder_tui.domain.activities import Hidden
from ladder_tui.domain.attempts import Attempt, Outcome, Prediction
from ladder_tui.domain.evidence import Win
from ladder_tui.domain.ladder import Rung
from ladder_tui.domain.vocabulary import STATUS_WORDS, Status
from ladder_tui.services.ledger import Ledger, new_id


class LadderIntents:
    """Everything a person does with rungs, attempts and wins."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, rung: Rung) -> Rung:
        """Keep a new or changed rung. The first rung of all becomes the current one."""
        rungs = self._ledger.rows("rungs")
        known = rung.id in rungs
        if not rungs:
            rung = replace(rung, current=True)
        self._ledger.change("Changed the rung" if known else "Added a rung", self._ledger.put("rungs", rung))
        return rung

    def make_current(self, rung_id: str) -> None:
        """Mark one rung as where you are; the mark leaves the one before."""
        changes = []
        for rung in self._ledger.rows("rungs").values():
            here = rung.id == rung_id
            if rung.current != here:
                aside = rung.set_aside and not here
                changes.append(self._ledger.put("rungs", replace(rung, current=here, set_aside=aside)))
        self._ledger.change("You are here now", *changes)

    def set_aside(self, rung_id: str, aside: bool = True) -> None:
        """Put a rung aside for good, or take it back."""
        rung: Rung = self._ledger.rows("rungs")[rung_id]
        changed = replace(rung, set_aside=aside, current=rung.current and not aside)
        self._ledger.change("Set aside" if aside else "Taken back", self._ledger.put("rungs", changed))

    def hide_idea(self, idea_id: str) -> None:
        """Take a pack's rung out of the ideas for good; undo brings it back."""
        self._ledger.change("Removed for good", self._ledger.put("hidden", Hidden(id=idea_id, at=self._ledger.clock())))

    def remove(self, rung_id: str) -> None:
        """Take a rung out; its attempts stay and keep their words."""
        freed = [
            self._ledger.put("attempts", replace(attempt, rung_id=None))
            for attempt in self._ledger.rows("attempts").values()
            if attempt.rung_id == rung_id
        ]
        self._ledger.change("Removed the rung", self._ledger.drop("rungs", rung_id), *freed)

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
