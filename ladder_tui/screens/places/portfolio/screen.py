"""Portfolio: what fits now with its reasons, then activities and people in one list, narrowed, searched and kept."""

from collections.abc import Sequence
from typing import Any, ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.bound_keys import key
from ladder_tui.domain.picks.history import history
from ladder_tui.domain.picks.picker import Pick, Picks
from ladder_tui.domain.picks.portfolio import EVERYTHING, TABS, PortfolioFilter, Tab, in_words, sections
from ladder_tui.domain.records.activities import Activity
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot, rested
from ladder_tui.screens.flows.activities.details import activity_parts, person_parts
from ladder_tui.screens.flows.activities.why import about_pick
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.screens.kit.tabs import Tabs
from ladder_tui.screens.kit.under import NOTHING, PlaceCommands, Under
from ladder_tui.screens.places.portfolio.picks_now import PickMemory
from ladder_tui.screens.places.portfolio.rows import ITEM, PICK, REST, enough_row, list_rows, pick_rows
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import Row, RowList
from ladder_tui.widgets.text import Part, Words, words


def _invite(said: str, name: str, does: str) -> Row:
    return Row(words(said, (key(f"portfolio.{name}"), "bold $here"), (f" {does}", "$quiet")))


class PortfolioScreen(SearchPage):
    """The picker on top of the list."""

    PLACE = "portfolio"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("portfolio")
    DEFAULT_CSS = """
    PortfolioScreen #tabs { height: 1; margin: 0 0 1 0; }
    """

    def __init__(self, journal: Journal, commands: PlaceCommands) -> None:
        super().__init__(journal, commands)
        self.tabs: Tabs[Tab] = Tabs(TABS, self._turned)
        #: What the list is narrowed by besides the words in the search line.
        self.filter: PortfolioFilter = EVERYTHING
        self._picks = PickMemory()
        #: Ids of one's own activities, and of those from packs that they were made from.
        self._adopted: frozenset[str | None] = frozenset()

    def compose_body(self) -> ComposeResult:
        """Tabs, the list, and more about what is under the cursor on wide screens."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield self.tabs
                yield PlaceList(id="items")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="more")

    # -- showing ----------------------------------------------------------------------------

    @property
    def wanted(self) -> PortfolioFilter:
        """What the list is narrowed by."""
        return replace(self.filter, query=self.sought)

    @property
    def picks(self) -> Picks:
        """The suggestions of now, and what they were weighed by."""
        return self._picks.of(self.snapshot)

    def show(self, snapshot: Snapshot) -> None:
        """Put the portfolio on the screen."""
        own = snapshot.activities.values()
        self._adopted = frozenset([*(mine.id for mine in own), *(mine.source for mine in own)])
        self._fill()

    def _fill(self) -> None:
        list_ = self.query_one(PlaceList)
        width = list_.size.width
        if not width:
            return
        snapshot, wanted, tab = self.snapshot, self.wanted, self.tabs.at
        resting = sum(len(s.items) for s in sections(snapshot, "resting") if s.shelf == "resting")
        names: dict[Tab, str] = {"resting": f"resting {resting}"} if resting else {}
        self.tabs.draw(width, names=names, right=in_words(wanted, snapshot.library))
        rows: list[Row] = []
        if tab == "all" and wanted == EVERYTHING:
            rows = [*self._ideas(width), Row(words(" "))]
        found = list_rows(sections(snapshot, tab, wanted), snapshot, width, history(snapshot).ratings)
        rows += found or [self._empty()]
        # Nothing to tell more of: no empty pane is drawn.
        self.set_class(all(row.id is None for row in rows), "alone")
        list_.show_rows(rows)
        self._tell()

    def _ideas(self, width: int) -> list[Row]:
        """The suggestions; where the day has enough in it they are not even weighed."""
        enough = self._picks.enough(self.snapshot)
        if enough:
            return [enough_row(enough)]
        return pick_rows(self.picks, self.snapshot, width, resting=rested(self.snapshot))

    def _empty(self) -> Row:
        if self.wanted != EVERYTHING:
            return _invite("   Nothing here fits all of this. ", "clear", "shows everything.")
        if self.tabs.at == "people":
            people = "   Everyone you know can have a page here.\n   "
            return _invite(people, "new", "adds the first one.")
        if self.tabs.at == "resting":
            return _invite("   Nothing rests. ", "pause", "lets something rest for a while.")
        return _invite("   What does you good can stand here. ", "new", "adds the first.")

    def _tell(self) -> None:
        """More about what is under the cursor, beside the list."""
        from ladder_tui.domain.people.between import between
        from ladder_tui.screens.places.person.between_rows import thread_lines

        side, more = self.query_one(".side"), self.query_one("#more", Words)
        width, thing, snapshot = more.size.width, self.under().thing, self.snapshot
        if not side.display or not width:
            return
        if isinstance(thing, Activity):
            more.say(*activity_parts(thing, snapshot, history(snapshot), width))
        elif isinstance(thing, Person):
            theirs = [contact for contact in snapshot.contacts.values() if contact.person_id == thing.id]
            last = max(theirs, key=lambda contact: contact.at, default=None)
            thread = [
                part for row in thread_lines(between(snapshot, thing).thread, snapshot, width) for part in ("\n", *row)
            ]
            more.say(*person_parts(thing, last, snapshot, width), *(["\n", *thread] if thread else []))
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

    def go_to(self, item_id: str) -> None:
        """Put the cursor on an activity or person."""
        self.query_one(RowList).go_to(ITEM + item_id)

    def reveal(self, ref: str) -> None:
        """Open a person's page, or put the cursor on an activity."""
        if ref in self.snapshot.people:
            from ladder_tui.screens.places.person.commands import person_page  # late: a page of its own

            self.app.push_screen(person_page(self.journal, ref))
            return
        self.show_everything()
        self.go_to(ref)

    # -- what is under the cursor -----------------------------------------------------------

    def under(self) -> Under[Any]:
        """An activity, a person, or rest; a suggestion is marked as one."""
        row = self.query_one(RowList).current_id or ""
        if row == REST:
            return Under("rest", None, () if rested(self.snapshot) else ("rest_to_choose",))
        id, also = row.removeprefix(PICK).removeprefix(ITEM), ("pick",) if row.startswith(PICK) else ()
        activity = self.snapshot.activities.get(id) or self.snapshot.library.activities.get(id)
        if activity is not None:
            return Under("activity", activity, also if id in self._adopted else ("pack_activity", *also))
        person = self.snapshot.people.get(id)
        return Under("person", person, also) if person is not None else NOTHING

    def moment(self) -> tuple[str, ...]:
        """Which tab is shown."""
        return (f"{self.tabs.at} tab",)

    def pick(self) -> Pick | None:
        """The suggestion under the cursor."""
        under = self.under()
        if "pick" not in under.names:
            return None
        return next((pick for pick in self.picks.picks if pick.candidate.id == under.thing.id), None)

    def explains(self) -> bool:
        """Where a suggestion is under the cursor."""
        return "pick" in self.under().names

    def about(self) -> Sequence[Part]:
        """The numbers behind the suggestion under the cursor."""
        pick = self.pick()
        return about_pick(pick, self.picks, self.snapshot) if pick is not None else ()

    # -- narrowing --------------------------------------------------------------------------

    def narrow(self, wanted: PortfolioFilter) -> None:
        """Show what passes another filter; what is searched for stays."""
        self.filter = replace(wanted, query="")
        self._fill()
        self.refresh_keys()

    def _turned(self) -> None:
        self._fill()
        self.refresh_keys()
        self.query_one(RowList).action_first()

    def show_everything(self) -> None:
        """All there is, on the first tab."""
        self.seek("")
        self.tabs.at = "all"
        self.narrow(EVERYTHING)

    def widen(self) -> None:
        """First the search goes, then the filter, then back to the first tab; the cursor stays where it is."""
        rows = self.query_one(RowList)
        at = rows.current_id
        if not self.end_search():
            if self.wanted == EVERYTHING:
                self.tabs.at = "all"
            self.narrow(EVERYTHING)
        if at is not None:
            rows.go_to(at)
        self.refresh_keys()
