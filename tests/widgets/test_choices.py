"""Fields with several values: in rows where the line ends, by letter and by click."""

from textual.app import App, ComposeResult

from ladder_tui.domain.tries.in_words import FACTS
from ladder_tui.widgets.choice_row import ChoiceRow
from ladder_tui.widgets.fields import Slider, SomeOf


class Host(App[None]):
    """The three fields, one under the other."""

    beyond = ""

    def compose(self) -> ComposeResult:
        yield SomeOf(FACTS, ("smiled",))
        yield ChoiceRow([("", ""), ("no", "no"), ("partly", "partly"), ("yes", "yes")], "")
        yield Slider(None, earlier=70)

    def on_slider_beyond(self, message: Slider.Beyond) -> None:
        self.beyond = message.trouble


async def test_toggles_go_on_in_the_next_line_and_a_click_finds_them_there() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        some = app.query_one(SomeOf)
        lines = some.render().plain.split("\n")
        assert len(lines) == some.size.height == 3
        assert all(len(line) <= 38 for line in lines)
        y = next(number for number, line in enumerate(lines) if "turned away" in line)
        await pilot.click(SomeOf, offset=(lines[y].index("turned away") + 1, y))
        assert some.value == ("smiled", "turned_away")
        await pilot.press("tab", "shift+tab", "left", "space")
        assert "kept_it_short" in some.value


async def test_one_of_a_few_is_chosen_by_arrow_letter_and_click() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        row = app.query_one(ChoiceRow)
        row.focus()
        await pilot.press("right")
        assert row.value == "no"
        await pilot.press("left")
        assert row.value == "no"
        await pilot.press("p")
        assert row.value == "partly"
        await pilot.click(ChoiceRow, offset=(row.render().plain.index("yes") + 1, 0))
        assert row.value == "yes"


async def test_a_number_past_the_end_is_said() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        slider = app.query_one(Slider)
        assert "○" in slider.render().plain
        slider.focus()
        await pilot.press("1", "0", "1")
        assert slider.value is None
        assert app.beyond.startswith("101 lies above 100")
        await pilot.press("backspace", "4", "0", "1", "5", "0")
        assert slider.value is None  # 40150 is none of its digits
        await pilot.press("backspace", "5", "5", "tab")
        assert slider.value == 55


async def test_after_a_number_that_is_refused_the_one_before_it_stands() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        slider = app.query_one(Slider)
        slider.focus()
        await pilot.press("3", "0", "right", "1", "5", "0")
        assert slider.value == 35
        await pilot.press("left")
        assert slider.value == 30
