"""Growth: what has gathered over all the time so far. Counters that only grow, tries, worries, wins and lessons."""

from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from ladder_tui.domain.attempts import Attempt
from ladder_tui.domain.evidence import Win
from ladder_tui.domain.gathered import Keepsake, holds, keepsakes, since
from ladder_tui.domain.growth import Growth, growth
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.text_search import words_of
from ladder_tui.domain.when import day_words
from ladder_tui.screens.dialogs.attempt import change_outcome
from ladder_tui.screens.dialogs.keepsake import TryPage, WinForm
from ladder_tui.screens.dialogs.win import WinDialog
from ladder_tui.screens.growth_rows import evidence, head, tries, tries_heading, whole_try, worries
from ladder_tui.screens.page import PageScreen, bindings_for
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Words, line, words

#: Tries, worries, and wins and lessons shown before more are asked for, and how many more come at a time.
FIRST_TRIES: Final = 4
MORE_TRIES: Final = 40
FIRST_WORRIES: Final = 4
FIRST_EVIDENCE: Final = 40
MORE_EVIDENCE: Final = 40
MORE_TRIES_ROW, MORE_EVIDENCE_ROW = "more:tries", "more:evidence"


class GrowthScreen(PageScreen):
    """One list to move through: tries, worries, wins and lessons; what is under the cursor in full beside it."""

    PLACE = "growth"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("growth")
    DEFAULT_CSS = """
    GrowthScreen #head { height: auto; margin: 0 0 1 0; }
    GrowthScreen #search { margin: 0 0 1 0; display: none; }
    GrowthScreen #empty { height: auto; padding: 1 3; display: none; }
    GrowthScreen.searching #search { display: block; }
    GrowthScreen.nothing #empty { display: block; }
    GrowthScreen.nothing #head, GrowthScreen.nothing #gathered, GrowthScreen.nothing .side { display: none; }
    """

    _growth: Growth | None = None
    _tries = FIRST_TRIES
    _evidence = FIRST_EVIDENCE

    def compose_body(self) -> ComposeResult:
        """Counters, a line to search with, the list; beside it what is under the cursor."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield LineField(hint="words of a win, a lesson or a try", id="search")
                yield Words(
                    "Small good things, and what tries teach you, will gather here.\n\n",
                    ("n", "bold $here"),
                    ("  keeps a first small win", "$quiet"),
                    id="empty",
                )
                yield PlaceList(id="gathered")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="whole")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put everything on the screen."""
        self._growth = growth(snapshot)
        self.set_class(not self._growth.counters.all_words and not self._growth.points, "nothing")
        self._fill()
        self._tell()

    @on(PlaceList.Resized)
    def _fill(self) -> None:
        """Rows are built for the width there is."""
        width = self.query_one(RowList).size.width
        if not width or self._growth is None:
            return
        first = since(self.snapshot)
        self.query_one("#head", Words).say(*head(self._growth, first, self.snapshot.today, width))
        query = self.query_one("#search", LineField).value if self.has_class("searching") else ""
        room = width - 1  # a free cell before the scroll bar
        rows = self._found(words_of(query), room) if query.strip() else self._all(self._growth, room)
        self.query_one(RowList).show_rows(rows)

    def _all(self, shown: Growth, width: int) -> list[Row]:
        snapshot = self.snapshot
        rows: list[Row] = []
        if shown.points:
            rows += [*tries_heading(shown, snapshot, width), Row(words(" "))]
            rows += tries(shown.points, self._tries, snapshot, width)
            rows += _more(len(shown.points) - self._tries, "earlier tries", MORE_TRIES_ROW)
            rows.append(Row(words(" ")))
        if shown.moves:
            rows += [*worries(shown.moves, FIRST_WORRIES, snapshot, width), Row(words(" "))]
        kept = keepsakes(snapshot.wins.values(), snapshot.attempts.values())
        if kept:
            rows.append(Row(words((" Wins and lessons", "$calm"))))
            rows += self._kept(kept, width)
        return rows

    def _kept(self, kept: tuple[Keepsake, ...], width: int) -> list[Row]:
        rows = evidence(kept[: self._evidence], self.snapshot, width)
        return rows + _more(len(kept) - self._evidence, "earlier ones", MORE_EVIDENCE_ROW)

    def _found(self, sought: tuple[str, ...], width: int) -> list[Row]:
        """Wins, lessons and tries that hold every word."""
        snapshot = self.snapshot
        kept = keepsakes(snapshot.wins.values(), snapshot.attempts.values(), sought)
        points = [
            point
            for point in (self._growth.points if self._growth is not None else ())
            if holds(snapshot.attempts[point.attempt_id], sought)
        ]
        if not kept and not points:
            return [Row(words("   Nothing here holds these words. ", ("esc", "bold"), " shows all."))]
        rows: list[Row] = []
        if kept:
            rows += [Row(words((" Wins and lessons", "$calm"))), *self._kept(kept, width), Row(words(" "))]
        if points:
            rows += [Row(words((" Tries", "$calm"))), *tries(points, self._tries, snapshot, width)]
            rows += _more(len(points) - self._tries, "earlier tries", MORE_TRIES_ROW)
        return rows

    def _tell(self) -> None:
        """What is under the cursor, in full, beside the list."""
        whole = self.query_one("#whole", Words)
        attempt, win = self._try(), self._win()
        if attempt is not None:
            whole.say((line(self.shown(attempt.title)), "bold"), "\n", *whole_try(attempt, self.snapshot))
        elif win is not None:
            day = day_words(win.at.date(), today=self.snapshot.today)
            whole.say(("A small win", "bold"), (f"\n{day}", "$quiet"), f"\n\n{line(self.shown(win.text))}")
        else:
            whole.say()

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

    def reveal(self, ref: str) -> None:
        """Put the cursor on a win or a try, given its id."""
        rows = self.query_one(RowList)
        if not rows.go_to(f"win:{ref}"):
            rows.go_to(f"try:{ref}")

    # -- what is under the cursor -----------------------------------------------------------

    def _under(self) -> tuple[str, str]:
        kind, _, ref = (self.query_one(RowList).current_id or "").partition(":")
        return kind, ref

    def _try(self) -> Attempt | None:
        kind, ref = self._under()
        return self.snapshot.attempts.get(ref) if kind in ("try", "lesson") else None

    def _win(self) -> Win | None:
        kind, ref = self._under()
        return self.snapshot.wins.get(ref) if kind == "win" else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        if not self.query(RowList):
            return True
        if action == "clear":
            return self.has_class("searching")
        if action == "search":
            return not self.has_class("nothing")
        if action == "open":
            return self.query_one(RowList).current_id is not None
        if action == "edit":
            return self._win() is not None or self._try() is not None
        if action == "remove":
            return self._win() is not None
        return True

    # -- opening, changing --------------------------------------------------------------------

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """A try to read, a win to change, or more rows."""
        listed = self.query_one(RowList)
        row, line_number = listed.current_id, listed.highlighted
        if row not in (MORE_TRIES_ROW, MORE_EVIDENCE_ROW):
            self._open()
            return
        if row == MORE_TRIES_ROW:
            self._tries += MORE_TRIES
        else:
            self._evidence += MORE_EVIDENCE
        self._fill()
        listed.highlighted = line_number  # the first of the new rows stands where "more" stood

    @work(exclusive=True)
    async def _open(self) -> None:
        attempt, win = self._try(), self._win()
        if attempt is not None:
            page = TryPage(line(self.shown(attempt.title)), whole_try(attempt, self.snapshot))
            if await self.app.push_screen_wait(page) == "edit":
                await change_outcome(self, attempt)
        elif win is not None:
            await self._change(win)

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Change the win, or what was noted about the try."""
        attempt, win = self._try(), self._win()
        if win is not None:
            await self._change(win)
        elif attempt is not None:
            await change_outcome(self, attempt)

    async def _change(self, win: Win) -> None:
        if await self.app.push_screen_wait(WinForm(self.journal, win)) is not None:
            self.say(f"{self.journal.next_undo} · u takes it back")

    @work(exclusive=True)
    async def action_new(self) -> None:
        """Keep a win."""
        if await self.app.push_screen_wait(WinDialog(self.journal)) is not None:
            self.say(f"{self.journal.next_undo} · u takes it back")

    def action_remove(self) -> None:
        """Take the win out."""
        win = self._win()
        if win is not None:
            self.act(lambda: self.journal.ladder.remove_win(win.id))

    # -- searching ----------------------------------------------------------------------------

    def action_search(self) -> None:
        """Find in wins, lessons and tries."""
        self.add_class("searching")
        self.query_one("#search", LineField).focus()
        self.refresh_keys()

    def action_clear(self) -> None:
        """Show everything again."""
        self.remove_class("searching")
        self.query_one("#search", LineField).value = ""
        self.query_one(RowList).focus()
        self._fill()
        self.refresh_keys()

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        self._fill()
        self.query_one(RowList).action_first()
        self._tell()
        self.refresh_keys()

    @on(Input.Submitted, "#search")
    def _searched(self) -> None:
        self.query_one(RowList).focus()


def _more(left: int, what: str, id: str) -> list[Row]:
    if left <= 0:
        return []
    return [Row(words(" " * GUTTER, (f"{left} {what}", "$quiet")), id=id)]
