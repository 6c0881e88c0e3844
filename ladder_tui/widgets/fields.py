"""One-line fields for forms: a line of text, one of several, some of several, and a slider from 0 to 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ladder_tui.domain.base.clean import clean
from ladder_tui.widgets.text import cut, words
from ladder_tui.widgets.typed_number import TypedNumber

Options = Sequence[tuple[str, str]]


class LineField(Input):
    """A line of text without a box. With `replaced` what stands in it is selected on the way in: typing replaces it."""

    DEFAULT_CSS = """
    LineField, LineField.-textual-compact { border: none; height: 1; padding: 0 1; background: $surface; width: 1fr; }
    LineField:focus, LineField.-textual-compact:focus {
        border: none; padding: 0 1; background: $panel; background-tint: $panel 0%;
    }
    """

    def __init__(
        self, value: str = "", *, hint: str = "", id: str | None = None, secret: bool = False, replaced: bool = False
    ) -> None:
        super().__init__(
            clean(value, lines=False), placeholder=hint, id=id, compact=True, select_on_focus=replaced,
            password=secret, validate_on=(),
        )  # fmt: skip
        self.cursor_blink = False  # a resting screen writes nothing

    def update_node_styles(self, animate: bool = True) -> None:
        """Style it anew; before it stands on a page there is nothing to style it by."""
        if self.is_attached:
            super().update_node_styles(animate)

    def _on_paste(self, event: events.Paste) -> None:
        # Several lines become one, and terminal codes stay outside. Textual's own handler runs after this one.
        event.text = clean(event.text, lines=False)


class PageField(TextArea):
    """A page to write on, without a box. What is pasted comes in without terminal codes."""

    #: The end of a line has a key of its own, which is on every keyboard.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "app.editor", "Your editor", show=False, id="everywhere.editor")
    ]

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(
            clean(text), id=id, compact=True, soft_wrap=True, show_line_numbers=False, tab_behavior="focus"
        )
        self.cursor_blink = False  # a resting screen writes nothing
        self.highlight_cursor_line = False

    def update_node_styles(self, animate: bool = True) -> None:
        """Style it anew; before it stands on a page there is nothing to style it by."""
        if self.is_attached:
            super().update_node_styles(animate)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)


class OneOf(Widget, can_focus=True):
    """One of several values: left and right change it, so does a click on either side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,minus", "step(-1)", "Before", show=False),
        Binding("right,l,space,plus", "step(1)", "Next", show=False),
    ]
    DEFAULT_CSS = """
    OneOf { height: 1; width: 1fr; padding: 0 1; background: $surface; }
    OneOf:focus { background: $panel; }
    """

    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        field: "OneOf"
        value: str

        @property
        def control(self) -> "OneOf":
            """The field."""
            return self.field

    def __init__(self, options: Options, value: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        known = {option for option, _ in self.options}
        self.set_reactive(OneOf.value, value if value in known else self.options[0][0])

    def render(self) -> Content:
        """The label of the value, with arrows while it has focus."""
        label = dict(self.options).get(self.value, self.value)
        if self.has_focus:
            return words(("‹ ", "$here bold"), label, (" ›", "$here bold"))
        return words(label)

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw it as it is with and without the focus."""
        super().watch_has_focus(_focus)
        self.refresh()

    def action_step(self, by: int) -> None:
        """Go to the value before or after; goes round."""
        values = [value for value, _ in self.options]
        self.value = values[(values.index(self.value) + by) % len(values)]
        self.post_message(self.Changed(self, self.value))

    def on_click(self, event: events.Click) -> None:
        """A click at the left goes back, elsewhere on."""
        self.action_step(-1 if event.x < 3 else 1)


class SomeOf(Widget, can_focus=True):
    """Any number of several values: left and right move, space switches one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "Left", show=False),
        Binding("right,l", "move(1)", "Right", show=False),
        Binding("space", "switch", "Switch", show=False),
    ]
    DEFAULT_CSS = """
    SomeOf { height: auto; width: 1fr; padding: 0 1; background: $surface; }
    SomeOf:focus { background: $panel; }
    """

    chosen: reactive[frozenset[str]] = reactive(frozenset[str]())
    at: reactive[int] = reactive(0)

    @dataclass
    class Changed(Message):
        """Something was switched on or off."""

        field: "SomeOf"
        value: tuple[str, ...]

        @property
        def control(self) -> "SomeOf":
            """The field."""
            return self.field

    def __init__(self, options: Options, chosen: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self._spans: list[tuple[int, int, int]] = []
        self.set_reactive(SomeOf.chosen, frozenset(chosen))

    @property
    def value(self) -> tuple[str, ...]:
        """The chosen values in the order of the options."""
        return tuple(value for value, _ in self.options if value in self.chosen)

    def render(self) -> Content:
        """All options in a row, or in several where the line ends; chosen ones carry a tick."""
        return self._laid(max(10, self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the options take."""
        self._laid(max(10, width))
        return self._spans[-1][0] + 1 if self._spans else 1

    def _laid(self, width: int) -> Content:
        parts: list[str | tuple[str, str]] = []
        self._spans = []
        x = y = 0
        for index, (value, label) in enumerate(self.options):
            on = value in self.chosen
            text = cut(f"{'✓' if on else '·'} {label}", width)
            style = "bold" if on else "$quiet"
            if self.has_focus and index == self.at:
                style += " underline $here"
            length = cell_len(text)
            if x and x + 3 + length > width:
                x, y = 0, y + 1
                parts.append("\n")
            elif x:
                parts.append("   ")
                x += 3
            self._spans.append((y, x, x + length))
            parts.append((text, style))
            x += length
        return words(*parts)

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw it as it is with and without the focus."""
        super().watch_has_focus(_focus)
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move to the option beside."""
        self.at = (self.at + by) % len(self.options)

    def action_switch(self) -> None:
        """Switch the option at the cursor."""
        value = self.options[self.at][0]
        self.chosen = self.chosen ^ {value}
        self.post_message(self.Changed(self, self.value))

    def on_click(self, event: events.Click) -> None:
        """A click on an option switches it."""
        for index, (y, start, end) in enumerate(self._spans):
            if event.y == y and start <= event.x - 1 < end:
                self.at = index
                self.action_switch()


class Slider(Widget, can_focus=True):
    """A number from 0 to 100: left and right move by five, digits type it. `value` None means not answered yet.

    `earlier` is another value that stands on the track as `○`, to compare with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,minus", "step(-5)", "Less", show=False),
        Binding("right,l,plus", "step(5)", "More", show=False),
        Binding("shift+left", "step(-1)", "One less", show=False),
        Binding("shift+right", "step(1)", "One more", show=False),
        Binding("backspace,delete", "clear", "Clear", show=False),
    ]
    DEFAULT_CSS = """
    Slider { height: 1; width: 1fr; padding: 0 1; background: $surface; }
    Slider:focus { background: $panel; }
    """

    value: reactive[int | None] = reactive(None)

    @dataclass
    class Changed(Message):
        """Another value."""

        field: "Slider"
        value: int | None

        @property
        def control(self) -> "Slider":
            """The field."""
            return self.field

    @dataclass
    class Beyond(Message):
        """A number above 100 was typed, and not taken; `trouble` is the sentence that says so."""

        field: "Slider"
        trouble: str

        @property
        def control(self) -> "Slider":
            """The field."""
            return self.field

    def __init__(
        self, value: int | None, *, low: str = "", high: str = "", earlier: int | None = None, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._typed = TypedNumber(0, 100)
        self._earlier = earlier
        self._low, self._high = low, high
        self._track = (0, 1)
        self.set_reactive(Slider.value, value)

    def render(self) -> Content:
        """A track with a mark, the worded ends, and the number."""
        ends = len(self._low) + len(self._high) + 2
        width = max(10, min(50, self.size.width - ends - 8))
        at = None if self.value is None else round(self.value / 100 * (width - 1))
        before = None if self._earlier is None else round(self._earlier / 100 * (width - 1))
        cells = "".join("●" if at == x else "○" if before == x else "─" for x in range(width))
        self._track = (len(self._low) + 2 if self._low else 1, width)
        low = f"{self._low} " if self._low else ""
        number = "  –" if self.value is None else f"{self.value:>3}"
        mark = "$here" if self.has_focus else "$foreground"
        left, dot, right = cells.partition("●")
        return words(
            (f"{low}├", "$quiet"), (left, "$quiet"), (dot, f"{mark} bold"), (right, "$quiet"),
            (f"┤ {self._high} ", "$quiet"), (number, "bold"),
        )  # fmt: skip

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw it as it is with and without the focus; a number begun is over."""
        super().watch_has_focus(_focus)
        self._typed.forget()
        self.refresh()

    def action_step(self, by: int) -> None:
        """Move the mark; from an empty slider it starts in the middle."""
        start = 50 - by if self.value is None else self.value
        self._set(max(0, min(100, start + by)))
        self._typed.forget()

    def action_clear(self) -> None:
        """Back to no answer; after a number that was not taken, back to what stood here before it."""
        value = self.value if self._typed.refused else None
        self._typed.forget()
        self._set(value)

    def on_key(self, event: events.Key) -> None:
        """Digits type the number; one that passes 100 is refused whole."""
        if event.character is not None and event.character.isascii() and event.character.isdigit():
            event.stop()
            self._set(self._typed.add(event.character, self.value))
            if self._typed.refused:
                self.post_message(self.Beyond(self, self._typed.trouble()))

    def on_click(self, event: events.Click) -> None:
        """A click on the track puts the mark there, to the next five."""
        start, width = self._track
        if start <= event.x - 1 < start + width:
            self._set(round((event.x - 1 - start) / max(1, width - 1) * 20) * 5)

    def _set(self, value: int | None) -> None:
        self.value = value
        self.post_message(self.Changed(self, value))
