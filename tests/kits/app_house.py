"""The whole app over a real store in a temporary folder, with a clock that stands still until a test moves it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.library import Library
from ladder_tui.shaping.keymap import Keymap
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper
from ladder_tui.wiring import open_house
from tests.kits.builders import NOW, ZONE, settings
from tests.kits.shipped_packs import shipped_library

#: What stands in the data folder before a test: table name to records.
Seed = Mapping[str, Iterable[Any]]


class Clock:
    """The app's clock: it stands still until a test moves it."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **delta: float) -> None:
        """Let time pass: `clock.forward(hours=2)`."""
        self.moment += timedelta(**delta)


def fill(folder: Path, seed: Seed, *, now: datetime = NOW) -> None:
    """Put records into the store of a data folder."""
    with Keeper.open(find_paths(folder, {}), now=now) as keeper:
        records = [(table, record) for table, found in seed.items() for record in found]
        keeper.commit([Change(table, record.id, None, record) for table, record in records], now=now)


def make_app(
    folder: Path,
    now: datetime | Clock = NOW,
    library: Library | None = None,
    seed: Seed | None = None,
    *,
    welcomed: bool = True,
    keymap: Keymap | None = None,
) -> LadderApp:
    """The app over the data folder `folder`; the first pages have been seen unless `welcomed` is False.

    `now` is a moment or a Clock; `library` the shipped packs unless given; `seed` fills the store before it opens,
    a table each: `{"plans": [plan()], "people": [person()]}`. Close with `app.journal.close()`.
    """
    clock = now if isinstance(now, Clock) else Clock(now)
    tables = dict(seed or {})
    if welcomed and not any(folder.iterdir() if folder.is_dir() else ()):
        tables.setdefault("settings", [settings()])
    if tables:
        fill(folder, tables, now=clock())
    library = shipped_library() if library is None else library
    house = open_house(folder, environ={}, clock=clock, zone=ZONE.key, library=library)
    return LadderApp(house.journal, reports=house.paths.state, keymap=keymap, notes=house.notes)
