"""Today: what now? The day's plan in order of time, what could fit, a card to take along, all in one list."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Size

from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.routines import line_of
from ladder_tui.domain.growth.counters import counters
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.picks.picker import Pick
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import Today, today_of
from ladder_tui.domain.tries.begun import Begun, Stage
from ladder_tui.screens.flows.activities.why import about_pick, pick_parts
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.screens.kit.under import NOTHING, PlaceCommands, Under
from ladder_tui.screens.places.today import side
from ladder_tui.screens.places.today.rows import (
    CARD,
    LOOK_BACK,
    PAGE,
    REST,
    RUNG,
    found,
    head_parts,
    item_id,
    pick_id,
    rows,
    week_line,
)
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.row_list import Row, RowList
from ladder_tui.widgets.text import Part, Words, folded, line, room_in


class TodayScreen(SearchPage):
    """The day as one list, with what is under the cursor beside it on wide screens."""

    PLACE = "today"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("today")
    DEFAULT_CSS = """
    TodayScreen #head { height: 2; margin: 0 0 1 0; }
    TodayScreen #count { height: 1; padding: 0 1 0 0; color: $quiet; }
    TodayScreen #whole { height: auto; }
    """

    def __init__(self, journal: Journal, commands: PlaceCommands) -> None:
        super().__init__(journal, commands)
        self.today = Today()
        #: What each row is, by its id.
        self._rows: dict[str, Under[Any]] = {}
        self._counted = ""
        self._placed = False
        self._filled: tuple[Size, Size] | None = None

    def compose_body(self) -> ComposeResult:
        """Date and kind line, the list, the lifetime counters; the pane beside."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield RowList(id="day")
                yield Words(id="count")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="whole")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the day on the screen; the cursor begins at what is next."""
        today = self.today = today_of(snapshot)
        made: dict[str, Under[Any]] = {item_id(item): of_item(item, snapshot) for item in today.items}
        made.update({one.id: Under("try", one, TRIES[one.stage]) for one in today.begun})
        if today.picks is not None:
            made.update({pick_id(pick): Under("pick", pick) for pick in today.picks.picks})
        self._rows = {
            **made,
            RUNG: Under("rung", today.rung),
            PAGE: Under("situation", today.along.page),
            CARD: Under("card", today.along.card),
            REST: Under("rest", None),
            LOOK_BACK: Under("look_back", None),
        }
        counted = counters(
            attempts=snapshot.attempts.values(),
            plans=snapshot.plans.values(),
            contacts=snapshot.contacts.values(),
            wins=snapshot.wins.values(),
            entries=snapshot.entries.values(),
        )
        self._counted = counted.words
        self._fill()
        self._tell()

    def _room(self) -> tuple[Size, Size]:
        """How much room there is for the rows, and for the pane beside them."""
        return self.query_one(RowList).size, self.query_one(".side").content_size

    def _fill(self) -> None:
        day = self.query_one(RowList)
        if not day.size.width:
            return
        self._filled = self._room()
        head = self.query_one("#head", Words)
        self.query_one("#count", Words).say(*week_line(self.snapshot, self._counted, head.size.width))
        head.say(*head_parts(self.today, self.snapshot, head.size.width))
        day.show_rows(self._lines(day))
        if not self._placed:
            self._placed = True
            first = [one.id for one in self.today.begun]
            if self.today.next is not None:
                first.append(item_id(self.today.next))
            if first:
                day.go_to(first[0])

    def results(self) -> None:
        """The lines that hold the words that are sought."""
        self._fill()
        self._tell()

    def _lines(self, day: RowList) -> list[Row]:
        if self.sought:
            return found(self.today, self.snapshot, day.size.width, self.sought)
        return rows(self.today, self.snapshot, day.size.width, day.size.height, day.current_id)

    def _tell(self) -> None:
        """What is under the cursor, in full."""
        pane = self.query_one(".side")
        width, under, snapshot = room_in(pane), self.under(), self.snapshot
        if not pane.display or not width:
            return
        thing = under.thing
        parts: list[Part] = []
        if isinstance(thing, AgendaItem):
            parts = side.plan_parts(thing, snapshot, width)
        elif isinstance(thing, Begun):
            parts = side.begun_parts(thing, snapshot, width)
        elif isinstance(thing, Pick) and self.today.picks is not None:
            action = "\n".join(folded(snapshot.shown(line(thing.candidate.action)), width))
            parts = [(f"{action}\n\n", "bold"), *pick_parts(thing, self.today.picks, snapshot, width)]
        elif isinstance(thing, Rung):
            parts = side.rung_parts(thing, snapshot, width)
        elif isinstance(thing, TopicCard):
            parts = side.whole_card(thing, snapshot, width)
        elif isinstance(thing, Situation):
            parts = side.situation_parts(thing, self.today.along, snapshot, width)
        elif under.kind == "rest":
            parts = side.rest_parts(self.today.picks, width)
        self.query_one("#whole", Words).say(*parts)

    def on_resize(self) -> None:
        """Rows are built for the width there is."""
        self.call_after_refresh(self._again)

    def _again(self) -> None:
        # Several times for one size while a page is laid out.
        if self._room() != self._filled:
            self._fill()
            self._tell()

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor, in its row too where there is no room for the whole of every plan."""
        day = self.query_one(RowList)
        if day.size.width and day.current_id is not None:
            day.show_rows(self._lines(day))
        self._tell()
        self.refresh_keys()

    def reveal(self, ref: str) -> None:
        """Put the cursor on the line of a plan, opportunity, promise or suggestion."""
        found = next((id for id in self._rows if ref in id.split(":")), None)
        if found is not None:
            self.query_one(RowList).go_to(found)

    @on(events.Click, "#count")
    def _week_clicked(self) -> None:
        self.action_do("week")

    # -- what is under the cursor -----------------------------------------------------------

    def under(self) -> Under[Any]:
        """A line of the day, a try that was begun, a suggestion, the rung, the card, or rest."""
        return self._rows.get(self.query_one(RowList).current_id or "", NOTHING)

    def explains(self) -> bool:
        """Where a suggestion is under the cursor."""
        return self.under().kind == "pick"

    def about(self) -> Sequence[Part]:
        """The numbers behind the suggestion under the cursor."""
        thing, picks = self.under().thing, self.today.picks
        return about_pick(thing, picks, self.snapshot) if isinstance(thing, Pick) and picks is not None else ()


#: What a try that was begun is besides, by its stage.
TRIES: Final[dict[Stage, tuple[str, ...]]] = {
    "before": ("unfinished_try",),
    "moment": ("try_under_way", "unfinished_try"),
    "after": ("unfinished_try",),
    "backup": ("ready_backup",),
}


def of_item(item: AgendaItem, snapshot: Snapshot) -> Under[AgendaItem]:
    """A line of the day and how it stands: open, with a first line to send, fallen through, or closed."""
    if item.kind == "promise":
        how: tuple[str, ...] = ("open_promise",) if item.status == "open" else ("kept_promise",)
    elif item.status == "fell_through" and not item.backup_done:
        how = ("fallen_plan",)
    elif item.status != "open":
        how = ("closed_plan",)
    else:
        how = ("message", "open_plan") if line_of(snapshot, item) is not None else ("open_plan",)
    return Under(item.kind, item, how)
