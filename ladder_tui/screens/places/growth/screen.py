"""Growth: what has gathered over all the time so far. Counters that only grow, tries, worries, wins, the measure."""

from typing import ClassVar, Final, Literal, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.base.text_search import words_of
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.estimates import Growth, Move, growth
from ladder_tui.domain.growth.wins import Keepsake, holds, keepsakes, since
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.entries import Win
from ladder_tui.domain.records.measures import MeasureAnswers
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.keeping.keepsake import TryPage, WinForm
from ladder_tui.screens.flows.keeping.measure_form import MeasureForm
from ladder_tui.screens.flows.keeping.win import WinDialog
from ladder_tui.screens.flows.tries.attempt import change_outcome, may_open
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.plain_page import PlainPage
from ladder_tui.screens.places.growth import rows as lines
from ladder_tui.screens.places.growth.commands import GrowthPlanning
from ladder_tui.screens.places.growth.measure_rows import measure_rows, whole_answers
from ladder_tui.screens.places.growth.rhythm_rows import rhythm_rows
from ladder_tui.screens.places.growth.row_words import invite
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.tab_line import TabLine
from ladder_tui.widgets.text import Part, Words, line, words

Tab = Literal["tries", "estimates", "wins and lessons", "rhythm and goals", "measure"]
TABS: Final[tuple[Tab, ...]] = get_args(Tab)

#: Rows of a kind shown before more are asked for, and how many more come at a time.
FIRST_ROWS: Final = 40
MORE_ROWS: Final = 40
MORE: Final = "more"
#: From this many lines on the chart over time is a tall one.
TALL: Final = 30
GATHERING: Final = "Small good things, and what tries teach you, will gather here."
#: Cells of a chart on a page of its own.
PAGE_CHART: Final = 66


