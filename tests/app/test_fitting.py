"""Where a terminal lacks signs or colours the app does without, unless the settings say otherwise."""

from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from textual.theme import BUILTIN_THEMES, Theme

from ladder_tui.app.app import LadderApp
from ladder_tui.app.themes import CONTRAST, DAY, DUSK, OWN_THEMES, for_sixteen_colours
from ladder_tui.screens.places.settings.rows import sections
from ladder_tui.services.terminal import Terminal
from ladder_tui.shaping.colours import MEANINGS
from ladder_tui.wiring import open_house
from tests.kits.app_house import fill
from tests.kits.builders import settings, snapshot
from tests.kits.dump import squeeze
from tests.kits.shipped_packs import shipped_library

POOR = Terminal(signs=False, colours=False)
#: The two reds among the sixteen colours.
REDS = (1, 9)


def test_each_theme_has_one_for_sixteen_colours() -> None:
    assert [for_sixteen_colours(theme) for theme in (DUSK, DAY, CONTRAST)] == [CONTRAST.name, DAY.name, CONTRAST.name]
    assert for_sixteen_colours(BUILTIN_THEMES["nord"]) == CONTRAST.name
    assert for_sixteen_colours(BUILTIN_THEMES["textual-light"]) == DAY.name
    assert for_sixteen_colours(BUILTIN_THEMES["ansi-light"]) == "ansi-light"


@pytest.mark.parametrize("chosen", OWN_THEMES, ids=lambda theme: theme.name)
def test_what_is_shown_in_sixteen_colours_has_no_red_and_is_not_the_ground(chosen: Theme) -> None:
    shown = next(theme for theme in OWN_THEMES if theme.name == for_sixteen_colours(chosen))

    def number(colour: str | None) -> int | None:
        assert colour is not None
        return Color.parse(colour).downgrade(ColorSystem.STANDARD).number

    words = {name: number(shown.variables[name]) for name in MEANINGS if name not in ("rule", "cursor-row")}
    assert not {number(shown.background), number(shown.panel), *REDS} & {number(shown.foreground), *words.values()}


@pytest.mark.parametrize(("fits", "theme"), [(True, CONTRAST.name), (False, DUSK.name)])
async def test_the_app_fits_itself_unless_told_not_to(tmp_path: Path, fits: bool, theme: str) -> None:
    fill(tmp_path, {"settings": [settings(fit_terminal=fits)]})
    house = open_house(tmp_path, environ={}, library=shipped_library())
    app = LadderApp(house.journal, terminal=POOR)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            assert (app.theme, app.plain_signs) == (theme, fits)
            await pilot.press("comma")
            await pilot.pause()
            assert "Fit the terminal" in squeeze(app)
            app.journal.settle(fit_terminal=not fits)
            await pilot.pause()
            assert app.plain_signs is not fits
            assert app.theme != theme
    finally:
        house.close()


@pytest.mark.parametrize(
    ("terminal", "said"),
    [
        (POOR, "Here: both."),
        (Terminal(colours=False), "Here: strong colours."),
        (Terminal(signs=False), "Here: plain signs."),
        (Terminal(), "Here: neither."),
    ],
)
def test_the_settings_say_what_is_done_here(terminal: Terminal, said: str) -> None:
    look, *_ = sections(snapshot(), (), Path(), Path(), (), locked=False, terminal=terminal)
    (about,) = [one.about for one in look.settings if one.id == "fit_terminal"]
    assert about.endswith(said)
    assert len(about) <= 2 * 74
