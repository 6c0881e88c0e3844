"""Portfolio: what fits now with its reasons, then activities and people in one list, narrowed, searched and kept."""

from collections.abc import Sequence
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.picks.picker import Pick
from ladder_tui.domain.picks.portfolio import EVERYTHING, TABS, PortfolioFilter, Section, Tab, in_words, sections
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot, rested
from ladder_tui.screens.flows.activities import flows as flows
from ladder_tui.screens.flows.activities.activity import ask_activity, new_activity, own_of
from ladder_tui.screens.flows.activities.details import activity_parts, person_parts
from ladder_tui.screens.flows.cards.filters import ask_portfolio_filter
from ladder_tui.screens.flows.checkin.check_in import ask_check_in
from ladder_tui.screens.flows.people.person_form import ask_person, new_person
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.screens.kit.why import about_pick
from ladder_tui.screens.places.person.screen import PersonScreen
from ladder_tui.screens.places.portfolio.picks_now import PickMemory
from ladder_tui.screens.places.portfolio.rows import ITEM, PICK, REST, list_rows, pick_rows, tabs
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import Row, RowList
from ladder_tui.widgets.text import Part, Words, words

#: Commands that belong to the thing under the cursor.
NEEDS_ITEM: Final = frozenset({"plan", "edit", "pause", "remove", "done"})


