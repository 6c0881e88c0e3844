"""Reading a try in full, and changing a win."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.evidence import Win
from ladder_tui.screens.dialogs.dialog import Dialog
from ladder_tui.screens.dialogs.form import Field, FormDialog, Values
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, Words


class TryPage(Dialog[str]):
    """One try, to read. Answers "edit" when it is to be changed."""

    AUTO_FOCUS = "#inside"
    HINTS = (KeyHint("e", "edit", "edit"), KeyHint("↑ ↓", "scroll", "down"), KeyHint("esc", "back", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", show=False),
        Binding("j,down", "down", "Down", show=False),
        Binding("k,up", "up", "Up", show=False),
        Binding("enter", "back", "Back", show=False),
    ]

    DEFAULT_CSS = "TryPage .page { padding: 0 1; }"

    def __init__(self, title: str, parts: Sequence[Part]) -> None:
        super().__init__(title)
        self._parts = parts

    def compose_inside(self) -> ComposeResult:
        """The whole text."""
        yield Words(*self._parts, classes="page")

    def action_edit(self) -> None:
        """Change what was noted."""
        self.dismiss("edit")

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#inside").scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#inside").scroll_up(animate=False)


class WinForm(FormDialog):
    """Changes the line of a win."""

    def __init__(self, journal: Journal, win: Win) -> None:
        def save(values: Values) -> None:
            journal.ladder.save_win(replace(win, text=values["text"].strip()))

        super().__init__(
            "A small good thing that happened",
            [Field("text", "In a line", value=win.text, required=True)],
            journal=journal,
            draft_id=f"win:{win.id}",
            save=save,
        )
