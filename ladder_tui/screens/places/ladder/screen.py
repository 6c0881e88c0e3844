"""Ladder: one's own steps from easy to hard, where one is, and what to do next with its reasons."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.bound_keys import key
from ladder_tui.commands import BY_ID
from ladder_tui.domain.ladder.boosters import Booster, Invitation, booster, invited_back
from ladder_tui.domain.ladder.in_use import in_use, ladder_of, own_ladder
from ladder_tui.domain.ladder.next_step import OF_THE_DAY, NextStep, next_step
from ladder_tui.domain.ladder.rule import Suggestion
from ladder_tui.domain.ladder.view import Ladder, RungView
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.begun import Begun, begun
from ladder_tui.screens.kit.dialog import CARD_WIDTH
from ladder_tui.screens.kit.page import bindings_for
from ladder_tui.screens.kit.search_page import SearchPage
from ladder_tui.screens.kit.under import NOTHING, PlaceCommands, Under
from ladder_tui.screens.places.ladder.drawing import unwritten
from ladder_tui.screens.places.ladder.rows import (
    GAP,
    brief,
    head,
    lines_of,
    narrowed,
    nothing_found,
    rows,
    tries_of,
    whole,
)
from ladder_tui.screens.places.ladder.words_below import booster_parts, invitation_parts, suggestion_parts, why_parts
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyBar, KeyHint
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import COLUMN, Part, Words

#: Lines of the rung told below the list where there is room but no pane beside it.
BELOW: Final = 4
#: Lines of the suggestion on a screen that is not tall, and on one that is.
SAID_SHORT: Final = 5
SAID_TALL: Final = 6


class LadderScreen(SearchPage):
    """The rungs as a list with the suggestion below it, and the whole rung beside it where there is room."""

    PLACE = "ladder"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("ladder")
    DEFAULT_CSS = """
    LadderScreen #head { height: auto; margin: 0 0 1 0; }
    LadderScreen #below { height: 5; padding: 1 0 0 0; display: none; }
    LadderScreen.roomy.-normal #below, LadderScreen.roomy.-narrow #below { display: block; }
    LadderScreen #extra { height: auto; margin: 1 0 0 0; display: none; }
    LadderScreen.-short #extra { margin: 0; }
    LadderScreen #suggestion { height: auto; margin: 1 0 0 0; }
    LadderScreen #empty { height: auto; padding: 1 3; display: none; }
    LadderScreen.-short #head { margin: 0; }
    LadderScreen.no-rungs #empty { display: block; }
    LadderScreen.no-rungs #head, LadderScreen.no-rungs #rungs, LadderScreen.no-rungs #suggestion,
    LadderScreen.no-rungs #choices, LadderScreen.no-rungs #below { display: none; }
    """

    def __init__(self, journal: Journal, commands: PlaceCommands) -> None:
        super().__init__(journal, commands)
        self.ladder = Ladder(views=(), here=None, tried=0, gaps=())
        self.step = NextStep(stand="no ladder")
        self.booster: Booster | None = None
        #: A step that was set aside and may come back; only where the week has no booster.
        self.invitation: Invitation | None = None
        #: What was begun and is not finished, on this ladder and elsewhere.
        self.begun: tuple[Begun, ...] = ()
        #: The try under way at a rung, by the rung's id.
        self._open: dict[str | None, Attempt] = {}
        #: The ladder on which the cursor has been put where one is; from then on it stays where the user leaves it.
        self._placed = ""
        #: Lines of all rows of the list.
        self._lines = 0
        #: The room the rows were last built for: width, height for the drawing (lines), and whether the screen is tall.
        self._room: tuple[int, int, bool] | None = None

    def compose_body(self) -> ComposeResult:
        """The list and the suggestion, with the pane of one rung beside them on wide screens."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield Words(
                    "A ladder begins with one step that feels easy or mild.\n\n", *unwritten(), "\n\n",
                    (key("ladder.ladders"), "bold $here"), ("  begins with a ladder from the packs\n", "$quiet"),
                    (key("ladder.new"), "bold $here"), ("  writes a first step, or finds it among ideas", "$quiet"),
                    id="empty",
                )  # fmt: skip
                yield PlaceList(id="rungs")
                yield Words(id="below")
                yield Words(id="extra")
                yield Words(id="suggestion")
                yield KeyBar(id="choices")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="whole")

    @property
    def suggestion(self) -> Suggestion | None:
        """What is suggested; None as long as the ladder has no rung."""
        return self.step.suggestion

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the ladder on the screen; the cursor begins where one is."""
        self.ladder = ladder_of(snapshot)
        self.step = next_step(snapshot)
        self.booster = booster(snapshot)
        self.invitation = invited_back(snapshot, self.step) if self.booster is None else None
        self.begun = begun(snapshot)
        self._open = {one.rung_id: one for one in snapshot.attempts.values() if one.status == "open"}
        self.set_class(not self.ladder.views, "no-rungs")
        self.set_class(not self.ladder.views, "alone")
        self.results()

    def results(self) -> None:
        """The rungs that hold the words that are sought."""
        self._room = None
        self._fill()
        self._tell()

    @on(PlaceList.Resized)
    @on(PlaceList.Heightened)
    def _fill(self) -> None:
        """Rows are built for the room there is, and once for the same room: opening tells of it more than once."""
        listed = self.query_one(RowList)
        width = listed.size.width
        # Beside the list there is all of a rung, so its room is for the drawing; else what is told below comes first.
        height = listed.size.height if self._beside and not self.sought else 0
        room = (width, height, self.has_class("-tall"))
        if not width:
            return
        if room == self._room:
            self._make_room()
            return
        self._room = room
        snapshot, used = self.snapshot, in_use(self.snapshot)
        opened = {one.rung_id: one for one in reversed(self.begun) if one.rung_id is not None}
        title = self.shown(own_ladder(snapshot, used).title)
        self.query_one("#head", Words).say(*head(self.ladder, title, width))
        seen = narrowed(self.ladder, self.sought)
        shown = rows(seen, opened, snapshot, width, height)
        listed.show_rows(shown or [nothing_found()])
        if self._placed != used and self.ladder.here is not None and listed.go_to(self.ladder.here.id):
            self._placed = used
        self._suggest(width)
        self._lines = lines_of(shown)
        self._make_room()

    def _make_room(self) -> None:
        """Tell the rung below the list where the list leaves room for it."""
        below = self.query_one("#below")
        there = self.query_one(RowList).size.height + (below.outer_size.height if below.display else 0)
        # Both together are as tall whether it is told or not, so this cannot go to and fro.
        self.set_class(not self._beside and there - self._lines > BELOW, "roomy")

    @property
    def _beside(self) -> bool:
        """Whether all of a rung stands beside the list."""
        return self.has_class("-wide") or self.has_class("-broad")

    def _suggest(self, width: int) -> None:
        extra: list[Part] = []
        if self.booster is not None:
            extra = booster_parts(self.booster, self.snapshot, width, 2 if self.has_class("-tall") else 1)
        elif self.invitation is not None:
            extra = invitation_parts(self.invitation, self.snapshot, width)
        self.query_one("#extra", Words).say(*extra)
        self.query_one("#extra").display = bool(extra)  # of this one alone: a class has all of the page styled anew
        found = self.suggestion
        most = SAID_TALL if self.has_class("-tall") else SAID_SHORT
        self.query_one("#suggestion", Words).say(
            *(suggestion_parts(found, self.snapshot, min(width, COLUMN), most) if found is not None else [])
        )
        hints = [] if self.step.stand in OF_THE_DAY else [self._hint("take", "take it")]
        hints += [self._hint("otherwise", "otherwise")]
        hints += [self._hint("booster", "this week's extra")] if self.booster is not None else []
        hints += [self._hint("invited", "set-aside step")] if self.invitation is not None else []
        self.query_one("#choices", KeyBar).hints = (*hints, self._hint("why", "why"))

    @staticmethod
    def _hint(name: str, does: str) -> KeyHint:
        command = BY_ID[f"ladder.{name}"]
        return KeyHint(key(command.id), does, command.call)

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
        return self.suggestion is not None

    def about(self) -> Sequence[Part]:
        """The numbers behind the suggestion and the whole rule, for help and for "why"."""
        return why_parts(self.suggestion, self.snapshot, max(24, min(CARD_WIDTH, self.size.width) - 7))

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

    def reveal(self, ref: str) -> None:
        """Put the cursor on a rung."""
        self.query_one(RowList).go_to(ref)

    def go_to(self, rung: Rung | None) -> None:
        """Put the cursor on a rung once the list shows it."""
        if rung is not None:
            self.call_after_refresh(self.reveal, rung.id)

    # -- what is under the cursor -----------------------------------------------------------

    def _view(self) -> RungView | None:
        id = self.query_one(RowList).current_id
        return next((view for view in self.ladder.views if view.rung.id == id), None)

    def under(self) -> Under[Any]:
        """A rung, or the wide step between two."""
        view, id = self._view(), self.query_one(RowList).current_id or ""
        if view is not None:
            rung = view.rung
            fits = {
                "open_try": rung.id in self._open,
                "rung_in_use": not rung.set_aside,
                "other_rung": not rung.current,
            }
            return Under("rung", rung, tuple(name for name, is_so in fits.items() if is_so))
        gap = next((gap for gap in self.ladder.gaps if id == GAP + gap.lower.id), None)
        return Under("wide_step", gap) if gap is not None else NOTHING

    def open_try(self, rung: Rung) -> Attempt | None:
        """The try under way at a rung; the one noted last where there are several."""
        return self._open.get(rung.id)
