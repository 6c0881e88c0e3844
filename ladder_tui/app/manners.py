"""What every full-screen app of ours keeps to: colours, signals that leave the terminal whole, faults without text."""

import asyncio
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

from textual import on
from textual._context import active_message_pump
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import Theme
from textual.worker import WorkerFailed

from ladder_tui.app.keys.in_turn import KeysInTurn
from ladder_tui.app.plain_signs import AsciiFilter
from ladder_tui.app.themes import all_themes, meanings_of, theme_named
from ladder_tui.services.crash import write_report
from ladder_tui.shaping.colours import MEANINGS, Palette

Result = TypeVar("Result")

#: When garbage is looked for, as in `gc.set_threshold`. Drawing makes so much that with Python's own numbers everything
#: is looked through after every third place, and a key then waits for 65 ms; with these it waits for 8.
COLLECTING: Final = (2_000, 10, 30)
#: Seconds an app has to end after it was left; after a signal or a fault.
FOR_LEAVING: Final = 3.0
FOR_SIGNALS: Final = 0.7
#: Seconds for a signal to be heard at all: by a loop that does anything, and by one that saves on a slow disk.
FOR_HEARING: Final = 0.9
FOR_SAVING: Final = 4.0
LOOK_EVERY: Final = 0.05


class Manners(KeysInTurn[Result]):
    """An app that answers with a `Result`. `reports` is the folder for crash reports, `theme` the one to begin with.

    `themes` are those of the user's own.
    """

    TITLE = "ladder"
    CSS_PATH = "../styles/base.tcss"
    #: In a window of two columns the scrollbar of a whole screen would come and go for ever.
    CSS = "Screen { overflow: hidden; }"

    #: On a page to write on it takes back what was typed there; elsewhere it leads to the shell and `fg` back.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", "To the shell", show=False)]

    def __init__(self, *, reports: Path | None = None, theme: str = "", themes: Sequence[Palette] = ()) -> None:
        self._reports = reports
        self._ascii = AsciiFilter()
        #: Whether letters and simple marks stand for drawn signs.
        self.plain_signs = False
        #: What is to be said once the terminal is the shell's again; empty when all is well.
        self.farewell = ""
        #: Whether it has the terminal, and with it the process, to itself.
        self._owns_process = False
        self._last_call: threading.Timer | None = None
        #: Waits for a signal to be heard, from the moment it came.
        self._heard: threading.Event | None = None
        self._themes = all_themes(themes)
        # Chosen before anything is styled: another theme afterwards has all rules read a second time.
        self.set_reactive(App.theme, theme_named(theme, self._themes).name)
        super().__init__()
        for own in self._themes:
            self.register_theme(own)

    def get_theme(self, theme_name: str) -> Theme | None:
        """The theme of that name, ours among them from the beginning."""
        return next((own for own in self._themes if own.name == theme_name), None) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The meaning colours, for themes that do not name them."""
        named = self.current_theme.variables
        if all(named.get(name) for name in MEANINGS):
            return {name: named[name] for name in MEANINGS}
        made = meanings_of(self.current_theme)
        return {name: named.get(name, "") or made[name] for name in MEANINGS}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Filters for every line: NO_COLOR takes colours away unless it is empty; plain signs when they are wanted."""
        filters = [kept for kept in super().get_line_filters() if not isinstance(kept, NoColor | Monochrome)]
        if os.environ.get("NO_COLOR"):
            filters.append(NoColor())
        return [*filters, self._ascii] if self.plain_signs else filters

    def collect_again(self) -> None:
        """Garbage is collected from the first page on. What the start made stays for good and is not looked at."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(*COLLECTING)
            gc.enable()

    def keep_drafts(self) -> None:
        """Put whatever is unfinished on the disk, as far as that can be done. Nothing is, unless an app says so."""

    def present(self) -> datetime:
        """The moment for a crash report."""
        return datetime.now().astimezone()

    def run(self, **options: Any) -> Result | None:
        """As in Textual; and once it is to end it does, whatever a page or a worker of it still waits for."""
        self._owns_process = True
        try:
            return super().run(**options)
        finally:
            self._owns_process = False
            if self._heard is not None:
                self._heard.set()
            if self._last_call is not None:
                self._last_call.cancel()

    def exit(self, result: Result | None = None, *args: Any, **options: Any) -> None:
        """As in Textual, soon. With a result something comes after it, which is waited for."""
        super().exit(result, *args, **options)
        if result is None:
            self._end_within(FOR_LEAVING)

    def listen_to_signals(self) -> None:
        """Leave cleanly when the system or the terminal says so."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            try:
                loop.add_signal_handler(number, self._leave)
            except (NotImplementedError, ValueError, RuntimeError):
                return  # not the main thread, or not a POSIX system
            if self._owns_process:
                # The loop is told through a pipe of its own; this is for a loop that does not look at it any more.
                signal.signal(number, lambda *_: self._wait_to_be_heard())

    @on(Driver.SignalResume)
    def _back_from_the_shell(self) -> None:
        # The terminal shows an empty page; Textual draws it only where the window has another size by now.
        self.refresh(layout=True)

    def _leave(self) -> None:
        # Called for a signal, when nothing may keep the terminal from being restored.
        if self._heard is not None:
            self._heard.set()
        with suppress(Exception):
            self.keep_drafts()
        self.exit(return_code=0)
        self._end_within(FOR_SIGNALS)

    def _end_within(self, seconds: float) -> None:
        if self._owns_process:
            if self._last_call is not None:
                self._last_call.cancel()
            self._last_call = threading.Timer(seconds, self._end_now)
            self._last_call.daemon = True
            self._last_call.start()

    def _wait_to_be_heard(self) -> None:
        if self._heard is None:
            self._heard = threading.Event()
            threading.Thread(target=self._end_unheard, daemon=True).start()

    def _end_unheard(self) -> None:
        """End a process whose loop is stuck; one that saves gets more time, since it may have more to save."""
        assert self._heard is not None
        until, begun = time.monotonic() + FOR_SAVING, _own_clock()
        while not self._heard.wait(LOOK_EVERY):
            if time.monotonic() > until or (_own_clock() - begun > FOR_HEARING and not _is_saving()):
                self._end_now()

    def _end_now(self) -> None:
        """Give the terminal back and end the process, and with it the lock. Everything said to be saved is saved."""
        driver: Any = self._driver
        if driver is not None:
            for step in ("_disable_mouse_support", "stop_application_mode", "close"):
                with suppress(Exception):
                    getattr(driver, step)()
        with suppress(Exception):
            sys.__stderr__.write(f"{self.farewell}\n" if self.farewell else "")  # type: ignore[union-attr]  # None is caught as well
        os._exit(self.return_code or (1 if self.farewell else 0))

    def _handle_exception(self, error: Exception) -> None:
        # What was about to stand on a page when the app was told to end finds the page gone: no fault, and no loss.
        node = active_message_pump.get(None)
        if not (self._exit and node is not None and not node._is_mounted):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print local variables here, and with them what somebody wrote.
        if self.farewell:
            return  # what follows from the first fault is no news
        error: BaseException | None = self._exception
        path = None
        with suppress(Exception):
            self.keep_drafts()
        if isinstance(error, WorkerFailed):
            error = error.error  # it alone knows where
        if self._reports is not None and error is not None:
            path = write_report(error, self._reports, self.present())
        kept = f" A report without private text is in {path}." if path else ""
        self.farewell = f"ladder had to stop because of a fault of its own. What was kept is safe.{kept}"
        self._close_messages_no_wait()
        self._end_within(FOR_SIGNALS)


def _own_clock() -> float:
    """Seconds that stand still while the program waits for a processor, where the system tells that."""
    try:
        waited = int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        waited = 0.0
    return time.monotonic() - waited


def _is_saving() -> bool:
    """Whether the main thread is in the store."""
    frame = sys._current_frames().get(threading.main_thread().ident or 0)
    while frame is not None:
        if str(frame.f_globals.get("__name__")).startswith("ladder_tui.store."):
            return True
        frame = frame.f_back
    return False
