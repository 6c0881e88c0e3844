"""A person's page: what to remember, what next, what was promised, contacts, and cards used together."""

from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.page import PageScreen, bindings_for
from ladder_tui.screens.kit.under import NOTHING, PlaceCommands, Under
from ladder_tui.screens.places.person.between_rows import LAST, PLANNED
from ladder_tui.screens.places.person.rows import (
    CARD,
    CONTACT,
    FIRST_CONTACTS,
    GESTURE,
    OLDER,
    PROMISE,
    PersonPage,
    about_parts,
    about_rows,
    first_rows,
    gesture_rows,
    head,
    page_of,
    rows,
)
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import PlaceBar
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Words

#: How many more contacts the last row brings.
MORE: Final = 200


class PersonScreen(PageScreen):
    """The page of the person with this id; it closes by itself when they are removed."""

    PLACE = "person"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("person")
    DEFAULT_CSS = "PersonScreen #head { height: auto; margin: 0 0 1 0; }"

    def __init__(self, journal: Journal, commands: PlaceCommands, person_id: str) -> None:
        super().__init__(journal, commands)
        self._person_id = person_id
        self._contacts = FIRST_CONTACTS
        self._page: PersonPage | None = None

    def compose_body(self) -> ComposeResult:
        """The list, and what is written on the page beside it on wide screens."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield PlaceList(id="rows")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="about")

    def on_mount(self) -> None:
        """The page belongs to the Portfolio."""
        self.query_one(PlaceBar).here = "portfolio"

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the page on the screen."""
        person = snapshot.people.get(self._person_id)
        if person is None:
            self._page = None
            self.call_later(self.leave)
            return
        self._page = page_of(person, snapshot)
        self._fill()

    def _fill(self) -> None:
        list_ = self.query_one(PlaceList)
        width, page = list_.size.width, self._page
        if not width or page is None:
            return
        side = self.query_one(".side")
        self.query_one("#head", Words).say(*head(page.person, self.snapshot, width))
        listed = [
            *first_rows(page, self.snapshot, width, with_thread=not side.display),
            *gesture_rows(page, self.snapshot, width),
        ]
        if side.display:
            about = self.query_one("#about", Words)
            about.say(*about_parts(page, self.snapshot, about.size.width or 40))
        else:
            listed += about_rows(page, self.snapshot, width)
        list_.show_rows([*listed, *rows(page, self.snapshot, width, self._contacts)])

    @on(PlaceList.Resized)
    def _resized(self, message: PlaceList.Resized) -> None:
        message.stop()
        self._fill()
        self.call_after_refresh(self._fill)
        self.refresh_keys()

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self.refresh_keys()

    def show_older(self) -> None:
        """List more contacts than before."""
        self._contacts += MORE
        self._fill()

    def begin_search(self) -> None:
        """Open the line that narrows the list, which holds all contacts then."""
        from ladder_tui.screens.seeking.seek_line import begin_seek  # late: it brings the fields with it

        self._contacts = max(self._contacts, len(self.snapshot.contacts))
        self._fill()
        begin_seek(self.query_one(PlaceList))

    def back(self) -> None:
        """Out of a search; else back to where the page was opened."""
        if self.query_one(PlaceList).seek_line is None:
            self.leave()
            return
        from ladder_tui.screens.seeking.seek_line import end_seek

        end_seek(self.query_one(PlaceList))

    def leave(self) -> None:
        """Back to where the page was opened."""
        if self.is_current:
            self.dismiss()

    # -- what is under the cursor -----------------------------------------------------------

    @property
    def person(self) -> Person | None:
        """Whose page it is; None once they are removed."""
        return self.snapshot.people.get(self._person_id)

    def under(self) -> Under[Any]:
        """What the row stands for: a record, a gesture, older contacts, or what is written on the page."""
        kind, sign, ref = (self.query_one(RowList).current_id or "").partition(":")
        snapshot, page = self.snapshot, self._page
        kind += sign
        if kind == PROMISE and ref in snapshot.promises:
            return Under("promise", snapshot.promises[ref])
        if kind in (LAST, PLANNED) and ref in snapshot.plans:
            return Under("plan", snapshot.plans[ref])
        if kind in (LAST, CONTACT) and ref in snapshot.contacts:
            return Under("contact", snapshot.contacts[ref])
        if kind == GESTURE and page is not None:
            return Under("gesture", page.gestures[int(ref)])
        if kind == CARD and ref in snapshot.card_marks:
            return Under("card", snapshot.card_marks[ref])
        if kind == OLDER:
            return Under("older", None)
        return Under("about", ref) if kind else NOTHING
