"""The whole card over a place, where there is no room for it beside the list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.card_words import card_facts, deeper_opener
from ladder_tui.screens.kit.dialog import CARD_WIDTH, MOST_LINES
from ladder_tui.screens.kit.turning import TurnDialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.card import CardView
from ladder_tui.widgets.text import Words, folded


class CardDialog(TurnDialog):
    """One card after the other. Answers with what to do with the one shown: `pin`, `done`, `like`, `not_for_me`,
    `words`, `rehearse` or `copy`.

    `card` is the card shown last, so that a list can follow. With `actions` False it is only read. `plan_id` and
    `person_id` say what the cards go along to and who they are for: gaps are filled as they are known there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,t", "answer('pin')", "Take along", show=False),
        Binding("w", "answer('words')", "Your words", show=False),
        Binding("R", "answer('rehearse')", "Rehearse", show=False),
        Binding("y", "answer('copy')", "Copy", show=False),
    ]
    DEFAULT_CSS = "CardDialog CardView { padding: 0 1; }"

    def __init__(
        self,
        cards: Sequence[TopicCard],
        snapshot: Snapshot,
        *,
        at: int = 0,
        actions: bool = True,
        plan_id: str | None = None,
        person_id: str | None = None,
    ) -> None:
        super().__init__("", len(cards), at)
        self._cards = tuple(cards)
        self._snapshot = snapshot
        self._actions = actions
        self._plan_id = plan_id
        self._person_id = person_id

    @property
    def card(self) -> TopicCard:
        """The card shown."""
        return self._cards[self._at]

    def compose_inside(self) -> ComposeResult:
        """The card below its opener."""
        yield CardView()

    def hints(self) -> tuple[KeyHint, ...]:
        """Moving where there is more than one card, then what can be done with it."""
        made = [*self.turning()]
        if self._actions:
            made += [
                KeyHint("p", "take along", "answer('pin')"),
                KeyHint("w", "your words", "answer('words')"),
                KeyHint("d", "used", "answer('done')"),
            ]
            if not self.turning():
                made += [KeyHint("R", "rehearse", "answer('rehearse')"), KeyHint("*", "like", "answer('like')")]
        return (*made, KeyHint("esc", "back", "back"))

    def _show(self) -> None:
        shown = as_said(self.card, self._snapshot, plan_id=self._plan_id, person_id=self._person_id)
        self.query_one("#title", Words).say(shown.opener)
        self.query_one(CardView).show_card(
            shown,
            facts=card_facts(self.card, self._snapshot),
            deeper=deeper_opener(self.card, self._snapshot),
            with_opener=False,
            room=self._room(shown.opener),
        )
        self.show_hints()
        self.query_one("#inside").scroll_home(animate=False)

    def _room(self, opener: str) -> int:
        """Lines for the card below its title: what frame, title and keys leave of the screen."""
        height = self.app.size.height
        title = folded(opener, min(CARD_WIDTH, self.app.size.width) - 6)
        return (min(height, MOST_LINES) if self.has_class("-short") else height) - 5 - len(title)

    def may_answer(self, answer: str) -> bool:
        """Whether something can be done with the card."""
        return self._actions
