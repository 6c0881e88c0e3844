"""Which written lines go along with the report: every line has its own tick."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.report.parts import Written
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import folded, line, words

NOTHING: Final = "Nothing was written in these days."
_TICK: Final = 2


class TicksDialog(Dialog[frozenset[str]]):
    """The lines as they would stand in the report, to be ticked. Answers with the keys that are, also on Esc.

    `shown` hides names where the settings say so.
    """

    AUTO_FOCUS: ClassVar[str | None] = "RowList"
    HINTS = (
        KeyHint("space", "tick", "tick"),
        KeyHint("a", "all or none", "all"),
        KeyHint("esc", "back to the page", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "tick", "Tick", show=False),
        Binding("a,w", "all", "All or none", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    TicksDialog RowList { height: auto; max-height: 100%; }
    """

    def __init__(self, written: Sequence[Written], ticked: Collection[str], shown: Callable[[str], str]) -> None:
        super().__init__("Your own words: tick what goes along")
        self._written = tuple(written)
        self._ticked = frozenset(ticked)
        self._shown = shown

    def compose_inside(self) -> ComposeResult:
        """A row for each line."""
        yield RowList()

    def _fill(self) -> None:
        width = min(CARD_WIDTH, self.app.size.width) - 5 - GUTTER - _TICK
        rows = [self._row(one, width) for one in self._written]
        self.query_one(RowList).show_rows(rows or [Row(words(f" {NOTHING}"))])

    def _row(self, one: Written, width: int) -> Row:
        on, margin = one.key in self._ticked, " " * (GUTTER + _TICK)
        first, *more = folded(self._shown(one.text), width)
        text = "\n".join((first, *(f"{margin}{row}" for row in more)))
        label = f"\n{margin}{line(one.label)}"
        tick = ("✓ ", "bold $here") if on else ("· ", "$quiet")
        return Row(words(" " * GUTTER, tick, (text, "bold" if on else ""), (label, "$quiet")), id=one.key)

    def action_tick(self) -> None:
        """Take the line under the cursor in, or leave it out."""
        key = self.query_one(RowList).current_id
        if key is not None:
            self._ticked ^= {key}
            self._fill()

    @on(RowList.OptionSelected)
    def _chosen(self) -> None:
        self.action_tick()

    def action_all(self) -> None:
        """Every line, or none where all of them are ticked."""
        every = frozenset(one.key for one in self._written)
        self._ticked = self._ticked - every if every <= self._ticked else self._ticked | every
        self._fill()

    def action_back(self) -> None:
        """Out of a search; else back, with what is ticked."""
        if not self.end_search():
            self.answer(self._ticked)
