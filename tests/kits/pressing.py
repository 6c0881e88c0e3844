"""Keys pressed and words typed, each until what it begins has come to rest."""

from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.widgets.bars import QuietRule


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, one after the other."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def write(pilot: Pilot[Any], text: str) -> None:
    """Put a text into the field that has focus, as typing does."""
    field = pilot.app.focused
    if isinstance(field, TextArea):
        field.text = text
    else:
        assert isinstance(field, Input)
        field.value = text
    await pilot.pause()


def said(app: LadderApp) -> str:
    """The place's one quiet sentence."""
    return app.screen.query_one("#rule", QuietRule).said
