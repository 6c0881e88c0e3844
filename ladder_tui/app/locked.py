"""The app before the app: nothing but a page that asks for the passphrase of locked data."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from textual import on

from ladder_tui.app.locked_page import LockedScreen
from ladder_tui.app.manners import Manners
from ladder_tui.app.themes import CONTRAST
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.settings import Settings
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.support.support import SupportScreen
from ladder_tui.services.journal import NotSaved
from ladder_tui.services.terminal import Terminal
from ladder_tui.services.unlocking import once
from ladder_tui.shaping.colours import Palette
from ladder_tui.wiring import House


class NothingOpen:
    """What support needs while nothing is open: the packs, and the country when it is known."""

    def __init__(self, library: Library, region: str) -> None:
        self._library = library
        self._region = region

    def snapshot(self) -> Snapshot:
        """The library, and no record of anybody's."""
        return Snapshot(now=datetime.now().astimezone(), library=self._library, settings=Settings(region=self._region))

    def settle(self, *, region: str) -> object:
        """Nothing can be kept here. Raises NotSaved."""
        raise NotSaved("your notes are locked", "Open them first")


class LockedApp(Manners[House]):
    """Answers with the opened house, or None when it was left.

    `open_with` gets what answers the store's question for the passphrase and raises StoreError; `library` reads the
    packs when support is asked for.
    `carried` is what is known of the settings from before: theme, plain signs, country.
    """

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        open_with: Callable[[Callable[[int], str]], House],
        library: Callable[[], Library],
        *,
        carried: Mapping[str, str],
        reports: Path | None = None,
        terminal: Terminal | None = None,
        themes: Sequence[Palette] = (),
    ) -> None:
        here = terminal or Terminal()
        theme = carried.get("theme", "")  # as it was shown, so it fits
        super().__init__(reports=reports, theme=theme or ("" if here.colours else CONTRAST.name), themes=themes)
        self._open_with = open_with
        self._library = library
        self._region = carried.get("region", "")
        self.plain_signs = carried.get("ascii", "no" if here.signs else "yes") == "yes"
        self.animation_level = "none"

    def get_default_screen(self) -> LockedScreen:
        """The one page."""
        return LockedScreen(lambda typed: self._open_with(once(typed)))

    def on_mount(self) -> None:
        """Leave cleanly when a signal says so."""
        self.listen_to_signals()
        self.call_after_refresh(self.collect_again)

    @on(LockedScreen.Opened)
    def _opened(self, message: LockedScreen.Opened) -> None:
        assert isinstance(message.what, House)
        self.exit(message.what)

    def action_support(self) -> None:
        """People to talk to."""
        if not isinstance(self.screen, SupportScreen):
            self.push_screen(SupportScreen(NothingOpen(self._library(), self._region)))

    def action_hide(self) -> None:
        """There is nothing to hide here but the page above; it is left."""
        if isinstance(self.screen, SupportScreen):
            self.pop_screen()

    async def action_quit(self) -> None:
        """Leave; everything stays locked."""
        self.exit()
