"""The hand of cards that goes along to a try: dealt for the place, one swapped or left out, or none at all."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ladder_tui.domain.cards.of_the_day import Hand as DealtHand
from ladder_tui.domain.cards.of_the_day import deal_hand
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.start import Start
from ladder_tui.services.intents.plans import MOST_CARDS
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import folded, line, words

BEGIN, WITHOUT, NOT_WITHOUT = "begin", "without", "with"
#: As often another card is drawn when the one drawn is in the hand already.
_DRAWS: Final = 8


class Hand:
    """The ids of at most three cards, None before they are dealt. `without` says that none is taken this time.

    Dealing keeps the deck and may raise NotSaved; the cards are in the hand all the same.
    """

    def __init__(self, journal: Journal, start: Start, pinned: Sequence[str] = (), *, without: bool = False) -> None:
        self._journal = journal
        self._start = start
        self._ids: tuple[str, ...] | None = tuple(pinned)[:MOST_CARDS] or None
        self.without = without

    @property
    def taken(self) -> tuple[str, ...]:
        """The ids of the cards that go along."""
        return () if self.without else self._ids or ()

    @property
    def upper(self) -> bool:
        """Whether the same without cards is offered."""
        return self._start.upper

    def cards(self, snapshot: Snapshot) -> list[TopicCard]:
        """The cards that go along, those that are still in the packs."""
        return [card for card in map(snapshot.library.topic, self.taken) if card is not None]

    @property
    def plan_id(self) -> str | None:
        """The plan that the cards go along to."""
        return self._start.plan.id if self._start.plan is not None else None

    def deal(self) -> None:
        """Deal for the place, the stage and the person, once; cards that were pinned to the plan stay."""
        if self._ids is None:
            hand = self._draw(MOST_CARDS)
            self._ids = tuple(card.id for card in hand.cards)
            self._keep(hand)

    def swap(self, card_id: str) -> str | None:
        """Another card in place of one; its id, None when there is no other."""
        held = self._ids or ()
        for _ in range(_DRAWS):
            hand = self._draw(1)
            other = next((card.id for card in hand.cards if card.id not in held), None)
            if other is not None:
                self._ids = tuple(other if id == card_id else id for id in held)
            self._keep(hand)
            if other is not None:
                return other
        return None

    def leave_out(self, card_id: str) -> None:
        """Take a card out of the hand."""
        self._ids = tuple(id for id in self._ids or () if id != card_id)

    def _draw(self, n: int) -> DealtHand:
        start, snapshot = self._start, self._journal.snapshot()
        return deal_hand(snapshot, setting=start.setting, stage=start.stage, person=start.person, n=n, at_once=True)

    def _keep(self, hand: DealtHand) -> None:
        if hand.cards:
            self._journal.cards.keep_deck(hand.deck)

    # -- drafts -----------------------------------------------------------------------------

    def raw(self) -> dict[str, Any]:
        """What a draft keeps of it."""
        return {"cards": None if self._ids is None else list(self._ids), "without": self.without}

    def take(self, kept: Mapping[str, Any]) -> None:
        """Take it back from a draft."""
        ids = kept.get("cards")
        if isinstance(ids, list):
            self._ids = tuple(id for id in ids if isinstance(id, str))[:MOST_CARDS]
        self.without = bool(kept.get("without", self.without))


def hand_rows(hand: Hand, snapshot: Snapshot, width: int, *, begin: str) -> list[Row]:
    """The cards, the way to go without them or with them again, and the door to begin."""
    gap = " " * GUTTER
    rows: list[Row] = []
    for card in hand.cards(snapshot):
        opener = as_said(card, snapshot, plan_id=hand.plan_id).opener
        quoted = folded(f"“{line(opener)}”", width - GUTTER - 1, most=2)
        rows.append(Row(words(gap, f"\n{gap} ".join(quoted)), id=f"card:{card.id}"))
    if hand.without:
        rows.append(Row(words(gap, ("The same step, without cards this time.", "$quiet"))))
        rows.append(Row(words(gap, "Take cards along after all"), id=NOT_WITHOUT))
    elif not rows:
        rows.append(Row(words(gap, ("No card goes along, and that is fine.", "$quiet"))))
    elif hand.upper:
        rows += [_SPACE, Row(words(gap, "The same step without cards"), id=WITHOUT)]
    return [*rows, _SPACE, Row(words(gap, (begin, "bold")), id=BEGIN)]


_SPACE: Final = Row(words(" "))
