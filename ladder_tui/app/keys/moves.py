"""Moving in what has the focus: a list of rows, or a page to read."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeGuard

from textual.containers import VerticalScroll
from textual.widget import Widget

from ladder_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from ladder_tui.widgets.month import Month

#: Where the month stands. Nothing with focus can be one before somebody has imported it.
_MONTH: Final = "ladder_tui.widgets.month"

#: Keys that go one step, with the steps; a count goes before them.
STEPS: Final[Mapping[str, int]] = {"j": 1, "down": 1, "k": -1, "up": -1}
#: Those of the month, with the days.
DAYS: Final[Mapping[str, int]] = {
    **{key: 7 * way for key, way in STEPS.items()}, "l": 1, "right": 1, "h": -1, "left": -1,
}  # fmt: skip


def _is_month(widget: Widget | None) -> "TypeGuard[Month]":
    month = sys.modules.get(_MONTH)
    return month is not None and isinstance(widget, month.Month)


def steps_in(widget: Widget | None) -> frozenset[str]:
    """The keys that a count goes with there."""
    if _is_month(widget):
        return frozenset(DAYS)
    return frozenset(STEPS) if moves_in(widget) else frozenset()


def moves_in(widget: Widget | None) -> bool:
    """Whether there are lines to move through."""
    return isinstance(widget, RowList | VerticalScroll)


def shows_found(widget: Widget | None) -> bool:
    """Whether lines are shown that a search has found."""
    return isinstance(widget, RowList) and bool(widget.sought.strip())


def move(widget: Widget | None, name: str, times: int = 0) -> None:
    """Carry out a command of moving, the part of its id after the dot, so many times; 0 where nobody said."""
    if isinstance(widget, RowList):
        _IN_LISTS[name](widget, times)
    elif isinstance(widget, VerticalScroll) and name in _IN_PAGES:
        _IN_PAGES[name](widget, times)


def step(widget: Widget | None, key: str, times: int) -> None:
    """Go so many steps the way of the key."""
    if _is_month(widget):
        widget.action_move(DAYS[key] * times)
    elif isinstance(widget, RowList):
        widget.go_by(STEPS[key] * times)
    elif isinstance(widget, VerticalScroll):
        widget.scroll_relative(y=STEPS[key] * times, animate=False)


def _half(widget: Widget) -> int:
    return max(1, widget.size.height // 2)


_IN_LISTS: Final[Mapping[str, Callable[[RowList, int], None]]] = {
    "first": lambda rows, times: rows.go_to_row(times) if times else rows.show_top(),
    "last": lambda rows, times: rows.go_to_row(times) if times else rows.go_to_row(-1),
    "half_down": lambda rows, times: rows.go_by_lines(_half(rows) * (times or 1)),
    "half_up": lambda rows, times: rows.go_by_lines(-_half(rows) * (times or 1)),
    "next_found": lambda rows, times: rows.go_to_found(times or 1),
    "found_before": lambda rows, times: rows.go_to_found(-(times or 1)),
}
_IN_PAGES: Final[Mapping[str, Callable[[VerticalScroll, int], None]]] = {
    "first": lambda page, times: page.scroll_to(y=max(0, times - 1), animate=False),
    "last": lambda page, times: page.scroll_to(y=times - 1 if times else page.max_scroll_y, animate=False),
    "half_down": lambda page, times: page.scroll_relative(y=_half(page) * (times or 1), animate=False),
    "half_up": lambda page, times: page.scroll_relative(y=-_half(page) * (times or 1), animate=False),
}
