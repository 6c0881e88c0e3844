"""The app around its places: colours follow the theme everywhere; leaving with something unsaved is said first."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from ladder_tui.store.file.errors import NotSaved
from ladder_tui.store.keeper import Change, Keeper
from tests.kits.app_house import make_app
from tests.kits.dump import squeeze


async def test_every_place_has_the_colours_of_the_theme_whenever_it_was_made(tmp_path: Path) -> None:
    app = make_app(tmp_path / "data")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        dark = app.screen.styles.background
        await pilot.press("1")
        app.journal.settle(theme="ladder-day")
        await pilot.pause()
        light = app.screen.styles.background
        assert light != dark
        for key in ("5", "7"):  # made before the change, and after it
            await pilot.press(key)
            await pilot.pause()
            assert app.screen.styles.background == light
    app.journal.close()


async def test_leaving_with_something_unsaved_says_so_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Keeper, changes: Sequence[Change], *, now: datetime) -> None:
        raise NotSaved("the disk is full", "Make some room and try again")

    app = make_app(tmp_path / "data")
    async with app.run_test(size=(120, 36)) as pilot:
        monkeypatch.setattr(Keeper, "commit", fail)
        await pilot.press("W", *"tea")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app.is_running
        assert "Not kept: the disk is full." in squeeze(app)
        assert "Quit again leaves without it." in squeeze(app)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running
    app.journal.close()
