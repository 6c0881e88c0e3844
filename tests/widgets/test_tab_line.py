"""The line of tabs says which keys go through them, where there is room."""

import pytest
from textual.app import App, ComposeResult

from ladder_tui.widgets.tab_line import KEYS, TabLine


class Host(App[None]):
    """One line of tabs."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"here": "yellow", "quiet": "grey"}

    def compose(self) -> ComposeResult:
        yield TabLine(("cards", "scripts"))


@pytest.mark.parametrize(("width", "said"), [(40, True), (20, False)])
async def test_the_keys_stand_beside_the_tabs_if_there_is_room(width: int, said: bool) -> None:
    app = Host()
    async with app.run_test(size=(width, 3)) as pilot:
        tabs = app.query_one(TabLine)
        tabs.show("cards", width)
        await pilot.pause()
        line = "".join(segment.text for segment in tabs.render_line(0))
        assert "scripts" in line
        assert (KEYS in line) is said
