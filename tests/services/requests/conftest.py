"""A shell beside the window that holds the file: both over one folder, in one process."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ladder_tui.cli.writing.hand_over import Desk, HandedOver, carried_out
from ladder_tui.services.requests.requests import WinRequest
from ladder_tui.services.requests.whole import AnyRequest
from ladder_tui.store.file.files import Files
from ladder_tui.wiring import House, open_house
from tests.kits.builders import NOW, library
from tests.kits.locked_kit import PASSPHRASE, say

Shell = Callable[..., HandedOver]


def opened(folder: Path, now: datetime = NOW) -> House:
    """The store of a folder, with its passphrase where it asks for one."""
    return open_house(
        folder, environ={}, clock=lambda: now, zone="Europe/Berlin", library=library(), passphrase=say(PASSPHRASE)
    )


def win(text: str) -> Callable[[Desk], AnyRequest]:
    return lambda desk: WinRequest(id=desk.id, at=desk.at, text=text)


def wins(house: House) -> list[str]:
    return [one.text for one in house.journal.snapshot().wins.values()]


def folder_of(house: House) -> Path:
    return Files.of(house.paths.data_file).waiting


def waiting(house: House) -> list[Path]:
    return Files.of(house.paths.data_file).waiting_files()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Runs a command over the folder of the test, in a process of its own as it were: opened and closed again."""

    def run(make: Callable[[Desk], AnyRequest] | str) -> HandedOver:
        house = opened(tmp_path)
        try:
            return carried_out(house.ledger, win(make) if isinstance(make, str) else make)
        finally:
            house.close()

    return run


@pytest.fixture
def window(tmp_path: Path) -> Iterator[House]:
    house = opened(tmp_path)
    house.journal.check_in("steady", 3, 45)
    yield house
    house.close()
