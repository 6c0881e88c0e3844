"""One calm page about what was found in the place of the data file, and what was done about it."""

from collections.abc import Iterator
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Resize

from ladder_tui.screens.dialogs.dialog import Dialog
from ladder_tui.services.found import Found
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, Words, folded

_LABEL: Final = 10


class RecoveryPage(Dialog[None]):
    """Shows what was found, what is in use, from when, how many records, and where the other file is kept."""

    AUTO_FOCUS: ClassVar[str | None] = "#inside"
    HINTS = (
        KeyHint("enter", "go on", "back"),
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("!", "support", "app.support"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", "Go on", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
        Binding("q", "app.quit", "Quit", show=False),
    ]
    DEFAULT_CSS = """
    RecoveryPage { background: $background; }
    RecoveryPage > #card { width: 100%; max-width: 92; height: 100%; border: none; padding: 0 2; }
    RecoveryPage.-short > #card { max-height: 100%; }
    RecoveryPage #inside { height: 1fr; }
    RecoveryPage #title { margin: 1 0; }
    RecoveryPage #lines { height: auto; padding: 0 1; }
    """

    def __init__(self, found: Found) -> None:
        super().__init__(found.title)
        self._found = found

    def compose_inside(self) -> ComposeResult:
        """The words."""
        yield Words(id="lines")

    def on_mount(self) -> None:
        """The page itself scrolls where it is longer than the window."""
        inside = self.query_one("#inside", VerticalScroll)
        inside.can_focus = True
        inside.focus()

    def on_resize(self, event: Resize) -> None:
        """Lines are folded for the width there is."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        width = self.query_one("#inside").size.width - 3
        if width > _LABEL:
            self.query_one("#lines", Words).say(*_parts(self._found, width))

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#inside").scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#inside").scroll_up(animate=False)

    def _leave_room(self, height: int) -> None:
        """The inside fills the page by itself; its keys are always in sight."""


def _parts(found: Found, width: int) -> Iterator[Part]:
    yield "\n".join(folded(found.standing, width)) + "\n"
    for label, said in found.rows:
        first, *more = folded(said, width - _LABEL)
        yield f"\n{label:<{_LABEL}}", "$quiet"
        yield first
        yield from (f"\n{' ' * _LABEL}{row}" for row in more)
    if found.after:
        yield "\n\n" + "\n".join(folded(found.after, width)), "$quiet"
