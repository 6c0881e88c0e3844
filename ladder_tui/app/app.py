"""LadderApp: places as modes, the Snapshot, themes, and leaving without harm. No rules of the domain."""

from asyncio import Task, create_task, to_thread
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on, work
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from ladder_tui.app.arriving import LONGEST_WAIT
from ladder_tui.app.looks import Looks
from ladder_tui.bound_keys import key, or_retry
from ladder_tui.commands import BY_ID, PLACES
from ladder_tui.domain.growth.rhythm import is_back, is_back_after_a_month
from ladder_tui.domain.records.settings import Settings
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.focus import is_long_text
from ladder_tui.screens.kit.page import PageScreen, bindings_for
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.services.terminal import Terminal
from ladder_tui.shaping.colours import Palette
from ladder_tui.shaping.keymap import Keymap
from ladder_tui.widgets.bars import PlaceBar

if TYPE_CHECKING:
    from ladder_tui.screens.flows.keeping.from_shell import ShellDoor

#: The day may change while the app is open; looked at this often, in seconds. Nothing is drawn unless it did.
DAY_CHECK: Final = 30.0
#: While another window holds the file, it is looked at this often, in seconds, whether it still does.
FILE_CHECK: Final = 2.0
#: What was left in the shell is looked for this often, in seconds: a list of an empty folder each time.
SHELL_CHECK: Final = 0.5


def _find_anything() -> type[Provider]:
    from ladder_tui.app.palette import FindAnything

    return FindAnything