class PortfolioScreen(SearchPage):
    """The picker on top of the list."""

    PLACE = "portfolio"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("portfolio")
    DEFAULT_CSS = """
    PortfolioScreen #tabs { height: 1; margin: 0 0 1 0; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._tab: Tab = "all"
        self._wanted: PortfolioFilter = EVERYTHING
        self._picks = PickMemory()
        self._sections: tuple[Section, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Tabs, the list, and more about what is under the cursor on wide screens."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="tabs")
                yield self.search_line()
                yield PlaceList(id="items")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="more")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the portfolio on the screen."""
        self._fill()

    def _fill(self) -> None:
        list_ = self.query_one(PlaceList)
        width = list_.size.width
        if not width:
            return
        snapshot = self.snapshot
        self._sections = sections(snapshot, self._tab, self._wanted)
        resting = sum(len(s.items) for s in sections(snapshot, "resting") if s.shelf == "resting")
        self.query_one("#tabs", Words).say(*tabs(self._tab, resting, in_words(self._wanted, snapshot.library), width))
        rows: list[Row] = []
        if self._tab == "all" and self._wanted == EVERYTHING:
            rows = [*pick_rows(self._picks.of(snapshot), snapshot, width, resting=rested(snapshot)), Row(words(" "))]
        ratings = self._picks.of(snapshot).inputs.history.ratings
        found = list_rows(self._sections, snapshot, width, ratings)
        list_.show_rows([*rows, *(found or [self._empty()])])
        self._tell()

    def _empty(self) -> Row:
        if self._wanted != EVERYTHING:
            return Row(
                words("   Nothing here fits all of this. ", ("esc", "bold $here"), (" shows everything.", "$quiet"))
            )
        if self._tab == "people":
            return Row(words(
                "   People you know, well or in passing, can have a page here.\n   ",
                ("N", "bold $here"), (" adds the first one.", "$quiet"),
            ))  # fmt: skip
        if self._tab == "resting":
            return Row(
                words("   Nothing rests. ", ("z", "bold $here"), (" lets something rest for a while.", "$quiet"))
            )
        return Row(words("   What does you good can stand here. ", ("n", "bold $here"), (" adds the first.", "$quiet")))

    def _tell(self) -> None:
        """More about what is under the cursor, beside the list."""
        side, more = self.query_one(".side"), self.query_one("#more", Words)
        width = more.size.width
        if not side.display or not width:
            return
        activity, person = self._activity(), self._person()
        snapshot = self.snapshot
        if activity is not None:
            more.say(*activity_parts(activity, snapshot, self._picks.of(snapshot).inputs.history, width))
        elif person is not None:
            theirs = [contact for contact in snapshot.contacts.values() if contact.person_id == person.id]
            last = max(theirs, key=lambda contact: contact.at, default=None)
            more.say(*person_parts(person, last, snapshot, width))
        else:
            more.say()
        side.scroll_home(animate=False)

    @on(PlaceList.Resized)
    def _resized(self, message: PlaceList.Resized) -> None:
        message.stop()
        self._fill()
        self.refresh_keys()
        self.call_after_refresh(self._tell)

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

    def reveal(self, ref: str) -> None:
        """Open a person's page, or put the cursor on an activity."""
        if ref in self.snapshot.people:
            self.app.push_screen(PersonScreen(self.journal, ref))
            return
        self._narrow(EVERYTHING, tab="all")
        self.query_one(RowList).go_to(ITEM + ref)

    # -- what is under the cursor -----------------------------------------------------------

    def _item_id(self) -> str:
        """The id of the activity or person under the cursor; empty on rest and where nothing is."""
        row = self.query_one(RowList).current_id or ""
        return row.removeprefix(PICK).removeprefix(ITEM) if row != REST else ""

    def _activity(self) -> Activity | None:
        id = self._item_id()
        return self.snapshot.activities.get(id) or self.snapshot.library.activities.get(id)

    def _person(self) -> Person | None:
        return self.snapshot.people.get(self._item_id())

    def explains(self) -> bool:
        """Where a suggestion is under the cursor."""
        return (self.query_one(RowList).current_id or "").startswith(PICK)

    def about(self) -> Sequence[Part]:
        """The numbers behind the suggestion under the cursor."""
        pick = self._chosen_pick()
        return about_pick(pick, self._picks.of(self.snapshot), self.snapshot) if pick is not None else ()

    def _chosen_pick(self) -> Pick | None:
        row = self.query_one(RowList).current_id or ""
        if not row.startswith(PICK):
            return None
        picks = self._picks.of(self.snapshot).picks
        return next((pick for pick in picks if PICK + pick.candidate.id == row), None)

    def _on_rest(self) -> bool:
        return self.query_one(RowList).current_id == REST

    def foot(self) -> list[str]:
        """While typing a search only the way out of it; among people, `N` adds the next one."""
        if self.is_typing:
            return ["portfolio.clear"]
        new = "portfolio.new_person" if self._tab == "people" else "portfolio.new"
        return [new if id == "portfolio.new" else id for id in super().foot()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        if not self.is_mounted:
            return True
        activity, person = self._activity(), self._person()
        if action == "open":
            return activity is not None or person is not None or (self._on_rest() and not rested(self.snapshot))
        if action in NEEDS_ITEM:
            return activity is not None or person is not None
        if action == "adopt":
            return activity is not None and own_of(activity, self.snapshot).id not in self.snapshot.activities
        if action == "why":
            return self._chosen_pick() is not None
        if action == "clear":
            return self._wanted != EVERYTHING or self.has_class("searching") or self._tab != "all"
        return True

    # -- narrowing --------------------------------------------------------------------------

    def _narrow(self, wanted: PortfolioFilter, *, tab: Tab | None = None) -> None:
        self._wanted, self._tab = wanted, tab or self._tab
        self.show_query(wanted.query)
        self._fill()
        self.refresh_keys()

    @work(exclusive=True)
    async def action_filter(self) -> None:
        """By need, effort, mood, minutes, price, place and access."""
        wanted = await ask_portfolio_filter(self, self._wanted)
        if wanted is not None:
            self._narrow(wanted)
            self.query_one(RowList).action_first()

    def search_for(self, query: str) -> None:
        """Show what holds these words."""
        self._narrow(replace(self._wanted, query=query))

    def action_clear(self) -> None:
        """First the search, then the filter, then back to all of it."""
        list_ = self.query_one(RowList)
        at = list_.current_id
        if not self.end_search():
            self._narrow(EVERYTHING, tab=self._tab if self._wanted != EVERYTHING else "all")
        if at is not None:
            list_.go_to(at)
        self.refresh_keys()

    def _turn(self, by: int) -> None:
        tab = TABS[(TABS.index(self._tab) + by) % len(TABS)]
        self._narrow(self._wanted, tab=tab)
        self.query_one(RowList).action_first()

    def action_next_tab(self) -> None:
        """The tab to the right."""
        self._turn(1)

    def action_previous_tab(self) -> None:
        """The tab to the left."""
        self._turn(-1)

    # -- with what is under the cursor ------------------------------------------------------

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_open()

    @work(exclusive=True)
    async def action_open(self) -> None:
        """The page of the activity or person; on rest, resting."""
        activity, person = self._activity(), self._person()
        if self._on_rest():
            if not rested(self.snapshot):
                self.act(lambda: self.journal.portfolio.choose("rest", "rested"))
        elif activity is not None:
            what = await flows.read(self, activity, self._picks.of(self.snapshot).inputs.history)
            if what is not None:
                await self.run_action(what)
        elif person is not None:
            await self.app.push_screen(PersonScreen(self.journal, person.id))

    @work(exclusive=True)
    async def action_plan(self) -> None:
        """A plan from it; a suggestion is noted as taken."""
        suggested = self._chosen_pick() is not None
        await flows.plan(self, self._activity() or self._person(), suggested=suggested)

    @work(exclusive=True)
    async def action_done(self) -> None:
        """Note that it happened: a use of an activity, a contact with a person."""
        await flows.note_done(self, self._activity() or self._person())

    @work(exclusive=True)
    async def action_pause(self) -> None:
        """Keep it out of suggestions for a while, or wake it."""
        await flows.pause_or_wake(self, self._activity() or self._person())

    @work(exclusive=True)
    async def action_remove(self) -> None:
        """Take it out for good."""
        await flows.remove(self, self._activity() or self._person())

    def action_adopt(self) -> None:
        """Make a pack's activity one's own."""
        activity = self._activity()
        if activity is not None:
            mine = self.act(lambda: self.journal.portfolio.adopt(activity))
            self._go_to(mine.id if mine is not None else None)

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Change it; a pack's activity becomes one's own when the form is kept."""
        activity, person = self._activity(), self._person()
        if activity is not None:
            mine = await ask_activity(self, own_of(activity, self.snapshot), title="An activity of your own")
            self._go_to(mine.id if mine is not None else None)
        elif person is not None:
            await ask_person(self, person, title=self.shown(person.name))

    @work(exclusive=True)
    async def action_new(self) -> None:
        """An activity of one's own."""
        mine = await ask_activity(self, new_activity(self.snapshot), title="An activity of your own")
        self._go_to(mine.id if mine is not None else None)

    @work(exclusive=True)
    async def action_new_person(self) -> None:
        """Someone you know."""
        person = await ask_person(self, new_person(self.snapshot), title="Someone you know")
        self._go_to(person.id if person is not None else None)

    @work(exclusive=True)
    async def action_check_in(self) -> None:
        """Mood, energy and minutes in three keys."""
        await ask_check_in(self)

    @work(exclusive=True)
    async def action_why(self) -> None:
        """The numbers behind the suggestion."""
        pick = self._chosen_pick()
        if pick is not None:
            from ladder_tui.screens.flows.activities.why_dialog import WhyDialog

            await self.app.push_screen_wait(WhyDialog(pick, self._picks.of(self.snapshot), self.snapshot))

    def _go_to(self, item_id: str | None) -> None:
        if item_id is not None:
            self.query_one(RowList).go_to(ITEM + item_id)
