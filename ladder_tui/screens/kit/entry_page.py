"""One text of the user's to read, over the whole screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.screens.kit.full_page import FullPage
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, Words


class EntryPage(FullPage[str]):
    """Shows parts to scroll through. Answers "edit" or "remove", or None for back; without keys for it, None only."""

    HINTS = (
        KeyHint("e", "edit", "edit"),
        KeyHint("x", "remove", "remove"),
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", show=False),
        Binding("x", "remove", "Remove", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    EntryPage > #card { max-width: 88; }
    EntryPage .text { height: auto; padding: 0 1; }
    """

    def __init__(self, title: str, *parts: Part, changeable: bool = True) -> None:
        super().__init__(title)
        self._parts = parts
        self._changeable = changeable

    def hints(self) -> tuple[KeyHint, ...]:
        """Without the keys that change something where nothing can be changed."""
        return self.HINTS if self._changeable else self.HINTS[2:]

    def compose_inside(self) -> ComposeResult:
        """The text."""
        yield Words(*self._parts, classes="text")

    def action_edit(self) -> None:
        """Change it."""
        if self._changeable:
            self.answer("edit")

    def action_remove(self) -> None:
        """Take it out."""
        if self._changeable:
            self.answer("remove")
