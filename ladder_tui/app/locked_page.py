"""The quiet page before locked data: a field for the passphrase, and support one key away."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from ladder_tui.screens.kit.page import HEIGHTS, WIDTHS
from ladder_tui.services.unlocking import StoreError, WrongPassphrase
from ladder_tui.widgets.bars import KeyBar, KeyHint
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.text import Words

LOCKED: Final = "Your notes are locked. Everything is kept as it was."
OPENING: Final = "Opening…"
WRONG: Final = "That was another passphrase. Nothing has changed."


class PassphraseField(LineField):
    """Shows dots. While it is empty `!` leads to support as everywhere: no passphrase begins with it."""

    async def on_key(self, event: events.Key) -> None:
        """Support comes before the first letter."""
        if event.key == "exclamation_mark" and not self.value:
            event.stop()
            event.prevent_default()
            await self.run_action("app.support")


class LockedScreen(Screen[None]):
    """Asks for the passphrase and tells what `open_with` makes of it: `Opened`, or one sentence and the field again.

    `open_with` gets what was typed, on a thread of its own, since making the key takes a moment on purpose; it may
    raise StoreError, WrongPassphrase among them.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS: ClassVar[str | None] = "PassphraseField"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark,f1", "app.support", "Support", show=False),
        Binding("escape", "clear", "Clear", show=False),
        Binding("ctrl+q", "app.quit", "Quit", show=False),
        Binding("q", "app.quit", "Quit", show=False),
    ]
    DEFAULT_CSS = """
    LockedScreen { align: center middle; background: $background; }
    LockedScreen > #card { width: 64; max-width: 100%; height: auto; padding: 0 1; }
    LockedScreen #words { height: auto; color: $quiet; padding: 0 1; margin: 0 0 1 0; }
    LockedScreen #said { height: auto; min-height: 1; color: $calm; padding: 0 1; margin: 1 0; }
    """

    class Opened(Message):
        """It was the right passphrase; `what` is what `open_with` gave."""

        def __init__(self, what: object) -> None:
            super().__init__()
            self.what = what

    def __init__(self, open_with: Callable[[str], object]) -> None:
        super().__init__()
        self._open_with = open_with

    def compose(self) -> ComposeResult:
        """One sentence, the field, one line for what there is to say, keys."""
        with Vertical(id="card"):
            yield Words(LOCKED, id="words")
            yield PassphraseField(hint="passphrase", secret=True)
            yield Words(id="said")
            yield KeyBar((
                KeyHint("enter", "open", "open"), KeyHint("esc", "clear", "clear"),
                KeyHint("ctrl+q", "quit", "app.quit"), KeyHint("!", "support", "app.support"),
            ))  # fmt: skip

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    @on(KeyBar.Pressed)
    async def _press(self, message: KeyBar.Pressed) -> None:
        message.stop()
        await self.run_action(message.action)

    def action_clear(self) -> None:
        """Begin again with typing."""
        field = self.query_one(PassphraseField)
        field.value = ""
        field.focus()

    def action_open(self) -> None:
        """Try what was typed; it leaves the field at once."""
        field = self.query_one(PassphraseField)
        typed, field.value = field.value, ""
        if typed and not field.disabled:
            field.disabled = True
            self._say(OPENING)
            self._try(typed)

    @work(thread=True)
    def _try(self, typed: str) -> None:
        said = ""
        try:
            self.post_message(self.Opened(self._open_with(typed)))
        except WrongPassphrase:
            said = WRONG
        except (StoreError, ValueError) as error:
            said = str(error)
        if said:
            self.app.call_from_thread(self._again, said)

    def _again(self, said: str) -> None:
        self._say(said)
        field = self.query_one(PassphraseField)
        field.disabled = False
        field.focus()

    def _say(self, words: str) -> None:
        self.query_one("#said", Words).say(words)
