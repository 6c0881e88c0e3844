"""The month: words and signs, keys, mouse, and meaning without colour."""

from datetime import date
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp

from ladder_tui.app.themes import DUSK
from ladder_tui.domain.base.weeks import month_grid
from ladder_tui.domain.base.when import LAST_DAY
from ladder_tui.widgets.month import DayMark, Month, short_word

TODAY = date(2026, 3, 4)
MARKS = {
    TODAY: (DayMark("Pottery class"), DayMark("Coffee", "kept"), DayMark("Tea", "aside"), DayMark("Ana", "routine")),
    date(2026, 3, 7): (DayMark("[/foo] [@click=app.quit]x[/]"),),
}


class Host(App[None]):
    """One month and what it said."""

    def __init__(self, height: int = 8) -> None:
        super().__init__()
        self.register_theme(DUSK)
        self.theme = DUSK.name
        self.told: list[Any] = []
        self._tall = height

    def compose(self) -> ComposeResult:
        month = Month(TODAY)
        month.styles.height = self._tall
        yield month

    def on_mount(self) -> None:
        self.fill()

    def fill(self, day: date = TODAY) -> None:
        weeks = month_grid(day.year, day.month, 0)
        self.query_one(Month).show(weeks, MARKS, day=day, month=day.month, today=TODAY)

    def on_month_chosen(self, message: Month.Chosen) -> None:
        self.told.append(message.day)

    def on_month_opened(self) -> None:
        self.told.append("opened")

    def on_month_turned(self, message: Month.Turned) -> None:
        self.told.append(message.by)

    def lines(self) -> list[str]:
        month = self.query_one(Month)
        return [month.render_line(y).text.rstrip() for y in range(month.size.height)]


@pytest.mark.parametrize(
    ("title", "width", "word"),
    [
        ("Pottery class", 8, "Pottery…"),
        ("The Saturday market", 8, "Saturda…"),
        ("Call with Ana", 8, "Call wi…"),
        ("Call with Ana", 11, "Call with…"),
        ("Walk by the river", 8, "Walk by…"),
        ("Good morning to Ana", 8, "Good mo…"),
        ("Donaudampfschifffahrt", 8, "Donauda…"),
        ("Tea", 8, "Tea"),
        ("A", 8, "A"),
        ("", 8, ""),
        ("読書会", 4, "読…"),
        ("with", 2, "w…"),
    ],
)
def test_a_title_becomes_a_short_word(title: str, width: int, word: str) -> None:
    assert short_word(title, width) == word


async def test_one_line_a_week_shows_a_sign_for_each_thing() -> None:
    app = Host()
    async with app.run_test(size=(80, 12)):
        lines = app.lines()
        assert lines[0].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        assert "▌4▐  •✓○·" in lines[2]
        assert lines[2].endswith("7   •      8")


async def test_more_lines_show_words_and_say_how_many_more() -> None:
    app = Host(height=31)
    async with app.run_test(size=(80, 32)):
        lines = app.lines()
        assert "▌4▐" in lines[6]
        assert lines[7].split() == ["Pottery…", "[/foo]…"]
        assert (lines[8].strip(), lines[9].strip()) == ("✓ Coffee", "○ Tea")
        assert lines[10] == ""  # the routine has no word, and a line stays free
    app = Host(height=19)
    async with app.run_test(size=(80, 22)):
        assert app.lines()[5].split() == ["Potte…", "+2", "[/foo]…"]
        assert app.lines()[6] == ""
    app = Host(height=13)
    async with app.run_test(size=(80, 16)):  # two lines a week: signs, and a free one
        assert "▌4▐  •✓○·" in app.lines()[3]
        assert app.lines()[4] == ""


async def test_the_cells_grow_with_the_window() -> None:
    app = Host(height=55)
    async with app.run_test(size=(200, 58)):
        lines = app.lines()
        assert lines[0].index("Tue") - lines[0].index("Mon") == 28
        assert "Pottery class" in " ".join(lines)


async def test_more_things_than_room_end_in_a_plus() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        app.query_one(Month).show(month_grid(2026, 3, 0), {TODAY: (DayMark("x"),) * 9}, day=TODAY, month=3, today=TODAY)
        await pilot.pause()
        assert "▌4▐  ••+" in app.lines()[2]


async def test_keys_move_by_day_and_week_and_lose_no_step() -> None:
    app = Host()
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("l", "j", "right", "down", "h", "k", "home", "end", "up", "left")
        assert app.told == [date(2026, 3, day) for day in (5, 12, 13, 20, 19, 12, 9, 15, 8, 7)]
        assert "▌7▐" in app.lines()[2]


async def test_days_end_where_the_calendar_ends() -> None:
    app = Host()
    async with app.run_test(size=(80, 12)) as pilot:
        app.fill(LAST_DAY)
        await pilot.press("right", "down")
        assert app.told == []


async def test_a_click_chooses_and_a_second_one_opens() -> None:
    app = Host()
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.click(Month, offset=(2 + 11, 3))
        assert app.told == [date(2026, 3, 10)]
        await pilot.click(Month, offset=(2 + 11, 3))
        assert app.told == [date(2026, 3, 10), "opened"]
        await pilot.click(Month, offset=(2, 0))
        assert len(app.told) == 2


async def test_the_wheel_asks_for_another_month() -> None:
    app = Host()
    async with app.run_test(size=(80, 12)) as pilot:
        month = app.query_one(Month)
        for wheel in (MouseScrollDown, MouseScrollUp):
            month.post_message(wheel(month, 5, 3, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert app.told == [1, -1]


async def test_today_and_the_chosen_day_are_told_without_colour() -> None:
    app = Host()
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("right")
        line = app.query_one(Month).render_line(2)
        today = next(segment for segment in line if segment.text == "4")
        assert today.style is not None
        assert today.style.underline
        assert today.style.bold
        assert "▌5▐" in line.text


async def test_the_terminals_cursor_follows_the_day() -> None:
    app = Host()
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("right")
        assert app.cursor_position == (1 + 3 * 11 + 1, 2)


async def test_without_weeks_it_is_empty_and_quiet() -> None:
    app = Host()
    async with app.run_test(size=(80, 12)) as pilot:
        app.query_one(Month).show((), {}, day=TODAY, month=3, today=TODAY)
        await pilot.click(Month, offset=(5, 3))
        assert app.told == []
        assert "".join(app.lines()) == ""
