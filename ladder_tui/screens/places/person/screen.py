"""A person's page: what next, what to remember, what was promised, contacts, and cards used together."""

from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.people.gestures import Gesture
from ladder_tui.domain.records.people import Contact, Person, Promise
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.activities import flows as flows
from ladder_tui.screens.flows.cards.card import CardDialog
from ladder_tui.screens.flows.people.contact import ask_contact, change_contact
from ladder_tui.screens.flows.people.gesture_flows import do_gesture, message, tell_balance
from ladder_tui.screens.flows.people.person_form import ask_person, ask_promise
from ladder_tui.screens.kit.page import PageScreen, bindings_for
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
KEPT_APART: Final = "Kept out of every suggestion and reminder from now on. ! has someone to talk to. · u takes it back"


class PersonScreen(PageScreen):
    """The page of the person with this id; it closes by itself when they are removed."""

    PLACE = "person"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("person")
    DEFAULT_CSS = "PersonScreen #head { height: auto; margin: 0 0 1 0; }"

    def __init__(self, journal: Journal, person_id: str) -> None:
        super().__init__(journal)
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
        super().on_mount()
        self.query_one(PlaceBar).here = "portfolio"

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the page on the screen."""
        person = snapshot.people.get(self._person_id)
        if person is None:
            self._page = None
            self.call_later(self.action_back)
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
        listed = rows(page, self.snapshot, width, self._contacts)
        if side.display:
            about = self.query_one("#about", Words)
            about.say(*about_parts(page.person, self.snapshot, about.size.width or 40))
        else:
            listed = [*about_rows(page.person, self.snapshot, width), *listed]
        list_.show_rows([*gesture_rows(page, self.snapshot, width), *listed])

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

    # -- what is under the cursor -----------------------------------------------------------

    def _person(self) -> Person | None:
        return self.snapshot.people.get(self._person_id)

    def _row(self) -> str:
        return self.query_one(RowList).current_id or ""

    def _promise(self) -> Promise | None:
        row = self._row()
        return self.snapshot.promises.get(row.removeprefix(PROMISE)) if row.startswith(PROMISE) else None

    def _contact(self) -> Contact | None:
        row = self._row()
        return self.snapshot.contacts.get(row.removeprefix(CONTACT)) if row.startswith(CONTACT) else None

    def _gesture(self) -> Gesture | None:
        row, page = self._row(), self._page
        return page.gestures[int(row.removeprefix(GESTURE))] if page is not None and row.startswith(GESTURE) else None

    def foot(self) -> list[str]:
        """On a promise, keeping it comes first."""
        ids = list(super().foot())
        return ["person.done", *ids] if self._promise() is not None else ids

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        if not self.is_mounted:
            return True
        if action == "open":
            return bool(self._row())
        if action == "done":
            return self._promise() is not None
        if action == "remove_row":
            return self._promise() is not None or self._contact() is not None
        if action in ("plan", "message", "balance"):
            person = self._person()
            return person is not None and not person.unsafe
        return True

    # -- with what is under the cursor ------------------------------------------------------

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_open()

    @work(exclusive=True)
    async def action_open(self) -> None:
        """Change the contact, the promise or the page; show the card."""
        row, person = self._row(), self._person()
        promise, contact, gesture = self._promise(), self._contact(), self._gesture()
        if person is None or not row:
            return
        if gesture is not None:
            await do_gesture(self, person, gesture)
        elif promise is not None:
            await ask_promise(self, person, promise)
        elif contact is not None:
            await change_contact(self, contact)
        elif row == OLDER:
            self._contacts += MORE
            self._fill()
        elif row.startswith(CARD):
            mark = self.snapshot.card_marks.get(row.removeprefix(CARD))
            card = self.snapshot.library.topics.get(mark.card_id) if mark is not None else None
            if card is not None:
                await self.app.push_screen_wait(CardDialog([card], self.snapshot, actions=False))
        else:
            await ask_person(self, person, title=self.shown(person.name))

    def action_done(self) -> None:
        """Keep the promise under the cursor, or open it again."""
        promise = self._promise()
        if promise is not None:
            self.act(lambda: self.journal.people.keep_promise(promise.id, promise.kept_at is None))

    def action_remove_row(self) -> None:
        """Take out the contact or promise under the cursor."""
        promise, contact = self._promise(), self._contact()
        if promise is not None:
            self.act(lambda: self.journal.people.remove_promise(promise.id))
        elif contact is not None:
            self.act(lambda: self.journal.people.remove_contact(contact.id))

    # -- with the person --------------------------------------------------------------------

    @work(exclusive=True)
    async def action_log(self) -> None:
        """Any channel, in one line of keys."""
        person = self._person()
        if person is not None:
            contact = await ask_contact(self, person)
            if contact is not None:
                self.query_one(RowList).go_to(CONTACT + contact.id)

    @work(exclusive=True)
    async def action_plan(self) -> None:
        """A plan with this person."""
        await flows.plan(self, self._person(), suggested=False)

    @work(exclusive=True)
    async def action_message(self) -> None:
        """A first line to copy, that fits how you know each other."""
        person = self._person()
        if person is not None:
            await message(self, person)

    @work(exclusive=True)
    async def action_balance(self) -> None:
        """Give-and-take in words, when asked for."""
        person = self._person()
        if person is not None:
            await tell_balance(self, person)

    @work(exclusive=True)
    async def action_promise(self) -> None:
        """Something to remember, with a date or without."""
        person = self._person()
        if person is not None:
            await ask_promise(self, person)

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Change the page."""
        person = self._person()
        if person is not None:
            await ask_person(self, person, title=self.shown(person.name))

    @work(exclusive=True)
    async def action_pause(self) -> None:
        """Keep this person out of suggestions for a while, or let them in again."""
        await flows.pause_or_wake(self, self._person())

    def action_not_safe(self) -> None:
        """Take this person out of every suggestion at once, or let them in again."""
        person = self._person()
        if person is not None:
            said = None if person.unsafe else KEPT_APART
            self.act(lambda: self.journal.people.not_safe(person.id, not person.unsafe), said=said)

    @work(exclusive=True)
    async def action_remove(self) -> None:
        """Remove the page with contacts and promises, after one question."""
        await flows.remove(self, self._person())

    def action_back(self) -> None:
        """Back to where the page was opened."""
        if self.is_current:
            self.dismiss()
