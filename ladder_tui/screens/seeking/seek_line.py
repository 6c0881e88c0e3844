"""The line over a list of a dialog or page: what is typed narrows the list, Enter or ↓ lead into it, Esc ends it."""

from typing import Protocol

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input

from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import RowList


class Narrowed(Protocol):
    """What can be narrowed: shows only what holds all words, everything for none."""

    def narrow(self, query: str) -> None:
        """Show what holds these words."""


class SeekLine(LineField):
    """Stands over what it narrows, as long as somebody seeks there. `reader` gets the focus from it."""

    DEFAULT_CSS = "SeekLine { margin: 0 0 1 0; }"

    def __init__(self, narrowed: Narrowed, reader: Widget) -> None:
        super().__init__(hint="any words")
        self._narrowed = narrowed
        self._reader = reader

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrowed.narrow(self.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._reader.focus()

    def on_key(self, event: events.Key) -> None:
        """Down into what was found."""
        if event.key == "down":
            event.stop()
            event.prevent_default()
            self._reader.focus()


def begin_seek(rows: RowList, *, before: Widget | None = None) -> None:
    """Open the line over a list, or over what stands there instead; or go back to it."""
    below = before or rows
    if rows.seek_line is None and isinstance(below.parent, Widget):
        rows.seek_line = SeekLine(rows, rows)
        below.parent.mount(rows.seek_line, before=below)
    if rows.seek_line is not None:
        rows.seek_line.focus()


def end_seek(rows: RowList) -> bool:
    """Show all rows again, with the cursor on the one that was found; False where nobody was seeking."""
    line, rows.seek_line = rows.seek_line, None
    if line is None:
        return False
    at = rows.current_id
    rows.narrow("")
    rows.focus()
    line.remove()
    if at is not None:
        rows.go_to(at)
    return True
