"""The tabs of a place: one line with the one shown marked, and the two commands that go through them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from rich.cells import cell_len
from textual import events

from ladder_tui.screens.kit.under import Under
from ladder_tui.widgets.text import Part, Words, cut

Tab = TypeVar("Tab", bound=str)

BETWEEN: Final = 3
#: The keys that go through the tabs, said where the tabs stand.
KEYS: Final = "← →"


class Tabs(Words, Generic[Tab]):
    """Knows which tab is shown, `at`, and calls `turned` once another one is chosen, by key or click."""

    DEFAULT_CSS = "Tabs { height: 1; width: 1fr; }"

    def __init__(self, tabs: Sequence[Tab], turned: Callable[[], None]) -> None:
        super().__init__(id="tabs")
        self._tabs = tuple(tabs)
        self.at: Tab = self._tabs[0]
        self._turned = turned
        #: The cells of each name, from the first to before the last.
        self._spans: list[tuple[int, int, Tab]] = []

    def choose(self, tab: Tab) -> None:
        """Show a tab."""
        self.at = tab
        self._turned()

    def turn(self, by: int) -> None:
        """Show the tab so many places to the right; goes round."""
        self.choose(self._tabs[(self._tabs.index(self.at) + by) % len(self._tabs)])

    def on_click(self, event: events.Click) -> None:
        """A click on a name shows its tab."""
        clicked = next((tab for start, end, tab in self._spans if start <= event.x < end), None)
        if clicked is not None:
            self.choose(clicked)

    def draw(
        self, width: int, *, marked: bool = True, names: Mapping[Tab, str] | None = None, right: str | None = None
    ) -> None:
        """Say the names, and the keys if there is room; names that would not fit are first words. `width` in cells.

        `marked` False marks none, as while searching. `names` are words for tabs that say more than their name;
        `right` are words at the right end instead of the keys.
        """
        named = [(names or {}).get(tab, str(tab)) for tab in self._tabs]
        if sum(map(len, named)) + BETWEEN * len(named) > width:
            named = [name.partition(" ")[0] for name in named]
        parts: list[Part] = []
        self._spans, used = [], 1
        for tab, name in zip(self._tabs, named, strict=True):
            here = marked and tab == self.at
            parts += [" " * BETWEEN if parts else " ", (name, "bold $here underline" if here else "$quiet")]
            self._spans.append((used, used + len(name), tab))
            used += len(name) + BETWEEN
        if right:
            right = cut(right, max(0, width - used - 1))
            parts += [" " * max(1, width - used - cell_len(right) + BETWEEN - 1), (right, "$calm")]
        elif right is None and used + len(KEYS) <= width:
            parts.append((" " * BETWEEN + KEYS, "$quiet"))
        self.say(*parts)


class Tabbed(Protocol):
    """A page with tabs."""

    @property
    def tabs(self) -> Tabs[Any]:
        """Its line of tabs."""


def next_tab(page: Tabbed, under: Under[Any]) -> None:
    """The tab to the right."""
    page.tabs.turn(1)


def previous_tab(page: Tabbed, under: Under[Any]) -> None:
    """The tab to the left."""
    page.tabs.turn(-1)
