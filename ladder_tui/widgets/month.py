"""A month that draws itself: seven columns, titles under each day where there is room, else signs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import ClassVar, Final, Literal

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY, WEEKDAYS
from ladder_tui.widgets.text import cut, line

State = Literal["stands", "kept", "aside", "routine"]
Weeks = Sequence[Sequence[date]]

#: One cell for each state, so that no meaning hangs on a colour.
SIGNS: Final[dict[State, str]] = {"stands": "•", "kept": "✓", "aside": "○", "routine": "·"}
_LEFT: Final = 1
_ARTICLES: Final = frozenset({"a", "an", "the"})
#: A whole word of at least so many letters says enough to be cut behind.
_ENOUGH: Final = 5


class DayMark(msgspec.Struct, frozen=True):
    """One thing that stands on a day; `at` None means any time, `minutes` is how long it takes."""

    title: str
    state: State = "stands"
    at: time | None = None
    minutes: int = 0


def short_word(title: str, width: int) -> str:
    """A title in `width` cells, without a leading article; one that is longer ends with "…", behind a whole word where
    that leaves enough of it."""
    title_words = line(title).split()
    if len(title_words) > 1 and title_words[0].casefold() in _ARTICLES:
        title_words = title_words[1:]
        title_words[0] = title_words[0][:1].upper() + title_words[0][1:]
    whole = " ".join(title_words)
    if cell_len(whole) <= width:
        return whole
    shown = ""
    for word in title_words:
        longer = f"{shown} {word}".lstrip()
        if cell_len(longer) >= width:
            break
        shown = longer
    shown = shown.rstrip(",;:·–—-")
    return f"{shown}…" if cell_len(shown) >= _ENOUGH else cut(whole, width)


class Month(Widget, can_focus=True):
    """Shows the weeks it is given; `day` is the chosen one. Arrows and `hjkl` move by a day or a week.

    Of the day chosen now the widget keeps track itself, so that quick keys never lose a step; `Chosen` tells it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "Day before", show=False),
        Binding("right,l", "move(1)", "Next day", show=False),
        Binding("up,k", "move(-7)", "Week before", show=False),
        Binding("down,j", "move(7)", "Next week", show=False),
        Binding("home", "edge(0)", "First of the week", show=False),
        Binding("end", "edge(6)", "Last of the week", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "month--name", "month--day", "month--other", "month--today", "month--chosen",
        "month--stands", "month--kept", "month--aside", "month--routine",
    }  # fmt: skip
    DEFAULT_CSS = """
    Month {
        height: 8; width: 100%; background: $background; color: $foreground;
        & > .month--name { color: $quiet; }
        & > .month--day { color: $foreground; }
        & > .month--other { color: $quiet; }
        & > .month--today { color: $foreground; text-style: bold underline; }
        & > .month--chosen { color: $foreground; text-style: bold; }
        &:focus > .month--chosen { color: $here; text-style: bold; }
        & > .month--stands { color: $calm; }
        & > .month--kept { color: $kept; }
        & > .month--aside { color: $quiet; }
        & > .month--routine { color: $quiet; }
    }
    """

    day: reactive[date] = reactive(date(2000, 1, 1), init=False, repaint=False)

    @dataclass
    class Chosen(Message):
        """Another day was chosen."""

        day: date

    @dataclass
    class Opened(Message):
        """The chosen day was clicked once more."""

        day: date

    @dataclass
    class Turned(Message):
        """The wheel asks for the month before (-1) or the next one (1)."""

        by: int

    def __init__(self, day: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Month.day, day)
        self._weeks: Weeks = ()
        self._month = day.month
        self._today = day
        self._marks: Mapping[date, Sequence[DayMark]] = {}

    def show(
        self, weeks: Weeks, marks: Mapping[date, Sequence[DayMark]], *, day: date, month: int, today: date
    ) -> None:
        """Show these weeks of seven days; days outside `month` step back."""
        if (weeks, marks, month, today) != (self._weeks, self._marks, self._month, self._today):
            self._weeks, self._marks, self._month, self._today = weeks, marks, month, today
            self.refresh()
        self.day = day
        self.point()

    # -- where a day stands -----------------------------------------------------------------

    @property
    def _column(self) -> int:
        return max(4, (self.size.width - _LEFT) // 7)

    @property
    def _lines(self) -> int:
        return max(1, (self.size.height - 1) // max(1, len(self._weeks)))

    def _cell(self, day: date) -> Offset | None:
        if not self._weeks:
            return None
        number = (day - self._weeks[0][0]).days
        if not 0 <= number < 7 * len(self._weeks):
            return None
        return Offset(_LEFT + number % 7 * self._column, 1 + number // 7 * self._lines)

    def day_at(self, x: int, y: int) -> date | None:
        """The day drawn at a place in the widget, if there is one."""
        week, column = (y - 1) // self._lines, (x - _LEFT) // self._column
        if y < 1 or week >= len(self._weeks) or not 0 <= column < 7:
            return None
        return self._weeks[week][column]

    # -- choosing ---------------------------------------------------------------------------

    def _choose(self, day: date) -> None:
        day = max(FIRST_DAY, min(LAST_DAY, day))
        if day != self.day:
            self.day = day
            self.post_message(self.Chosen(day))

    def action_move(self, by: int) -> None:
        """Choose the day that many days on."""
        try:
            self._choose(self.day + timedelta(days=by))
        except OverflowError:
            return

    def action_edge(self, column: int) -> None:
        """Choose the first (0) or last (6) day of the week shown."""
        for week in self._weeks:
            if self.day in week:
                self._choose(week[column])

    def on_click(self, event: events.Click) -> None:
        """A click chooses a day; on the chosen one it opens it."""
        day = self.day_at(event.x, event.y)
        if day is None:
            return
        if day == self.day:
            self.post_message(self.Opened(day))
        else:
            self._choose(day)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel turns to the next month."""
        event.stop()
        self.post_message(self.Turned(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel turns to the month before."""
        event.stop()
        self.post_message(self.Turned(-1))

    def watch_day(self, before: date, _after: date) -> None:
        """Draw the two weeks again."""
        places = [place for place in (self._cell(before), self._cell(self.day)) if place is not None]
        self.refresh(*(Region(0, place.y, self.size.width, 1) for place in places))
        self.point()

    def on_focus(self) -> None:
        """The terminal's cursor follows."""
        self.point()

    def point(self) -> None:
        """Put the terminal's own cursor on the chosen day: screen readers and magnifiers follow it."""
        place = self._cell(self.day)
        if place is not None and self.has_focus and self.is_attached:
            self.app.cursor_position = self.content_region.offset + place + Offset(1, 0)

    # -- drawing ----------------------------------------------------------------------------

    @property
    def in_signs(self) -> bool:
        """Whether there is no room for titles, so that each thing is a sign."""
        return self._lines <= 2

    def render_line(self, y: int) -> Strip:
        """One line of the month."""
        width, plain = self.size.width, self.rich_style
        segments = [Segment(" " * _LEFT, plain)]
        if y == 0 and self._weeks:
            name = self.get_component_rich_style("month--name")
            segments += [Segment(f" {self._weekday(day):<{self._column - 1}}", name) for day in self._weeks[0]]
        elif y > 0 and (y - 1) // self._lines < len(self._weeks):
            row = (y - 1) % self._lines
            for day in self._weeks[(y - 1) // self._lines]:
                segments += self._number(day) if row == 0 else self._word(day, row - 1)
        return Strip(segments).adjust_cell_length(width, plain)

    def _weekday(self, day: date) -> str:
        return WEEKDAYS[day.weekday()][: 3 if self._column > 4 else 2]

    def _number(self, day: date) -> list[Segment]:
        style = self.get_component_rich_style("month--day" if day.month == self._month else "month--other")
        if day == self._today:
            style += self.get_component_rich_style("month--today")
        left = right = " "
        edge = style
        if day == self.day:
            left, right = "▌", "▐"
            edge = self.get_component_rich_style("month--chosen")
            style += edge
        number = str(day.day)
        cells = [Segment(left, edge), Segment(number, style), Segment(right, edge)]
        used = 2 + len(number)
        if self.in_signs:
            cells.append(Segment(" " * (4 - used), self.rich_style))
            signs, width = self._signs(day)
            cells += signs
            used = 4 + width
        return [*cells, Segment(" " * max(0, self._column - used), self.rich_style)]

    def _signs(self, day: date) -> tuple[list[Segment], int]:
        """A blank and one sign for each thing, or as many as fit and a plus."""
        marks, room = self._marks.get(day, ()), self._column - 5
        if not marks or room < 1:
            return [], 0
        shown = marks if len(marks) <= room else marks[: room - 1]
        cells = [Segment(" ", self.rich_style)]
        cells += [Segment(SIGNS[mark.state], self._style(mark)) for mark in shown]
        if len(shown) < len(marks):
            cells.append(Segment("+", self.get_component_rich_style("month--other")))
        return cells, len(cells)

    def _word(self, day: date, row: int) -> list[Segment]:
        """One short word under the number; the last line says how many more there are."""
        # What comes back every day would fill every day; as a sign it may stand there, in words it may not.
        marks = [mark for mark in self._marks.get(day, ()) if mark.state != "routine"]
        # The last line stays free, so that no week touches the next.
        rows, room = self._lines - 2, self._column - 2
        text, style = "", self.rich_style
        if row < min(rows, len(marks)):
            mark = marks[row]
            style = self._style(mark)
            left_over = len(marks) - rows
            more = f" +{left_over}" if row == rows - 1 and left_over > 0 else ""
            sign = "" if mark.state == "stands" else f"{SIGNS[mark.state]} "
            text = sign + short_word(mark.title, room - len(sign) - len(more)) + more
        return [Segment(f" {text}" + " " * max(0, self._column - 1 - cell_len(text)), style)]

    def _style(self, mark: DayMark) -> Style:
        return self.get_component_rich_style(f"month--{mark.state}")