class LadderApp(Looks):
    """The full-screen app over one Journal. `reports` is the folder for crash reports."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_find_anything}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    #: The first screen is Today itself: an empty one before it would be laid out and painted for nothing.
    DEFAULT_MODE: ClassVar[str] = "today"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("everywhere")

    snapshot: reactive[Snapshot | None] = reactive(None, init=False)
    #: What more there is to say, where packs are still being read; asked for, it waits for them.
    notes_to_come: Callable[[], Sequence[str]] | None = None
    _packs_heard: Task[None] | None = None

    def __init__(
        self,
        journal: Journal,
        *,
        reports: Path | None = None,
        keymap: Keymap | None = None,
        notes: Sequence[str] = (),
        first: str = "today",
        terminal: Terminal | None = None,
        themes: Sequence[Palette] = (),
    ) -> None:
        self._own_keys = keymap or Keymap()
        self._now = journal.snapshot()
        self._pages_shown = 0
        self._waiting: Timer | None = None
        self._shell: ShellDoor | None = None
        super().__init__(journal, reports=reports, first=first, terminal=terminal, themes=themes)
        self.notes = (*notes, *self._own_keys.problems)
        self.set_reactive(LadderApp.snapshot, self._now)
        for place, _ in PLACES:
            self.add_mode(place, self.maker(place))

    # -- life -------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Follow the journal, looks and keys as they are wanted, before the first place is made."""
        self.journal.subscribe(self._changed)
        self.look(self._now.settings)
        self.use_own_keys(self._own_keys)
        self.delay_update(LONGEST_WAIT)

    async def on_mount(self) -> None:
        """Go on where one was; leave cleanly when a signal says so."""
        self.listen_to_signals()
        if is_back(self._now):
            self.place = "today"
        await self.switch_mode(self.place)
        self.set_interval(DAY_CHECK, self._look_at_the_day)
        self.set_interval(SHELL_CHECK, self.look_at_the_shell)
        self._wait_for_the_file()
        self._show_found(then=self._begin)

    @property
    def settings(self) -> Settings:
        """What the user has chosen, as it is shown."""
        return self._now.settings

    def _begin(self) -> None:
        self._say_notes()
        long_away = self._now.settings.welcomed and is_back_after_a_month(self._now)
        if long_away and self.journal.save_state.kind == "saved":
            from ladder_tui.screens.flows.review.coming_back import come_back

            come_back(self, self.journal)
        if self._now.settings.hide_on_start:
            self.action_hide()
        elif not self._now.settings.welcomed:
            self._welcome()
        self._offer_copies()
        if self.notes_to_come is not None:
            # No worker: keys wait for those.
            self._packs_heard = create_task(self._hear_of_packs(self.notes_to_come))

    async def _hear_of_packs(self, notes_to_come: Callable[[], Sequence[str]]) -> None:
        if notes := await to_thread(notes_to_come):
            self.notes = (*self.notes, *notes)
            self._say_notes()

    def _say_notes(self) -> None:
        """Say on the first place what had to be worked around, if no page has told it; `?` keeps all of it."""
        notes = [note for note in self.notes if note not in self.journal.on_pages]
        if notes:
            more = f"1 of {len(notes)}, {key('everywhere.help')} shows them: " if len(notes) > 1 else ""
            for screen in self.screen_stack[:2]:
                if isinstance(screen, PageScreen):
                    screen.call_after_refresh(screen.say, f"{more}{notes[0]}")

    def _changed(self) -> None:
        before, self._now = self._now, self.journal.snapshot()
        self.snapshot = self._now
        if self.journal.save_state.kind == "saved":
            self._left_unsaved = None
        self._wait_for_the_file()
        self._say_news()
        if self._now.settings is not before.settings:
            self.look(self._now.settings)
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
        self._show_found(then=self._offer_copies)

    def _show_found(self, then: Callable[[], None] = lambda: None) -> None:
        """A page for each thing that was found in the place of the file and not told yet; the latest on top."""
        fresh = self.journal.found[self._pages_shown :]
        if not fresh:
            then()
            return
        from ladder_tui.app.recovery_page import RecoveryPage

        self._pages_shown += len(fresh)
        for number, found in enumerate(fresh):
            self.push_screen(RecoveryPage(found), None if number else lambda _: then())

    def _offer_copies(self) -> None:
        """A page for each copy of the data that lies beside the file and was not told yet, once a place is in front."""
        if isinstance(self.screen, PageScreen) and self.settings.welcomed and (fresh := self.journal.new_copies()):
            from ladder_tui.screens.flows.joining.copies import offer_copies

            self.run_worker(offer_copies(self, self.journal, fresh), group="flow")

    def _look_at_the_day(self) -> None:
        self.lock_when_idle()
        self.journal.refresh()
        self._offer_copies()
        if self.journal.now().date() != self._now.today:
            self._changed()

    def look_at_the_shell(self) -> None:
        """Take in what was left in the shell, and say it."""
        if self._shell is None and self.journal.waits:
            from ladder_tui.screens.flows.keeping.from_shell import ShellDoor  # late: mostly nothing is

            self._shell = ShellDoor(self, self.journal)
        if self._shell is not None:
            self._shell.look()

    def _wait_for_the_file(self) -> None:
        """While another window writes, look whether it still does; then go on with what is unfinished here."""
        if self.journal.save_state.kind == "read_only":
            self._waiting = self._waiting or self.set_interval(FILE_CHECK, self.journal.refresh)
        elif self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
            self.call_later(self._go_on_writing)

    def _go_on_writing(self) -> None:
        self.keep_drafts()
        self._say("Nothing else holds your file any more. What you write here is kept now.")

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
        self.place = place
        await self.switch_mode(place)

    @on(PlaceBar.Chosen)
    async def _chosen(self, message: PlaceBar.Chosen) -> None:
        await self.action_go(message.place)

    async def open_at(self, place: str, ref: str) -> None:
        """Go to a place, or to the settings, and show one thing there: a day, a person, a card."""
        if place == "settings":  # a page over whatever stands there
            self.action_settings()
        else:
            await self.action_go(place)
        reveal = getattr(self.screen, "reveal", None)
        if reveal is not None:
            self.screen.call_after_refresh(reveal, ref)

    async def run_at(self, place: str, name: str) -> None:
        """Go to a place and carry out one of its commands."""
        await self.action_go(place)
        self.screen.call_after_refresh(self.screen.run_action, BY_ID[f"{place}.{name}"].call)

    # -- what works everywhere --------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back the last change of this session."""
        try:
            label = self.journal.undo()
        except NotSaved as error:
            self._say(str(error), urgent=True)
            return
        self._say(f"Taken back: {label.lower()}" if label else "Nothing to take back in this session.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        try:
            label = self.journal.redo()
        except NotSaved as error:
            self._say(str(error), urgent=True)
            return
        self._say(f"Done again: {label.lower()}" if label else "Nothing waits to be done again.")

    def action_retry(self) -> None:
        """Save what could not be saved."""
        try:
            label = self.journal.retry()
        except NotSaved as error:
            self._say(or_retry(error), urgent=True)
            return
        if label:
            self._say(f"{label} · kept now")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Retry only when something waits, the editor only in a long text; the curtain leads to no private text."""
        if action == "retry":
            return self.journal.save_state.kind == "not_saved"
        if action == "editor":
            return is_long_text(self.focused)
        if action in ("go", "palette", "command_palette", "copied_file"):
            return not self._is_hidden
        return True

    def action_support(self) -> None:
        """People to talk to."""
        from ladder_tui.screens.flows.support.support import SupportScreen

        if not isinstance(self.screen, SupportScreen):
            self.push_screen(SupportScreen(self.journal))

    def action_keys(self) -> None:
        """The keys of where you are, before anything else."""
        self.action_help(keys_first=True)

    def action_help(self, keys_first: bool = False) -> None:
        """The keys of where you are; what the place has to explain comes before them."""
        from ladder_tui.app.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            place = getattr(self.screen, "PLACE", "")
            here = next((dialog.hints() for dialog in self.dialogs if dialog is self.screen), ())
            about = self.screen.about() if isinstance(self.screen, PageScreen) else ()
            page = HelpScreen(place, notes=self.notes, here=here, about=about, keys_first=keys_first)
            self.push_screen(page)

    def action_settings(self) -> None:
        """Theme, energy, week start, privacy and more."""
        from ladder_tui.screens.places.settings.commands import settings_page
        from ladder_tui.screens.places.settings.screen import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(settings_page(self.journal))

    def action_palette(self) -> None:
        """Find anything."""
        if not isinstance(self.screen, CommandPalette):
            from ladder_tui.app.palette import FindBox

            self.push_screen(FindBox())

    def action_command_palette(self) -> None:
        """Textual's own key for it leads to the same box."""
        self.action_palette()

    @work(exclusive=True, group="flow")
    async def action_win(self) -> None:
        """Keep one line about something good."""
        from ladder_tui.screens.flows.keeping.win import WinDialog

        if await self.push_screen_wait(WinDialog(self.journal)) and isinstance(self.screen, PageScreen):
            self.screen.say_kept()

    @work(exclusive=True, group="flow")
    async def action_link(self) -> None:
        """Link what names somebody with their page."""
        from ladder_tui.screens.flows.people.link import link_name

        if isinstance(self.screen, PageScreen):
            await link_name(self.screen)

    @work(exclusive=True, group="flow")
    async def _welcome(self) -> None:
        from ladder_tui.app.welcome import WelcomeFlow

        await WelcomeFlow(self, self.journal).run()

    def get_system_commands(self, screen: Screen[Any]) -> Sequence[SystemCommand]:
        """Textual's own palette entries are left out; ours are in FindAnything."""
        return ()
