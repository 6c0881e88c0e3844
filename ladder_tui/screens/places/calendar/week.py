"""A week that draws itself: seven columns with the hours at their left, and above them what has no time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

from ladder_tui.domain.base.when import WEEKDAYS
from ladder_tui.widgets.month import SIGNS, DayMark, Month, short_word

#: Cells of the hours.
HOURS: Final = 7
#: The hours that are always drawn, from and to.
DAY: Final = (9, 21)
#: Lines at most for what has no time.
MOST_ANY: Final = 4
_MINUTES: Final = 60


class Week(Month):
    """As a Month of one week; up and down go by a week as well. Each thing stands at its hour, as long as it takes."""

    DEFAULT_CSS = """
    Week { height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = set()

    def __init__(self, day: date, *, id: str | None = None) -> None:
        super().__init__(day, id=id)
        #: What each line of each day holds, for the size and the marks it was made for.
        self._laid: tuple[object, dict[date, dict[int, tuple[DayMark, str]]], list[str]] | None = None

    # -- where a day stands -----------------------------------------------------------------

    @property
    def _column(self) -> int:
        return max(6, (self.size.width - HOURS) // 7)

    @property
    def _days(self) -> Sequence[date]:
        return self._weeks[0] if self._weeks else ()

    def _cell(self, day: date) -> Offset | None:
        return Offset(HOURS + self._days.index(day) * self._column, 0) if day in self._days else None

    def day_at(self, x: int, y: int) -> date | None:
        """The day of the column at a place in the widget, if there is one."""
        column = (x - HOURS) // self._column
        return self._days[column] if x >= HOURS and column < len(self._days) else None

    # -- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the week."""
        width, plain, quiet = self.size.width, self.rich_style, self.get_component_rich_style("month--other")
        lines, labels = self._lay()
        if y == 0:
            cells = [Segment(" " * HOURS, plain)]
            for day in self._days:
                cells += self._head(day)
            return Strip(cells).adjust_cell_length(width, plain)
        label = labels[y - 1] if y - 1 < len(labels) else ""
        cells = [Segment(f"{label:>{HOURS - 1}} ", quiet)]
        for day in self._days:
            held = lines.get(day, {}).get(y - 1)
            text, style = ("", plain) if held is None else (held[1], self._style(held[0]))
            text = short_word(text, self._column - 2) if text.strip() else ""
            cells.append(Segment(f" {text}" + " " * max(0, self._column - 1 - cell_len(text)), style))
        return Strip(cells).adjust_cell_length(width, plain)

    def _head(self, day: date) -> list[Segment]:
        number, *_ = self._number(day)[1:2]
        left, right = self._number(day)[0], self._number(day)[2]
        name = f" {WEEKDAYS[day.weekday()][: 3 if self._column < 14 else 9]}"
        used = cell_len(name) + cell_len(number.text) + 3
        head = [Segment(name, self.get_component_rich_style("month--name")), Segment(" ", self.rich_style)]
        return [*head, left, number, right, Segment(" " * max(0, self._column - used), self.rich_style)]

    def _lay(self) -> tuple[dict[date, dict[int, tuple[DayMark, str]]], list[str]]:
        """What stands on each line of each day, and what stands at the left of each line."""
        made_for = (self._marks, tuple(self._days), self.size.height)
        if self._laid is None or self._laid[0] != made_for:
            self._laid = (made_for, *laid({day: self._marks.get(day, ()) for day in self._days}, self.size.height - 1))
        return self._laid[1], self._laid[2]


def laid(
    days: Mapping[date, Sequence[DayMark]], height: int
) -> tuple[dict[date, dict[int, tuple[DayMark, str]]], list[str]]:
    """What stands on which of `height` lines of each day, and the words at the left of each line.

    What has no time comes first, then the hours from the first to the last that is wanted: several lines an hour, or
    several hours a line. Where two things want one line, the later one stands on the next that is free; what finds none
    is counted on the last line.
    """
    anytime = {day: [mark for mark in marks if mark.at is None] for day, marks in days.items()}
    top = min(MOST_ANY, max(1, height // 3), max(map(len, anytime.values()), default=0))
    timed = [mark for marks in days.values() for mark in marks if mark.at is not None]
    first = min([DAY[0], *(mark.at.hour for mark in timed if mark.at is not None)])
    last = max([DAY[1], *(_ends(mark) for mark in timed)])
    room, hours = max(1, height - top), last - first
    per_hour = max(1, room // hours)
    per_line = max(1, -(-hours // room)) if per_hour == 1 else 1
    labels = ["any" if number == 0 else "" for number in range(top)]
    labels += [
        f"{first + number // per_hour * per_line:02d}:00" if number % per_hour == 0 else ""
        for number in range(-(-hours * per_hour // per_line))
    ]
    lines: dict[date, dict[int, tuple[DayMark, str]]] = {}
    for day, marks in days.items():
        held: dict[int, tuple[DayMark, str]] = {}
        missed = 0
        for number, mark in enumerate(anytime[day][:top]):
            more = len(anytime[day]) - top
            held[number] = (mark, _titled(mark) if number < top - 1 or more <= 0 else f"+{more + 1} more")
        for mark in sorted((one for one in marks if one.at is not None), key=lambda one: (one.at, one.title)):
            assert mark.at is not None
            since = (mark.at.hour - first) * _MINUTES + mark.at.minute
            at = top + since * per_hour // (_MINUTES * per_line)
            free = next((line for line in range(at, len(labels)) if held.get(line, (mark, "│"))[1] == "│"), None)
            if free is None:
                missed += 1
                continue
            held[free] = (mark, f"{mark.at:%H:%M} {_titled(mark)}" if mark.at.minute or per_line > 1 else _titled(mark))
            long = mark.minutes * per_hour // (_MINUTES * per_line)
            for line in range(free + 1, min(free + long, len(labels))):
                held.setdefault(line, (mark, "│"))
        if missed:
            end = len(labels) - 1
            here, said = held[end]
            held[end] = (here, f"+{missed + (said != '│')} more")
        lines[day] = held
    return lines, labels


def _ends(mark: DayMark) -> int:
    """The hour after which a thing is over, 24 at most."""
    assert mark.at is not None
    return min(24, -(-(mark.at.hour * _MINUTES + mark.at.minute + max(mark.minutes, 1)) // _MINUTES))


def _titled(mark: DayMark) -> str:
    return mark.title if mark.state == "stands" else f"{SIGNS[mark.state]} {mark.title}"
