"""One thing after the other over a place, each to read whole, with what can be done with the one shown."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint


class TurnDialog(Dialog[str]):
    """Goes through `count` things from the one at `at`. A subclass shows the one at `_at` in `_show`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,right,l,n", "turn(1)", "Next", show=False),
        Binding("k,left,h", "turn(-1)", "Before", show=False),
        Binding("down,pagedown,space", "down", "Down", show=False),
        Binding("up,pageup", "up", "Up", show=False),
        Binding("d", "answer('done')", "Used", show=False),
        Binding("asterisk,plus", "answer('like')", "Like", show=False),
        Binding("minus", "answer('not_for_me')", "Not for me", show=False),
        Binding("enter", "back", "Back", show=False),
    ]

    def __init__(self, title: str, count: int, at: int) -> None:
        super().__init__(title)
        self._count = count
        self._at = at

    def turning(self) -> tuple[KeyHint, ...]:
        """The keys that turn, where there is more than one."""
        return (KeyHint("j", "next", "turn(1)"), KeyHint("k", "before", "turn(-1)")) if self._count > 1 else ()

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    def _show(self) -> None:
        """Put the one at `_at` on the card; what it looks like is all that a subclass adds."""

    def action_turn(self, by: int) -> None:
        """Go to the one after or before; at the ends it stays."""
        at = max(0, min(self._count - 1, self._at + by))
        if at != self._at:
            self._at = at
            self._show()
