"""LadderApp: places as modes, the Snapshot, themes, and leaving without harm. No rules of the domain."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.reactive import reactive
from textual.screen import Screen

from ladder_tui.app_manners import Manners
from ladder_tui.commands import PLACES
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.keymap import Keymap
from ladder_tui.palette import FindAnything
from ladder_tui.screens.dialogs.dialog import Dialog
from ladder_tui.screens.page import PageScreen, bindings_for
from ladder_tui.services.journal import Journal, NotSaved, SaveState
from ladder_tui.widgets.bars import PlaceBar

#: The day may change while the app is open; looked at this often, in seconds. Nothing is drawn unless it did.
DAY_CHECK: Final = 30.0


class LadderApp(Manners[None]):
    """The full-screen app over one Journal. `reports` is the folder for crash reports."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {FindAnything}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("everywhere")

    snapshot: reactive[Snapshot | None] = reactive(None, init=False)

    def __init__(
        self, journal: Journal, *, reports: Path | None = None, keymap: Keymap | None = None, notes: Sequence[str] = ()
    ) -> None:
        self.journal = journal
        self._own_keys = keymap or Keymap()
        self._now = journal.snapshot()
        self._left_unsaved: SaveState | None = None
        self._pages_shown = 0
        super().__init__(reports=reports)
        self.notes = (*notes, *self._own_keys.problems)
        self.plain_signs = self._now.settings.ascii
        self.set_reactive(LadderApp.snapshot, self._now)
        self.theme = self.known_theme(self._now.settings.theme)

    # -- looks ------------------------------------------------------------------------------

    def _look(self, snapshot: Snapshot) -> None:
        """Follow the settings: theme, motion."""
        settings = snapshot.settings
        theme = self.known_theme(settings.theme)
        self.plain_signs = settings.ascii
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
        self.listen_to_signals()
        await self.switch_mode("today")
        self.set_interval(DAY_CHECK, self._look_at_the_day)
        self._show_found(then=self._begin)

    def _begin(self) -> None:
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
        self._say_news()
        if self._now.settings is not before.settings:
            self._look(self._now)
            self.refresh(layout=True)

    def _say_news(self) -> None:
        news = self.journal.news()
        if news:
            self.notes = (*self.notes, *news)
            self.call_after_refresh(self._say, news[-1], urgent=True)  # after what the change itself says
        if isinstance(self.screen, PageScreen):
            self._show_found()

    @on(PageScreen.Back)
    def _back_on_a_place(self) -> None:
        self._show_found()

    def _show_found(self, then: Callable[[], None] = lambda: None) -> None:
        """A page for each thing that was found in the place of the file and not told yet; the latest on top."""
        fresh = self.journal.found[self._pages_shown :]
        if not fresh:
            then()
            return
        from ladder_tui.screens.recovery import RecoveryPage

        self._pages_shown += len(fresh)
        for number, found in enumerate(fresh):
            self.push_screen(RecoveryPage(found), None if number else lambda _: then())

    def _look_at_the_day(self) -> None:
        self.journal.refresh()
        if self.journal.now().date() != self._now.today:
            self._changed()

    def keep_drafts(self) -> None:
        """Every dialog puts on the disk what is unfinished in it."""
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
        self.keep_drafts()
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
        self.keep_drafts()
        super().action_suspend_process()

    def present(self) -> datetime:
        """The app's clock."""
        return self.journal.now()

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
            self.push_screen(HelpScreen(place, notes=self.notes, here=here))

    def action_settings(self) -> None:
        """Theme, energy, week start, privacy and more."""
        from ladder_tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.journal))

    def action_hide(self) -> None:
        """Hide everything at once; the same key shows it again."""
        from ladder_tui.screens.hidden import HiddenScreen

        self.keep_drafts()
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
