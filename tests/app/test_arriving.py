"""Coming to a place: it is painted when it stands, and not before; the start collects no garbage until then."""

import gc
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.screen import Screen

from ladder_tui.app.app import LadderApp
from ladder_tui.app.manners import COLLECTING
from ladder_tui.commands import PLACES
from ladder_tui.screens.kit.form import FormDialog
from tests.kits.builders import NOW, person, plan
from tests.kits.dump import dump

SEED = {
    "plans": [plan(id=f"p{hour}", at=(NOW + timedelta(hours=hour)).time()) for hour in (1, 2)],
    "people": [person()],
}


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been painted since it was last cleared, each as plain text."""
    frames: list[str] = []
    display = LadderApp._display

    def note(self: LadderApp, screen: Screen[Any], renderable: Any) -> None:
        display(self, screen, renderable)
        if renderable is not None and not self._batch_count:
            frames.append(dump(self))

    monkeypatch.setattr(LadderApp, "_display", note)
    return frames


@pytest.mark.each_frame
async def test_the_first_paint_of_a_place_is_the_whole_place(
    app_at: Callable[..., LadderApp], painted: list[str]
) -> None:
    app = app_at(seed=SEED)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert set(painted) == {dump(app)}
        for key in ("2", "3", "4", "5", "6", "7", "1", "3"):
            painted.clear()
            await pilot.press(key)
            await pilot.pause()
            assert app.place == PLACES[int(key) - 1][0]
            assert set(painted) == {dump(app)}, key


async def test_the_start_collects_no_garbage_and_what_it_made_is_never_looked_at_again(
    app_at: Callable[..., LadderApp],
) -> None:
    app, frozen, threshold = app_at(seed=SEED), gc.get_freeze_count(), gc.get_threshold()
    gc.disable()
    try:
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            assert gc.isenabled()
            assert gc.get_freeze_count() > frozen
            assert gc.get_threshold() == COLLECTING
    finally:
        gc.set_threshold(*threshold)
        gc.enable()


async def test_a_dialog_is_styled_once(app_at: Callable[..., LadderApp], monkeypatch: pytest.MonkeyPatch) -> None:
    again: list[object] = []
    in_vain: list[object] = []
    style = LadderApp.update_styles

    def note(self: LadderApp, node: Any, animate: bool = True) -> None:
        (again if node.is_attached else in_vain).append(node)
        style(self, node, animate)

    app = app_at(seed=SEED)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(LadderApp, "update_styles", note)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        assert app.screen.has_class("-wide", "-tall")
        assert app.screen not in again
        assert not in_vain, "nothing is styled before it stands on a page"
