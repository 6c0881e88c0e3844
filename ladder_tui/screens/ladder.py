"""Ladder: one's own steps from easy to hard, where one is, and tries with what was expected and what happened."""

from dataclasses import replace
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from ladder_tui.domain.attempts import Attempt
from ladder_tui.domain.begun import begun
from ladder_tui.domain.ladder import Ladder, Rung, RungView, ladder, suds_for_new
from ladder_tui.domain.plan import Origin
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.thresholds import thresholds
from ladder_tui.screens.dialogs.attempt import change_prediction, go_on, try_rung
from ladder_tui.screens.dialogs.dialog import Choose
from ladder_tui.screens.dialogs.plan import ask_plan, new_plan
from ladder_tui.screens.dialogs.rung import ask_idea, ask_new, ask_rung
from ladder_tui.screens.ladder_rows import brief, head, rows, tries_of, whole
from ladder_tui.screens.page import PageScreen, bindings_for
from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Words, line

#: Commands that belong to the rung under the cursor.
NEEDS_RUNG: Final = frozenset({"start", "edit", "current", "plan", "aside", "remove"})
#: Lines of the rung told below the list where there is no pane beside it.
BELOW: Final = 5


class LadderScreen(PageScreen):
    """The rungs as a list, and the whole rung beside or below it."""

    PLACE = "ladder"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("ladder")
    DEFAULT_CSS = """
    LadderScreen #head { height: auto; margin: 0 0 1 0; }
    LadderScreen #below { height: 6; padding: 1 0 0 0; }
    LadderScreen #empty { height: auto; padding: 1 3; display: none; }
    LadderScreen.-narrow #head { margin: 0; }
    LadderScreen.-wide #below, LadderScreen.-broad #below { display: none; }
    LadderScreen.no-rungs #empty { display: block; }
    LadderScreen.no-rungs #head, LadderScreen.no-rungs #rungs { display: none; }
    LadderScreen.no-rungs #below, LadderScreen.no-rungs .side { display: none; }
    """

    _ladder: Ladder = Ladder(views=(), here=None, tried=0, gaps=())
    #: Whether the cursor has been put where one is; from then on it stays where the user leaves it.
    _placed = False

    def compose_body(self) -> ComposeResult:
        """The list, with the pane of one rung beside it on wide screens and a few lines below on others."""
        with Horizontal():
            with Vertical(classes="pane"):
                yield Words(id="head")
                yield Words(
                    "A ladder begins with one step that feels easy or mild.\n\n",
                    ("n", "bold $here"),
                    ("  writes the first one, or finds it among ideas", "$quiet"),
                    id="empty",
                )
                yield PlaceList(id="rungs")
                yield Words(id="below")
            with VerticalScroll(classes="side", can_focus=False):
                yield Words(id="whole")

    # -- showing ----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Put the ladder on the screen; the cursor begins where one is."""
        limits = thresholds(snapshot.settings.thresholds)
        self._ladder = ladder(snapshot.rungs.values(), snapshot.attempts.values(), limits)
        self.set_class(not self._ladder.views, "no-rungs")
        self._fill()
        self._tell()

    @on(PlaceList.Resized)
    def _fill(self) -> None:
        """Rows are built for the width there is."""
        width = self.query_one(RowList).size.width
        if not width:
            return
        opened = {one.rung_id: one for one in reversed(begun(self.snapshot)) if one.rung_id is not None}
        self.query_one("#head", Words).say(*head(self._ladder, width))
        listed = self.query_one(RowList)
        listed.show_rows(rows(self._ladder, opened, self.snapshot, width))
        if not self._placed and self._ladder.here is not None:
            self._placed = listed.go_to(self._ladder.here.id)

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

    @on(RowList.OptionHighlighted)
    def moved(self) -> None:
        """Show what is under the cursor."""
        self._tell()
        self.refresh_keys()

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

    def _open_tries(self) -> list[Attempt]:
        return [attempt for attempt in self.snapshot.attempts.values() if attempt.status == "open"]

    def _open_here(self) -> Attempt | None:
        rung = self._rung()
        return next((a for a in reversed(self._open_tries()) if rung is not None and a.rung_id == rung.id), None)

    def foot(self) -> list[str]:
        """What happened comes first while a try is open on the rung."""
        ids = list(super().foot())
        return ["ladder.done", *ids[1:]] if self._open_here() is not None else ids

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that can do nothing now are hidden."""
        if not self.query(RowList):
            return True
        rung = self._rung()
        if action in NEEDS_RUNG and rung is None:
            return False
        if action == "current" and rung is not None:
            return not rung.current
        if action == "plan" and rung is not None:
            return not rung.set_aside
        if action == "done":
            return bool(begun(self.snapshot))
        if action == "ideas":
            return bool(self.snapshot.library.rungs)
        return True

    # -- rungs ------------------------------------------------------------------------------

    @work(exclusive=True)
    async def action_new(self) -> None:
        """A rung in own words or from an idea."""
        self._go_to(await ask_new(self, suds=suds_for_new(self._ladder, self._rung())))

    @work(exclusive=True)
    async def action_ideas(self) -> None:
        """A rung from the packs."""
        self._go_to(await ask_idea(self))

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Change the rung, or the open try on it."""
        rung, attempt = self._rung(), self._open_here()
        if rung is None:
            return
        what: str | None = "rung"
        if attempt is not None:
            what = await self.app.push_screen_wait(
                Choose(
                    "What would you like to change?",
                    [("try", "What you expect of the open try"), ("rung", "The rung"), ("let_go", "Let the try go")],
                )
            )
        if what == "rung":
            self._go_to(await ask_rung(self, rung, title="A step of your ladder"))
        elif what == "try" and attempt is not None:
            await change_prediction(self, attempt)
        elif what == "let_go" and attempt is not None:
            self.act(lambda: self.journal.attempts.remove(attempt.id))

    def _go_to(self, rung: Rung | None) -> None:
        if rung is not None:
            self.query_one(RowList).go_to(rung.id)

    def action_current(self) -> None:
        """You are here."""
        rung = self._rung()
        if rung is not None:
            self.act(lambda: self.journal.ladder.make_current(rung.id))

    def action_aside(self) -> None:
        """Set the rung aside, or take it back."""
        rung = self._rung()
        if rung is not None:
            self.act(lambda: self.journal.ladder.set_aside(rung.id, not rung.set_aside))

    def action_remove(self) -> None:
        """Take the rung out; its tries keep their words."""
        rung = self._rung()
        if rung is not None:
            self.act(lambda: self.journal.ladder.remove(rung.id))

    @work(exclusive=True)
    async def action_plan(self) -> None:
        """A plan from the rung."""
        rung = self._rung()
        if rung is None:
            return
        plan = new_plan(
            self.snapshot, title=rung.text, minutes=rung.minutes, effort=rung.effort, needs=rung.needs,
            reward=rung.reward, backup=rung.backup, origin=Origin(kind="rung", ref=rung.id),
        )  # fmt: skip
        await ask_plan(self, replace(plan, setting=rung.setting), title="A plan from your ladder")

    # -- tries ------------------------------------------------------------------------------

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_start()

    @work(exclusive=True)
    async def action_start(self) -> None:
        """Try the rung, or go on with what was begun at it."""
        rung = self._rung()
        if rung is not None:
            await try_rung(self, rung)

    @work(exclusive=True)
    async def action_done(self) -> None:
        """Go on with what was begun: at this rung, else elsewhere."""
        rung, waiting = self._rung(), begun(self.snapshot)
        one = next((one for one in waiting if rung is not None and one.rung_id == rung.id), None)
        if one is None and len(waiting) > 1:
            options = [(one.id, f"{self.shown(line(one.title))} · {one.words(self.snapshot.today)}") for one in waiting]
            chosen = await self.app.push_screen_wait(Choose("Which try?", options))
            one = next((one for one in waiting if one.id == chosen), None)
        elif one is None and waiting:
            one = waiting[0]
        if one is not None:
            await go_on(self, one)
