"""Topics: cards to take along, narrowed, searched, dealt; the whole card beside the list."""

from typing import ClassVar, Final

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.cards.dealing import UNMARKED, card_states
from ladder_tui.domain.cards.shelves import WHOLE_SHELF
from ladder_tui.domain.cards.topic_filter import EVERYTHING, TopicFilter, deal_from, filtered, in_words
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.card_words import card_facts, deeper_opener
from ladder_tui.screens.flows.cards.filters import ask_topic_filter
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.places.topics.commands import TopicsActions
from ladder_tui.screens.places.topics.rows import SHELF_LEGEND, card_rows, hand_rows, head
from ladder_tui.screens.places.topics.shelf_tabs import TABS
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.card import CardView
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.tab_line import TabLine
from ladder_tui.widgets.text import Words

#: Commands that belong to the card under the cursor.
NEEDS_CARD: Final = frozenset({"open", "pin", "done", "like", "not_for_me", "remove"})
#: A reference that names the scripts about one kind of situation begins with this.
SCRIPTS: Final = "scripts:"


class TopicsScreen(TopicsActions):
    """The cards of the filter, or the hand that was dealt from it; on other tabs drills, scripts and messages."""

    PLACE = "topics"
    SEARCH_HINT = "any words of the card"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("topics")
    DEFAULT_CSS = """
    TopicsScreen #tabs { height: 1; margin: 0 0 1 0; }
    TopicsScreen #head { height: 1; margin: 0 0 1 0; }
    TopicsScreen.-narrow.-short #tabs { margin: 0; }
    TopicsScreen #item { display: none; }
    TopicsScreen.on-shelf #item { display: block; }
    TopicsScreen.on-shelf #card { display: none; }
    TopicsScreen #empty { height: auto; padding: 0 3; display: none; }
    TopicsScreen.no-cards #empty { display: block; }
    TopicsScreen.no-cards #cards { display: none; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._shown_of: tuple[object, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list, and the whole card beside it on wide screens."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield TabLine(TABS, id="tabs")
                yield Words(id="head")
                yield self.search_line()
                yield Words(id="empty")
                yield PlaceList(id="cards")
            with VerticalScroll(classes="side", can_focus=False):
                yield CardView(id="card")
                yield Words(id="item")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the cards on the screen."""
        self._states = card_states(snapshot.card_marks.values())
        self._fill()

    def _fill(self) -> None:
        width = self.query_one(".pane").size.width
        if not width:
            return
        shelf = self._shelf
        self.query_one(TabLine).show(self._tab, width)
        self.set_class(shelf is not None, "on-shelf")
        if shelf is not None:
            self._shown_of, self._cards = (), ()
            self.query_one("#head", Words).say(*head(self.fill_shelf(shelf, width), width, SHELF_LEGEND))
            self.set_class(not self._items, "no-cards")
            if not self._items:
                self.query_one("#empty", Words).say(*self.empty_shelf(shelf))
            self._tell()
            return
        snapshot = self.snapshot
        # Tables are replaced, never changed, so what is shown is the same while these are.
        shown_of = (snapshot.library, snapshot.card_marks, snapshot.hidden, self._wanted, self._hand, width)
        if len(shown_of) == len(self._shown_of) and all(
            new is old or (isinstance(new, int | tuple | TopicFilter) and new == old)
            for new, old in zip(shown_of, self._shown_of, strict=True)
        ):
            return
        self._shown_of = shown_of
        self._cards = self._in_hand() if self._hand else filtered(snapshot, self._wanted)
        words = in_words(self._wanted, len(self._cards), snapshot.library)
        if self._hand:
            place = words.partition(" · ")[0]
            words = f"A hand for now · {place}"
        self.query_one("#head", Words).say(*head(words, width))
        rows = hand_rows if self._hand else card_rows
        self.query_one(RowList).show_rows(rows(self._cards, self._states, width))
        self.set_class(not self._cards, "no-cards")
        if not self._cards:
            self.query_one("#empty", Words).say(*self._empty())
        self._tell()

    def _in_hand(self) -> tuple[TopicCard, ...]:
        cards = (self.snapshot.library.topics.get(card_id) for card_id in self._hand)
        return tuple(
            card
            for card in cards
            if card is not None
            and card.id not in self.snapshot.hidden
            and not self._states.get(card.id, UNMARKED).not_for_me
        )

    def _empty(self) -> tuple[str | tuple[str, str], ...]:
        if not self.snapshot.library.topics:
            return (
                "No topic cards were found in the packs. ",
                ("ladder doctor says where they are looked for.", "$quiet"),
            )
        if self._hand:
            return ("This hand is played. ", ("D", "bold $here"), (" deals the next three.", "$quiet"))
        return ("No card fits all of this. ", ("esc", "bold $here"), (" shows all of them again.", "$quiet"))

    def _tell(self) -> None:
        """The card under the cursor, beside the list."""
        if self._shelf is not None:
            self.tell_item()
            return
        card = self._card()
        view = self.query_one(CardView)
        if card is None:
            view.show_card(None)
            return
        facts = card_facts(card, self.snapshot, self._states.get(card.id, UNMARKED))
        view.show_card(card, facts=facts, deeper=deeper_opener(card, self.snapshot))
        self.query_one(".side").scroll_home(animate=False)

    @on(PlaceList.Resized)
    def _resized(self, message: PlaceList.Resized) -> None:
        message.stop()
        self._fill()
        self.refresh_keys()

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()

    def reveal(self, ref: str) -> None:
        """Put the cursor on a card; filters give way when they would keep it out of sight.

        `scripts:KIND` shows the scripts about one kind of situation instead.
        """
        if ref.startswith(SCRIPTS):
            self.show_scripts(ref.removeprefix(SCRIPTS))
            return
        self._tab = "cards"
        self._fill()
        if not self.query_one(RowList).go_to(ref):
            aside = self._states.get(ref, UNMARKED).not_for_me
            self._narrow(TopicFilter(not_for_me=aside))
            self.query_one(RowList).go_to(ref)
        self.query_one(RowList).focus()

    # -- what is under the cursor -----------------------------------------------------------

    def foot(self) -> list[str]:
        """While typing a search only the way out of it; with a hand the next one comes first."""
        if self.is_typing:
            return ["topics.clear"]
        if self._shelf is not None:
            first = ["topics.open", "topics.copy"] if self._tab != "listening" else ["topics.open"]
            return [*first, "topics.next_tab", "topics.filter", "topics.search"]
        ids = list(super().foot())
        return ["topics.deal", "topics.clear", *(id for id in ids if id != "topics.deal")] if self._hand else ids

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        if not self.is_mounted:
            return True
        item = self._item()
        if action in NEEDS_CARD and action != "pin":
            return self._card() is not None or item is not None
        if action == "pin":
            return self._card() is not None
        if action == "copy":
            return item is not None and self._tab != "listening"
        if action == "write":
            return self._tab != "listening"
        if action == "edit":
            return self._tab != "listening" and self._under_id() is not None
        if action == "clear" and self._shelf is not None:
            return self._shelf_filter != WHOLE_SHELF or self.has_class("searching")
        if action in ("deal", "deal_for") and self._shelf is not None:
            return False
        if action in ("deal", "deal_for"):
            return not self._wanted.not_for_me and bool(self._cards or self._hand)
        if action == "clear":
            return bool(self._hand) or self._wanted != EVERYTHING or self.has_class("searching")
        return True

    # -- narrowing --------------------------------------------------------------------------

    def _narrow(self, wanted: TopicFilter) -> None:
        """Show the cards of a filter; a hand goes back into its deck's past."""
        self._wanted, self._hand = wanted, ()
        self.show_query(wanted.query)
        self._fill()
        self.refresh_keys()

    @work(exclusive=True)
    async def action_filter(self) -> None:
        """By setting, depth, need, stage, tone, effort and season; a shelf by its own words."""
        if self._shelf is not None:
            await self.filter_shelf(self._shelf)
            return
        wanted = await ask_topic_filter(self, self._wanted)
        if wanted is not None:
            self._narrow(wanted)
            self.query_one(RowList).action_first()

    def search_for(self, query: str) -> None:
        """Show what holds these words."""
        if self._shelf is not None:
            self.narrow_shelf(self._shelf_filter.searching(query))
            return
        self._narrow(replace(self._wanted, query=query))

    def action_clear(self) -> None:
        """First the hand, then the search, then the filter."""
        at = self.query_one(RowList).current_id
        if self._shelf is not None:
            if not self.end_search():
                self.narrow_shelf(WHOLE_SHELF)
        elif self._hand:
            self._narrow(self._wanted)
            self.query_one(RowList).focus()
        elif not self.end_search():
            self._narrow(EVERYTHING)
        if at is not None:
            self.query_one(RowList).go_to(at)
        self.refresh_keys()

    def action_deal(self) -> None:
        """Three cards of the filter that have not come up since the deck was last shuffled."""
        hand = deal_from(self.snapshot, self._wanted)
        if not hand.cards:
            self.say("No card of this filter fits the season; f widens it.")
            return
        self._play(hand)
