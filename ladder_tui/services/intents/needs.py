"""The needs: what was answered, and what steers the picks from then on."""

from collections.abc import Sequence

from msgspec.structs import replace

from ladder_tui.domain.records.settings import NeedAnswers, NeedLevel
from ladder_tui.domain.records.tables import NEED_ANSWERS, SETTINGS
from ladder_tui.services.ledger.ledger import Ledger, new_id


class NeedIntents:
    """Everything a person says about the company they miss."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def answer(self, form: int, levels: Sequence[NeedLevel], *, undoable: bool = True) -> NeedAnswers:
        """Keep the answers to form 1 or 2; needs that were left open keep the level they had."""
        settings = self._ledger.settings
        known = {level.need: level for level in settings.needs} | {level.need: level for level in levels}
        answers = NeedAnswers(id=new_id(), at=self._ledger.clock(), form=form, levels=tuple(levels))
        self._ledger.change(
            "Answers kept; they steer the suggestions",
            self._ledger.put(NEED_ANSWERS, answers),
            self._ledger.put(SETTINGS, replace(settings, needs=tuple(known.values()))),
            undoable=undoable,
        )
        return answers
