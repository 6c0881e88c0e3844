"""Was it worth it? One question for everything that is noted as done, or for nothing: a setting decides."""

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.records.plans import Plan
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Words
from ladder_tui.widgets.typed_number import TypedNumber

MOST: Final = 10
#: An answer that begins so is a key that was meant for the page.
_KEY: Final = "key:"


class WorthDialog(Dialog[str]):
    """Takes a number of 0 to 10. Any key that is none of the question's leaves it open, and is for the page below."""

    HINTS = (KeyHint("0 to 10", "how worth it", "nothing"), KeyHint("enter", "keep", "keep"),
             KeyHint("esc", "leave it open", "back"))  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", show=False),
        Binding("backspace", "begin_again", "Again", show=False),
    ]
    DEFAULT_CSS = "WorthDialog #typed { height: auto; padding: 0 1; }"

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._typed = TypedNumber(0, MOST)

    def compose_inside(self) -> ComposeResult:
        """The number as it is typed, between what its ends mean."""
        yield Words(id="typed")

    def on_mount(self) -> None:
        """Nothing is typed yet."""
        self._show()

    def _show(self) -> None:
        number: tuple[str, str] = (f"{self._typed.shown or '·':^4}", "bold $here")
        self.query_one("#typed", Words).say(("0 not at all  ", "$quiet"), number, ("  10 very", "$quiet"))
        self.complain(self._typed.trouble())

    def on_key(self, event: events.Key) -> None:
        """A digit is for the number; what is no key of this dialog goes to the page, and the question stays open."""
        if event.key in self._bindings.key_to_bindings:
            return
        event.stop()
        event.prevent_default()
        if event.character is not None and event.character.isdecimal() and event.character.isascii():
            self._typed.add(event.character, None)
            self._show()
        else:
            self.answer(_KEY + event.key)

    def action_begin_again(self) -> None:
        """Another number."""
        self._typed.forget()
        self._show()

    def action_keep(self) -> None:
        """Answer with the number; without one the question stays open."""
        if not self._typed.refused:
            self.answer(self._typed.shown or None)

    def action_nothing(self) -> None:
        """A hint that only says something."""


async def how_worth(screen: PageScreen, title: str) -> int | None:
    """The number that was given, None for none, and where nothing is asked. Call it from a worker."""
    if not screen.snapshot.settings.ask_worth:
        return None
    answer = await screen.app.push_screen_wait(WorthDialog(title))
    if answer is not None and answer.startswith(_KEY):
        # Once this flow is over: what is typed before that was typed for the question.
        screen.call_after_refresh(screen.app.simulate_key, answer.removeprefix(_KEY))
        return None
    return int(answer) if answer is not None else None


async def ask_worth(screen: PageScreen, plan: Plan, *, said: str) -> None:
    """Ask how worth it a plan was that is done, keep the answer, and say `said` again. Call it from a worker."""
    if not screen.snapshot.settings.ask_worth:
        return
    worth = await how_worth(screen, "Was it worth it?")
    if worth is not None:
        screen.act(lambda: screen.journal.plans.rate(plan.id, worth))
    screen.say(said)
