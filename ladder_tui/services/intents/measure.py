"""The monthly measure and a question of one's own: answering them, and taking an answer out."""

from msgspec.structs import replace

from ladder_tui.domain.growth.own_question import the_question
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.domain.records.tables import MEASURES, OWN_ANSWERS, SETTINGS
from ladder_tui.services.ledger.ledger import Ledger, new_id


class MeasureIntents:
    """Everything a person does with the four questions and with one of their own."""

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

    def ask_own(self, text: str) -> None:
        """Keep the question of one's own; without words it is asked no more, and its answers stay.

        Raises ValueError with one sentence when it is too long.
        """
        question = the_question(text)
        settings = replace(self._ledger.settings, own_question=question)
        words = "Question kept" if question else "It is asked no more"
        self._ledger.change(words, self._ledger.put(SETTINGS, settings))

    def answer_own(self, value: int) -> OwnAnswer:
        """Keep an answer of now, 0 to 10."""
        question = self._ledger.settings.own_question
        answer = OwnAnswer(id=new_id(), at=self._ledger.clock(), question=question, value=value)
        self._ledger.change("Answer kept", self._ledger.put(OWN_ANSWERS, answer))
        return answer

    def remove_own(self, answer_id: str) -> None:
        """Take one answer out."""
        self._ledger.remove(OWN_ANSWERS, answer_id, "Removed the answer")
