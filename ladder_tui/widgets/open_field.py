"""Rows of a form that open something: a value that has a dialog of its own, and the fields that are folded away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ladder_tui.widgets.text import Words, cut, words


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


class MoreLine(Widget, can_focus=True):
    """The line of a fold: what is inside, and the key that opens it while it has focus."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "Open or close", show=False)]
    DEFAULT_CSS = """
    MoreLine { height: 1; width: 1fr; padding: 0 1; }
    MoreLine:focus { background: $panel; }
    """

    is_open: reactive[bool] = reactive(False)
    #: What stands before the names, and the names.
    inside: reactive[tuple[str, tuple[str, ...]]] = reactive(("", ()))

    def render(self) -> Content:
        """What is inside, and the key while it has focus."""
        if not self.has_focus:
            return words((self._said(self.size.width), "$quiet"))
        key = "  enter closes" if self.is_open else "  enter opens"
        return words(self._said(self.size.width - len(key)), (key, "$here bold"))

    def _said(self, width: int) -> str:
        """As many names as there is room for, and how many more there are."""
        if self.is_open:
            return "below"
        lead, names = self.inside
        for shown in range(len(names), 0, -1):
            more = f" and {len(names) - shown} more" if shown < len(names) else ""
            said = f"{lead}{', '.join(names[:shown])}{more}"
            if cell_len(said) <= width:
                return said
        return cut(f"{lead}{len(names)} things", width)

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw it as it is with and without the focus."""
        super().watch_has_focus(_focus)
        self.refresh()

    def action_press(self) -> None:
        """Ask for it to be opened, or closed."""
        self.post_message(Fold.Pressed())

    def on_click(self, event: events.Click) -> None:
        """A click does the same."""
        event.stop()
        self.action_press()


class Fold(Vertical):
    """The rarer rows of a form, under one line that opens them; it names those that hold something, else some of them.

    What is inside is there all the time, shown or not, and keeps what was typed in it.
    """

    DEFAULT_CSS = "Fold, Fold > Vertical { height: auto; width: 100%; }"

    class Pressed(Message):
        """It wants to be opened, or closed."""

    def __init__(self, *, is_open: bool) -> None:
        super().__init__()
        self.is_open = is_open
        self._line = MoreLine(id="more")
        self._line.set_reactive(MoreLine.is_open, is_open)
        self._rows = Vertical()
        self._rows.display = is_open

    def compose(self) -> ComposeResult:
        """The line; what is composed inside of a fold comes below it."""
        with Horizontal(id="row-more", classes="row"):
            yield Words("More", classes="label")
            yield self._line
        yield self._rows

    def compose_add_child(self, widget: Widget) -> None:
        """A row that is folded."""
        self._rows.compose_add_child(widget)

    def turn(self, is_open: bool) -> None:
        """Open or close it; a cursor that was inside goes to its line."""
        focused = self.screen.focused
        if not is_open and focused is not None and self._rows in focused.ancestors:
            self._line.focus()
        self.is_open = self._line.is_open = self._rows.display = is_open

    def tell(self, filled: Sequence[str], labels: Sequence[str]) -> None:
        """Say what is inside: the labels of the fields that hold something, else what could be there."""
        named = tuple(f"{label[:1].lower()}{label[1:]}" for label in filled or labels)
        self._line.inside = ("set: " if filled else "if you like: ", named)
