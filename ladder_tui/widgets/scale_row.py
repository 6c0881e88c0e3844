"""A scale of a question: left and right move along it, digits type the number."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ladder_tui.domain.items.prompts import Scale
from ladder_tui.widgets.text import line, words
from ladder_tui.widgets.typed_number import TypedNumber


class ScaleRow(Widget, can_focus=True):
    """The numbers of a short scale side by side, or a track with a mark for a long one; worded ends below.

    `value` None means not answered yet. Enter is left to the dialog.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,minus", "step(-1)", "Less", show=False),
        Binding("right,l,plus,space", "step(1)", "More", show=False),
        Binding("home", "to_end(0)", "Least", show=False),
        Binding("end", "to_end(1)", "Most", show=False),
        Binding("backspace,delete", "clear", "Clear", show=False),
    ]
    DEFAULT_CSS = "ScaleRow { height: 2; width: 1fr; padding: 0 1; }"

    value: reactive[int | None] = reactive(None)

    @dataclass
    class Changed(Message):
        """Another value."""

        value: int | None

    @dataclass
    class Beyond(Message):
        """A number outside of the scale was typed, and not taken; `trouble` is the sentence that says so."""

        trouble: str

    def __init__(self, scale: Scale, value: int | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._scale = scale
        self._typed = TypedNumber(scale.min, scale.max)
        self._spans: list[tuple[int, int, int]] = []
        self.stops = tuple(range(scale.min, scale.max + 1, scale.step)) or (scale.min,)
        within = value is not None and scale.min <= value <= scale.max
        self.set_reactive(ScaleRow.value, value if within else None)

    def render(self) -> Content:
        """Two lines: the numbers or the track, and what its ends mean."""
        width = max(20, self.size.width)
        top = self._numbers(width) or self._track(width)
        low, high = line(self._scale.low), line(self._scale.high)
        gap = max(2, min(width, self._spans[-1][1]) - len(low) - len(high))
        return words(*top, "\n", (f"{low}{' ' * gap}{high}", "$quiet"))

    def _style(self, here: bool) -> str:
        if not here:
            return "$quiet"
        return "bold $here underline" if self.has_focus else "bold underline"

    def _numbers(self, width: int) -> list[tuple[str, str]]:
        cell = max(len(str(stop)) for stop in self.stops) + 3
        if cell * len(self.stops) > width or (self.value is not None and self.value not in self.stops):
            return []
        parts, self._spans = [], []
        for index, stop in enumerate(self.stops):
            shown = f"{stop}".center(cell - 1)
            self._spans.append((index * cell, (index + 1) * cell, stop))
            parts += [(shown, self._style(stop == self.value)), (" ", "")]
        return parts

    def _track(self, width: int) -> list[tuple[str, str]]:
        room = min(width - 8, 2 * len(self.stops))
        self._spans = []
        least, span = self._scale.min, max(1, self._scale.max - self._scale.min)
        places = [round((stop - least) / span * (room - 1)) for stop in self.stops]
        at = round((self.value - least) / span * (room - 1)) if self.value is not None else -1
        for index, stop in enumerate(self.stops):
            end = places[index + 1] if index + 1 < len(places) else room
            self._spans.append((places[index], end, stop))
        cells = "".join("●" if x == at else "─" for x in range(room))
        before, dot, after = cells.partition("●")
        number = "–" if self.value is None else str(self.value)
        mark = "$here bold" if self.has_focus else "bold"
        return [(before, "$quiet"), (dot, mark), (after, "$quiet"), (f"  {number}", "bold")]

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw it as it is with and without the focus; a number begun is over."""
        super().watch_has_focus(_focus)
        self._typed.forget()
        self.refresh()

    def action_step(self, by: int) -> None:
        """One stop on or back; from nothing it starts in the middle."""
        self._typed.forget()
        value = self.value
        if value is None:
            self._set(self.stops[len(self.stops) // 2])
            return
        beyond = [stop for stop in self.stops if (stop > value if by > 0 else stop < value)]
        if beyond:
            self._set(min(beyond, key=lambda stop: abs(stop - value)))

    def action_to_end(self, which: int) -> None:
        """The least or the most."""
        self._typed.forget()
        self._set(self.stops[-which])

    def action_clear(self) -> None:
        """Back to no answer; after a number that was not taken, back to what stood here before it."""
        value = self.value if self._typed.refused else None
        self._typed.forget()
        self._set(value)

    def on_key(self, event: events.Key) -> None:
        """Digits type the number, as it is also between two stops; one outside of the scale is refused whole."""
        letter = event.character
        if letter is None or not (letter.isascii() and letter.isdigit()):
            return
        event.stop()
        self._set(self._typed.add(letter, self.value))
        if self._typed.refused:
            self.post_message(self.Beyond(self._typed.trouble()))

    def on_click(self, event: events.Click) -> None:
        """A click takes the number under it."""
        for start, end, stop in self._spans:
            if start <= event.x - 1 < end:
                self._set(stop)

    def _set(self, value: int | None) -> None:
        self.value = value
        self.post_message(self.Changed(value))
