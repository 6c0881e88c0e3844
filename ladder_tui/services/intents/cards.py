"""Cards: used, liked, not for me, dealt from a deck."""

from ladder_tui.domain.records.cards import CardAction, CardMark, Deck
from ladder_tui.domain.records.tables import CARD_MARKS, DECKS
from ladder_tui.services.ledger.hiding import REMOVED_FOR_GOOD, hiding
from ladder_tui.services.ledger.ledger import Ledger, new_id

_WORDS: dict[CardAction, str] = {"used": "Noted as used", "liked": "Marked as liked", "not_for_me": "Not dealt again"}


class CardIntents:
    """Everything a person does with topic cards."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def mark(self, card_id: str, action: CardAction, person_id: str | None = None) -> None:
        """Note a use, or switch `liked` and `not_for_me` on and off; switching one on switches the other off."""
        opinions = []
        if action != "used":
            marks = self._ledger.rows(CARD_MARKS).values()
            opinions = [mark for mark in marks if mark.card_id == card_id and mark.action != "used"]
        taken_back = [self._ledger.drop(CARD_MARKS, mark.id) for mark in opinions]
        if any(mark.action == action for mark in opinions):
            self._ledger.change("Mark taken back", *taken_back)
            return
        mark = CardMark(id=new_id(), card_id=card_id, action=action, at=self._ledger.clock(), person_id=person_id)
        self._ledger.change(_WORDS[action], *taken_back, self._ledger.put(CARD_MARKS, mark))

    def remove(self, card_id: str) -> None:
        """Remove a card for good; undo brings it back."""
        self._ledger.change(REMOVED_FOR_GOOD, *hiding(self._ledger, card_id))

    def keep_deck(self, deck: Deck) -> None:
        """Remember how far a deck has been dealt. Not a step of undo."""
        self._ledger.change("Cards dealt", self._ledger.put(DECKS, deck), undoable=False)
