"""One of a few short values, all in sight: left and right, the first letter, or a click choose."""

from rich.cells import cell_len
from textual import events
from textual.content import Content

from ladder_tui.widgets.fields import OneOf
from ladder_tui.widgets.text import Part, words


class ChoiceRow(OneOf):
    """As OneOf, with every value shown. The empty value means not answered yet and has no place of its own."""

    def render(self) -> Content:
        """The labels side by side; the chosen one carries a tick."""
        parts: list[Part] = []
        self._spans: list[tuple[int, int, str]] = []
        x = 0
        for value, label in self.options:
            if not value:
                continue
            on = value == self.value
            text = f"{'✓' if on else '·'} {label}"
            style = "bold" if on else "$quiet"
            if self.has_focus and (on or not self.value):
                style += " underline $here"
            self._spans.append((x, x + cell_len(text), value))
            parts += [(text, style), "     "]
            x += cell_len(text) + 5
        return words(*parts[:-1])

    def action_step(self, by: int) -> None:
        """To the value before or after; the ends hold. From nothing right begins at the first, left at the last."""
        values = [value for value, _ in self.options if value]
        if self.value:
            self._choose(values[max(0, min(len(values) - 1, values.index(self.value) + by))])
        else:
            self._choose(values[0 if by > 0 else -1])

    def on_key(self, event: events.Key) -> None:
        """The first letter of a label chooses it; backspace takes the answer back."""
        if event.key in ("backspace", "delete") and self.value and self.options[0][0] == "":
            event.stop()
            self._choose("")
            return
        beginning = [value for value, label in self.options if value and label[:1] == event.character]
        if len(beginning) == 1:
            event.stop()
            self._choose(beginning[0])

    def on_click(self, event: events.Click) -> None:
        """A click on a value chooses it."""
        event.prevent_default()
        for start, end, value in self._spans:
            if start <= event.x - 1 < end:
                self._choose(value)

    def _choose(self, value: str) -> None:
        self.value = value
        self.post_message(self.Changed(self, value))
