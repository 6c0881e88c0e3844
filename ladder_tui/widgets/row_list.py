"""A list to move through with arrows, `j` and `k`: rows of one or more lines, with headings between them."""

from collections.abc import Iterable
from typing import ClassVar, Final

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.geometry import Offset
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ladder_tui.domain.base.text_search import matches, spans

#: Every row begins with this many free cells; the cursor mark stands in them.
GUTTER: Final = 3
MARK: Final = "▶"
#: How words that were searched for stand out: also without colours.
FOUND: Final = "bold underline"
#: Rows of a list that one reads rather than searches.
GLANCE: Final = 8
#: What stands there where no row holds the words.
NOTHING_FOUND: Final = "No line here holds that."


class Row(msgspec.Struct, frozen=True):
    """One row. Without an `id` it is a heading or plain text and the cursor passes over it.

    `also` are words it is found by that do not stand in it.
    """

    content: Content
    id: str | None = None
    also: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it is an empty line."""
        return self.id is None and not self.content.plain.strip()


def marked(content: Content, query: str) -> Content:
    """The content with the words of a search standing out."""
    found = spans(content.plain, query) if query else ()
    return Content(content.plain, [*content.spans, *(Span(start, end, FOUND) for start, end in found)])


class _Lines(Content):
    """Content in lines of its own. Where all of them fit, that many it is high, and it need not be wrapped to know."""

    __slots__ = ()

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes in `width` cells."""
        lines = self.plain.split("\n")
        if all(cell_len(line) <= width for line in lines):
            return len(lines)
        return super().get_height(rules, width)


