"""A row of a form that opens something: it shows words for a value that has a dialog of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ladder_tui.widgets.text import cut, words


class OpenField(Widget, can_focus=True):
    """Shows `say(value)`; Enter, space or a click asks for it to be opened. The value is any text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "open", "Open", show=False)]
    DEFAULT_CSS = """
    OpenField { height: 1; width: 1fr; padding: 0 1; background: $surface; }
    OpenField:focus { background: $panel; }
    """

    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another value."""

        field: "OpenField"
        value: str

    @dataclass
    class Opened(Message):
        """It wants to be opened."""

        field: "OpenField"

    def __init__(self, value: str, say: Callable[[str], str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._say = say
        self.set_reactive(OpenField.value, value)

    def render(self) -> Content:
        """The words, and the key while it has focus."""
        if not self.has_focus:
            return words(cut(self._say(self.value), self.size.width))
        return words(cut(self._say(self.value), self.size.width - 13), ("  enter opens", "$here bold"))

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw it as it is with and without the focus."""
        super().watch_has_focus(_focus)
        self.refresh()

    def set(self, value: str) -> None:
        """Give it another value, as from its dialog."""
        self.value = value
        self.post_message(self.Changed(self, value))

    def action_open(self) -> None:
        """Ask for it to be opened."""
        self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """A click opens it."""
        event.stop()
        self.action_open()
