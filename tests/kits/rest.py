"""A headless app at rest: tests go on when nothing is left to do, and the screen is painted then, once.

Textual's own `Pilot` asks the clock of the process whether the app has come to rest: a busy machine looks like an app
at rest, and each key costs forty milliseconds of waiting and a message to every widget. Here rest is a condition: no
callback of the event loop waits for its turn, no screen has an update left, no worker thread runs. Nobody looks at
what lies between, so it is not painted; what a test rests on is, as a whole.
"""

import asyncio
from typing import Any, Final

import pytest
from textual import app as textual_app
from textual import pilot as textual_pilot
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from ladder_tui.screens.kit.in_order import KeysInOrder

#: Seconds between two looks at what is done elsewhere.
LOOK: Final = 0.002

_paint: Final = Screen._compositor_refresh


def _note(screen: Screen[Any]) -> None:
    """Instead of painting: what is dirty stays so until the app rests. A screen below the top one paints nothing."""
    app = screen.app
    if screen is app.screen and not app.is_inline:
        screen._dirty_widgets.clear()
        app._update_mouse_over(screen)
    else:
        _paint(screen)


def _put_off(app: App[Any]) -> bool:
    """Do what was put off to the next frame, now; whether there was anything."""
    if app._resize_timer is not None:
        app._check_resize()
        return True
    due = [screen for screen in app.screen_stack if screen._running and screen._update_timer._active.is_set()]
    for screen in due:
        with screen._context():
            screen._on_timer_update()
    return bool(due)


def _elsewhere(app: App[Any]) -> bool:
    """Whether keys wait for their turn, a thread works, or nothing is painted until a place says that it stands."""
    if isinstance(app, KeysInOrder) and (app._waiting_keys or app._its_turn is not None):
        return True
    return bool(app._batch_count) or any(worker._thread_worker and worker.is_running for worker in app.workers)


async def come_to_rest(app: App[Any]) -> None:
    """Wait until nothing is left to do but what waits for a key, a clock or another process."""
    loop: Any = asyncio.get_running_loop()
    while app._exception is None:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        leaving = app._exit or not app._running or not app.screen_stack
        if not leaving and _put_off(app):
            continue
        if leaving or not _elsewhere(app):
            return
        await asyncio.sleep(LOOK)


async def _at_rest(app: KeysInOrder[Any]) -> None:
    """As `KeysInOrder.at_rest`, which looks again and again until the next frame has come."""
    loop: Any = asyncio.get_running_loop()
    while (app._waiting_keys or app._its_turn is not None or not app._is_at_rest()) and app.is_running:
        usher = app._usher
        if usher is not None and not usher.done():  # it looks often itself
            await asyncio.wait({usher}, timeout=LOOK)
        else:
            await asyncio.sleep(0)
        if not loop._ready and not _put_off(app):
            await asyncio.sleep(LOOK)


async def _idle(min_sleep: float = 0, max_sleep: float = 0) -> None:
    await come_to_rest(active_app.get())


async def _wait_for_screen(pilot: Pilot[Any], timeout: float = 0) -> bool:
    await come_to_rest(pilot.app)
    return True


async def _pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    if delay:
        await asyncio.sleep(delay)
    await come_to_rest(pilot.app)
    if pilot.app._running and pilot.app.screen_stack and Screen._compositor_refresh in (_note, _paint):
        screen = pilot.app.screen
        with screen._context():
            _paint(screen)
    await come_to_rest(pilot.app)


def rest_at_once(patch: pytest.MonkeyPatch) -> None:
    """Have every `Pilot` wait in this way."""
    patch.setattr(Pilot, "_wait_for_screen", _wait_for_screen)
    patch.setattr(Pilot, "pause", _pause)
    patch.setattr(textual_pilot, "wait_for_idle", _idle)
    patch.setattr(textual_app, "wait_for_idle", _idle)
    patch.setattr(KeysInOrder, "at_rest", _at_rest)
    patch.setattr(Screen, "_compositor_refresh", _note)


def paint_each_frame(patch: pytest.MonkeyPatch) -> None:
    """Have what lies between painted as well."""
    patch.setattr(Screen, "_compositor_refresh", _paint)
