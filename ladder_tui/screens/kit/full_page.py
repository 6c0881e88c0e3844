"""Pages of words to scroll through: in a card, or over the whole screen with their keys always in sight."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ladder_tui.screens.kit.dialog import Answer, Dialog


class ScrollDialog(Dialog[Answer]):
    """A dialog with nothing to choose: its inside has focus and scrolls."""

    AUTO_FOCUS: ClassVar[str | None] = "#inside"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "down", "Down", show=False),
        Binding("k,up", "up", "Up", show=False),
    ]

    def on_mount(self) -> None:
        """Let the inside have focus, and with it the keys of a page that scrolls."""
        inside = self.query_one("#inside", VerticalScroll)
        inside.can_focus = True
        inside.focus()


class FullPage(ScrollDialog[Answer]):
    """The whole screen for one page."""

    DEFAULT_CSS = """
    FullPage { background: $background; }
    FullPage > #card { width: 100%; max-width: 92; height: 100%; border: none; padding: 0 2; }
    FullPage.-short > #card { max-height: 100%; }
    FullPage #title { margin: 1 0; }
    FullPage #inside { height: 1fr; }
    """

    def _leave_room(self, height: int) -> None:
        """The inside fills the page by itself; its keys are always in sight."""
