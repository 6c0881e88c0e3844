"""The app in a real terminal over a store of a test: opened, written in, left as it was found."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Keeper
from tests.kits.builders import NOW
from tests.kits.pty_kit import LADDER, RESTORED, Terminal, plain_environment
from tests.kits.shipped_packs import remembered

PRIVATE: Final = "quagmire-of-mine"
SMALL: Final = "This window is too small"


def environment(data: Path, **more: str) -> dict[str, str]:
    return plain_environment(data.parent, LADDER_DATA_DIR=str(data), **more)


def opened(data: Path, code: str = LADDER, size: tuple[int, int] = (80, 24), **more: str) -> Terminal:
    """The app, painted once and at rest. Not the very first start: the packs were read before."""
    remembered(data)
    terminal = Terminal(code, environ=environment(data, **more), size=size)
    terminal.see(SMALL[:6] if size[0] < 40 else "! support")
    terminal.settle()
    return terminal


def write_half_a_win(terminal: Terminal) -> None:
    terminal.press("W")
    terminal.see("A small good thing")
    terminal.press(PRIVATE)
    terminal.see(PRIVATE[-4:])


def drafts(data: Path) -> Mapping[str, Any]:
    with Keeper.open(find_paths(data, {}), now=NOW, read_only=True) as keeper:
        return keeper.tables["drafts"]


def assert_restored(terminal: Terminal) -> None:
    left = terminal.data.rpartition(b"\x1b[?1049h")[2]
    for code in RESTORED:
        assert code in left
    assert terminal.modes == terminal.modes_before
