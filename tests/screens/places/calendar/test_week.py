"""A drawn week: each thing at its hour, nothing lost without a word."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from ladder_tui.app.themes import DUSK
from ladder_tui.screens.places.calendar.week import HOURS, Week, laid
from ladder_tui.widgets.month import DayMark

MONDAY = date(2026, 3, 2)
DAYS = [MONDAY + timedelta(days=n) for n in range(7)]
MARKS = st.builds(
    DayMark,
    title=st.sampled_from(["Tea", "Pottery class", "[/foo]"]),
    at=st.none() | st.times(max_value=time(23, 59)),
    minutes=st.integers(0, 300),
)


def said(marks: list[DayMark], height: int) -> tuple[dict[int, str], list[str]]:
    """What stands on each line of one day, and at the left."""
    lines, labels = laid({MONDAY: marks}, height)
    return {line: text for line, (_, text) in lines[MONDAY].items()}, labels


def test_what_has_no_time_stands_over_the_hours() -> None:
    lines, labels = said([DayMark("Letter"), DayMark("Pottery", at=time(18), minutes=120)], 14)
    assert labels[:3] == ["any", "09:00", "10:00"]
    assert lines[0] == "Letter"
    at = labels.index("18:00")
    assert (lines[at], lines[at + 1]) == ("Pottery", "│")
    assert at + 2 not in lines


def test_half_hours_say_their_time_and_get_lines_where_there_is_room() -> None:
    lines, labels = said([DayMark("Call", at=time(18, 30), minutes=30)], 30)
    assert lines == {labels.index("18:00") + 1: "18:30 Call"}
    assert labels[labels.index("18:00") + 1] == ""


def test_early_and_late_things_stretch_the_day() -> None:
    _, labels = said([DayMark("Run", at=time(5)), DayMark("Late call", at=time(23), minutes=60)], 40)
    assert labels[0] == "05:00"
    assert "23:00" in labels


def test_a_low_window_has_several_hours_a_line() -> None:
    lines, labels = said([DayMark("Call", at=time(18), minutes=30)], 6)
    assert len(labels) <= 6
    assert "18:00 Call" in lines.values()


@given(st.lists(MARKS, max_size=12), st.integers(4, 40))
def test_every_thing_is_drawn_or_counted(marks: list[DayMark], height: int) -> None:
    lines, labels = said(marks, height)
    drawn = sum(text != "│" and not text.startswith("+") for text in lines.values())
    counted = sum(int(text[1:].partition(" ")[0]) for text in lines.values() if text.startswith("+"))
    assert drawn + counted == len(marks)
    assert all(0 <= line < len(labels) for line in lines)
    assert len(labels) <= height


class Host(App[None]):
    """A week in a window."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DUSK)
        self.theme = DUSK.name

    def compose(self) -> ComposeResult:
        yield Week(MONDAY)

    def on_mount(self) -> None:
        marks = {MONDAY: (DayMark("[b]Very[/b] long title of a class", "kept", time(18), 60), DayMark("Letter"))}
        self.query_one(Week).show([DAYS], marks, day=MONDAY, month=3, today=MONDAY)


@pytest.mark.parametrize("width", [100, 200])
async def test_it_fills_its_width_and_shows_text_as_typed(width: int) -> None:
    app = Host()
    async with app.run_test(size=(width, 20)) as pilot:
        week = app.query_one(Week)
        lines = [week.render_line(y).text for y in range(20)]
        assert all(len(line) == width for line in lines)
        assert "▌2▐" in lines[0]
        assert lines[0].index("Sun") > width * 0.75
        assert any("✓ [b]Very" in line for line in lines)
        week.focus()
        await pilot.press("right")
        assert week.day == DAYS[1]
        assert week.day_at(HOURS + 1, 5) == MONDAY
        assert week.day_at(2, 5) is None
