"""A Journal on a real store in a temporary folder, with a clock that tests turn."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ladder_tui.services.journal import Journal
from ladder_tui.wiring import House, open_house
from tests.kits.builders import NOW, card, library


class Hands:
    """A clock with hands: `now()` tells, `turn` moves."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def reopen(tmp_path: Path, hands: Hands) -> Iterator[Callable[[], House]]:
    """Opens the store of the test, once more each time it is called."""
    opened: list[House] = []

    def open_it() -> House:
        packs = library(topics=[card()])
        opened.append(open_house(tmp_path, environ={}, clock=hands, zone="Europe/Berlin", library=packs))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def house(reopen: Callable[[], House]) -> House:
    return reopen()


@pytest.fixture
def journal(house: House) -> Journal:
    return house.journal
