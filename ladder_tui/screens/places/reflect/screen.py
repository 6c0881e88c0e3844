"""Reflect: a question for the day, what is worth a moment after what happened, and everything written."""

from typing import Any, ClassVar, Final

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.review.prefill import is_begun, review_is_possible
from ladder_tui.domain.review.setbacks import plan_is_offered
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.writing.after_questions import offers
from ladder_tui.domain.writing.drafts import entry_drafts
from ladder_tui.domain.writing.of_the_day import prompt_of_the_day, prompts_for
from ladder_tui.domain.writing.written import Written, WrittenPage, all_written, search_written
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.screens.kit.under import NOTHING, PlaceCommands, Under
from ladder_tui.screens.places.reflect.rows import MATTERS, OLDER, REVIEW, Page, row_id, rows, side_parts
from ladder_tui.services.journal import Journal
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


class ReflectScreen(SearchPage):
    """The list, with the text or question under the cursor beside it on wide screens."""

    PLACE = "reflect"
    SEARCH_HINT = "any words of what you wrote"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("reflect")
    DEFAULT_CSS = """
    ReflectScreen #search { margin: 0 1 1 1; }
    ReflectScreen #aside { height: auto; }
    """

    def __init__(self, journal: Journal, commands: PlaceCommands) -> None:
        super().__init__(journal, commands)
        #: The words that the list is for.
        self._listed_for = ""
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
                yield PlaceList(id="entries")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="aside")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the place on the screen; what is costly is done again only when its records have changed."""
        if self._turned.day != snapshot.today:
            self._turned = _Day(snapshot.today)
        seen = (
            snapshot.entries, snapshot.reviews, snapshot.feedback, self._listed_for, snapshot.plans, snapshot.attempts,
            snapshot.drafts, snapshot.what_matters, snapshot.setbacks, snapshot.answered_offers,
            snapshot.care_answers, snapshot.hidden, snapshot.library, snapshot.settings, snapshot.today, self._turned,
            self._kind_done,
        )  # fmt: skip
        if len(seen) != len(self._seen) or any(new is not old for new, old in zip(seen, self._seen, strict=True)):
            if not self._seen or any(new is not old for new, old in zip(seen[:4], self._seen[:4], strict=True)):
                self._all = self._listed(snapshot)
            self._seen = seen
            self._page = self._made(snapshot)
        self._fill()

    def _listed(self, snapshot: Snapshot) -> tuple[Written, ...]:
        return search_written(snapshot, self._listed_for) if self._listed_for else all_written(snapshot)

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
            query=self._listed_for,
            setbacks=plan_is_offered(snapshot),
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

    def show_all_rows(self) -> None:
        """Every entry."""
        if self._part < self._page.total:
            self._list_at_least(self._page.total)

    def _list_at_least(self, count: int) -> None:
        self._part = count
        self._page = self._made(self.snapshot)
        self._fill()

    def reveal(self, ref: str) -> None:
        """Put the cursor on an entry, or on what matters."""
        self.end_search()
        if ref == MATTERS:
            self.query_one(RowList).go_to(MATTERS)
            return
        place = next((index for index, entry in enumerate(self._all) if entry.id == ref), None)
        if place is not None:
            if place >= self._part:
                self._list_at_least(place + PART)
            self.query_one(RowList).go_to(row_id(self._all[place]))

    # -- what is under the cursor -----------------------------------------------------------

    @property
    def _here(self) -> str | None:
        return self.query_one(RowList).current_id

    @property
    def question(self) -> ReflectionPrompt | None:
        """The question of the day."""
        return self._page.prompt

    @property
    def setbacks_offered(self) -> bool:
        """Whether a plan for setbacks is offered."""
        return self._page.setbacks

    def under(self) -> Under[Any]:
        """The question, a draft, an offer, an entry, a review or answers, the review to begin, or older ones."""
        id = self._here or ""
        kind, _, ref = id.partition(":")
        page = self._page
        found: tuple[str, Any]
        match kind:
            case "prompt":
                found = "prompt", page.prompt
            case "entry":
                found = "entry", self.snapshot.entries.get(ref)
            case "draft":
                found = "draft", self.snapshot.drafts.get(ref)
            case "offer":
                found = "offer", next((offer for offer in page.offers if offer.id == ref), None)
            case "setbacks":
                return Under("setbacks", None)
            case _ if id in (REVIEW, MATTERS, OLDER):
                return Under(id, None)
            case _:
                written = (one for one in page.found if isinstance(one, WrittenPage) and row_id(one) == id)
                found = "page", next(written, None)
        return Under(*found) if found[1] is not None else NOTHING

    # -- turning, listing, searching --------------------------------------------------------

    def turn_question(self) -> None:
        """Another question for today; it goes round once all have been seen."""
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

    def leave_alone(self, ref: str) -> None:
        """Offer no more kind steps after something that happened; `ref` names it."""
        self._kind_done |= {ref}
        self.show(self.snapshot)

    def show_older(self) -> None:
        """List more of what was written."""
        self._list_at_least(self._part + PART)

    def results(self) -> None:
        """List what holds every word."""
        self._listed_for, self._part = self.sought.strip(), PART
        self.show(self.snapshot)
