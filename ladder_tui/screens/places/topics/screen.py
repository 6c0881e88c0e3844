"""Topics: what is ahead, found by any word; on other tabs cards, narrowed and dealt, drills, scripts and messages."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final, Literal, cast, get_args

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from ladder_tui.domain.base.text_search import words_of
from ladder_tui.domain.cards.ahead import first_lines
from ladder_tui.domain.cards.dealing import UNMARKED, CardState, card_states, marks_of
from ladder_tui.domain.cards.of_the_day import Hand
from ladder_tui.domain.cards.shelves import (
    SHELVES,
    WHOLE_SHELF,
    Shelf,
    ShelfFilter,
    ShelfItem,
    ShelfName,
    filter_words,
    on_shelf,
)
from ladder_tui.domain.cards.situations import find_situations, situations_of
from ladder_tui.domain.cards.topic_filter import EVERYTHING, TopicFilter, filtered, in_words
from ladder_tui.domain.cards.wording import as_said, openers_shown, topic_cards
from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.items.scripts import Script
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.cards.shelf_words import shelf_rows
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.screens.kit.tabs import Tabs
from ladder_tui.screens.kit.under import NOTHING, PlaceCommands, Under
from ladder_tui.screens.places.topics.ahead_rows import ahead_head, found_rows, grouped_rows, none_ahead
from ladder_tui.screens.places.topics.rows import (
    SHELF_LEGEND,
    card_rows,
    hand_rows,
    head,
    no_cards,
    no_items,
)
from ladder_tui.screens.places.topics.side import TopicSide
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Part, Words

Tab = Literal["ahead", "cards", "listening", "scripts", "messages"]
TABS: Final[tuple[Tab, ...]] = get_args(Tab)
#: The tab whose name says more where there is room, in cells; and what the search line says before it is written in.
TITLES: Final[Mapping[Tab, str]] = {"ahead": "what is ahead"}
TITLES_FROM: Final = 60
HINTS: Final[Mapping[Tab, str]] = {
    "ahead": "/ and any words: colleague, lunch, choir",
    "cards": "any words of the card",
}
#: A reference that names the scripts about one kind of situation begins with this.
SCRIPTS: Final = "scripts:"


class TopicsScreen(SearchPage):
    """The situations that are found; on the tab of cards those of the filter, or the hand dealt from it; the shelves.

    Letters are keys of commands, as in every list: `/` leads into the search line. On the first tab the line is
    always in sight, since that tab is for looking something up.
    """

    PLACE = "topics"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("topics")
    DEFAULT_CSS = """
    TopicsScreen #tabs { height: 1; margin: 0 0 1 0; }
    TopicsScreen #head { height: 1; margin: 0 0 1 0; }
    TopicsScreen.-narrow.-short #tabs { margin: 0; }
    TopicsScreen.on-ahead #search { display: block; }
    TopicsScreen #empty { height: auto; padding: 0 3; display: none; }
    TopicsScreen.no-cards #empty { display: block; }
    TopicsScreen.no-cards #cards { display: none; }
    """

    def __init__(self, journal: Journal, commands: PlaceCommands) -> None:
        super().__init__(journal, commands)
        self.tabs: Tabs[Tab] = Tabs(TABS, self._turned)
        #: What cards and shelves are narrowed by besides the words in the search line, and these words for each tab.
        self._filter: TopicFilter = EVERYTHING
        self._shelf_filters: dict[ShelfName, ShelfFilter] = {}
        self._words: dict[Tab, str] = {}
        #: The ids of a hand that was dealt; empty when all cards of the filter are shown.
        self.hand: tuple[str, ...] = ()
        #: What the list shows, in its order.
        self.situations: tuple[Situation, ...] = ()
        self.cards: tuple[TopicCard, ...] = ()
        self.items: tuple[ShelfItem, ...] = ()
        self._states: dict[str, CardState] = {}
        self._shown_of: tuple[object, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list, and the whole card beside it on wide screens."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield self.tabs
                yield Words(id="head")
                yield self.search_line(HINTS["ahead"])
                yield Words(id="empty")
                yield PlaceList(id="cards")
            yield TopicSide(classes="side")

    # -- showing ----------------------------------------------------------------------------

    @property
    def shelf(self) -> Shelf | None:
        """The shelf of the tab; None where the situations or the cards are shown."""
        return SHELVES.get(cast(ShelfName, self.tabs.at))

    @property
    def on_cards(self) -> bool:
        """Whether the cards are shown."""
        return self.tabs.at == "cards"

    @property
    def wanted(self) -> TopicFilter:
        """What the cards are narrowed by."""
        return replace(self._filter, query=self.sought if self.on_cards else self._words.get("cards", ""))

    @property
    def shelf_wanted(self) -> ShelfFilter:
        """What the shelf of the tab is narrowed by."""
        return replace(self._shelf_filters.get(cast(ShelfName, self.tabs.at), WHOLE_SHELF), query=self.sought)

    def show(self, snapshot: Snapshot) -> None:
        """Put the cards on the screen."""
        self._states = card_states(marks_of(snapshot))
        self.fill()

    def fill(self) -> None:
        """List what the tab holds and passes the filter, or the hand."""
        width, shelf = self.query_one(".pane").size.width, self.shelf
        if not width:
            return
        self.tabs.draw(width, names=TITLES if width >= TITLES_FROM else None)
        if self.tabs.at == "ahead":
            self._fill_ahead(width)
            return
        self.remove_class("on-ahead")
        if shelf is not None:
            self._fill_shelf(shelf, width)
        else:
            self._fill_cards(width)

    def _fill_ahead(self, width: int) -> None:
        snapshot, library = self.snapshot, self.snapshot.library
        self._shown_of, self.cards, self.items = (), (), ()
        everything = situations_of(snapshot)
        self.situations = found = find_situations(everything, self.sought, library)
        narrowed = bool(words_of(self.sought))
        self.set_class(bool(everything), "on-ahead")
        self.query_one("#head", Words).say(*head(ahead_head(len(found), found=narrowed), width, ""))
        self.query_one(RowList).show_rows(
            found_rows(found, first_lines(snapshot, found), library, width)
            if narrowed
            else grouped_rows(found, library, width)
        )
        self._say_empty([] if found else none_ahead(packs=bool(everything)))
        self._tell()

    def _say_empty(self, parts: Sequence[Part]) -> None:
        """Say why nothing is listed; without a reason the list is shown."""
        self.set_class(bool(parts), "no-cards")
        self.query_one("#empty", Words).say(*parts)

    def _fill_shelf(self, shelf: Shelf, width: int) -> None:
        snapshot, wanted = self.snapshot, self.shelf_wanted
        self._shown_of, self.cards = (), ()
        self.items = on_shelf(shelf, snapshot, wanted, self._states)
        said = filter_words(shelf, wanted, len(self.items), snapshot.library)
        self.query_one("#head", Words).say(*head(said, width, SHELF_LEGEND))
        self.query_one(RowList).show_rows(shelf_rows(self.items, self._states, snapshot, width))
        self._say_empty([] if self.items else no_items(shelf, whole=wanted == WHOLE_SHELF))
        self._tell()

    def _fill_cards(self, width: int) -> None:
        snapshot, wanted = self.snapshot, self.wanted
        # Tables are replaced, never changed, so what is shown is the same while these are.
        shown_of = (
            snapshot.library, snapshot.card_marks, snapshot.card_words, snapshot.gaps, snapshot.hidden, wanted,
            self.hand, width,
        )  # fmt: skip
        if len(shown_of) == len(self._shown_of) and all(
            new is old or (isinstance(new, int | tuple | TopicFilter) and new == old)
            for new, old in zip(shown_of, self._shown_of, strict=True)
        ):
            return
        self._shown_of = shown_of
        self.items = ()
        self.cards = self._in_hand() if self.hand else filtered(snapshot, wanted)
        words = in_words(wanted, len(self.cards), snapshot.library)
        if self.hand:
            place = words.partition(" · ")[0]
            words = f"A hand for now · {place}"
        self.query_one("#head", Words).say(*head(words, width))
        if self.hand:
            rows = hand_rows([as_said(card, snapshot) for card in self.cards], self._states, width)
        else:
            rows = card_rows(openers_shown(self.cards, snapshot), self._states, width)
        self.query_one(RowList).show_rows(rows)
        missing = no_cards(packs=bool(snapshot.library.topics), hand=bool(self.hand))
        self._say_empty([] if self.cards else missing)
        self._tell()

    def _in_hand(self) -> tuple[TopicCard, ...]:
        cards = {card.id: card for card in topic_cards(self.snapshot)}
        return tuple(cards[id] for id in self.hand if id in cards and not self._states.get(id, UNMARKED).not_for_me)

    def _tell(self) -> None:
        """What is under the cursor, beside the list."""
        thing = self.under().thing
        state = self._states.get(thing.id, UNMARKED) if thing is not None else UNMARKED
        self.query_one(TopicSide).show_thing(thing, self.snapshot, state)

    @on(PlaceList.Resized)
    def _resized(self, message: PlaceList.Resized) -> None:
        message.stop()
        self.fill()
        self.refresh_keys()

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()

    # -- what is under the cursor -----------------------------------------------------------

    def under(self) -> Under[Any]:
        """A situation, card, drill, script or message of those that are listed."""
        id = self.query_one(RowList).current_id
        if self.tabs.at == "ahead":
            page = next((page for page in self.situations if page.id == id), None)
            return Under("situation", page) if page is not None else NOTHING
        if self.on_cards:
            card = next((card for card in self.cards if card.id == id), None)
            return Under("card", card) if card is not None else NOTHING
        item = next((item for item in self.items if item.id == id), None)
        if item is None:
            return NOTHING
        return Under("drill" if isinstance(item, Drill) else "script" if isinstance(item, Script) else "message", item)

    def moment(self) -> tuple[str, ...]:
        """Which shelf is shown, or a hand."""
        shown = ("hand",) if self.hand else ()
        return shown if self.on_cards else (self.tabs.at,)

    def go_to(self, item_id: str) -> bool:
        """Put the cursor on a card or another thing of the tab; False when it is not listed."""
        return self.query_one(RowList).go_to(item_id)

    def reveal(self, ref: str) -> None:
        """Put the cursor on a situation or a card; what is sought gives way when it would keep it out of sight.

        `scripts:KIND` shows the scripts about one kind of situation instead.
        """
        if ref.startswith(SCRIPTS):
            self._shelf_filters["scripts"] = ShelfFilter(chosen=(("situation_type", ref.removeprefix(SCRIPTS)),))
            self._words["scripts"] = ""
            self.tabs.choose("scripts")
            return
        tab: Tab = "ahead" if ref in self.snapshot.library.situations else "cards"
        if self.tabs.at != tab:
            self.tabs.choose(tab)
        if not self.go_to(ref) and tab == "ahead":
            self.seek("")
            self.fill()
            self.go_to(ref)
        elif not self.go_to(ref):
            self.seek("")
            self.narrow(TopicFilter(not_for_me=self._states.get(ref, UNMARKED).not_for_me))
            self.go_to(ref)
        self.query_one(RowList).focus()

    # -- tabs and narrowing -----------------------------------------------------------------

    def _turned(self) -> None:
        self.query_one("#search", LineField).placeholder = HINTS.get(self.tabs.at, self.SEARCH_HINT)
        self.seek(self._words.get(self.tabs.at, ""))
        self.fill()
        rows = self.query_one(RowList)
        rows.action_first()
        rows.focus()
        self.refresh_keys()

    def narrow(self, wanted: TopicFilter) -> None:
        """Show the cards of another filter; a hand goes back into its deck's past."""
        self._filter, self.hand = replace(wanted, query=""), ()
        self.fill()
        self.refresh_keys()

    def narrow_shelf(self, wanted: ShelfFilter) -> None:
        """Show what of the shelf passes another filter."""
        self._shelf_filters[cast(ShelfName, self.tabs.at)] = replace(wanted, query="")
        self.fill()
        self.refresh_keys()

    def seek(self, words: str) -> None:
        """The words are those of the tab that is shown."""
        super().seek(words)
        self._words[self.tabs.at] = words

    def results(self) -> None:
        """Show what holds the words; from a hand back to all cards."""
        self._words[self.tabs.at] = self.sought
        if self.on_cards:
            self.hand = ()
        self.fill()
        if self.tabs.at == "ahead":
            self.query_one(RowList).action_first()

    def play(self, hand: Hand) -> None:
        """Show a hand that was dealt."""
        # The deck is kept first: a hand that could not be kept would be dealt again.
        self.act(lambda: self.journal.cards.keep_deck(hand.deck), said="")
        if not self.on_cards:
            self.tabs.choose("cards")
        self.hand = tuple(card.id for card in hand.cards)
        self.fill()
        self.query_one(RowList).focus()
        self.query_one(RowList).action_first()
        self.refresh_keys()

    def widen(self) -> None:
        """First the hand goes, then the search, then the filter; the cursor stays where it is."""
        rows = self.query_one(RowList)
        at = rows.current_id
        if self.on_cards and self.hand:
            self.narrow(self._filter)
            rows.focus()
        elif not self.end_search():
            if self.shelf is not None:
                self.narrow_shelf(WHOLE_SHELF)
            elif self.on_cards:
                self.narrow(EVERYTHING)
        if at is not None:
            rows.go_to(at)
        self.refresh_keys()
