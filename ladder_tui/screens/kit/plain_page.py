"""A page of words to read: it scrolls, and Esc or Enter lead back."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, Words


class PlainPage(Dialog[str]):
    """Shows parts of text; a subclass may add keys that answer with something."""

    HINTS: ClassVar[tuple[KeyHint, ...]] = (KeyHint("↑ ↓", "scroll", "down"), KeyHint("esc", "back", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "down", "Down", show=False),
        Binding("k,up", "up", "Up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("enter", "back", "Back", show=False),
    ]

    DEFAULT_CSS = "PlainPage .page { padding: 0 1; }"

    def __init__(self, title: str, parts: Sequence[Part]) -> None:
        super().__init__(title)
        self._parts = parts

    def compose_inside(self) -> ComposeResult:
        """The whole text."""
        yield Words(*self._parts, classes="page")