class GrowthScreen(GrowthPlanning):
    """Tabs over one list to move through; what is under the cursor in full beside it."""

    PLACE = "growth"
    SEARCH_HINT = "words of a win, a lesson or a try"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("growth")
    DEFAULT_CSS = """
    GrowthScreen #head { height: auto; margin: 0 0 1 0; }
    GrowthScreen #tabs { height: 1; margin: 0 0 1 0; }
    GrowthScreen.-narrow.-short #head { margin: 0; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._tab: Tab = "tries"
        self._query = ""
        self._most = FIRST_ROWS
        self._growth: Growth | None = None

    def compose_body(self) -> ComposeResult:
        """Counters, tabs, a line to search with, the list; beside it what is under the cursor."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield TabLine(TABS, id="tabs")
                yield self.search_line()
                yield PlaceList(id="gathered")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="whole")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put everything on the screen."""
        self._growth = growth(snapshot)
        self._fill()
        self._tell()

    @on(PlaceList.Resized)
    def _fill(self) -> None:
        """Rows are built for the width there is."""
        width = self.query_one(RowList).size.width
        shown = self._growth
        if not width or shown is None:
            return
        first = since(self.snapshot)
        self.query_one("#head", Words).say(*lines.head(shown, first, self.snapshot.today, width))
        self.query_one(TabLine).show(None if self._query else self._tab, width)
        room = width - 1  # a free cell before the scroll bar
        self.query_one(RowList).show_rows(self._found(shown, room) if self._query else self._rows(shown, room))

    def _rows(self, shown: Growth, width: int) -> list[Row]:
        snapshot = self.snapshot
        if self._tab == "measure":
            return measure_rows(snapshot, width)
        if self._tab == "rhythm and goals":
            return rhythm_rows(snapshot, width)
        if self._tab == "estimates":
            if not shown.moves:
                return invite("How likely a worry seems, before and after each try, will show here.", "5", "Ladder")
            return [*lines.worries(shown.moves[: self._most], snapshot, width), *self._more(len(shown.moves))]
        if self._tab == "wins and lessons":
            kept = keepsakes(snapshot.wins.values(), snapshot.attempts.values())
            if not kept:
                return invite(GATHERING, "n", "keeps a first small win")
            return self._kept(kept, width)
        if not shown.points:
            if not shown.counters.all_words:
                return invite(GATHERING, "n", "keeps a first small win")
            return invite("Tries, with what you expected beside what happened, will show here.", "5", "Ladder")
        rows = [*lines.tries_heading(shown, snapshot, width), Row(words(" "))]
        rows += [*lines.chart(shown.points, snapshot.today, width, tall=self.size.height >= TALL)]
        rows += lines.scale_row(width) or [Row(words(" "))]
        return [*rows, *lines.tries(shown.points, self._most, snapshot, width), *self._more(len(shown.points))]

    def _kept(self, kept: tuple[Keepsake, ...], width: int) -> list[Row]:
        return [*lines.evidence(kept[: self._most], self.snapshot, width), *self._more(len(kept))]

    def _more(self, number: int) -> list[Row]:
        if number <= self._most:
            return []
        return [Row(words(" " * GUTTER, (f"{number - self._most} earlier ones", "$quiet")), id=MORE)]

    def _found(self, shown: Growth, width: int) -> list[Row]:
        """Wins, lessons and tries that hold every word."""
        snapshot, sought = self.snapshot, words_of(self._query)
        kept = keepsakes(snapshot.wins.values(), snapshot.attempts.values(), sought)
        points = [point for point in shown.points if holds(snapshot.attempts[point.attempt_id], sought)]
        if not kept and not points:
            return [Row(words("   Nothing here holds these words. ", ("esc", "bold"), " shows all."))]
        rows: list[Row] = []
        if kept:
            found = lines.evidence(kept[: self._most], snapshot, width)
            rows += [Row(words((" Wins and lessons", "$calm"))), *found, Row(words(" "))]
        if points:
            rows += [Row(words((" Tries", "$calm"))), *lines.tries(points, self._most, snapshot, width)]
        return rows + self._more(max(len(kept), len(points)))

    def _tell(self) -> None:
        """What is under the cursor, in full, beside the list."""
        side, whole = self.query_one(".side"), self.query_one("#whole", Words)
        if side.display:
            whole.say(*self._whole(whole.size.width or PAGE_CHART))

    def _whole(self, width: int) -> list[Part]:
        attempt, win, move, answers = self._try(), self._win(), self._move(), self._answers()
        if attempt is not None:
            told = lines.whole_or_resting(attempt, self.snapshot)
            return [(line(self.shown(attempt.title)), "bold"), "\n", *told]
        if win is not None:
            day = day_words(win.at.date(), today=self.snapshot.today)
            return [("A small win", "bold"), (f"\n{day}", "$quiet"), f"\n\n{line(self.shown(win.text))}"]
        if move is not None:
            return [(line(self.shown(move.title)), "bold"), "\n\n", *self._worry(move, width)]
        if answers is not None:
            return [("Your answers", "bold"), "\n", *whole_answers(answers, self.snapshot)]
        return []

    def _worry(self, move: Move, width: int) -> list[Part]:
        attempts = [attempt for attempt in self.snapshot.attempts.values() if attempt.rung_id == move.rung_id]
        attempts.sort(key=lambda attempt: attempt.started_at, reverse=True)
        return lines.whole_worry(move, attempts, self.snapshot, width)

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

    def reveal(self, ref: str) -> None:
        """Go to a win or a try, given its id."""
        kind = "win" if ref in self.snapshot.wins else "try"
        self._go_to_tab("wins and lessons" if kind == "win" else "tries")
        self.query_one(RowList).go_to(f"{kind}:{ref}")

    # -- what is under the cursor -----------------------------------------------------------

    def _try(self) -> Attempt | None:
        kind, ref = self._under()
        return self.snapshot.attempts.get(ref) if kind in ("try", "lesson") else None

    def _win(self) -> Win | None:
        kind, ref = self._under()
        return self.snapshot.wins.get(ref) if kind == "win" else None

    def _answers(self) -> MeasureAnswers | None:
        kind, ref = self._under()
        return self.snapshot.measures.get(ref) if kind == "measure" else None

    def _move(self) -> Move | None:
        kind, ref = self._under()
        if kind != "rung" or self._growth is None:
            return None
        return next((move for move in self._growth.moves if move.rung_id == ref), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        if not self.query(RowList):
            return True
        if action == "clear":
            return bool(self._query) or self.has_class("searching")
        if action == "open":
            return self.query_one(RowList).current_id is not None
        if action == "edit":
            return self._win() is not None or self._try() is not None
        if action == "remove":
            planned = self._goal() is not None or self._away() is not None
            return self._win() is not None or self._answers() is not None or planned
        return True

    # -- tabs -------------------------------------------------------------------------------

    def _go_to_tab(self, tab: Tab) -> None:
        self._tab, self._query, self._most = tab, "", FIRST_ROWS
        self.show_query("")
        self._fill()
        rows = self.query_one(RowList)
        rows.action_first()
        rows.scroll_home(animate=False)
        self.moved()

    def show_planning(self) -> None:
        """Go to the tab of rhythm and goals."""
        if self._tab != "rhythm and goals":
            self._go_to_tab("rhythm and goals")

    def action_next_tab(self) -> None:
        """The tab to the right."""
        self._go_to_tab(TABS[(TABS.index(self._tab) + 1) % len(TABS)])

    def action_previous_tab(self) -> None:
        """The tab to the left."""
        self._go_to_tab(TABS[(TABS.index(self._tab) - 1) % len(TABS)])

    @on(TabLine.Chosen)
    def _tab_clicked(self, message: TabLine.Chosen) -> None:
        self._go_to_tab(next(tab for tab in TABS if tab == message.tab))

    # -- opening, changing ------------------------------------------------------------------

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """A try, a step or answers to read, a win to change, or more rows."""
        listed = self.query_one(RowList)
        line_number = listed.highlighted
        if listed.current_id != MORE:
            self._open()
            return
        self._most += MORE_ROWS
        self._fill()
        listed.highlighted = line_number  # the first of the new rows stands where "more" stood

    @work(exclusive=True)
    async def _open(self) -> None:
        if await self.open_planning():
            return
        attempt, win, move, answers = self._try(), self._win(), self._move(), self._answers()
        if attempt is not None:
            if not await may_open(self, attempt):
                return
            page = TryPage(line(self.shown(attempt.title)), lines.whole_try(attempt, self.snapshot))
            if await self.app.push_screen_wait(page) == "edit":
                await change_outcome(self, attempt)
        elif win is not None:
            await self._change(win)
        elif move is not None:
            width = min(PAGE_CHART, self.size.width - 8)
            await self.app.push_screen_wait(PlainPage(line(self.shown(move.title)), self._worry(move, width)))
        elif answers is not None:
            await self.app.push_screen_wait(PlainPage("Your answers", whole_answers(answers, self.snapshot)))

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Change the win, or what was noted about the try."""
        attempt, win = self._try(), self._win()
        if win is not None:
            await self._change(win)
        elif attempt is not None and await may_open(self, attempt):
            await change_outcome(self, attempt)

    async def _change(self, win: Win) -> None:
        if await self.app.push_screen_wait(WinForm(self.journal, win)) is not None:
            self.say(f"{self.journal.next_undo} · u takes it back")

    @work(exclusive=True)
    async def action_new(self) -> None:
        """Keep a win."""
        if await self.app.push_screen_wait(WinDialog(self.journal)) is not None:
            self._go_to_tab("wins and lessons")
            self.say(f"{self.journal.next_undo} · u takes it back")

    @work(exclusive=True)
    async def action_measure(self) -> None:
        """Answer the four questions."""
        if await self.app.push_screen_wait(MeasureForm(self.journal)) is not None:
            self._go_to_tab("measure")
            self.say(f"{self.journal.next_undo} · u takes it back")

    def action_remove(self) -> None:
        """Take the win or the answers out."""
        if self.remove_planning():
            return
        win, answers = self._win(), self._answers()
        if win is not None:
            self.act(lambda: self.journal.wins.remove(win.id))
        elif answers is not None:
            self.act(lambda: self.journal.measure.remove(answers.id))

    # -- searching --------------------------------------------------------------------------

    def search_for(self, query: str) -> None:
        """Wins, lessons and tries that hold every word; nothing leads back to the tab."""
        self._query = query.strip()
        self._fill()
        self.query_one(RowList).action_first()
        self.moved()

    def action_clear(self) -> None:
        """Show everything again."""
        self.end_search()
        self.show_query("")
        self.refresh_keys()
