"""A screen as plain text, for assertions about what stands where."""

from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from ladder_tui.preview.drawing import text_of


def dump(app: App[Any]) -> str:
    """What the terminal shows, one line a row, ends trimmed; a dialog lies over its place as on the screen."""
    return text_of(app)


def squeeze(app: App[Any]) -> str:
    """The dump with every run of blanks, line ends and frames as one blank, for sentences that may wrap."""
    return " ".join(dump(app).replace("│", " ").split())


def picture(app: App[Any], path: Path) -> None:
    """The screen as an SVG, for looking at."""
    path.write_text(app.export_screenshot(), encoding="utf-8")


async def keys(pilot: Pilot[Any], *pressed: str) -> str:
    """Press keys one by one, each given time to arrive; the screen afterwards, squeezed."""
    for key in pressed:
        await pilot.press(key)
    await pilot.pause()
    return squeeze(pilot.app)


async def along(pilot: Pilot[Any], *pressed: str) -> str:
    """Press keys that take a card along; gaps that are asked for stay open. The screen afterwards, squeezed."""
    shown = await keys(pilot, *pressed)
    return await keys(pilot, "ctrl+s") if "Fill the gaps" in shown else shown


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Replace what stands in the line that has focus."""
    await pilot.pause()
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = text
    await pilot.pause()
