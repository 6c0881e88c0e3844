"""Topics: cards to take along, narrowed, searched, dealt; the whole card beside the list."""

from dataclasses import replace
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.topic_filter import EVERYTHING, TopicFilter, deal_from, found, in_words, people_by_contact
from ladder_tui.domain.topics import UNMARKED, CardState, TopicCard, card_states
from ladder_tui.screens.card_words import card_facts, deeper_opener
from ladder_tui.screens.dialogs.card import CardDialog
from ladder_tui.screens.dialogs.dialog import Choose
from ladder_tui.screens.dialogs.filters import ask_topic_filter
from ladder_tui.screens.dialogs.pin import ask_pin
from ladder_tui.screens.page import bindings_for
from ladder_tui.screens.search_page import SearchPage
from ladder_tui.screens.topics_rows import card_rows, hand_rows, head
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.card import CardView
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Words

#: Commands that belong to the card under the cursor.
NEEDS_CARD: Final = frozenset({"open", "pin", "done", "like", "not_for_me", "remove"})
#: Stands for everybody who has no page here.
SOMEONE_ELSE: Final = "someone else"


class TopicsScreen(SearchPage):
    """The cards of the filter, or the hand that was dealt from it."""

    PLACE = "topics"
    SEARCH_HINT = "any words of the card"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("topics")
    DEFAULT_CSS = """
    TopicsScreen #head { height: 1; margin: 0 0 1 0; }
    TopicsScreen #empty { height: auto; padding: 0 3; display: none; }
    TopicsScreen.no-cards #empty { display: block; }
    TopicsScreen.no-cards #cards { display: none; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._wanted: TopicFilter = EVERYTHING
        self._hand: tuple[str, ...] = ()
        self._cards: tuple[TopicCard, ...] = ()
        self._states: dict[str, CardState] = {}
        self._shown_of: tuple[object, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list, and the whole card beside it on wide screens."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield self.search_line()
                yield Words(id="empty")
                yield PlaceList(id="cards")
            with VerticalScroll(classes="side", can_focus=False):
                yield CardView(id="card")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the cards on the screen."""
        self._states = card_states(snapshot.card_marks.values())
        self._fill()

    def _fill(self) -> None:
        width = self.query_one(".pane").size.width
        if not width:
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
        self._cards = self._in_hand() if self._hand else found(snapshot, self._wanted)
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
        """Put the cursor on a card; filters give way when they would keep it out of sight."""
        if not self.query_one(RowList).go_to(ref):
            aside = self._states.get(ref, UNMARKED).not_for_me
            self._narrow(TopicFilter(not_for_me=aside))
            self.query_one(RowList).go_to(ref)
        self.query_one(RowList).focus()

    # -- what is under the cursor -----------------------------------------------------------

    def _card(self) -> TopicCard | None:
        id = self.query_one(RowList).current_id
        return self.snapshot.library.topics.get(id or "") if self._cards else None

    def foot(self) -> list[str]:
        """While typing a search only the way out of it; with a hand the next one comes first."""
        if self.is_typing:
            return ["topics.clear"]
        ids = list(super().foot())
        return ["topics.deal", "topics.clear", *(id for id in ids if id != "topics.deal")] if self._hand else ids

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        if not self.is_mounted:
            return True
        if action in NEEDS_CARD:
            return self._card() is not None
        if action == "deal":
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
        """By setting, depth, need, stage, tone and season."""
        wanted = await ask_topic_filter(self, self._wanted)
        if wanted is not None:
            self._narrow(wanted)
            self.query_one(RowList).action_first()

    def search_for(self, query: str) -> None:
        """Show the cards that hold these words."""
        self._narrow(replace(self._wanted, query=query))

    def action_clear(self) -> None:
        """First the hand, then the search, then the filter."""
        at = self.query_one(RowList).current_id
        if self._hand:
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
        # The deck is kept first: a hand that could not be kept would be dealt again.
        self.act(lambda: self.journal.cards.keep_deck(hand.deck), said="")
        self._hand = tuple(card.id for card in hand.cards)
        self._fill()
        self.query_one(RowList).focus()
        self.query_one(RowList).action_first()
        self.refresh_keys()

    # -- with the card under the cursor -----------------------------------------------------

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_open()

    @work(exclusive=True)
    async def action_open(self) -> None:
        """The whole card, and from it to the next ones."""
        card = self._card()
        if card is None:
            return
        dialog = CardDialog(self._cards, self.snapshot, at=self._cards.index(card))
        what = await self.app.push_screen_wait(dialog)
        self.query_one(RowList).go_to(dialog.card.id)
        if what is not None:
            await self.run_action(what)

    @work(exclusive=True)
    async def action_pin(self) -> None:
        """Take the card along to a plan, or put it back."""
        card = self._card()
        if card is not None:
            await ask_pin(self, card, setting=self._wanted.setting)

    @work(exclusive=True)
    async def action_done(self) -> None:
        """Note that the card was used, and with whom."""
        card = self._card()
        if card is None:
            return
        people = people_by_contact(self.snapshot.people.values(), self.snapshot.contacts.values())
        chosen: str | None = SOMEONE_ELSE
        if people:
            options = [(SOMEONE_ELSE, "someone else"), *((p.id, self.shown(p.name)) for p in people)]
            chosen = await self.app.push_screen_wait(Choose("Used with whom?", options))
        if chosen is not None:
            with_whom = None if chosen == SOMEONE_ELSE else chosen
            self.act(lambda: self.journal.cards.mark(card.id, "used", with_whom))

    def action_like(self) -> None:
        """Mark the card as liked, or take the mark back."""
        card = self._card()
        if card is not None:
            self.act(lambda: self.journal.cards.mark(card.id, "liked"))

    def action_not_for_me(self) -> None:
        """Never deal the card again, until it is taken back."""
        card = self._card()
        if card is not None:
            self.act(lambda: self.journal.cards.mark(card.id, "not_for_me"))

    def action_remove(self) -> None:
        """Take the card out for good."""
        card = self._card()
        if card is not None:
            self.act(lambda: self.journal.cards.remove(card.id))
