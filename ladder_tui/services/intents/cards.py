"""Cards: used, liked, not for me, dealt from a deck."""

from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.cards import CardAction, CardMark, Deck
from ladder_tui.services.ledger.ledger import Ledger, new_id
from ladder_tui.store.keeper import Change

_WORDS: dict[CardAction, str] = {"used": "Noted as used", "liked": "Marked as liked", "not_for_me": "Not dealt again"}


class CardIntents:
    """Everything a person does with topic cards."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def mark(self, card_id: str, action: CardAction, person_id: str | None = None) -> None:
        """Note a use, or switch `liked` and `not_for_me` on and off; switching one on switches the other off."""
        changes: list[Change] = []
        if action != "used":
            opinions = [
                mark
                for mark in self._ledger.rows("card_marks").values()
                if mark.card_id == card_id and mark.action != "used"
            ]
            changes += [self._ledger.drop("card_marks", mark.id) for mark in opinions]
            if any(mark.action == action for mark in opinions):
                self._ledger.change("Mark taken back", *changes)
                return
        mark = CardMark(id=new_id(), card_id=card_id, action=action, at=self._ledger.clock(), person_id=person_id)
        self._ledger.change(_WORDS[action], *changes, self._ledger.put("card_marks", mark))

    def remove(self, card_id: str) -> None:
        """Remove a card for good; undo brings it back."""
        self._ledger.change("Removed for good", self._ledger.put("hidden", Hidden(id=card_id, at=self._ledger.clock())))

    def keep_deck(self, deck: Deck) -> None:
        """Remember how far a deck has been dealt. Not a step of undo."""
        self._ledger.change("Cards dealt", self._ledger.put("decks", deck), undoable=False)
