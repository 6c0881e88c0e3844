"""Cards: used, liked, not for me, dealt from a deck."""

from ladder_tui.domain.activities import Hidden
from ladder_tui.domain.topics import CardAction, CardMark, Deck
from ladder_tui.services.ledger import Ledger, new_id

_WORDS: dict[CardAction, str] = {"used": "Noted as used", "liked": "Marked as liked", "not_for_me": "Not dealt again"}


class CardIntents:
    """Everything a person does with topic cards."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def mark(self, card_id: str, action: CardAction, person_id: str | None = None) -> None:
        """Note a use, or switch `liked` and `not_for_me` on and off."""
        for mark in self._ledger.rows("card_marks").values():
            if action != "used" and mark.card_id == card_id and mark.action == action:
                self._ledger.change("Mark taken back", self._ledger.drop("card_marks", mark.id))
                return
        mark = CardMark(id=new_id(), card_id=card_id, action=action, at=self._ledger.clock(), person_id=person_id)
        self._ledger.change(_WORDS[action], self._ledger.put("card_marks", mark))

    def remove(self, card_id: str) -> None:
        """Remove a card for good; undo brings it back."""
        self._ledger.change("Removed for good", self._ledger.put("hidden", Hidden(id=card_id, at=self._ledger.clock())))

    def keep_deck(self, deck: Deck) -> None:
        """Remember how far a deck has been dealt. Not a step of undo."""
        self._ledger.change("Cards dealt", self._ledger.put("decks", deck), undoable=False)
