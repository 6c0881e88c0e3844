"""Wins: kept, changed, taken out. Each is one step of undo."""

from ladder_tui.domain.records.entries import Win
from ladder_tui.domain.records.tables import WINS
from ladder_tui.services.ledger.ledger import Ledger, new_id


class WinIntents:
    """Everything a person does with the small good things they keep."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def keep(self, text: str, *, plan_id: str | None = None, attempt_id: str | None = None) -> Win:
        """Keep a small good thing that happened."""
        win = Win(id=new_id(), text=text, at=self._ledger.clock(), plan_id=plan_id, attempt_id=attempt_id)
        self._ledger.change("Kept", self._ledger.put(WINS, win))
        return win

    def save(self, win: Win) -> None:
        """Keep a changed win."""
        self._ledger.change("Changed", self._ledger.put(WINS, win))

    def remove(self, win_id: str) -> None:
        """Take a win out."""
        self._ledger.remove(WINS, win_id, "Removed")
