"""The bar of places above, the rule with a quiet word, and the bar of keys below."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ladder_tui.widgets.text import line, words

#: From this width on the bar of places carries the name of the app and the save state; below, the rule does.
STATUS_FROM: Final = 112


class PlaceBar(Widget):
    """Says where you are: all places with their keys in one line; shorter words where the line is short."""

    DEFAULT_CSS = "PlaceBar { height: 1; width: 100%; }"

    here: reactive[str] = reactive("")
    status: reactive[str] = reactive("")

    class Chosen(Message):
        """A place was clicked."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def __init__(
        self,
        places: Sequence[tuple[str, str]],
        here: str,
        short: Mapping[str, str] | None = None,
        keys: Sequence[str] = (),
    ) -> None:
        super().__init__()
        #: The key of each place as it is shown; numbers where none are given.
        self._keys = tuple(keys) or tuple(map(str, range(1, len(places) + 1)))
        self._places = tuple(places)
        self._short = dict(short or {})
        self._spans: list[tuple[int, int, str]] = []
        self.set_reactive(PlaceBar.here, here)

    def _names(self, width: int) -> list[str]:
        """The longest names that fit: all in full, only this place in full, all short, then keys alone."""
        places = list(zip(self._keys, self._places, strict=True))
        full = [f"{key} {title}" for key, (_, title) in places]
        short = [f"{key} {self._short.get(place, title)}" for key, (place, title) in places]
        here = [
            long if place == self.here else brief
            for long, brief, (_, (place, _)) in zip(full, short, places, strict=True)
        ]
        for names in (full, here, short):
            if sum(map(len, names)) + 2 * len(names) <= width + 1:
                return names
        return [name if place == self.here else key for name, (key, (place, _)) in zip(full, places, strict=True)]

    def render(self) -> Content:
        """One line: name of the app where there is room, the places, the save state at the right."""
        width = self.size.width
        parts: list[str | tuple[str, str]] = []
        used = 0
        if width >= STATUS_FROM:
            parts.append((" ladder  ", "$quiet"))
            used = 9
        self._spans = []
        for (place, _), name in zip(self._places, self._names(width - used), strict=True):
            gap = " " if used == 0 else "  "
            if used == 9:
                gap = " "
            parts.append(gap)
            used += len(gap)
            self._spans.append((used, used + len(name), place))
            parts.append((name, "bold $here underline" if place == self.here else "$quiet"))
            used += len(name)
        status = line(self.status)
        if status and width >= STATUS_FROM:
            parts.append(" " * (width - used - cell_len(status) - 1))
            parts.append((status, "$quiet"))
        return words(*parts)

    def on_click(self, event: events.Click) -> None:
        """A click on a place goes there."""
        for start, end, place in self._spans:
            if start <= event.x < end:
                self.post_message(self.Chosen(place))


class QuietRule(Widget):
    """A rule over the whole width that can carry one sentence: what was just done, or why it could not be saved."""

    DEFAULT_CSS = "QuietRule { height: 1; width: 100%; color: $rule; }"

    said: reactive[str] = reactive("")
    right: reactive[str] = reactive("")
    urgent: reactive[bool] = reactive(False)

    def render(self) -> Content:
        """The rule, with the sentence at its left, or one word at its right."""
        width = self.size.width
        said, right = line(self.said), line(self.right)
        if not said and right:
            return words(("─" * (width - cell_len(right) - 3), "$rule"), (f" {right} ", "$quiet"), ("─", "$rule"))
        if not said:
            return words(("─" * width, "$rule"))
        while said and cell_len(said) > width - 6:
            said = said[:-2].rstrip() + "…"
        tail = "─" * max(0, width - cell_len(said) - 4)
        return words(("── ", "$rule"), (said, "bold $notice" if self.urgent else "$kept"), (f" {tail}", "$rule"))


#: How many of the last keys of a bar are never left out, where nothing else is said.
KEPT: Final = 2


class KeyHint(msgspec.Struct, frozen=True):
    """A key and what it does here; `action` is run when it is clicked, where there is one."""

    key: str
    short: str
    action: str


class KeyBar(Widget):
    """At most six keys of the moment, in one line, dim and lower case."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 100%; }"

    hints: reactive[tuple[KeyHint, ...]] = reactive(())
    #: How many of the last hints are never left out.
    kept: reactive[int] = reactive(KEPT)

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, hints: Sequence[KeyHint] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spans: list[tuple[int, int, str]] = []
        self.set_reactive(KeyBar.hints, tuple(hints))

    def render(self) -> Content:
        """As many hints as fit; the last ones (help and support) always do."""
        width = self.size.width
        hints = list(self.hints)
        while len(hints) > self.kept and self._width(hints) > width:
            hints.pop(-1 - self.kept)
        parts: list[str | tuple[str, str]] = [" "]
        used = 1
        self._spans = []
        for hint in hints:
            text = f"{hint.key} {hint.short}"
            self._spans.append((used, used + cell_len(text), hint.action))
            parts += [(hint.key, "bold $foreground"), (f" {hint.short}", "$quiet"), "   "]
            used += cell_len(text) + 3
        return words(*parts)

    @staticmethod
    def _width(hints: Sequence[KeyHint]) -> int:
        return sum(cell_len(hint.key) + cell_len(hint.short) + 4 for hint in hints) - 2

    def on_click(self, event: events.Click) -> None:
        """A click on a hint runs it."""
        for start, end, action in self._spans:
            if start <= event.x < end and action:
                self.post_message(self.Pressed(action))
