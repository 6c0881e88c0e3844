"""The pane beside the list of Topics: the whole of what is under the cursor."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ladder_tui.domain.cards.ahead import cards_of_page
from ladder_tui.domain.cards.dealing import CardState
from ladder_tui.domain.cards.shelves import ShelfItem
from ladder_tui.domain.cards.wording import as_said, openers_shown
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.card_words import card_facts, deeper_opener
from ladder_tui.screens.flows.cards.situation_words import whole_page
from ladder_tui.screens.places.topics.rows import whole_thing
from ladder_tui.widgets.card import CardView
from ladder_tui.widgets.text import Words, room_in

Thing = Situation | TopicCard | ShelfItem


class TopicSide(VerticalScroll, can_focus=False):
    """A page, a card, a drill, a script or a message; where there is no room for the pane it costs nothing."""

    DEFAULT_CSS = """
    TopicSide #item { display: none; }
    TopicSide.in-words #item { display: block; }
    TopicSide.in-words #card { display: none; }
    """

    def compose(self) -> ComposeResult:
        """A card draws itself; everything else is words."""
        yield CardView(id="card")
        yield Words(id="item")

    def show_thing(self, thing: Thing | None, snapshot: Snapshot, state: CardState) -> None:
        """Show one thing, or nothing; `state` is what the user did with it."""
        self.set_class(not isinstance(thing, TopicCard), "in-words")
        view, item = self.query_one(CardView), self.query_one("#item", Words)
        if isinstance(thing, TopicCard):
            facts = card_facts(thing, snapshot, state)
            view.show_card(
                as_said(thing, snapshot), facts=facts, deeper=deeper_opener(thing, snapshot), room=self.size.height
            )
            self.scroll_home(animate=False)
            return
        view.show_card(None)
        width = room_in(self)
        if thing is None or not self.display or not width:
            item.say()
            return
        if isinstance(thing, Situation):
            item.say(
                *whole_page(thing, openers_shown(cards_of_page(snapshot, thing), snapshot), snapshot.library, width)
            )
        else:
            item.say(*whole_thing(thing, snapshot, state, width))
        self.scroll_home(animate=False)
