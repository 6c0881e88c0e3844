"""What stands in `config.toml` wins, is shown as such, and is not changed in the app; the own value stays below it."""

from pathlib import Path

import pytest

from ladder_tui.app.app import LadderApp
from ladder_tui.cli.screen import _own_themes, _shaped
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.services.terminal import Terminal
from ladder_tui.shaping.theme_file import read_themes
from ladder_tui.store.file.paths import find_paths
from ladder_tui.wiring import open_house
from tests.kits.app_house import fill, make_app
from tests.kits.builders import settings
from tests.kits.dialog_host import seeded_host
from tests.kits.dump import squeeze
from tests.kits.pressing import press, said
from tests.kits.shipped_packs import shipped_library

THEME = 'name = "My evening"\nbackground = "#102030"\nforeground = "#ffffff"\nhere = "#ffcc00"\nquiet = "#203040"\n'
SHAPED = {"settings": [settings(theme="nord", motion="on")]}


def shape(folder: Path, text: str) -> None:
    (folder / "config" / "themes").mkdir(parents=True)
    (folder / "config" / "config.toml").write_text(text)
    (folder / "config" / "themes" / "evening.toml").write_text(THEME)


async def test_a_theme_of_ones_own_by_file(tmp_path: Path) -> None:
    shape(tmp_path, 'theme = "My evening"\nenergy_daytime = 9\n')
    fill(tmp_path, SHAPED)
    house = open_house(tmp_path, environ={}, library=shipped_library())
    themes = read_themes(house.paths.config).themes
    app = LadderApp(house.journal, notes=house.notes, themes=themes)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "comma")
        assert app.theme == "My evening"
        assert app.screen.styles.background.hex == "#102030"
        assert app.theme_variables["here"] == "#ffcc00"
        shown = squeeze(app)
        assert "Theme My evening, yours from config.toml" in shown
        assert "quiet on background 1.2" in shown
        for key in ("right", "left", "enter", "space"):
            await press(pilot, key)
            assert said(app) == "Line 1 of config.toml says it. Change it there, for the next start."
        assert app.theme == "My evening"
        (tmp_path / "config" / "config.toml").unlink()
    house.close()
    house = open_house(tmp_path, environ={}, library=shipped_library())
    app = LadderApp(house.journal, themes=themes)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "ctrl+p", *"theme my eve", "enter")
        assert app.theme == "My evening"
        assert said(app) == "Settings changed · u takes it back"
    house.close()
    # In sixteen colours it is shown as every dark theme is.
    assert LadderApp(house.journal, themes=themes, terminal=Terminal(colours=False)).theme == "ladder-contrast"


async def test_a_mistake_is_said_at_the_start(tmp_path: Path) -> None:
    shape(tmp_path, "energy_daytime = 9\n")
    app = make_app(tmp_path, seed=SHAPED)
    async with app.run_test(size=(120, 36)):
        await app.at_rest()
        assert "config.toml, line 1: energy_daytime is 9" in said(app)
        assert app.theme == "nord"
    app.journal.close()


def test_the_file_wins_and_taking_its_line_out_brings_the_own_value_back(tmp_path: Path) -> None:
    shape(tmp_path, 'theme = "day"\nmotion = false\nlanguage_of_the_cards = "de"\n')
    with seeded_host(tmp_path, {"settings": [settings(theme="nord", energy_day=2)]}) as host:
        journal = host.journal
        assert journal.snapshot().settings.theme == "ladder-day"
        assert journal.snapshot().settings is journal.snapshot().settings
        with pytest.raises(ValueError, match=r"Line 1 of config\.toml says it"):
            journal.settle(theme="ladder-dusk")
        journal.settle(energy_day=4)
        assert (journal.snapshot().settings.theme, journal.snapshot().settings.energy_day) == ("ladder-day", 4)
        assert journal.undo() is not None
        assert journal.snapshot().settings.energy_day == 2
    (tmp_path / "config" / "config.toml").unlink()
    house = open_house(tmp_path, environ={}, library=shipped_library())
    kept = house.journal.snapshot().settings
    assert (kept.theme, kept.motion, kept.language) == ("nord", "on", "")
    house.close()


async def test_a_country_of_the_file_is_not_chosen_on_support(tmp_path: Path) -> None:
    shape(tmp_path, 'country = "de"\n')
    with seeded_host(tmp_path) as host:
        async with host.run_test(size=(80, 24)) as pilot:
            await host.push_screen(SupportScreen(host.journal))
            await press(pilot, "r", "down", "enter")
            assert "Line 1 of config.toml says it." in squeeze(host)
            assert host.journal.snapshot().settings.region == "DE"


def test_the_page_for_the_passphrase_looks_as_the_file_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shape(tmp_path, 'theme = "My evening"\nplain_signs = true\ncountry = "gb"\nmotion = false\n')
    paths = find_paths(tmp_path, {})
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert _shaped(paths) == {"theme": "My evening", "ascii": "yes", "region": "GB"}
    assert [theme.name for theme in _own_themes(paths)[0]] == ["My evening"]
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm")
    assert "theme" not in _shaped(paths)
