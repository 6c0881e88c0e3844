"""A screen as plain text, for assertions about what stands where."""

import io
from pathlib import Path
from typing import Any

from rich.console import Console
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input


def dump(app: App[Any]) -> str:
    """What the terminal shows, one line a row, ends trimmed; a dialog lies over its place as on the screen."""
    width, height = app.size
    console = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
        safe_box=False,
    )
    # The same call as in App.export_screenshot, which only knows SVG.
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    console.print(update)
    return "\n".join(row.rstrip() for row in console.export_text().split("\n")).rstrip("\n")


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


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Replace what stands in the line that has focus."""
    await pilot.pause()
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = text
    await pilot.pause()
