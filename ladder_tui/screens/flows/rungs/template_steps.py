"""The steps of a ladder of the packs, read whole one by one; those that are ticked are taken."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.items.templates import LadderTemplate, RungIdea
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.rungs.idea_words import as_parts, idea_lines, idea_row, share_room
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import RowList
from ladder_tui.widgets.text import Words, line

TICKED: Final = "✓ "
OPEN: Final = "· "
THERE: Final = "  "


class _Steps(RowList):
    """Enter takes what is ticked, wherever the cursor is; a click ticks."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.take", "Take", show=False)]


class StepsDialog(Dialog[tuple[str, ...]]):
    """Answers with the ids of the rungs that were ticked, in the order of the ladder.

    Nothing is ticked at first. A tick is a yes, and nobody has said it yet: a whole ladder taken with one key reaches
    up to steps that somebody shy would rather not see on their own page, and two or three that one can picture are
    enough to begin with. Who wants all of them has one key for it.
    """

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False),
        Binding("a", "all", "All or none", show=False),
    ]
    DEFAULT_CSS = """
    StepsDialog #inside { height: auto; }
    StepsDialog #more { margin: 1 0 0 0; padding: 0 1; }
    """

    def __init__(self, template: LadderTemplate, steps: Sequence[RungIdea], snapshot: Snapshot) -> None:
        super().__init__(line(template.title))
        self._steps = tuple(steps)
        self._snapshot = snapshot
        self._there = {
            rung.source for rung in snapshot.rungs.values() if _template_of(snapshot, rung.ladder_id) == template.id
        }
        self._ticked: set[str] = set()

    def compose_inside(self) -> ComposeResult:
        """The steps, and below them what belongs to the one under the cursor."""
        yield _Steps()
        yield Words(id="more")

    def hints(self) -> tuple[KeyHint, ...]:
        """How many would be taken now."""
        count = len(self._ticked)
        take = (KeyHint("enter", f"take {count}", "take"),) if count else ()
        every = KeyHint("a", "none" if self._all_ticked else "all", "all")
        return (KeyHint("space", "tick", "tick"), every, *take, KeyHint("esc", "back", "back"))

    def _fill(self) -> None:
        rows = self.query_one(RowList)
        width = rows.scrollable_content_region.width
        if width:
            share_room(self, self._steps)
            rows.show_rows(
                idea_row(idea, self._snapshot, width, mark=self._mark(idea.id), there=idea.id in self._there)
                for idea in self._steps
            )
        self.show_hints()

    def _mark(self, step: str) -> str:
        return THERE if step in self._there else TICKED if step in self._ticked else OPEN

    @property
    def _free(self) -> set[str]:
        """What can be ticked: all that is not on this ladder already."""
        return {idea.id for idea in self._steps} - self._there

    @property
    def _all_ticked(self) -> bool:
        return self._ticked == self._free

    @on(RowList.OptionHighlighted)
    def _tell_more(self, event: RowList.OptionHighlighted) -> None:
        idea = self._snapshot.library.rungs.get(event.option.id or "")
        if idea is not None:
            more = self.query_one("#more", Words)
            more.say(*as_parts(idea_lines(idea, more.content_size.width)))

    @on(RowList.OptionSelected)
    def _clicked(self) -> None:
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the step under the cursor, or take the tick away."""
        step = self.query_one(RowList).current_id
        if step in self._free:
            self._ticked ^= {step}
            self._show_ticks()

    def action_all(self) -> None:
        """Tick all of them, or none."""
        self._ticked = set() if self._all_ticked else self._free
        self._show_ticks()

    def _show_ticks(self) -> None:
        self.complain("")
        self._fill()

    def action_take(self) -> None:
        """Take what is ticked."""
        if self._ticked:
            self.answer(tuple(idea.id for idea in self._steps if idea.id in self._ticked))
        elif self._free:
            self.complain("Nothing is ticked yet: the space bar ticks a step, a ticks all of them.")
        elif self._steps:
            self.complain("All of these steps are on your ladder already.")
        else:
            self.complain("All of its steps were removed for good; settings can bring them back.")


def _template_of(snapshot: Snapshot, ladder_id: str) -> str | None:
    ladder = snapshot.ladders.get(ladder_id)
    return ladder.template if ladder is not None else None
