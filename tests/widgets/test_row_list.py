"""The cursor of a list is always where it is shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from ladder_tui.widgets.place_list import PlaceList
from ladder_tui.widgets.row_list import FOUND, MARK, NOTHING_FOUND, Row, RowList, _Lines
from ladder_tui.widgets.text import words


class Host(App[None]):
    """One list over the whole window."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"here": "#ffaa00", "quiet": "grey", "cursor-row": "#333333"}

    def compose(self) -> ComposeResult:
        yield PlaceList()

    @property
    def listed(self) -> RowList:
        return self.query_one(RowList)


def rows(*numbers: int) -> list[Row]:
    """A heading of two lines, then a row for each number."""
    return [Row(words(" heading\n of two")), *(Row(words(f"   row {n}"), id=f"row-{n}") for n in numbers)]


def marked(listed: RowList) -> str:
    """The line that carries the sign."""
    lines = ("".join(cell.text for cell in listed.render_line(y)) for y in range(listed.size.height))
    return next((line.strip() for line in lines if MARK in line), "no row is marked")


async def rest(pilot: Pilot[None]) -> None:
    """Twice, since what is scrolled to is scrolled to after a paint."""
    await pilot.pause()
    await pilot.pause()


async def test_the_row_that_is_kept_comes_into_sight_among_others() -> None:
    app = Host()  # as after a search, or a hand that was dealt
    async with app.run_test(size=(30, 10)) as pilot:
        app.listed.show_rows(rows(1, 70, 99))
        app.listed.go_to("row-70")
        await rest(pilot)
        app.listed.show_rows(rows(*range(100)))
        await rest(pilot)
        assert (app.listed.current_id, marked(app.listed)) == ("row-70", "▶ row 70")
        app.listed.show_rows(rows(3, 70))
        await rest(pilot)
        assert (app.listed.current_id, marked(app.listed)) == ("row-70", "▶ row 70")


async def test_rows_around_a_cursor_in_sight_do_not_move() -> None:
    app = Host()
    async with app.run_test(size=(30, 10)) as pilot:
        app.listed.show_rows(rows(*range(100)))
        app.listed.go_to("row-50")
        await rest(pilot)
        app.listed.go_to("row-47")
        await rest(pilot)
        at = app.listed.scroll_y
        app.listed.show_rows(rows(*range(99)))
        await rest(pilot)
        assert (app.listed.scroll_y, marked(app.listed)) == (at, "▶ row 47")


async def test_the_first_row_shows_its_heading_where_there_is_room_for_both() -> None:
    app = Host()
    async with app.run_test(size=(30, 10)) as pilot:
        app.listed.show_rows(rows(*range(100)))
        app.listed.go_to("row-50")
        await rest(pilot)
        app.listed.show_top()
        await rest(pilot)
        assert (app.listed.scroll_y, marked(app.listed)) == (0, "▶ row 0")
        await pilot.resize_terminal(30, 2)
        await rest(pilot)
        assert marked(app.listed) == "▶ row 0"


async def test_in_a_lower_window_the_cursor_stays_in_sight() -> None:
    app = Host()
    async with app.run_test(size=(30, 20)) as pilot:
        app.listed.show_rows(rows(*range(100)))
        app.listed.go_to("row-16")
        await rest(pilot)
        await pilot.resize_terminal(30, 8)
        await rest(pilot)
        assert marked(app.listed) == "▶ row 16"


@pytest.mark.parametrize("down", [True, False])
async def test_scrolling_with_the_mouse_takes_the_cursor_along(down: bool) -> None:
    app = Host()
    async with app.run_test(size=(30, 10)) as pilot:
        app.listed.show_rows(rows(*range(100)))
        app.listed.go_to("row-50")
        await rest(pilot)
        for _ in range(12):
            turned = events.MouseScrollDown if down else events.MouseScrollUp
            app.listed.post_message(turned(app.listed, 1, 1, 0, 1 if down else -1, 0, False, False, False))
        await rest(pilot)
        assert app.listed.current_id != "row-50"
        assert marked(app.listed) == f"▶ {(app.listed.current_id or '').replace('-', ' ')}"


async def test_words_that_are_sought_narrow_the_rows_and_stand_out_in_them() -> None:
    app = Host()
    async with app.run_test(size=(30, 10)) as pilot:
        app.listed.show_rows(
            [*rows(1, 2), Row(words(" ")), Row(words(" other")), Row(words("   Zoë and tea"), id="zoe")]
        )
        app.listed.narrow("tea zoe")
        await rest(pilot)
        assert _shown(app.listed) == [" other", "   Zoë and tea"]
        content = app.listed.get_option("zoe").prompt
        assert isinstance(content, _Lines)
        assert [content.plain[span.start : span.end] for span in content.spans if span.style == FOUND] == ["Zoë", "tea"]
        app.listed.show_rows(rows(1, 2))  # new rows are narrowed as well
        assert _shown(app.listed) == [f"   {NOTHING_FOUND}"]
        app.listed.narrow("")
        assert len(_shown(app.listed)) == 3
        app.listed.sought = "row"
        app.listed.show_rows(rows(1, 2))  # the same rows, and what is marked in them is new
        content = app.listed.get_option("row-1").prompt
        assert isinstance(content, _Lines)
        assert any(span.style == FOUND for span in content.spans)


def _shown(listed: RowList) -> list[str]:
    return [str(option.prompt) for option in listed.options]


@given(st.text(alphabet="ab \n日é—", max_size=40), st.integers(1, 30))
@settings(deadline=None)
def test_a_row_is_as_high_as_it_is_drawn(text: str, width: int) -> None:
    """It is known without being wrapped where its lines fit."""
    content = words((text, "bold"))
    lines = _Lines(content.plain, [*content.spans])
    assert lines.get_height({}, width) == content.get_height({}, width)
    assert (lines.plain, lines.spans) == (content.plain, content.spans)


async def test_rows_are_reached_by_number_by_lines_and_by_what_was_found() -> None:
    app = Host()
    async with app.run_test(size=(30, 10)) as pilot:
        listed = app.listed
        listed.sought = "row 1"
        listed.show_rows(rows(*range(40)))
        await rest(pilot)
        for go, by, wanted in (
            (listed.go_to_row, 3, 2), (listed.go_to_row, 999, 39), (listed.go_to_row, -1, 39), (listed.go_by, -3, 36),
            (listed.go_by, 99, 39), (listed.go_by_lines, -5, 34), (listed.go_by_lines, 99, 39),
            (listed.go_by_lines, -99, 0), (listed.go_to_found, 1, 1), (listed.go_to_found, 1, 10),
            (listed.go_to_found, -2, 31), (listed.go_to_found, 1, 1), (listed.go_to_row, 13, 12),
            (listed.go_to_found, -1, 11), (listed.go_to_row, 26, 25), (listed.go_to_found, -1, 21),
            (listed.go_to_row, 26, 25), (listed.go_to_found, 1, 31),
        ):  # fmt: skip
            go(by)
            await rest(pilot)
            assert (listed.current_id, marked(listed)) == (f"row-{wanted}", f"▶ row {wanted}"), (go, by)
        listed.show_rows(rows())
        for nothing in (listed.go_by, listed.go_to_row, listed.go_by_lines, listed.go_to_found):
            nothing(1)  # where there are no rows
