"""Leaving, hiding and locking: nothing that was typed is lost by any of them."""

import os
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.app import SuspendNotSupported

from ladder_tui.app.manners import Manners
from ladder_tui.bound_keys import key, with_keys
from ladder_tui.commands import PLACES
from ladder_tui.domain.records.settings import Settings
from ladder_tui.screens.kit.focus import is_long_text
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.idle import Idle
from ladder_tui.services.journal import Journal, SaveState
from ladder_tui.shaping.colours import Palette

if TYPE_CHECKING:
    from ladder_tui.screens.flows.support.calm_door import CalmDoor
    from ladder_tui.screens.kit.dialog import Dialog
    from ladder_tui.services.ledger.hearing import Heard


NO_PASSPHRASE: Final = (
    "No passphrase yet: {everywhere.quit} leaves, ladder data lock makes one. {everywhere.hide} hides."
)


class Leaving(Manners[None]):
    """The part of the app that goes away: for good, behind a curtain, or behind the passphrase."""

    def __init__(
        self, journal: Journal, *, reports: Path | None, first: str, theme: str, themes: Sequence[Palette] = ()
    ) -> None:
        self.journal = journal
        #: The place to be in: the first one now, the last one when the app is left.
        self.place = first if first in dict(PLACES) else "today"
        #: Whether it was left in order to be locked: the passphrase is to be asked for at once.
        self.locked = False
        self._idle = Idle()
        self._left_unsaved: SaveState | None = None
        self._calm: CalmDoor | None = None
        journal.hear(self._heavy_words)
        super().__init__(reports=reports, theme=theme, themes=themes)

    @property
    def settings(self) -> Settings:
        """What the user has chosen."""
        return self.journal.snapshot().settings

    @property
    def dialogs(self) -> "list[Dialog[Any]]":
        """The dialogs that stand over the place, the topmost first."""
        above = self.screen_stack[1:]
        if not above:
            return []
        from ladder_tui.screens.kit.dialog import Dialog  # late: a place opens without dialogs

        return [screen for screen in reversed(above) if isinstance(screen, Dialog)]

    def _heavy_words(self, heard: "Heard") -> None:
        """Somebody wrote that they do not want to live, or cannot go on: people to talk to come before all else."""
        if self._calm is None:
            from ladder_tui.screens.flows.support.calm_door import CalmDoor

            self._calm = CalmDoor(self, self.journal)
        self._calm.take(heard)

    def keep_drafts(self) -> None:
        """Every dialog puts on the disk what is unfinished in it."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_draft", None)
            if keep is not None:
                keep()

    async def _may_leave(self) -> bool:
        """Keep drafts; False when a dialog holds words that could not be kept, and has just said so."""
        for dialog in self.dialogs:
            if not dialog.may_leave():
                while self.screen is not dialog:
                    await self.pop_screen()
                return False
        return True

    async def on_event(self, event: events.Event) -> None:
        """Every key and movement is a sign of somebody being there; the first one after too long finds the lock."""
        if isinstance(event, events.InputEvent):
            away = self._idle.longer_than(self.settings.lock_after)
            self._idle.note()
            if away and self._lock_by_itself():
                return
        await super().on_event(event)

    def lock_when_idle(self) -> None:
        """To be called now and then."""
        if self._idle.longer_than(self.settings.lock_after):
            self._lock_by_itself()

    def _lock_by_itself(self) -> bool:
        """Lock if everything is on the disk, else draw the curtain; False when there was nothing to do."""
        if self.locked or not self.journal.is_locked:
            return self.locked
        self.keep_drafts()
        unkept = any(dialog.unkept for dialog in self.dialogs)
        if unkept or self.journal.save_state.kind == "not_saved":
            was_hidden = self._is_hidden
            if not was_hidden:
                self.action_hide()
            return not was_hidden
        self._lock()
        return True

    def _lock(self) -> None:
        self.locked = True
        self.exit(return_code=0)

    def carried(self) -> dict[str, str]:
        """What the page that asks for the passphrase and the app after it need: looks, country, language, place."""
        settings = self.settings
        signs = "yes" if self.plain_signs else "no"
        return {
            "theme": self.theme, "ascii": signs, "region": settings.region, "language": settings.language,
            "place": self.place,
        }  # fmt: skip

    async def action_lock(self) -> None:
        """Lock at once; drafts are kept first. Without a passphrase, say how there can be one."""
        if not self.journal.is_locked:
            self._say(with_keys(NO_PASSPHRASE))
        elif await self._ready_to_go("Lock again leaves without it."):
            self._lock()

    async def action_quit(self) -> None:
        """Leave; unfinished text is kept as a draft. What could not be saved is said first; asked again, it leaves."""
        if await self._ready_to_go("Quit again leaves without it."):
            self.exit(return_code=0)

    async def _ready_to_go(self, again: str) -> bool:
        """Keep drafts; False when something is not on the disk, and it has just been said for the first time."""
        self.keep_drafts()
        state = self.journal.save_state
        if state.kind == "read_only" and not await self._may_leave():
            return False
        if state.kind == "not_saved" and state != self._left_unsaved:
            self._left_unsaved = state
            self._say(f"{state.words} {again}", urgent=True)
            return False
        return True

    def action_suspend_process(self) -> None:
        """Ctrl+Z: unfinished text is kept first. Without a shell to come back from, nothing stops."""
        self.keep_drafts()
        if os.getsid(0) == os.getpid():
            self._say("There is no shell to go to: this window holds ladder alone.")
        else:
            super().action_suspend_process()

    def action_tour(self) -> None:
        """A short tour over somebody invented, in a program of its own; what stands here waits unseen."""
        if self.step_aside([sys.executable, "-m", "ladder_tui", "tour"]) is None:
            self._say("The tour needs a terminal: leave, and type  ladder tour")

    def step_aside(self, command: Sequence[str]) -> int | None:
        """Give the terminal to another program until it ends: its exit code, or None where it cannot be given away.

        Unfinished text is kept first. A signal to end goes to the other program, then to this one.
        """
        import subprocess

        self.keep_drafts()
        came: list[int] = []
        try:
            with self.suspend():
                running = subprocess.Popen(command)

                def stop(number: int, _frame: FrameType | None) -> None:
                    came.append(number)
                    running.terminate()

                before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
                # Its keys for the shell are its own: an interrupt ends nothing here, and both stop and go on together.
                before[signal.SIGINT] = signal.signal(signal.SIGINT, lambda *_: None)
                for number in (signal.SIGTSTP, signal.SIGCONT):
                    before[number] = signal.signal(number, signal.SIG_DFL)
                try:
                    code = running.wait()
                finally:
                    for number, handler in before.items():
                        signal.signal(number, handler)
        except (SuspendNotSupported, OSError):
            return None
        for caught in came:
            os.kill(os.getpid(), caught)
        return code

    def action_editor(self) -> None:
        """The text under the cursor in the editor that the environment names, and back; it can be taken back there."""
        area = self.focused
        if not is_long_text(area):
            return
        from ladder_tui.services.own_editor import NotWritten, TextFile, editor_of

        if self.journal.save_state.kind == "read_only":
            self._say(self.journal.save_state.words)
            return
        before = area.text
        try:
            command = editor_of(os.environ)
            with TextFile(before, self._reports or Path(gettempdir())) as file:
                code = self.step_aside([*command, str(file.path)])
                if code is None:
                    raise NotWritten("The editor could not be started here.")
                text = file.back(code)
        except NotWritten as error:
            self._say(str(error))
            return
        if text != before:
            area.replace(text, (0, 0), area.document.end)
            area.move_cursor(area.document.end)
            self.keep_drafts()

    def action_help_quit(self) -> None:
        """Ctrl+C: say how one leaves; over a dialog by the key that is no letter."""
        leave = "ctrl+q" if self.dialogs else key("everywhere.quit")
        self._say(f"{leave} leaves; everything is kept.")

    def present(self) -> datetime:
        """The app's clock."""
        return self.journal.now()

    def _say(self, words: str, *, urgent: bool = False) -> None:
        if isinstance(self.screen, PageScreen):
            self.screen.say(words, urgent=urgent)
        elif self.dialogs and self.dialogs[0] is self.screen:
            self.dialogs[0].complain(words)

    @property
    def _is_hidden(self) -> bool:
        return any(getattr(screen, "HIDES", False) for screen in self.screen_stack)

    def action_hide(self) -> None:
        """Hide everything at once; the same key shows it again."""
        from ladder_tui.app.hidden import HiddenScreen

        self.keep_drafts()
        if not self._is_hidden:
            self.push_screen(HiddenScreen())
        elif not isinstance(self.screen, HiddenScreen):
            self.pop_screen()  # support or help, opened over it
