"""The one composition root: paths, store, library, clock and Journal. App, shell, tests and pictures use it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ladder_tui.domain.library import Library
from ladder_tui.domain.records.settings import Settings
from ladder_tui.domain.records.tables import SETTINGS
from ladder_tui.packs.reading.load import load_library
from ladder_tui.packs.reading.locate import content_folder, user_pack_folder
from ladder_tui.services.clock import find_zone, make_clock
from ladder_tui.services.ledger.ledger import Clock, Ledger
from ladder_tui.store.file.disk import make_folders
from ladder_tui.store.file.paths import Paths, find_paths
from ladder_tui.store.keeper import Ask, Keeper

if TYPE_CHECKING:
    from ladder_tui.services.journal import Journal


class House:
    """Everything that is needed to run, and `notes` about what had to be worked around; `zone_note` is the one of them
    on the time zone, or empty.

    The `ledger` is enough for who only reads; the `journal` brings the intentions when it is first asked for.
    """

    def __init__(self, paths: Paths, ledger: Ledger, notes: tuple[str, ...], zone_note: str = "") -> None:
        self.paths = paths
        self.ledger = ledger
        self.notes = notes
        self.zone_note = zone_note

    @cached_property
    def journal(self) -> "Journal":
        """The one object screens talk to."""
        from ladder_tui.services.journal import Journal

        return Journal(self.ledger)

    def close(self) -> None:
        """Let go of the file."""
        self.ledger.keeper.close()


def load_content(paths: Paths) -> Library:
    """Shipped packs, then the user's own."""
    with suppress(OSError):  # without a folder for it there is no cache, and packs are read a little slower
        if not paths.state.is_dir():
            make_folders(paths.state)
    return load_library([content_folder(), user_pack_folder(paths.data)], cache=paths.state / "packs.cache")


def open_house(
    data_dir: Path | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    clock: Clock | None = None,
    zone: str | None = None,
    library: Library | None = None,
    read_only: bool = False,
    passphrase: Ask | None = None,
) -> House:
    """Open the store and load the packs. Raises StoreError or ValueError with one clear sentence.

    `passphrase` is asked when the store is locked, with the number of wrong answers so far; without it a locked store
    raises Locked. `clock` and `zone` are given by tests and pictures; else they come from settings, LADDER_NOW, TZ and
    the system.
    """
    environ = os.environ if environ is None else environ
    paths = find_paths(data_dir, environ)
    own_zone, own_note = find_zone(environ)
    now = (clock or make_clock(environ, own_zone))()
    keeper = Keeper.open(paths, now=now, read_only=read_only, passphrase=passphrase)
    settings = keeper.tables[SETTINGS.name].get(Settings().id)
    note = ""
    if zone is None:
        chosen = settings.zone if isinstance(settings, Settings) else ""
        zone, note = find_zone(environ, chosen) if chosen else (own_zone, own_note)
    if library is None:
        library = load_content(paths)
    ledger = Ledger(keeper, library, clock or make_clock(environ, zone), zone, user_pack_folder(paths.data))
    recovered = str(keeper.recovery) if keeper.recovery else ""
    notes = tuple(text for text in (note, recovered, *keeper.problems, *library.problems) if text)
    return House(paths, ledger, notes, note)
