"""The tabs of Topics beside the cards: listening drills to play, scripts and messages to read and carry away."""

from typing import Final, Literal, cast, get_args

from textual import on, work

from ladder_tui.domain.cards.dealing import UNMARKED, CardState
from ladder_tui.domain.cards.shelves import (
    SHELVES,
    WHOLE_SHELF,
    Shelf,
    ShelfFilter,
    ShelfItem,
    ShelfName,
    filter_words,
    on_shelf,
    title_of,
)
from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.items.lines import Starter
from ladder_tui.domain.items.scripts import Script
from ladder_tui.screens.flows.cards.drill import play
from ladder_tui.screens.flows.cards.filters import ask_shelf_filter
from ladder_tui.screens.flows.cards.shelf_item import ShelfDialog, copy_message, copy_script, note_sent
from ladder_tui.screens.flows.cards.shelf_words import shelf_rows, whole_item
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.tab_line import TabLine
from ladder_tui.widgets.text import Part, Words, line

Tab = Literal["cards", "listening", "scripts", "messages"]
TABS: Final[tuple[Tab, ...]] = get_args(Tab)


class ShelvesPage(SearchPage):
    """What the three shelves share. `TopicsScreen` adds the cards."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._tab: Tab = "cards"
        self._shelf_wanted: dict[ShelfName, ShelfFilter] = {}
        self._items: tuple[ShelfItem, ...] = ()
        self._states: dict[str, CardState] = {}

    # -- which shelf ------------------------------------------------------------------------

    @property
    def _shelf(self) -> Shelf | None:
        """The shelf of the tab; None where the cards are shown."""
        return None if self._tab == "cards" else SHELVES[self._tab]

    @property
    def _shelf_filter(self) -> ShelfFilter:
        return self._shelf_wanted.get(cast(ShelfName, self._tab), WHOLE_SHELF)

    def _item(self) -> ShelfItem | None:
        """The drill, script or message under the cursor."""
        id = self.query_one(RowList).current_id
        return next((item for item in self._items if item.id == id), None) if self._shelf is not None else None

    def _fill(self) -> None:
        """Put the tab on the screen."""
        raise NotImplementedError

    def _go_to_tab(self, tab: Tab) -> None:
        self._tab = tab
        self.show_query(self._shelf_filter.query if self._shelf is not None else "")
        self._fill()
        rows = self.query_one(RowList)
        rows.action_first()
        rows.focus()
        self.refresh_keys()

    def show_scripts(self, situation_type: str) -> None:
        """The tab of scripts, narrowed to one kind of situation."""
        self._shelf_wanted["scripts"] = ShelfFilter(chosen=(("situation_type", situation_type),))
        self._go_to_tab("scripts")

    def action_next_tab(self) -> None:
        """The tab to the right."""
        self._go_to_tab(TABS[(TABS.index(self._tab) + 1) % len(TABS)])

    def action_previous_tab(self) -> None:
        """The tab to the left."""
        self._go_to_tab(TABS[(TABS.index(self._tab) - 1) % len(TABS)])

    @on(TabLine.Chosen)
    def _tab_clicked(self, message: TabLine.Chosen) -> None:
        self._go_to_tab(next(tab for tab in TABS if tab == message.tab))

    # -- showing ----------------------------------------------------------------------------

    def fill_shelf(self, shelf: Shelf, width: int) -> str:
        """List what passes the filter; the filter in words."""
        wanted = self._shelf_filter
        self._items = on_shelf(shelf, self.snapshot, wanted, self._states)
        self.query_one(RowList).show_rows(shelf_rows(self._items, self._states, self.snapshot, width))
        return filter_words(shelf, wanted, len(self._items), self.snapshot.library)

    def empty_shelf(self, shelf: Shelf) -> list[Part]:
        """What to say where nothing is listed."""
        if self._shelf_filter == WHOLE_SHELF:
            return [f"The packs hold no {shelf.noun[1]} yet. ", ("ladder packs list names what is there.", "$quiet")]
        return ["Nothing fits all of this. ", ("esc", "bold $here"), (" shows everything again.", "$quiet")]

    def tell_item(self) -> None:
        """The item under the cursor, beside the list."""
        view, item = self.query_one("#item", Words), self._item()
        if item is None:
            view.say()
        else:
            width = max(20, view.size.width)
            title: list[Part] = [] if isinstance(item, Starter) else [(line(title_of(item)), "bold"), "\n"]
            view.say(*title, *whole_item(item, self.snapshot, self._states.get(item.id, UNMARKED), width))
            self.query_one(".side").scroll_home(animate=False)

    # -- narrowing --------------------------------------------------------------------------

    def narrow_shelf(self, wanted: ShelfFilter) -> None:
        """Show what passes another filter."""
        self._shelf_wanted[cast(ShelfName, self._tab)] = wanted
        self.show_query(wanted.query)
        self._fill()
        self.refresh_keys()

    async def filter_shelf(self, shelf: Shelf) -> None:
        """Ask what the shelf is narrowed by."""
        wanted = await ask_shelf_filter(self, shelf, self._shelf_filter)
        if wanted is not None:
            self.narrow_shelf(wanted)
            self.query_one(RowList).action_first()

    # -- with the item under the cursor -----------------------------------------------------

    async def open_item(self, item: ShelfItem) -> None:
        """Play a drill; read a script or message, and the next ones."""
        if isinstance(item, Drill):
            await play(self, item)
            return
        dialog = ShelfDialog(self._items, self.snapshot, at=self._items.index(item))
        what = await self.app.push_screen_wait(dialog)
        self.query_one(RowList).go_to(dialog.item.id)
        if what == "copy":
            await self.copy_item(dialog.item)
        elif what == "done":
            await self.use_item(dialog.item)
        elif what == "like":
            self.act(lambda: self.journal.cards.mark(dialog.item.id, "liked"))
        elif what == "not_for_me":
            self.act(lambda: self.journal.cards.mark(dialog.item.id, "not_for_me"))

    async def copy_item(self, item: ShelfItem) -> None:
        """To the clipboard, the gaps of a message filled first."""
        if isinstance(item, Starter):
            await copy_message(self, item)
        elif isinstance(item, Script):
            copy_script(self, item)

    async def use_item(self, item: ShelfItem) -> None:
        """Note that it was used; a message that was sent is a contact too."""
        if isinstance(item, Starter):
            await note_sent(self, item)
        else:
            self.act(lambda: self.journal.cards.mark(item.id, "used"))

    @work(exclusive=True)
    async def action_copy(self) -> None:
        """Copy the item under the cursor."""
        item = self._item()
        if item is not None:
            await self.copy_item(item)
