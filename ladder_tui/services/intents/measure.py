"""The monthly measure: answering it, and taking an answer out."""

from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.domain.records.tables import MEASURES
from ladder_tui.services.ledger.ledger import Ledger, new_id


class MeasureIntents:
    """Everything a person does with the four questions."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def answer(self, *, companionship: int, left_out: int, isolated: int, direct: int) -> MeasureAnswers:
        """Keep the answers of now: three from 1 to 3, the direct one from 1 to 5."""
        answers = MeasureAnswers(
            id=new_id(), at=self._ledger.clock(),
            companionship=companionship, left_out=left_out, isolated=isolated, direct=direct,
        )  # fmt: skip
        self._ledger.change("Answers kept", self._ledger.put(MEASURES, answers))
        return answers

    def remove(self, answers_id: str) -> None:
        """Take the answers of one day out."""
        self._ledger.remove(MEASURES, answers_id, "Removed the answers")
