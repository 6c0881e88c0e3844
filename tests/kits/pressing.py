"""Keys pressed and words typed, each until what it begins has come to rest."""

from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ladder_tui.app.app import LadderApp
from ladder_tui.screens.kit.in_order import KeysInOrder
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


def type_at_once(app: App[Any], *keys: str | events.Event) -> None:
    """What a terminal does with all of it in one read: every key has come before the first one is looked at."""
    for key in keys:
        if isinstance(key, str):
            key = events.Key(_character_to_key(key), key) if len(key) == 1 else events.Key(key, None)
        app.post_message(key)


async def burst(app: KeysInOrder[Any], *keys: str | events.Event) -> None:
    """Type all of it in one read, and wait until it has done what it does."""
    type_at_once(app, *keys)
    await app.at_rest()
