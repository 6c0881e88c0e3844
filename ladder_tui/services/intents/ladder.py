"""The ladder: wins; rungs and ladders are in rungs.py, tries in attempts.py."""

from ladder_tui.domain.records.entries import Win
from ladder_tui.domain.records.tables import WINS
from ladder_tui.services.intents.rungs import RungIntents
from ladder_tui.services.ledger.ledger import new_id


class LadderIntents(RungIntents):
    """Everything a person does with ladders, rungs and wins."""

    def win(self, text: str, *, plan_id: str | None = None, attempt_id: str | None = None) -> Win:
        """Keep a small good thing that happened."""
        win = Win(id=new_id(), text=text, at=self._ledger.clock(), plan_id=plan_id, attempt_id=attempt_id)
        self._ledger.change("Kept", self._ledger.put(WINS, win))
        return win

    def save_win(self, win: Win) -> None:
        """Keep a changed win."""
        self._ledger.change("Changed", self._ledger.put(WINS, win))

    def remove_win(self, win_id: str) -> None:
        """Take a win out."""
        self._ledger.remove(WINS, win_id, "Removed")
