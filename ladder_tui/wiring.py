"""The one composition root: paths, store, library, clock and Journal. App, shell, tests and pictures use it."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

from ladder_tui.domain.base.late import Parted
from ladder_tui.domain.base.wall_clock import know_zone
from ladder_tui.domain.library import SHELVES, Library, languages_of_system
from ladder_tui.domain.records.settings import Given, Settings, languages
from ladder_tui.services.clock import find_zone, make_clock
from ladder_tui.store.file.disk import make_folders
from ladder_tui.store.file.paths import Paths, find_paths
from ladder_tui.store.file.tables import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_tui.domain.snapshot import Snapshot
    from ladder_tui.packs.reading.ahead import Ahead
    from ladder_tui.packs.reading.cache import Content
    from ladder_tui.services.journal import Journal
    from ladder_tui.services.ledger.ledger import Clock, Ledger
    from ladder_tui.services.requests.passing import Seen
    from ladder_tui.store.file.envelope import Ask
    from ladder_tui.store.reader import Findings


class House:
    """Everything that is needed to run, and `notes` about what had to be worked around; `zone_note` is the one of them
    on the time zone, or empty.

    The `ledger` is enough for who only reads; the `journal` brings the intentions when it is first asked for.
    """

    def __init__(self, paths: Paths, ledger: "Ledger", notes: tuple[str, ...], zone_note: str = "") -> None:
        self.paths = paths
        self.ledger = ledger
        self.notes = notes
        self.zone_note = zone_note
        #: What more there will be to say, where packs are still being read; waits for them.
        self.notes_to_come: Callable[[], Sequence[str]] | None = None

    @cached_property
    def journal(self) -> "Journal":
        """The one object screens talk to."""
        from ladder_tui.services.journal import Journal

        return Journal(self.ledger)

    def close(self) -> None:
        """Let go of the file, once what was left for it in the shell is taken in."""
        keeper = self.ledger.keeper
        if not keeper.read_only:
            keeper.let_go()
            if keeper.waits:  # whoever left something just now found the file held, and counts on this
                from ladder_tui.services.requests.taking_in import last_look

                last_look(self.ledger)
        keeper.close()


class PacksAhead:
    """The packs, of which the reading may begin before anything else is opened. `close` it, whatever comes."""

    def __init__(self, paths: Paths) -> None:
        from ladder_tui.packs.reading.ahead import Ahead  # late: only the full-screen app reads ahead

        self._paths = paths
        self._ahead = Ahead()
        self._content: Content | None = None

    def begin(self) -> bool:
        """Begin to read them unless they are remembered; whether that takes its time now."""
        return self._ahead.begin(_pack_folders(self._paths), _pack_cache(self._paths))

    def library(self) -> Library:
        """What they hold; it may be that all but the first page waits for it when it is looked at."""
        if self._content is None:  # what was read ahead is answered once
            self._content = _load(self._paths, ahead=self._ahead)
        return self._content.library

    @property
    def more(self) -> bool:
        """Whether all but those of the first page come later."""
        return self._ahead.more

    def problems_to_come(self) -> tuple[str, ...]:
        """What is wrong with those that were not read yet then; waits for them."""
        return () if self._content is None else self._content.problems_to_come()

    def close(self) -> None:
        """Wait for a reading that nobody has asked for."""
        self._ahead.whole()


def _pack_folders(paths: Paths) -> list[str]:
    from ladder_tui.packs.reading.locate import content_at, user_packs_at  # late: see `_late_content`

    return [content_at(), user_packs_at(paths.data_at)]


def _pack_cache(paths: Paths) -> str:
    return os.path.join(paths.state_at, "packs.cache")


def load_content(paths: Paths) -> Library:
    """Shipped packs, then the user's own, in all languages."""
    return _load(paths).library


def _load(paths: Paths, *, ahead: "Ahead | None" = None) -> "Content":
    with suppress(OSError):  # without a folder for it there is no cache, and packs are read a little slower
        if not os.path.isdir(paths.state_at):
            make_folders(paths.state)
    from ladder_tui.packs.reading.load import load  # late: see `_late_content`

    return load(_pack_folders(paths), cache=_pack_cache(paths), ahead=ahead)


