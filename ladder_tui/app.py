"""LadderApp: places as modes, the Snapshot, themes, and leaving without harm. No rules of the domain."""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.filter import LineFilter, Monochrome, NoColor
from textual.reactive import reactive
from textual.screen import Screen

from ladder_tui.ascii import AsciiFilter
from ladder_tui.commands import PLACES
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.keymap import Keymap
from ladder_tui.palette import FindAnything
from ladder_tui.screens.dialogs.dialog import Dialog
from ladder_tui.screens.page import PageScreen, bindings_for
from ladder_tui.services.crash import write_report
from ladder_tui.services.journal import Journal, NotSaved, SaveState
from ladder_tui.themes import MEANINGS, OWN_THEMES, meanings_of
from ladder_tui.widgets.bars import PlaceBar

#: The day may change while the app is open; looked at this often, in seconds. Nothing is drawn unless it did.
DAY_CHECK: Final = 30.0


class LadderApp(App[None]):
    """The full-screen app over one Journal. `reports` is the folder for crash reports."""

    TITLE = "ladder"
    CSS_PATH = "styles/base.tcss"
    #: In a window of two columns the scrollbar of a whole screen would come and go for ever.
    CSS = "Screen { overflow: hidden; }"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {FindAnything}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("everywhere")

    snapshot: reactive[Snapshot | None] = reactive(None, init=False)

    def __init__(
        self, journal: Journal, *, reports: Path | None = None, keymap: Keymap | None = None, notes: Sequence[str] = ()
    ) -> None:
        self.journal = journal
        self._reports = reports
        self._own_keys = keymap or Keymap()
        self._ascii = AsciiFilter()
        self._now = journal.snapshot()
        self._left_unsaved: SaveState | None = None
        #: What is to be said once the terminal is the shell's again; empty when all is well.
        self.farewell = ""
        super().__init__()
        self.notes = (*notes, *self._own_keys.problems)
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.set_reactive(LadderApp.snapshot, self._now)
        self.theme = self._known_theme(self._now.settings.theme)

    # -- looks ------------------------------------------------------------------------------

    def _known_theme(self, name: str) -> str:
        return name if name in self.available_themes else OWN_THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The meaning colours, for themes that do not name them."""
        theme = self.current_theme
        return {name: theme.variables.get(name, "") or meanings_of(theme)[name] for name in MEANINGS}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Filters for every line: NO_COLOR takes colours away unless it is empty; plain signs when they are wanted."""
        filters = [kept for kept in super().get_line_filters() if not isinstance(kept, NoColor | Monochrome)]
        if os.environ.get("NO_COLOR"):
            filters.append(NoColor())
        return [*filters, self._ascii] if self._now.settings.ascii else filters

    def _look(self, snapshot: Snapshot) -> None:
        """Follow the settings: theme, motion."""
        settings = snapshot.settings
        theme = self._known_theme(settings.theme)
        if self.theme != theme:
            self.theme = theme
        self.animation_level = "full" if settings.motion == "on" and not os.environ.get("NO_MOTION") else "none"

    # -- life -------------------------------------------------------------------------------

    async def on_mount(self) -> None:
        """Open today; follow the journal; leave cleanly when a signal says so."""
        self.journal.subscribe(self._changed)
        self._look(self._now)
        self.set_keymap(self._own_keys.keys)
        for place, _ in PLACES:
            self.add_mode(place, self._maker(place))
        self._listen_to_signals()
        await self.switch_mode("today")
        self.set_interval(DAY_CHECK, self._look_at_the_day)
        if self._now.settings.hide_on_start:
            self.action_hide()
        elif not self._now.settings.welcomed:
            self._welcome()

    def _maker(self, place: str) -> Callable[[], Screen[Any]]:
        def make() -> Screen[Any]:
            # Places are imported when first visited, so that opening the app stays quick.
            module = import_module(f"ladder_tui.screens.{place}")
            screen: Screen[Any] = getattr(module, f"{place.capitalize()}Screen")(self.journal)
            # A place made now is styled with the rules of now. Without this Textual reads all of them twice anew.
            screen._css_update_count = self._css_update_count
            return screen

        return make

    def _changed(self) -> None:
        before, self._now = self._now, self.journal.snapshot()
        self.snapshot = self._now
        if self.journal.save_state.kind == "saved":
            self._left_unsaved = None
        if self._now.settings is not before.settings:
            self._look(self._now)
            self.refresh(layout=True)

    def _look_at_the_day(self) -> None:
        self.journal.refresh()
        if self.journal.now().date() != self._now.today:
            self._changed()

    def _listen_to_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            try:
                loop.add_signal_handler(number, self._leave)
            except (NotImplementedError, ValueError, RuntimeError):
                return  # not the main thread, or not a POSIX system

    def _leave(self) -> None:
        # Called for a signal, when nothing may keep the terminal from being restored.
        with suppress(Exception):
            self._keep_drafts()
        self.exit(return_code=0)

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_draft", None)
            if keep is not None:
                keep()

    async def _may_leave(self) -> bool:
        """Keep drafts; False when a dialog holds words that could not be kept, and has just said so."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Dialog) and not screen.may_leave():
                while self.screen is not screen:
                    await self.pop_screen()
                return False
        return True

    async def action_quit(self) -> None:
        """Leave; unfinished text is kept as a draft. What could not be saved is said first; asked again, it leaves."""
        self._keep_drafts()
        state = self.journal.save_state
        if state.kind == "read_only" and not await self._may_leave():
            return
        if state.kind == "not_saved" and state != self._left_unsaved:
            self._left_unsaved = state
            self._say(f"{state.words} Quit again leaves without it.", urgent=True)
            return
        self.exit(return_code=0)

    def action_suspend_process(self) -> None:
        """Ctrl+Z: unfinished text is kept first."""
        self._keep_drafts()
        super().action_suspend_process()

    def _fatal_error(self) -> None:
        # Textual would print local variables here, and with them what somebody wrote.
        if self.farewell:
            return  # what follows from the first fault is no news
        error = self._exception
        path = None
        with suppress(Exception):
            self._keep_drafts()
        if self._reports is not None and error is not None:
            path = write_report(error, self._reports, self.journal.now())
        kept = f" A report without private text is in {path}." if path else ""
        self.farewell = f"ladder had to stop because of a fault of its own. What was saved is safe.{kept}"
        self._close_messages_no_wait()

    # -- going places -----------------------------------------------------------------------

    async def action_go(self, place: str) -> None:
        """Go to a place; dialogs on the way are left, their drafts kept."""
        if not await self._may_leave():
            return
        if len(self.screen_stack) > 1:
            # What waits for the answer of a dialog ends with it, else it would wait for ever.
            self.workers.cancel_group(self, "flow")
            for screen in self.screen_stack:
                self.workers.cancel_node(screen)
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.switch_mode(place)

    @on(PlaceBar.Chosen)
    async def _chosen(self, message: PlaceBar.Chosen) -> None:
        await self.action_go(message.place)

    async def open_at(self, place: str, ref: str) -> None:
        """Go to a place and show one thing there: a day, a person, a card."""
        await self.action_go(place)
        reveal = getattr(self.screen, "reveal", None)
        if reveal is not None:
            self.screen.call_after_refresh(reveal, ref)

    # -- what works everywhere --------------------------------------------------------------

    def _say(self, words: str, *, urgent: bool = False) -> None:
        if isinstance(self.screen, PageScreen):
            self.screen.say(words, urgent=urgent)
        elif isinstance(self.screen, Dialog):
            self.screen.complain(words)

    def action_undo(self) -> None:
        """Take back the last change of this session."""
        try:
            label = self.journal.undo()
        except NotSaved as error:
            self._say(str(error), urgent=True)
            return
        self._say(f"Taken back: {label.lower()}" if label else "Nothing to take back in this session.")

    def action_retry(self) -> None:
        """Save what could not be saved."""
        try:
            label = self.journal.retry()
        except NotSaved as error:
            self._say(f"{error} · r tries again", urgent=True)
            return
        if label:
            self._say(f"{label} · saved now")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Retry is offered only when something waits; behind the curtain nothing leads to private text."""
        if action == "retry":
            return self.journal.save_state.kind == "not_saved"
        if action in ("go", "palette", "command_palette"):
            return not self._is_hidden
        return True

    @property
    def _is_hidden(self) -> bool:
        return any(getattr(screen, "HIDES", False) for screen in self.screen_stack)

    def action_support(self) -> None:
        """People to talk to."""
        from ladder_tui.screens.support import SupportScreen

        if not isinstance(self.screen, SupportScreen):
            self.push_screen(SupportScreen(self.journal))

    def action_help(self) -> None:
        """The keys of where you are."""
        from ladder_tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            place = getattr(self.screen, "PLACE", "")
            here = self.screen.hints() if isinstance(self.screen, Dialog) else ()
            about = self.screen.about() if isinstance(self.screen, PageScreen) else ()
            self.push_screen(HelpScreen(place, notes=self.notes, here=here, about=about))

    def action_settings(self) -> None:
        """Theme, energy, week start, privacy and more."""
        from ladder_tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.journal))

    def action_hide(self) -> None:
        """Hide everything at once; the same key shows it again."""
        from ladder_tui.screens.hidden import HiddenScreen

        self._keep_drafts()
        if not self._is_hidden:
            self.push_screen(HiddenScreen())
        elif not isinstance(self.screen, HiddenScreen):
            self.pop_screen()  # support or help, opened over it

    def action_palette(self) -> None:
        """Find anything."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="A command, person, card or date", id="--command-palette"))

    def action_command_palette(self) -> None:
        """Textual's own key for it leads to the same box."""
        self.action_palette()

    @work(exclusive=True, group="flow")
    async def action_win(self) -> None:
        """Keep one line about something good."""
        from ladder_tui.screens.dialogs.win import WinDialog

        if await self.push_screen_wait(WinDialog(self.journal)):
            self._say(f"{self.journal.next_undo} · u takes it back")

    @work(exclusive=True, group="flow")
    async def _welcome(self) -> None:
        from ladder_tui.screens.welcome import WelcomeFlow

        await WelcomeFlow(self, self.journal).run()

    def get_system_commands(self, screen: Screen[Any]) -> Sequence[SystemCommand]:
        """Textual's own palette entries are left out; ours are in FindAnything."""
        return ()
