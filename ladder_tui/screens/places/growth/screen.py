"""Growth: what has gathered over all the time so far. Counters that only grow, tries, worries, wins, the measure."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Literal, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.text_search import words_of
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.growth.estimates import Growth, Move, growth
from ladder_tui.domain.growth.wins import Keepsake, holds, keepsakes, since
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.entries import Win
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.screens.kit.tabs import Tabs
from ladder_tui.screens.kit.under import NOTHING, PlaceCommands, Under
from ladder_tui.screens.places.growth import rows as lines
from ladder_tui.screens.places.growth.measure_rows import measure_rows, whole_answer, whole_answers
from ladder_tui.screens.places.growth.rhythm_rows import rhythm_rows
from ladder_tui.screens.places.growth.row_words import invite
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import COLUMN, Part, Words, line, words

#: Where each kind of thing stands.
_TABS_OF: Final[Mapping[str, "Tab"]] = {"win": "wins and lessons", "goal": "rhythm and goals", "try": "tries"}
Tab = Literal["tries", "estimates", "wins and lessons", "rhythm and goals", "measure"]
TABS: Final[tuple[Tab, ...]] = get_args(Tab)

#: Rows of a kind shown before more are asked for, and how many more come at a time.
FIRST_ROWS: Final = 40
MORE_ROWS: Final = 40
MORE: Final = "more"
#: From this many lines on the chart over time is a tall one.
TALL: Final = 30
#: Lines of a window in which the chart is drawn: below that its sentence would not be seen with it.
DRAWN_FROM: Final = 22
GATHERING: Final = "Small good things and lessons will gather here."
#: Cells of a chart on a page of its own.
PAGE_CHART: Final = 66


class GrowthScreen(SearchPage):
    """Tabs over one list to move through; what is under the cursor in full beside it."""

    PLACE = "growth"
    SEARCH_HINT = "words of a win, a lesson or a try"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("growth")
    DEFAULT_CSS = """
    GrowthScreen #head { height: auto; margin: 0 0 1 0; }
    GrowthScreen #tabs { height: 1; margin: 0 0 1 0; }
    GrowthScreen.-narrow.-short #head { margin: 0; }
    """

    def __init__(self, journal: Journal, commands: PlaceCommands) -> None:
        super().__init__(journal, commands)
        self.tabs: Tabs[Tab] = Tabs(TABS, self._turned)
        self._most = FIRST_ROWS
        self._growth: Growth | None = None

    def compose_body(self) -> ComposeResult:
        """Counters, tabs, a line to search with, the list; beside it what is under the cursor."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield self.tabs
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
        sought = self.sought.strip()
        self.tabs.draw(width, marked=not sought)
        # A free cell before the scroll bar; and only the year is as wide as a window may be.
        room = width - 1 if self.tabs.at == "rhythm and goals" else min(width - 1, COLUMN)
        rows = self._found(shown, room) if sought else self._rows(shown, room)
        # Nothing of this tab has more to say of itself: the year, or what will gather, has all the room.
        has_more = any(row.id is not None for row in rows) and (sought or self.tabs.at != "rhythm and goals")
        self.set_class(not has_more, "alone")
        self.query_one(RowList).show_rows(rows)

    def _rows(self, shown: Growth, width: int) -> list[Row]:
        snapshot = self.snapshot
        if self.tabs.at == "measure":
            return measure_rows(snapshot, width)
        if self.tabs.at == "rhythm and goals":
            return rhythm_rows(snapshot, width)
        if self.tabs.at == "estimates":
            if not shown.moves:
                return invite(
                    "How likely a worry seems, before and after each try, will show here.",
                    key("everywhere.go_ladder"),
                    "Ladder",
                )
            return [*lines.worries(shown.moves[: self._most], snapshot, width), *self._more(len(shown.moves))]
        if self.tabs.at == "wins and lessons":
            kept = keepsakes(snapshot.wins.values(), snapshot.attempts.values())
            if not kept:
                return invite(GATHERING, key("growth.new"), "keeps a first small win")
            return self._kept(kept, width)
        if not shown.points:
            if not shown.counters.all_words:
                return invite(GATHERING, key("growth.new"), "keeps a first small win")
            return invite(
                "Tries, with what you expected beside what happened, will show here.",
                key("everywhere.go_ladder"),
                "Ladder",
            )
        rows = [*lines.tries_heading(shown, snapshot, width), Row(words(" "))]
        if self.size.height >= DRAWN_FROM:
            rows += lines.chart(shown.points, snapshot.today, width, tall=self.size.height >= TALL)
        scale = lines.scale_row(width) if any(point.has_unease for point in shown.points) else []
        rows += scale or [Row(words(" "))]
        return [*rows, *lines.tries(shown.points, self._most, snapshot, width), *self._more(len(shown.points))]

    def _kept(self, kept: tuple[Keepsake, ...], width: int) -> list[Row]:
        return [*lines.evidence(kept[: self._most], self.snapshot, width), *self._more(len(kept))]

    def _more(self, number: int) -> list[Row]:
        if number <= self._most:
            return []
        return [Row(words(" " * GUTTER, (f"{number - self._most} earlier ones", "$quiet")), id=MORE)]

    def _found(self, shown: Growth, width: int) -> list[Row]:
        """Wins, lessons and tries that hold every word."""
        snapshot, sought = self.snapshot, words_of(self.sought)
        kept = keepsakes(snapshot.wins.values(), snapshot.attempts.values(), sought)
        points = [point for point in shown.points if holds(snapshot.attempts[point.attempt_id], sought)]
        if not kept and not points:
            return [Row(words("   Nothing here holds these words. ", (key("growth.clear"), "bold"), " shows all."))]
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
        thing, snapshot = self.under().thing, self.snapshot
        if isinstance(thing, Attempt):
            return [
                (line(self.shown(thing.title, snapshot.person_of(thing.id))), "bold"),
                "\n",
                *lines.whole_or_resting(thing, snapshot),
            ]
        if isinstance(thing, Win):
            day = day_words(thing.at.date(), today=snapshot.today)
            return [("A small win", "bold"), (f"\n{day}", "$quiet"), f"\n\n{line(self.shown(thing.text))}"]
        if isinstance(thing, Move):
            return [(line(self.shown(thing.title)), "bold"), "\n\n", *self.worry(thing, width)]
        if isinstance(thing, MeasureAnswers):
            return [("Your answers", "bold"), "\n", *whole_answers(thing, snapshot)]
        if isinstance(thing, OwnAnswer):
            return [("Your answer", "bold"), "\n", *whole_answer(thing, snapshot)]
        return []

    def worry(self, move: Move, width: int) -> list[Part]:
        """How likely a worry seemed over its tries, in lines of `width` cells."""
        attempts = [attempt for attempt in self.snapshot.attempts.values() if attempt.rung_id == move.rung_id]
        attempts.sort(key=lambda attempt: attempt.started_at, reverse=True)
        return lines.whole_worry(move, attempts, self.snapshot, width)

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

    def reveal(self, ref: str) -> None:
        """Go to a win, a goal or a try, given its id."""
        kind = "win" if ref in self.snapshot.wins else "goal" if ref in self.snapshot.goals else "try"
        self.tabs.choose(_TABS_OF[kind])
        self.query_one(RowList).go_to(f"{kind}:{ref}")

    # -- what is under the cursor -----------------------------------------------------------

    def under(self) -> Under[Any]:
        """A try (a lesson stands for its try), a win, an estimate, answers, a goal, a time away, or more rows."""
        kind, _, ref = (self.query_one(RowList).current_id or "").partition(":")
        snapshot = self.snapshot
        found: tuple[str, Any]
        match kind:
            case "try" | "lesson":
                found = "try", snapshot.attempts.get(ref)
            case "rung":
                moves = self._growth.moves if self._growth is not None else ()
                found = "estimate", next((move for move in moves if move.rung_id == ref), None)
            case "win":
                found = "win", snapshot.wins.get(ref)
            case "measure":
                found = "answers", snapshot.measures.get(ref)
            case "own":
                found = "answers", snapshot.own_answers.get(ref)
            case "goal":
                found = "goal", snapshot.goals.get(ref)
            case "away":
                found = "time_away", snapshot.away.get(ref)
            case _:
                return Under("more", None) if kind == MORE else NOTHING
        return Under(*found) if found[1] is not None else NOTHING

    # -- tabs and searching -----------------------------------------------------------------

    def _turned(self) -> None:
        self._most = FIRST_ROWS
        self.seek("")
        self._fill()
        self.query_one(RowList).show_top()
        self.moved()

    def show_planning(self) -> None:
        """Go to the tab of rhythm and goals."""
        if self.tabs.at != "rhythm and goals":
            self.tabs.choose("rhythm and goals")

    def show_more(self) -> None:
        """List more rows, with the cursor on the first of them, where "more" stood."""
        listed = self.query_one(RowList)
        at = listed.highlighted
        self._most += MORE_ROWS
        self._fill()
        listed.highlighted = at

    def results(self) -> None:
        """Wins, lessons and tries that hold every word; nothing leads back to the tab."""
        self._fill()
        self.query_one(RowList).action_first()
        self.moved()
