"""The line of tabs goes through them, and says with which keys where there is room."""

import pytest
from textual.app import App, ComposeResult

from ladder_tui.screens.kit.tabs import KEYS, Tabs


class Host(App[None]):
    """One line of tabs, and how often another one was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs = Tabs(("cards", "scripts", "first lines"), self._turned)
        self.turns = 0

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"here": "yellow", "quiet": "grey", "calm": "blue"}

    def compose(self) -> ComposeResult:
        yield self.tabs

    def _turned(self) -> None:
        self.turns += 1
        self.tabs.draw(self.size.width)

    def line(self) -> str:
        return "".join(segment.text for segment in self.tabs.render_line(0))


@pytest.mark.parametrize(("width", "said"), [(50, True), (34, False)])
async def test_the_keys_stand_beside_the_tabs_if_there_is_room(width: int, said: bool) -> None:
    app = Host()
    async with app.run_test(size=(width, 3)) as pilot:
        app.tabs.draw(width)
        await pilot.pause()
        assert "scripts" in app.line()
        assert (KEYS in app.line()) is said


async def test_tabs_go_round_and_a_click_chooses_one() -> None:
    app = Host()
    async with app.run_test(size=(50, 3)) as pilot:
        app.tabs.turn(-1)
        assert app.tabs.at == "first lines"
        app.tabs.turn(1)
        assert app.tabs.at == "cards"
        app.tabs.draw(50)
        await pilot.click(app.tabs, offset=(app.line().index("scripts"), 0))
        assert app.tabs.at == "scripts"
        await pilot.click(app.tabs, offset=(app.line().index("scripts") - 1, 0))
        assert (app.tabs.at, app.turns) == ("scripts", 3)


async def test_names_may_say_more_and_words_stand_at_the_right() -> None:
    app = Host()
    async with app.run_test(size=(50, 3)) as pilot:
        app.tabs.draw(46, names={"scripts": "scripts 12"}, right="liked")
        await pilot.pause()
        assert app.line().rstrip() == " cards   scripts 12   first lines       liked"
        app.tabs.draw(24, names={"scripts": "scripts 12"}, right="liked")
        await pilot.pause()
        assert app.line().startswith(" cards   scripts   first ")
