"""The whole card over a place, where there is no room for it beside the list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.topics import TopicCard
from ladder_tui.screens.card_words import card_facts, deeper_opener
from ladder_tui.screens.dialogs.dialog import Dialog
from ladder_tui.widgets.bars import KeyBar, KeyHint
from ladder_tui.widgets.card import CardView
from ladder_tui.widgets.text import Words


class CardDialog(Dialog[str]):
    """One card after the other. Answers with what to do with the one shown: `pin`, `done`, `like` or `not_for_me`.

    `card` is the card shown last, so that a list can follow. With `actions` False it is only read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,right,l,n", "turn(1)", "Next card", show=False),
        Binding("k,left,h", "turn(-1)", "Card before", show=False),
        Binding("down,pagedown,space", "scroll(1)", "Down", show=False),
        Binding("up,pageup", "scroll(-1)", "Up", show=False),
        Binding("p,t", "answer('pin')", "Take along", show=False),
        Binding("d", "answer('done')", "Used", show=False),
        Binding("asterisk,plus", "answer('like')", "Like", show=False),
        Binding("minus", "answer('not_for_me')", "Not for me", show=False),
        Binding("enter", "back", "Back", show=False),
    ]
    DEFAULT_CSS = "CardDialog CardView { padding: 0 1; }"

    def __init__(self, cards: Sequence[TopicCard], snapshot: Snapshot, *, at: int = 0, actions: bool = True) -> None:
        super().__init__(cards[at].opener)
        self._cards = tuple(cards)
        self._at = at
        self._snapshot = snapshot
        self._actions = actions

    @property
    def card(self) -> TopicCard:
        """The card shown."""
        return self._cards[self._at]

    def compose_inside(self) -> ComposeResult:
        """The card below its opener."""
        yield CardView()

    def hints(self) -> tuple[KeyHint, ...]:
        """Moving where there is more than one card, then what can be done with it."""
        made: list[KeyHint] = []
        if len(self._cards) > 1:
            made += [KeyHint("j", "next", "turn(1)"), KeyHint("k", "before", "turn(-1)")]
        if self._actions:
            made += [
                KeyHint("p", "take along", "answer('pin')"),
                KeyHint("d", "used", "answer('done')"),
                KeyHint("*", "like", "answer('like')"),
                KeyHint("-", "not for me", "answer('not_for_me')"),
            ]
        return (*made, KeyHint("esc", "back", "back"))

    def on_mount(self) -> None:
        """Show the first card."""
        self._show()

    def _show(self) -> None:
        self.query_one("#title", Words).say(self.card.opener)
        self.query_one(CardView).show_card(
            self.card,
            facts=card_facts(self.card, self._snapshot),
            deeper=deeper_opener(self.card, self._snapshot),
            with_opener=False,
        )
        self.query_one(KeyBar).hints = self.hints()
        self.query_one("#inside").scroll_home(animate=False)

    def action_turn(self, by: int) -> None:
        """Go to the card after or before; at the ends it stays."""
        at = max(0, min(len(self._cards) - 1, self._at + by))
        if at != self._at:
            self._at = at
            self._show()

    def action_scroll(self, by: int) -> None:
        """Scroll a card that is longer than the window."""
        inside = self.query_one("#inside")
        (inside.scroll_down if by > 0 else inside.scroll_up)(animate=False)

    def action_answer(self, what: str) -> None:
        """Leave with something to do."""
        if self._actions:
            self.dismiss(what)