def _late_content(paths: Paths) -> tuple[Library, Callable[[], tuple[str, int]]]:
    """The same in the language that all have, looked for when it is first looked at: an agenda has no word of it.

    What is wrong with packs is not told then. With it comes what tells how the packs stand that it is read from.
    """
    content = cache(partial(_load, paths))

    def stand() -> tuple[str, int]:
        from ladder_tui.packs.reading.locate import as_they_stand

        return content().stood if content.cache_info().currsize else as_they_stand(_pack_folders(paths))

    def shelf(name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = getattr(content().library, name)
        return found

    def part(name: str, of: str) -> Mapping[str, Any] | None:
        found = shelf(name)
        return found.part(of) if isinstance(found, Parted) else None

    late: dict[str, Any] = {name: Parted(partial(shelf, name), None, partial(part, name)) for name in SHELVES}
    late.pop("translations", None)  # nobody asks for another language, and asking whether there is one reads all
    return Library(**late), stand


def open_house(
    data_dir: "str | Path | None" = None,
    *,
    environ: Mapping[str, str] | None = None,
    clock: "Clock | None" = None,
    zone: str | None = None,
    library: Library | Callable[[], Library] | None = None,
    read_only: bool = False,
    passphrase: "Ask | None" = None,
    briefly: bool = False,
) -> House:
    """Open the store and load the packs. Raises StoreError or ValueError with one clear sentence.

    `passphrase` is asked when the store is locked, with the number of wrong answers so far; without it a locked store
    raises Locked. `library` is what the packs hold in all languages, or gives it. `clock` and `zone` are given by tests
    and pictures; else they come from settings, LADDER_NOW, TZ and the system. `briefly` is for who does one thing and
    ends: what may not be needed is not loaded, what is wrong with packs is not told, and of tables only what is wrong
    with those that are looked at.
    """
    from ladder_tui.packs.reading.locate import user_pack_folder
    from ladder_tui.services.ledger.ledger import Ledger  # late, with the store: who only looks needs neither
    from ladder_tui.store.keeper import Keeper

    environ = os.environ if environ is None else environ
    paths = find_paths(data_dir, environ)
    now = (clock or make_clock(environ, find_zone(environ)[0], for_one_look=read_only or briefly))()
    keeper = Keeper.open(paths, now=now, read_only=read_only, passphrase=passphrase, late=briefly)
    given, note, stand = read_given(paths), "", None
    if zone is None:
        zone, note = find_zone(environ, given.over(_settings(keeper.tables)).zone)
    if library is None:
        wanted = languages(given.over(_settings(keeper.tables)), languages_of_system(environ))
        if briefly and not wanted:
            library, stand = _late_content(paths)
        else:
            library = load_content(paths)
    elif not isinstance(library, Library):
        library = library()
    clock = clock or make_clock(environ, zone, for_one_look=read_only or briefly)
    if briefly and (of_clock := clock().tzinfo) is not None:
        know_zone(zone, of_clock)
    ledger = Ledger(
        keeper, library, clock, zone,
        user_pack_folder(paths.data), languages_of_system(environ), given,
    )  # fmt: skip
    ledger.ear_file = os.path.join(paths.state_at, "heavy.cache")
    ledger.packs_stand = stand
    recovered = str(keeper.recovery) if keeper.recovery else ""
    notes = tuple(text for text in (note, recovered, *keeper.problems, *library.problems, *given.problems) if text)
    return House(paths, ledger, notes, note)


def look(
    data_dir: "str | Path | None" = None, *, environ: Mapping[str, str] | None = None, passphrase: "Ask | None" = None
) -> "tuple[Snapshot, str]":
    """Everything as it lies on the disk, with what waits to be taken in, for who shows it and ends; and a note on the
    time zone, or none.

    Opens nothing that would have to be closed. Raises as `open_house` does.
    """
    from ladder_tui.store.file.envelope import Envelope
    from ladder_tui.store.file.files import Files
    from ladder_tui.store.reader import read_tables

    environ = os.environ if environ is None else environ
    paths = find_paths(data_dir, environ)
    files = Files.of(paths.data_file_at, Envelope(passphrase))
    wait: Seen = ()
    if files.waiting_files():
        from ladder_tui.services.requests.passing import seen, with_what_waits  # late: mostly nothing waits
        from ladder_tui.store.waiting import Waiting

        wait = seen(Waiting(files))
    tables: dict[str, Any] = read_tables(files)
    settings = read_given(paths).over(_settings(tables))
    zone, note = find_zone(environ, settings.zone)
    clock = make_clock(environ, zone, for_one_look=True)
    now = clock()
    if now.tzinfo is not None:
        know_zone(zone, now.tzinfo)
    wanted = languages(settings, languages_of_system(environ))
    packs = load_content(paths) if wanted else _late_content(paths)[0]
    if wait:
        tables = with_what_waits(wait, files, tables, packs, clock, zone)
    tables |= {SETTINGS: settings}
    library = packs.in_languages(wanted)
    from ladder_tui.domain.snapshot import Snapshot  # late: who writes may need none

    return Snapshot(now=now, zone=zone, library=library, **tables), note


def examine(
    data_dir: "str | Path | None" = None, *, environ: Mapping[str, str] | None = None
) -> tuple[Library, "Findings"]:
    """What the packs hold, and every record there is, with all that a house would say in its notes.

    Opens nothing that would have to be closed. A locked store raises Locked; else raises as `open_house` does.
    """
    from ladder_tui.store.file.files import Files
    from ladder_tui.store.reader import Findings, examine

    environ = os.environ if environ is None else environ
    paths = find_paths(data_dir, environ)
    make_clock(environ, find_zone(environ)[0], for_one_look=True)  # says what is wrong with an hour that was given
    found = examine(Files.of(paths.data_file_at))
    given = read_given(paths)
    settings = given.over(_settings(found.tables))
    note = find_zone(environ, settings.zone)[1]
    library = load_content(paths)
    said = (note, *found.problems, *library.problems, *given.problems)
    library = library.in_languages(languages(settings, languages_of_system(environ)))
    return library, Findings(found.tables, tuple(filter(None, said)))


def read_given(paths: Paths) -> Given:
    """What the user's own file of settings says; where there is none, and hardly anyone has one, nothing is loaded."""
    if not os.path.lexists(os.path.join(paths.config_at, "config.toml")):
        return Given()
    from ladder_tui.shaping import settings_file

    return settings_file.read_given(paths.config)


def _settings(tables: Mapping[str, Mapping[str, Any]]) -> Settings:
    settings = tables[SETTINGS].get(Settings().id)
    return settings if isinstance(settings, Settings) else Settings()
