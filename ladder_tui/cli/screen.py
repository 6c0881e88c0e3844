"""Open the full-screen app: the house, the keymap, the demo, and one calm sentence when something is in the way."""

import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from importlib import import_module
from typing import Final, TextIO

from ladder_tui.cli import again
from ladder_tui.cli.house import open_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.library import languages_of_system
from ladder_tui.domain.records.settings import Settings, languages
from ladder_tui.services.terminal import terminal_of
from ladder_tui.shaping.colours import Palette
from ladder_tui.store.file.files import Files
from ladder_tui.store.file.paths import Paths, find_paths
from ladder_tui.store.file.sealed import is_locked
from ladder_tui.wiring import House, PacksAhead, open_house, read_given

#: What draws the first page.
_FIRST_PAGE: Final = ("ladder_tui.app.app", "ladder_tui.screens.places.today.screen")
_LOCKED = "Locked. Type ladder to open it again."


def run(args: Options, out: TextIO) -> int:
    """Open the app and wait until it is left. Returns its exit code, or 1 with a sentence on stderr.

    When it is left in order to be locked, the process becomes a new one, which asks for the passphrase: so nothing
    that was read stays in memory.
    """
    told = again.carried()
    try:
        code, to_tell = _live(args, told)
    finally:
        again.uncover()
    if to_tell is None:
        return code
    again.begin_again(to_tell)
    sys.stderr.write(f"{_LOCKED}\n")
    return code


def _live(args: Options, told: Mapping[str, str]) -> tuple[int, dict[str, str] | None]:
    """From opening to leaving: the exit code, and what is to be told to the next process if it was locked."""
    with ExitStack() as stack:
        house, code = _open(args, told, stack)
        if house is None:
            return code, None
        from ladder_tui.app.app import LadderApp
        from ladder_tui.shaping.keymap import read_keymap

        themes, in_themes = _own_themes(house.paths)
        app = LadderApp(
            house.journal,
            reports=house.paths.state,
            keymap=read_keymap(house.paths.config),
            notes=(*house.notes, *in_themes),
            first=told.get("place", ""),
            terminal=terminal_of(os.environ),
            themes=themes,
        )
        app.notes_to_come = house.notes_to_come
        app.run()
        if app.farewell:
            sys.stderr.write(app.farewell + "\n")
        return app.return_code or 0, app.carried() if app.locked else None


def _open(args: Options, told: Mapping[str, str], stack: ExitStack) -> tuple[House | None, int]:
    """The house, closed with `stack`; or None and the exit code, after one sentence where there is something to say."""
    if args.demo:
        return open_for_cli(None, demo=True, stack=stack, complain=sys.stderr), 1
    paths = find_paths(args.data_dir, os.environ)
    packs = PacksAhead(paths)
    stack.callback(packs.close)
    if packs.begin():
        for module in _FIRST_PAGE:  # what is needed anyway, while another process reads
            import_module(module)
    if not is_locked(Files.of(paths.data_file).main):
        house = open_for_cli(args.data_dir, demo=False, stack=stack, complain=sys.stderr, library=packs.library)
        if house is not None:
            house.notes_to_come = packs.problems_to_come if packs.more else None
        return house, 1
    from ladder_tui.app.locked import LockedApp

    told = {**_shaped(paths), **told}
    known = languages(Settings(language=told.get("language", "")), languages_of_system(os.environ))
    app = LockedApp(
        lambda ask: open_house(args.data_dir, passphrase=ask, library=packs.library),
        lambda: packs.library().in_languages(known), carried=told, reports=paths.state,
        terminal=terminal_of(os.environ), themes=_own_themes(paths)[0],
    )  # fmt: skip

    house = app.run()
    if house is not None:
        house.notes_to_come = packs.problems_to_come if packs.more else None
        stack.callback(house.close)
        again.cover()  # what is between the two pages is not the shell
    elif app.farewell:
        sys.stderr.write(app.farewell + "\n")
    return house, app.return_code or 0


def _own_themes(paths: Paths) -> tuple[tuple[Palette, ...], tuple[str, ...]]:
    """The themes of the user's own, and sentences about mistakes in them; nothing is loaded where there are none."""
    if not os.path.isdir(paths.config / "themes"):
        return (), ()
    from ladder_tui.shaping.theme_file import read_themes

    found = read_themes(paths.config)
    return found.themes, found.problems


def _shaped(paths: Paths) -> dict[str, str]:
    """What the page that asks for the passphrase can take from the user's own file of settings."""
    values = read_given(paths).values
    shaped = {name: values[name] for name in ("region", "language") if name in values}
    if "theme" in values and terminal_of(os.environ).colours:
        shaped["theme"] = values["theme"]
    if "ascii" in values:
        shaped["ascii"] = "yes" if values["ascii"] else "no"
    return shaped
