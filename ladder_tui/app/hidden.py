"""An empty page over everything, for when somebody looks over the shoulder."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from ladder_tui.bound_keys import key
from ladder_tui.screens.kit.once import Once
from ladder_tui.widgets.text import Words


class HiddenScreen(ModalScreen[None], Once[None]):
    """Shows nothing private. `H` or Esc shows the place again; support stays one key away."""

    #: Nothing that could show private text opens above this page.
    HIDES: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("H,f9", "show_again", "Show again", show=False, id="everywhere.hide"),
        Binding("escape", "show_again", "Show again", show=False),
        Binding("exclamation_mark", "app.support", "Support", show=False),
        Binding("ctrl+l", "app.lock", "Lock", show=False),
        Binding("ctrl+z", "app.suspend_process", "To the shell", show=False),
        Binding("q", "app.quit", "Quit", show=False, id="everywhere.quit"),
    ]
    DEFAULT_CSS = """
    HiddenScreen { align: center middle; background: $background; }
    HiddenScreen Words { width: auto; color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        """One line."""
        yield Words(
            "Hidden. ",
            (key("everywhere.hide"), "bold $foreground"),
            " shows it again.   ",
            ("!", "bold $foreground"),
            " support",
        )

    def action_show_again(self) -> None:
        """Back to the place."""
        self.answer(None)
