"""Open the house for a shell command: the user's own, or the demo in a temporary folder."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.passphrase import asker
from ladder_tui.domain.library import Library
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.store.file.errors import StoreError
from ladder_tui.wiring import House, look, open_house

if TYPE_CHECKING:
    from pathlib import Path


def open_for_cli(
    data_dir: "str | Path | None",
    *,
    demo: bool,
    stack: ExitStack,
    complain: TextIO,
    read_only: bool = False,
    library: Callable[[], Library] | None = None,
) -> House | None:
    """The opened house, closed with `stack`; None after one sentence on `complain` when it cannot be opened.

    A locked store asks for its passphrase where there is a terminal.
    """
    try:
        if demo:
            import tempfile
            from pathlib import Path

            from ladder_tui.demo.weeks import open_demo

            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ladder-demo-")))
            house = open_demo(folder, os.environ)
        else:
            house = open_house(data_dir, read_only=read_only, passphrase=asker(), library=library)
    except (StoreError, ValueError) as error:
        complain.write(f"ladder: {error}\n")
        return None
    stack.callback(house.close)
    return house


def look_for_cli(data_dir: "str | Path | None", *, demo: bool) -> Snapshot | None:
    """Everything as it is now, for a command that only prints; None after one sentence on stderr otherwise.

    A note on the time zone is said there as well.
    """
    try:
        snapshot, zone_note = _demo() if demo else look(data_dir, passphrase=asker())
    except (StoreError, ValueError) as error:
        sys.stderr.write(f"ladder: {error}\n")
        return None
    if zone_note:
        sys.stderr.write(f"ladder: {zone_note}\n")
    return snapshot


def _demo() -> tuple[Snapshot, str]:
    with ExitStack() as stack:
        house = open_for_cli(None, demo=True, stack=stack, complain=sys.stderr)
        assert house is not None  # its folder was made for it
        return house.ledger.snapshot(house.ledger.clock()), house.zone_note
