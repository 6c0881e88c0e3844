"""Cards: used, liked, not for me, said in one's own words, gaps filled, dealt from a deck."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.cards.wording import MY_NAME, OF_A_PERSON, OF_A_TIME
from ladder_tui.domain.records.cards import CardAction, CardMark, CardWords, Deck, Gap
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.tables import CARD_MARKS, CARD_WORDS, DECKS, GAPS, PLANS
from ladder_tui.services.ledger.hiding import REMOVED_FOR_GOOD, hiding
from ladder_tui.services.ledger.ledger import Ledger, Put, new_id

_WORDS: Final[dict[CardAction, str]] = {
    "used": "Noted as used", "liked": "Marked as liked", "not_for_me": "Not dealt again",
}  # fmt: skip


class CardIntents:
    """Everything a person does with topic cards."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def mark(self, card_id: str, action: CardAction, person_id: str | None = None) -> None:
        """Note a use, or switch `liked` and `not_for_me` on and off; switching one on switches the other off.

        A mark on a card that this one came in the place of is a mark on this one.
        """
        opinions, heir = [], self._ledger.library.heir
        if action != "used":
            marks = self._ledger.rows(CARD_MARKS).values()
            opinions = [mark for mark in marks if heir(mark.card_id) == card_id and mark.action != "used"]
        last = max(opinions, key=lambda mark: mark.at, default=None)
        taken_back = [self._ledger.drop(CARD_MARKS, mark.id) for mark in opinions]
        if last is not None and last.action == action:
            self._ledger.change("Mark taken back", *taken_back)
            return
        mark = CardMark(id=new_id(), card_id=card_id, action=action, at=self._ledger.clock(), person_id=person_id)
        self._ledger.change(_WORDS[action], *taken_back, self._ledger.put(CARD_MARKS, mark))

    def remove(self, card_id: str) -> None:
        """Remove a card for good; undo brings it back."""
        self._ledger.change(REMOVED_FOR_GOOD, *hiding(self._ledger, card_id))

    def say(self, card_id: str, *, opener: str | None = None, share: str | None = None) -> None:
        """Say a card so from now on. None leaves a part as it is, an empty text goes back to the card's own."""
        before = [words for words in self._ledger.rows(CARD_WORDS).values() if self._for(words.card_id, card_id)]
        words = before[-1] if before else CardWords(id=new_id(), card_id=card_id, at=self._ledger.clock())
        words = replace(
            words,
            card_id=card_id,
            at=self._ledger.clock(),
            opener=words.opener if opener is None else one_line(opener),
            share=words.share if share is None else one_line(share),
        )
        gone = [self._ledger.drop(CARD_WORDS, one.id) for one in before]
        if is_blank(words.opener) and is_blank(words.share):
            self._ledger.change("As the card has it", *gone)
        else:
            self._ledger.change("Kept in your words", *gone[:-1], self._ledger.put(CARD_WORDS, words))

    def fill(
        self, card_id: str, values: Mapping[str, str], *, plan: Plan | None = None, person_id: str | None = None
    ) -> None:
        """Remember what stands in the gaps of a card, by slot: for the plan it goes along to, and for the person.

        What holds for one time only is not remembered for the person. An empty text is forgotten. What is filled for a
        plan is one step of undo with it, if that was the step before.
        """
        if person_id is None and plan is not None:
            person_id = plan.person_id
        puts: list[Put] = []
        for slot, text in values.items():
            if slot == MY_NAME:
                puts += self._fill(Gap(id=new_id(), slot=slot, text=text, at=self._ledger.clock()))
                continue
            gap = Gap(id=new_id(), slot=slot, text=text, at=self._ledger.clock(), card_id=card_id)
            if plan is not None:
                puts += self._fill(replace(gap, plan_id=plan.id))
            if person_id is not None and slot not in OF_A_TIME:
                whose = "" if slot in OF_A_PERSON else card_id
                puts += self._fill(replace(gap, id=new_id(), card_id=whose, person_id=person_id))
        self._ledger.change("Gaps filled", *puts, joins=(PLANS, plan.id) if plan is not None else None)

    def _fill(self, gap: Gap) -> list[Put]:
        """What puts a gap in the place of what stood there."""
        known = [
            one
            for one in self._ledger.rows(GAPS).values()
            if (one.slot, one.plan_id, one.person_id) == (gap.slot, gap.plan_id, gap.person_id)
            and self._for(one.card_id, gap.card_id)
        ]
        text = one_line(gap.text)
        puts = [self._ledger.drop(GAPS, one.id) for one in known]
        if is_blank(text):
            return puts
        if known and known[-1].text == text:
            return puts[:-1]
        return [*puts, self._ledger.put(GAPS, replace(gap, text=text))]

    def _for(self, first: str, second: str) -> bool:
        """Whether two ids stand for one card: one may have come in the place of the other."""
        heir = self._ledger.library.heir
        return heir(first) == heir(second)

    def keep_deck(self, deck: Deck) -> None:
        """Remember how far a deck has been dealt. Not a step of undo."""
        self._ledger.change("Cards dealt", self._ledger.put(DECKS, deck), undoable=False)
