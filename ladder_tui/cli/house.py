"""Open the house for a shell command: the user's own, or the demo in a temporary folder."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final, TextIO

from ladder_tui.cli.passphrase import asker, for_the_next
from ladder_tui.domain.library import Library
from ladder_tui.store.file.errors import Locked, StoreError
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import find_paths
from ladder_tui.wiring import House, look, open_house

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_tui.domain.snapshot import Snapshot

#: How often, and how many seconds apart, it is looked whether the window has taken in what waits.
_LOOKS: Final = 40
_BETWEEN: Final = 0.05


def open_for_cli(
    data_dir: "str | Path | None",
    *,
    demo: bool,
    stack: ExitStack,
    complain: TextIO,
    read_only: bool = False,
    library: Callable[[], Library] | None = None,
    briefly: bool = False,
) -> House | None:
    """The opened house, closed with `stack`; None after one sentence on `complain` when it cannot be opened.

    A locked store asks for its passphrase in the terminal, or of the command that is named for it. `briefly` is for
    who does one thing and ends.
    """
    try:
        if demo:
            import tempfile
            from pathlib import Path

            from ladder_tui.demo.weeks import open_demo

            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ladder-demo-")))
            house = open_demo(folder, os.environ)
        else:
            house = open_house(data_dir, read_only=read_only, passphrase=asker(), library=library, briefly=briefly)
    except (StoreError, ValueError) as error:
        complain.write(f"ladder: {error}\n")
        return None
    stack.callback(house.close)
    return house


def settle_for_cli(data_dir: "str | Path | None") -> None:
    """Have what waits taken in, since it belongs to what a command is about to keep, replace or lock as a whole.

    Where a window holds the file that is its part, and it is waited for a little. What cannot be opened is left to the
    command to say. Raises Locked.
    """
    files = Files.of(find_paths(data_dir, os.environ).data_file_at)
    if not files.waiting_files():
        return
    try:
        house = open_house(data_dir, passphrase=for_the_next(asker()))
    except Locked:
        raise
    except (StoreError, ValueError):
        return
    if house.ledger.keeper.read_only:
        _wait_for(files)
    house.close()


def _wait_for(files: Files) -> None:
    from time import sleep

    for _ in range(_LOOKS):
        if not files.waiting_files():
            break
        sleep(_BETWEEN)


def look_for_cli(data_dir: "str | Path | None", *, demo: bool, again: bool = False) -> "Snapshot | None":
    """Everything as it is now, for a command that only prints; None after one sentence on stderr otherwise.

    A note on the time zone is said there as well. With `again` the data are opened once more after it, and a
    passphrase is asked for once.
    """
    try:
        snapshot, zone_note = (
            _demo() if demo else look(data_dir, passphrase=for_the_next(asker()) if again else asker())
        )
    except (StoreError, ValueError) as error:
        sys.stderr.write(f"ladder: {error}\n")
        return None
    if zone_note:
        sys.stderr.write(f"ladder: {zone_note}\n")
    return snapshot


def _demo() -> "tuple[Snapshot, str]":
    with ExitStack() as stack:
        house = open_for_cli(None, demo=True, stack=stack, complain=sys.stderr)
        assert house is not None  # its folder was made for it
        return house.ledger.snapshot(house.ledger.clock()), house.zone_note
