"""One of the situations, found by any words: a line to type in, and the pages that fit below it."""

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ladder_tui.domain.cards.situations import find_situations, situations_of
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.dialog import CARD_WIDTH, Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import cut, line, words

#: Lines of the list that are in sight at once.
_LINES: Final = 12
NONE: Final = "No page goes by these words."


class SituationChoice(Dialog[str]):
    """Answers with the end of a situation's id, empty for any, None when left."""

    AUTO_FOCUS = "LineField"
    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("↑ ↓", "move", "move(1)"),
        KeyHint("enter", "choose", "choose"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
    ]
    DEFAULT_CSS = f"""
    SituationChoice LineField {{ margin: 0 1 1 1; }}
    SituationChoice RowList {{ height: auto; max-height: {_LINES}; }}
    """

    def __init__(self, snapshot: Snapshot, chosen: str | None, *, anything: str) -> None:
        super().__init__("What is ahead?")
        self._snapshot = snapshot
        self._chosen = chosen
        self._anything = anything

    def compose_inside(self) -> ComposeResult:
        """The line to type in, and the list."""
        yield LineField(hint="Any words: lunch, lift, school gate")
        yield RowList()

    def on_mount(self) -> None:
        """All pages, the cursor on the one that is chosen."""
        self.query_one(RowList).can_focus = False
        self._list("")
        self.query_one(RowList).go_to(self._chosen or self._anything)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.complain("")
        self._list(event.value)

    def _list(self, typed: str) -> None:
        room = min(CARD_WIDTH, self.app.size.width) - 6 - GUTTER
        pages = find_situations(situations_of(self._snapshot), typed, self._snapshot.library)
        rows = [Row(words(" " * GUTTER, cut(line(page.title), room)), id=page.slug) for page in pages]
        if not typed.strip():
            rows.insert(0, Row(words(" " * GUTTER, self._anything), id=self._anything))
        listed = self.query_one(RowList)
        listed.show_rows(rows)
        listed.action_first()
        if not rows:
            self.complain(NONE)

    def action_move(self, by: int) -> None:
        """The row below or above."""
        rows = self.query_one(RowList)
        if by > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """The row under the cursor; nothing where none is."""
        id = self.query_one(RowList).current_id
        if id is not None:
            self.answer("" if id == self._anything else id)

    @on(RowList.OptionSelected)
    def _clicked(self) -> None:
        self.action_choose()
