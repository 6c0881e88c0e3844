"""Ending in a real terminal: within a second whatever a page does, with everything kept and the terminal restored."""

import signal
from pathlib import Path

import pytest

from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Keeper
from tests.kits.app_house import fill
from tests.kits.builders import NOW, settings
from tests.kits.pty_app import PRIVATE, assert_restored, drafts, opened, write_half_a_win
from tests.kits.pty_kit import LADDER


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of somebody who has seen the first pages."""
    folder = tmp_path / "data"
    fill(folder, {"settings": [settings()]})
    return folder


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was_and_keeps_what_was_typed(data: Path, number: signal.Signals) -> None:
    with opened(data) as terminal:
        write_half_a_win(terminal)
        terminal.signal(number)
        code, took = terminal.finish()
        assert_restored(terminal)
    assert code == 0
    assert took < 1.0
    assert PRIVATE in drafts(data)["form:win"].text


#: Choices that never stand, and a box for finding whose key never comes back.
NEVER = """
import asyncio, time
from ladder_tui.app.app import LadderApp
from ladder_tui.screens.kit.dialog import Choose

async def wait(self):
    await asyncio.sleep(1000)

def stuck(self):
    while True:
        time.sleep(0.001)

Choose.on_mount, LadderApp.action_palette = wait, stuck
"""


@pytest.mark.parametrize("keys", ["2N", "\x10"])
def test_a_page_that_is_stuck_holds_neither_the_process_nor_the_terminal_nor_the_lock(data: Path, keys: str) -> None:
    with opened(data, NEVER + LADDER) as terminal:
        terminal.press(keys)
        terminal.settle()
        terminal.signal(signal.SIGTERM)
        code, took = terminal.finish()
        assert took < 1.3  # the time it has, and what a process takes to go
        assert_restored(terminal)
        assert b"\x1b[?1000l" in terminal.data.rpartition(b"\x1b[?1000h")[2]  # the mouse is the shell's again
    assert code == 0
    Keeper.open(find_paths(data, {}), now=NOW).close()  # and so is the file


#: A disk on which a save takes longer than a signal waits for anything else.
SLOW_DISK = """
import time
import ladder_tui.store.datafile as datafile
publish = datafile.DataFile._publish

def late(self, *args):
    time.sleep(1.5)
    publish(self, *args)

datafile.DataFile._publish = late
"""


def test_a_save_that_takes_its_time_is_waited_for_and_what_is_typed_meanwhile_is_kept(data: Path) -> None:
    with opened(data, SLOW_DISK + LADDER) as terminal:
        write_half_a_win(terminal)
        terminal.press("\r")
        terminal.press("W" + PRIVATE[::-1])
        terminal.read(0.3)  # it saves
        terminal.signal(signal.SIGTERM)
        code, _ = terminal.finish()
        assert_restored(terminal)
    assert code == 0
    with Keeper.open(find_paths(data, {}), now=NOW, read_only=True) as keeper:
        assert [getattr(win, "text", "") for win in keeper.tables["wins"].values()] == [PRIVATE]


def test_closing_the_window_keeps_what_was_typed(data: Path) -> None:
    with opened(data) as terminal:
        write_half_a_win(terminal)
        terminal.hang_up()
        code, took = terminal.finish()
    assert code == 0
    assert took < 1.0
    assert PRIVATE in drafts(data)["form:win"].text
    assert not list((data / "state").glob("crash-*"))
