"""Reflect: a question for the day, what is worth a moment after what happened, and everything written."""

from typing import ClassVar, Final

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from ladder_tui.domain.items.kindness import KindMoment
from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.review.prefill import is_begun, review_is_possible
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.writing.after_questions import Offer, happenings, offers
from ladder_tui.domain.writing.drafts import draft_of, entry_drafts
from ladder_tui.domain.writing.of_the_day import prompt_of_the_day, prompts_for
from ladder_tui.domain.writing.written import Written, WrittenPage, all_written, search_written
from ladder_tui.screens.flows.writing import flow as flow
from ladder_tui.screens.kit.entry_page import EntryPage
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.places.reflect.commands import ReflectReview
from ladder_tui.screens.places.reflect.rows import REVIEW, Page, entry_parts, row_id, rows, side_parts
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Words

#: Entries listed at once; more follow when the cursor comes near the end.
PART: Final = 60
NEAR_END: Final = 10
#: Questions that `w` goes through before it begins again.
MOST_OTHERS: Final = 40


class _Day(msgspec.Struct, frozen=True):
    """The question of the day as the user turned it: the one chosen with `w`, and those passed over."""

    day: object = None
    chosen: str | None = None
    passed: frozenset[str] = frozenset()


class ReflectScreen(ReflectReview):
    """The list, with the text or question under the cursor beside it on wide screens."""

    PLACE = "reflect"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("reflect")
    DEFAULT_CSS = """
    ReflectScreen #search { display: none; margin: 0 1 1 1; }
    ReflectScreen.-searching #search { display: block; }
    ReflectScreen #aside { height: auto; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._sought = ""
        self._part = PART
        self._turned = _Day()
        self._kind_done: frozenset[str] = frozenset()
        self._all: tuple[Written, ...] = ()
        self._page = Page(prompt=None, answered=False, drafts=(), offers=(), found=(), total=0)
        self._seen: tuple[object, ...] = ()
        self._filled: tuple[Page | None, int] = (None, 0)

    def compose_body(self) -> ComposeResult:
        """The search line, the list and the pane."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield LineField(hint="any words of what you wrote", id="search")
                yield PlaceList(id="entries")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="aside")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the place on the screen; what is costly is done again only when its records have changed."""
        if self._turned.day != snapshot.today:
            self._turned = _Day(snapshot.today)
        seen = (
            snapshot.entries, snapshot.reviews, snapshot.feedback, self._sought, snapshot.plans, snapshot.attempts,
            snapshot.drafts, snapshot.hidden, snapshot.library, snapshot.settings, snapshot.today, self._turned,
            self._kind_done,
        )  # fmt: skip
        if len(seen) != len(self._seen) or any(new is not old for new, old in zip(seen, self._seen, strict=True)):
            if not self._seen or any(new is not old for new, old in zip(seen[:4], self._seen[:4], strict=True)):
                self._all = self._listed(snapshot)
            self._seen = seen
            self._page = self._made(snapshot)
        self._fill()

    def _listed(self, snapshot: Snapshot) -> tuple[Written, ...]:
        return search_written(snapshot, self._sought) if self._sought else all_written(snapshot)

    def _made(self, snapshot: Snapshot) -> Page:
        prompt = self._prompt(snapshot)
        lately = [page for page in self._all[:PART] if isinstance(page, Entry)]
        today = [entry for entry in lately if entry.at.date() == snapshot.today]
        return Page(
            prompt=prompt,
            answered=prompt is not None and any(entry.prompt_id == prompt.id for entry in today),
            review="begun" if is_begun(snapshot) else "possible" if review_is_possible(snapshot) else "",
            drafts=entry_drafts(snapshot),
            offers=offers(snapshot, kind_done=self._kind_done),
            found=self._all[: self._part],
            total=len(self._all),
            query=self._sought,
        )

    def _prompt(self, snapshot: Snapshot) -> ReflectionPrompt | None:
        if self._turned.chosen is not None:
            return snapshot.library.reflections.get(self._turned.chosen)
        return prompt_of_the_day(snapshot)

    def _fill(self) -> None:
        rows_here = self.query_one(PlaceList)
        width = rows_here.size.width
        if width and (self._page is not self._filled[0] or width != self._filled[1]):
            self._filled = (self._page, width)
            rows_here.show_rows(rows(self._page, self.snapshot, width))
            self._tell()

    def _tell(self) -> None:
        """What is under the cursor, beside the list."""
        self.query_one("#aside", Words).say(*side_parts(self._here, self._page, self.snapshot))
        self.query_one(".side").scroll_home(animate=False)

    @on(PlaceList.Resized)
    def _resized(self) -> None:
        self._fill()

    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

    @on(RowList.OptionHighlighted)
    def _moved(self, event: RowList.OptionHighlighted) -> None:
        self.moved()
        if len(self._page.found) < self._page.total and event.option_index >= event.option_list.option_count - NEAR_END:
            self._list_at_least(self._part + PART)

    def _list_at_least(self, count: int) -> None:
        self._part = count
        self._page = self._made(self.snapshot)
        self._fill()

    def reveal(self, ref: str) -> None:
        """Put the cursor on an entry."""
        self.action_clear()
        place = next((index for index, entry in enumerate(self._all) if entry.id == ref), None)
        if place is not None:
            if place >= self._part:
                self._list_at_least(place + PART)
            self.query_one(RowList).go_to(row_id(self._all[place]))

    # -- what is under the cursor -----------------------------------------------------------

    @property
    def _here(self) -> str | None:
        return self.query_one(RowList).current_id

    def _here_is(self, kind: str) -> str | None:
        found, _, ref = (self._here or "").partition(":")
        return ref if found == kind else None

    def _entry(self) -> Entry | None:
        ref = self._here_is("entry")
        return self.snapshot.entries.get(ref) if ref is not None else None

    def _written(self) -> WrittenPage | None:
        """The review or the answers under the cursor."""
        kind, _, ref = (self._here or "").partition(":")
        found = (page for page in self._page.found if isinstance(page, WrittenPage))
        return next((page for page in found if (page.kind, page.id) == (kind, ref)), None)

    def _offer(self) -> Offer | None:
        ref = self._here_is("offer")
        return next((offer for offer in self._page.offers if offer.id == ref), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can do nothing with what is under the cursor."""
        if not self.is_mounted:
            return True
        if action == "edit":
            return self._here_is("entry") is not None or self._written() is not None
        if action == "remove":
            mine = any(self._here_is(kind) is not None for kind in ("entry", "draft"))
            return mine or self._written() is not None
        if action == "another":
            return self._page.prompt is not None and not self._sought
        if action == "open":
            return self._here is not None
        if action == "clear":
            return bool(self._sought) or self.has_class("-searching")
        return True

    # -- commands ---------------------------------------------------------------------------

    @on(RowList.OptionSelected)
    def _opened(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    @work(exclusive=True)
    async def action_open(self) -> None:
        """Answer the question, go on writing, or read the entry."""
        entry, offer, draft, page = self._entry(), self._offer(), self._here_is("draft"), self._written()
        if page is not None:
            await self.read_page(page)
        elif self._here == REVIEW:
            await self.look_back()
        elif entry is not None:
            await self._read(entry)
        elif draft is not None and (where := draft_of(draft)) is not None:
            await flow.go_on(self, where)
        elif offer is not None and offer.prompt is not None:
            await flow.answer(self, offer.prompt, offer.happening)
        elif offer is not None:
            if await flow.be_kind(self, offer.happening.kind_moment):
                self._leave_alone(offer.happening.ref)
        elif self._here_is("prompt") is not None and self._page.prompt is not None:
            await flow.answer(self, self._page.prompt)
        elif self._here == "older":
            self._list_at_least(self._part + PART)

    async def _read(self, entry: Entry) -> None:
        parts = entry_parts(entry, self.snapshot, asked=False)
        wish = await self.app.push_screen_wait(EntryPage(entry.question or "A free page", *parts))
        if wish == "edit":
            await flow.edit(self, entry)
        elif wish == "remove":
            self.act(lambda: self.journal.writing.remove(entry.id))

    def _leave_alone(self, ref: str) -> None:
        self._kind_done |= {ref}
        self.show(self.snapshot)

    @work(exclusive=True)
    async def action_new(self) -> None:
        """A free page."""
        await flow.write_freely(self)

    @work(exclusive=True)
    async def action_kind(self) -> None:
        """Choose the moment, then one kind step at a time."""
        hurt = next((happening for happening in happenings(self.snapshot) if happening.hurt), None)
        at: KindMoment = hurt.kind_moment if hurt is not None else "lonely_evening"
        moment = await flow.choose_moment(self, at)
        if moment is not None and await flow.be_kind(self, moment) and hurt is not None:
            self._leave_alone(hurt.ref)

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Change the entry, the review or the answers."""
        entry, page = self._entry(), self._written()
        if entry is not None:
            await flow.edit(self, entry)
        elif page is not None:
            await self.edit_page(page)

    def action_remove(self) -> None:
        """Take out the entry or the draft; undo brings it back."""
        entry, draft, page = self._entry(), self._here_is("draft"), self._written()
        if page is not None:
            self.remove_page(page)
        elif entry is not None:
            self.act(lambda: self.journal.writing.remove(entry.id))
        elif draft is not None:
            self.act(lambda: self.journal.writing.remove_draft(draft))

    def action_another(self) -> None:
        """Another question for today."""
        current, turned = self._page.prompt, self._turned
        if current is None:
            return
        first = prompt_of_the_day(self.snapshot)
        pool = [*([first] if first is not None else []), *prompts_for("anytime", self.snapshot, limit=MOST_OTHERS)]
        others = [prompt for prompt in pool if prompt.id != current.id]
        passed = turned.passed | {current.id}
        fresh = [prompt for prompt in others if prompt.id not in passed]
        if not others:
            self.say("This is the only question that fits today.")
            return
        self._turned = _Day(turned.day, (fresh or others)[0].id, passed if fresh else frozenset({current.id}))
        self.show(self.snapshot)
        self.query_one(RowList).go_to(f"prompt:{self._turned.chosen}")

    # -- search -----------------------------------------------------------------------------

    def action_search(self) -> None:
        """Find in everything written."""
        self.add_class("-searching")
        self.query_one("#search", LineField).focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self._sought = event.value.strip()
        self._part = PART
        self.show(self.snapshot)
        self.refresh_keys()

    @on(Input.Submitted, "#search")
    def _searched(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(RowList).focus()

    def action_clear(self) -> None:
        """Show everything again."""
        if not self.has_class("-searching"):
            return
        self.remove_class("-searching")
        self.query_one("#search", LineField).value = ""
        self.query_one(RowList).focus()
