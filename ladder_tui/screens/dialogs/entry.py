"""One text of the user's to read, over the whole screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ladder_tui.screens.dialogs.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, Words


class EntryPage(Dialog[str]):
    """Shows parts to scroll through. Answers "edit" or "remove", or None for back; without keys for it, None only."""

    AUTO_FOCUS: ClassVar[str | None] = "#inside"
    HINTS = (
        KeyHint("e", "edit", "edit"),
        KeyHint("x", "remove", "remove"),
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", show=False),
        Binding("x", "remove", "Remove", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    EntryPage { background: $background; }
    EntryPage > #card { width: 100%; max-width: 88; height: 100%; border: none; padding: 0 2; }
    EntryPage.-short > #card { max-height: 100%; }
    EntryPage #inside { height: 1fr; }
    EntryPage #title { margin: 1 0; }
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

    def on_mount(self) -> None:
        """The page itself scrolls."""
        inside = self.query_one("#inside", VerticalScroll)
        inside.can_focus = True
        inside.focus()

    def action_edit(self) -> None:
        """Change it."""
        if self._changeable:
            self.dismiss("edit")

    def action_remove(self) -> None:
        """Take it out."""
        if self._changeable:
            self.dismiss("remove")

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#inside").scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#inside").scroll_up(animate=False)

    def _leave_room(self, height: int) -> None:
        """The inside fills the page by itself; its keys are always in sight."""