class RowList(OptionList):
    """An OptionList that marks its cursor with a sign, keeps its place over changes, and never reads markup.

    The cursor is always in sight: what keys act on is what is shown. Scrolling with the mouse takes it along.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]

    DEFAULT_CSS = """
    RowList {
        height: 1fr; max-height: 100%; border: none; padding: 0; background: $background; color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $background 0%; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
        &:focus > .option-list--option-highlighted { background: $cursor-row; color: $foreground; text-style: none; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-hover { background: $background; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._rows: tuple[Row, ...] = ()
        #: What is searched for: its words are marked in the rows that are shown from now on.
        self.sought = ""
        self._marked = ""
        #: All rows there are, of which `narrow` shows some.
        self._given: tuple[Row, ...] = ()
        self._narrowed = ""
        #: The line that narrows them, while it is there (screens/seeking).
        self.seek_line: Widget | None = None
        #: The row that went from under the cursor, and the one the cursor came to: what is undone has it back.
        self._went: tuple[str, str | None] | None = None
        #: Whether the mouse moves the list.
        self._by_mouse = False

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Replace the rows. The cursor stays on the same id, else on the same line, else on the first row.

        Where the row under it went and comes back, as after an undo, it is there again, unless it was moved meanwhile.
        """
        self._given = tuple(rows)
        rows = self._fitting() if self._narrowed else self._given
        if rows == self._rows and self.sought == self._marked:
            return
        kept_id, kept_index, kept_scroll = self.current_id, self.highlighted, self.scroll_y
        self._rows, self._marked = rows, self.sought
        self.set_options(Option(self._drawn(row), id=row.id, disabled=row.id is None) for row in rows)
        self.highlighted = self._place(self._came_back(kept_id) or kept_id, kept_index)
        now = self._rows[self.highlighted].id if self.highlighted is not None else None
        if kept_id is not None and all(row.id != kept_id for row in rows):
            self._went = (kept_id, now)
        self.call_after_refresh(self._settle, kept_scroll)

    @property
    def is_long(self) -> bool:
        """Whether there are more rows than one reads at a glance, or than are in sight."""
        return sum(row.id is not None for row in self._given) > GLANCE or self.max_scroll_y > 0

    def narrow(self, query: str) -> None:
        """Show only the rows that hold all these words, marked, under their headings; all of them for no words."""
        at = self.current_id
        self._narrowed = self.sought = query
        self.show_rows(self._given)
        if self.current_id != at:
            self.show_top()

    def _fitting(self) -> tuple[Row, ...]:
        fitting, heading, passed_over = list[Row](), list[Row](), True
        for row in self._given:
            if row.id is None:
                heading = [*heading, row] if passed_over else [row]
            elif matches(self._narrowed, row.content.plain, row.also):
                fitting += [*(one for one in heading if fitting or not one.is_blank), row]
                heading = []
            passed_over = row.id is None
        return tuple(fitting) or (Row(Content(f"{'':{GUTTER}}{NOTHING_FOUND}")),)

    def _drawn(self, row: Row) -> Content:
        content = marked(row.content, self.sought if row.id is not None else "")
        return _Lines(content.plain, [*content.spans])

    def _came_back(self, kept_id: str | None) -> str | None:
        went = self._went
        if went is None or (went[1] == kept_id and all(row.id != went[0] for row in self._rows)):
            return None
        self._went = None
        return went[0] if went[1] == kept_id else None

    def _place(self, kept_id: str | None, kept_index: int | None) -> int | None:
        live = [index for index, row in enumerate(self._rows) if row.id is not None]
        if not live:
            return None
        if kept_id is not None:
            for index in live:
                if self._rows[index].id == kept_id:
                    return index
        if kept_index is not None:
            return min(live, key=lambda index: abs(index - kept_index))
        return live[0]

    @property
    def current_id(self) -> str | None:
        """The id of the row under the cursor."""
        option = self.highlighted_option
        return option.id if option is not None else None

    def go_to(self, row_id: str) -> bool:
        """Put the cursor on a row; False when there is none of that id."""
        for index, row in enumerate(self._rows):
            if row.id == row_id:
                self.highlighted = index
                return True
        return False

    def shows(self, row_id: str) -> bool:
        """Whether the whole of a row can be read now."""
        index = next((index for index, row in enumerate(self._rows) if row.id == row_id), None)
        if index is None:
            return False
        line = self._line_of(index)
        return line >= 0 and line + self._line_cache.heights[index] <= self.size.height

    # -- keeping the cursor in sight --------------------------------------------------------

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The terminal's cursor follows. What stands above the first row or below the last comes into view with it."""
        super().watch_highlighted(highlighted)
        if highlighted is None or not self.is_attached:
            return
        self._point(highlighted)
        live = [index for index, row in enumerate(self._rows) if row.id is not None]
        if live and highlighted == live[0]:
            self.call_after_refresh(self._settle, 0)
        elif live and highlighted == live[-1] < len(self._rows) - 1:
            self.call_after_refresh(self._settle, self.max_scroll_y)

    def _line_of(self, index: int) -> int:
        """The line in the window of the list on which a row begins; its first line carries the sign."""
        self._update_lines()
        return self._line_cache.index_to_line.get(index, 0) - self.scroll_offset.y

    def _in_sight(self, index: int) -> bool:
        return 0 <= self._line_of(index) < self.size.height

    def _point(self, index: int) -> None:
        # Screen readers and magnifiers follow the terminal's own cursor.
        self.app.cursor_position = self.content_region.offset + Offset(1, self._line_of(index))

    def _settle(self, scroll: float) -> None:
        """Scroll to a line, as far as the cursor stays in sight."""
        if not self.size.height:
            return
        self._by_mouse = False
        self.scroll_to(y=scroll, animate=False, immediate=True)
        if self.highlighted is not None:
            if not self._in_sight(self.highlighted):
                self.scroll_to_highlight()
            self._point(self.highlighted)

    # -- going far ---------------------------------------------------------------------------

    def _live(self) -> list[int]:
        """Where rows stand that the cursor can be on."""
        return [index for index, row in enumerate(self._rows) if row.id is not None]

    def go_to_row(self, number: int) -> None:
        """Put the cursor on a row by its number, 1 for the first, -1 for the last; the nearest there is."""
        live = self._live()
        if live:
            self.highlighted = live[-1] if number < 0 else live[min(number, len(live)) - 1]

    def step(self, by: int) -> None:
        """The row below (1) or above (-1), as the arrows do it: from the last to the first again."""
        if by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def go_by(self, rows: int) -> None:
        """Move the cursor by so many rows, and no farther than there are."""
        live = self._live()
        if live and self.highlighted in live:
            self.highlighted = live[max(0, min(len(live) - 1, live.index(self.highlighted) + rows))]

    def go_by_lines(self, lines: int) -> None:
        """Move the cursor to the row nearest to so many lines away, but by one row at least."""
        live, at = self._live(), self.highlighted
        ahead = [index for index in live if at is not None and (index > at if lines > 0 else index < at)]
        if ahead and at is not None:
            goal = self._line_of(at) + lines
            self.highlighted = min(ahead, key=lambda index: abs(self._line_of(index) - goal))
            if self.highlighted == live[0]:
                self.call_after_refresh(self._settle, 0)

    def go_to_found(self, by: int) -> None:
        """Go on by so many rows that hold what is sought, from the last one to the first again."""
        texts = {index: self._rows[index].content.plain for index in self._live()}
        found = [index for index, text in texts.items() if matches(self.sought, text)]
        # A place finds things by more than stands in their rows.
        found = found or [index for index, text in texts.items() if spans(text, self.sought)] or [*texts]
        if found:
            at = -1 if self.highlighted is None else self.highlighted
            before = sum(index < at for index in found)  # where it would stand among them
            on_one = at in found
            place = before + by if on_one or by < 0 else before + by - 1
            self.highlighted = found[place % len(found)]

    def show_top(self) -> None:
        """Put the cursor on the first row and show the beginning."""
        self.action_first()
        self.call_after_refresh(self._settle, 0)

    def on_resize(self, event: events.Resize) -> None:
        """In a lower window the cursor stays in sight."""
        self.call_after_refresh(lambda: self._settle(self.scroll_y))

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    @on(ScrollTo)
    @on(ScrollUp)
    @on(ScrollDown)
    def _moved_by_mouse(self) -> None:
        self._by_mouse = True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What is scrolled with the mouse takes the cursor along."""
        super().watch_scroll_y(old_value, new_value)
        if self._by_mouse and self.highlighted is not None and not self._in_sight(self.highlighted):
            at = self.highlighted
            seen = [index for index, row in enumerate(self._rows) if row.id is not None and self._in_sight(index)]
            self.highlighted = min(seen, key=lambda index: abs(index - at), default=at)

    def render_line(self, y: int) -> Strip:
        """One line, with the mark in the gutter of the row under the cursor."""
        strip = super().render_line(y)
        number = self.scroll_offset.y + y
        lines = self._line_cache.lines
        if number < len(lines) and lines[number] == (self.highlighted, 0) and strip.cell_length > GUTTER:
            style = self.get_component_rich_style("option-list--option-highlighted")
            here = self.app.theme_variables.get("here", "")
            mark = style + RichStyle.parse(f"{here} bold" if self.has_focus and here.startswith("#") else "bold")
            # The sign keeps the meta of the row below it, so that a click on it counts as a click on the row.
            rest = strip.crop(2)
            meta = next(
                (segment.style.meta for segment in rest if segment.style is not None and segment.style.meta), {}
            )
            strip = Strip([Segment(f" {MARK}", mark + RichStyle.from_meta(meta)), *rest], strip.cell_length)
        return strip
