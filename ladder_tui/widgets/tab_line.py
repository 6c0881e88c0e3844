"""The tabs of a place in one line, the one shown marked, with the keys that change it; a click chooses one too."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from ladder_tui.widgets.text import Part, Words

BETWEEN = 3
#: The keys that go through the tabs, said where the tabs stand.
KEYS = "← →"


class TabLine(Words):
    """Names of tabs, then the keys if there is room. `show` marks one; names that would not fit are first words."""

    DEFAULT_CSS = "TabLine { height: 1; width: 1fr; }"

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        tab: str

    def __init__(self, tabs: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tabs = tuple(tabs)
        self._spans: list[tuple[int, int, str]] = []

    def show(self, at: str | None, width: int) -> None:
        """Mark the tab `at`, or none; `width` in cells."""
        names = self._tabs
        if sum(map(len, names)) + BETWEEN * len(names) > width:
            names = tuple(name.partition(" ")[0] for name in names)
        parts: list[Part] = []
        self._spans, used = [], 1
        for tab, name in zip(self._tabs, names, strict=True):
            parts += [" " * BETWEEN if parts else " ", (name, "bold $here underline" if tab == at else "$quiet")]
            self._spans.append((used, used + len(name), tab))
            used += len(name) + BETWEEN
        if used + len(KEYS) <= width:
            parts.append((" " * BETWEEN + KEYS, "$quiet"))
        self.say(*parts)

    def on_click(self, event: events.Click) -> None:
        """A click on a name chooses its tab."""
        for start, end, tab in self._spans:
            if start <= event.x < end:
                self.post_message(self.Chosen(tab))
