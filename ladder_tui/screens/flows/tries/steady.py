"""Slow breaths before a try, or for stopping; and, before it, something to look at or listen for while one is there."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.base.vocabulary import Setting
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.outward import outward
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.breath import Breath
from ladder_tui.widgets.text import Words, line

#: Why the breaths stand before and after, and not among what helps in the middle of it.
WHY: Final = (
    "Breathe before it, or to stop. In the middle of it, breathing can become one more thing that you think you need."
)
LOOK: Final = "While you are there, look and listen outward"


class SteadyDialog(Dialog[str]):
    """A pacer that rests until it is started. With a `setting`, None for anywhere, something to look at as well."""

    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "breathe", "Breathe", show=False),
        Binding("n", "another", "Another", show=False),
        Binding("enter", "back", "Back", show=False),
    ]
    DEFAULT_CSS = """
    SteadyDialog > #card { width: 66; padding: 1 2; }
    SteadyDialog.-short > #card { padding: 0 2; }
    SteadyDialog #inside Words { height: auto; padding: 0 1; }
    SteadyDialog #why { margin: 1 0 0 0; color: $quiet; }
    SteadyDialog #look { margin: 1 0 0 0; }
    """

    def __init__(self, title: str, snapshot: Snapshot, *, setting: Setting | None = None, looks: bool = True) -> None:
        super().__init__(title)
        self._snapshot = snapshot
        self._setting = setting
        self._looks = looks and outward(snapshot, setting) is not None
        self._turn = 0

    def compose_inside(self) -> ComposeResult:
        """The pacer, why it stands here, and what to look at."""
        yield Breath()
        yield Words(WHY, id="why")
        if self._looks:
            yield Words(id="look")

    def on_mount(self) -> None:
        """The first thing to look at."""
        self._show()

    def _show(self) -> None:
        prompt = outward(self._snapshot, self._setting, self._turn)
        if self._looks and prompt is not None:
            why = (f"\n{line(prompt.why)}", "$quiet")
            self.query_one("#look", Words).say((f"{LOOK}\n", "$calm"), (line(prompt.question), "bold"), why)

    def hints(self) -> tuple[KeyHint, ...]:
        """Breathing, another thing to look at where there is one, and back."""
        another = (KeyHint("n", "something else", "another"),) if self._looks else ()
        return (KeyHint("space", "breathe", "breathe"), *another, KeyHint("esc", "back", "back"))

    def action_another(self) -> None:
        """Something else to look at or listen for."""
        self._turn += 1
        self._show()

    def action_breathe(self) -> None:
        """Start the pacer, or let it rest."""
        self.query_one(Breath).toggle()

    def on_screen_suspend(self) -> None:
        """Nothing moves under what lies above."""
        self.query_one(Breath).stop()
