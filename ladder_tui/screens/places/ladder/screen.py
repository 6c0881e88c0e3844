"""Ladder: one's own steps from easy to hard, where one is, and what to do next with its reasons."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.ladder.boosters import booster
from ladder_tui.domain.ladder.in_use import in_use, ladder_of, own_ladder
from ladder_tui.domain.ladder.rule import suggestion
from ladder_tui.domain.ladder.view import Gap, Ladder, RungView
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.begun import begun
from ladder_tui.screens.kit.dialog import CARD_WIDTH
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.places.ladder.commands import LadderActions
from ladder_tui.screens.places.ladder.rows import brief, head, rows, tries_of, whole
from ladder_tui.screens.places.ladder.words_below import booster_parts, suggestion_parts, why_parts
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyBar, KeyHint
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Part, Words

#: Commands that belong to the rung under the cursor.
NEEDS_RUNG: Final = frozenset({"edit", "current", "plan", "aside", "remove", "smaller", "vary", "harder", "easier"})
#: Commands that belong to the suggestion.
NEEDS_SUGGESTION: Final = frozenset({"take", "otherwise"})
GAP: Final = "gap:"
#: Lines of the rung told below the list where there is room but no pane beside it.
BELOW: Final = 4
#: Lines of the suggestion on a screen that is not tall, and on one that is.
SAID_SHORT: Final = 4
SAID_TALL: Final = 6


class LadderScreen(LadderActions):
    """The rungs as a list with the suggestion below it, and the whole rung beside it where there is room."""

    PLACE = "ladder"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("ladder")
    DEFAULT_CSS = """
    LadderScreen #head { height: auto; margin: 0 0 1 0; }
    LadderScreen #below { height: 5; padding: 1 0 0 0; display: none; }
    LadderScreen.roomy.-normal #below, LadderScreen.roomy.-narrow #below { display: block; }
    LadderScreen #extra { height: auto; margin: 1 0 0 0; display: none; }
    LadderScreen.with-extra #extra { display: block; }
    LadderScreen.-short #extra { margin: 0; }
    LadderScreen #suggestion { height: auto; margin: 1 0 0 0; }
    LadderScreen #empty { height: auto; padding: 1 3; display: none; }
    LadderScreen.-short #head { margin: 0; }
    LadderScreen.no-rungs #empty { display: block; }
    LadderScreen.no-rungs #head, LadderScreen.no-rungs #rungs, LadderScreen.no-rungs #suggestion,
    LadderScreen.no-rungs #choices, LadderScreen.no-rungs #below, LadderScreen.no-rungs .side { display: none; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._ladder = Ladder(views=(), here=None, tried=0, gaps=())
        self._suggestion = None
        self._booster = None
        #: The ladder on which the cursor has been put where one is; from then on it stays where the user leaves it.
        self._placed = ""
        #: Lines of all rows of the list.
        self._lines = 0

    def compose_body(self) -> ComposeResult:
        """The list and the suggestion, with the pane of one rung beside them on wide screens."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield Words(
                    "A ladder begins with one step that feels easy or mild.\n\n",
                    ("L", "bold $here"), ("  begins with a ladder from the packs\n", "$quiet"),
                    ("n", "bold $here"), ("  writes a first step, or finds it among ideas", "$quiet"),
                    id="empty",
                )  # fmt: skip
                yield PlaceList(id="rungs")
                yield Words(id="below")
                yield Words(id="extra")
                yield Words(id="suggestion")
                yield KeyBar(id="choices")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="whole")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the ladder on the screen; the cursor begins where one is."""
        self._ladder = ladder_of(snapshot)
        here = self._ladder.here
        self._suggestion = suggestion(snapshot, here) if here is not None else None
        self._booster = booster(snapshot)
        self.set_class(not self._ladder.views, "no-rungs")
        self._fill()
        self._tell()

    @on(PlaceList.Resized)
    def _fill(self) -> None:
        """Rows are built for the width there is."""
        listed = self.query_one(RowList)
        width = listed.size.width
        if not width:
            return
        snapshot, used = self.snapshot, in_use(self.snapshot)
        opened = {one.rung_id: one for one in reversed(begun(snapshot)) if one.rung_id is not None}
        title = self.shown(own_ladder(snapshot, used).title)
        self.query_one("#head", Words).say(*head(self._ladder, title, width))
        shown = rows(self._ladder, opened, snapshot, width)
        listed.show_rows(shown)
        if self._placed != used and self._ladder.here is not None and listed.go_to(self._ladder.here.id):
            self._placed = used
        self._suggest(width)
        self._lines = sum(row.content.plain.count("\n") + 1 for row in shown)
        self._make_room()

    @on(PlaceList.Heightened)
    def _make_room(self) -> None:
        """Tell the rung below the list where the list leaves room for it."""
        below = self.query_one("#below")
        there = self.query_one(RowList).size.height + (below.outer_size.height if below.display else 0)
        # Both together are as tall whether it is told or not, so this cannot go to and fro.
        self.set_class(there - self._lines > BELOW, "roomy")

    def _suggest(self, width: int) -> None:
        extra = booster_parts(self._booster, self.snapshot, width) if self._booster is not None else []
        self.query_one("#extra", Words).say(*extra)
        self.set_class(bool(extra), "with-extra")
        found = self._suggestion
        most = SAID_TALL if self.has_class("-tall") else SAID_SHORT
        self.query_one("#suggestion", Words).say(
            *(suggestion_parts(found, self.snapshot, width, most) if found is not None else [])
        )
        hints = [KeyHint("t", "take it", "take"), KeyHint("o", "otherwise", "otherwise")]
        hints += [KeyHint("b", "this week's extra", "booster")] if extra else []
        self.query_one("#choices", KeyBar).hints = (*hints, KeyHint("y", "why", "why"))

    def _tell(self) -> None:
        """The whole rung under the cursor, beside or below the list."""
        view = self._view()
        if view is None:
            self.query_one("#whole", Words).say()
            self.query_one("#below", Words).say()
            return
        tries = tries_of(view.rung, self.snapshot.attempts)
        self.query_one("#whole", Words).say(*whole(view, tries, self.snapshot))
        self.query_one("#below", Words).say(*brief(view, tries, self.snapshot, self.size.width, BELOW))

    def explains(self) -> bool:
        """Whenever there is a suggestion."""
        return self._suggestion is not None

    def about(self) -> Sequence[Part]:
        """The numbers behind the suggestion and the whole rule, for help and for "why"."""
        return why_parts(self._suggestion, self.snapshot, max(24, min(CARD_WIDTH, self.size.width) - 7))

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_start()

    def reveal(self, ref: str) -> None:
        """Put the cursor on a rung."""
        self.query_one(RowList).go_to(ref)

    # -- what is under the cursor -----------------------------------------------------------

    def _view(self) -> RungView | None:
        id = self.query_one(RowList).current_id
        return next((view for view in self._ladder.views if view.rung.id == id), None)

    def _rung(self) -> Rung | None:
        view = self._view()
        return view.rung if view is not None else None

    def _gap(self) -> Gap | None:
        id = self.query_one(RowList).current_id or ""
        return next((gap for gap in self._ladder.gaps if id == GAP + gap.lower.id), None)

    def foot(self) -> list[str]:
        """What happened comes first while a try is open on the rung."""
        ids = list(super().foot())
        return ["ladder.done", *ids[1:]] if self._open_at(self._rung()) is not None else ids

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        if not self.query(RowList):
            return True
        rung = self._rung()
        if action in NEEDS_RUNG and rung is None:
            return False
        if action in NEEDS_SUGGESTION:
            return self._suggestion is not None
        if action == "start":
            return rung is not None or self._gap() is not None
        if action == "current" and rung is not None:
            return not rung.current
        if action in ("plan", "smaller", "vary") and rung is not None:
            return not rung.set_aside
        if action == "done":
            return bool(begun(self.snapshot))
        if action == "ideas":
            return bool(self.snapshot.library.rungs)
        if action == "booster":
            return self._booster is not None
        return True
