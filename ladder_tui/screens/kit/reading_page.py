"""Pages of words to scroll through: in a card, or over the whole screen with their keys always in sight."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from ladder_tui.screens.kit.dialog import Answer, Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, Words


class ReadingPage(Dialog[Answer]):
    """A dialog with nothing to choose: its inside has focus and scrolls.

    The words are given when it is made, or `parts` says them for the width there is, again whenever that changes.
    """

    AUTO_FOCUS: ClassVar[str | None] = "#inside"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "down", "Down", show=False),
        Binding("k,up", "up", "Up", show=False),
    ]
    DEFAULT_CSS = "ReadingPage .words { height: auto; padding: 0 1; }"

    #: Cells of the inside that stand left and right of the words, with what a scrollbar takes.
    AROUND: ClassVar[int] = 3

    #: Whether the inside scrolls, rather than a list in it that is as high.
    SCROLLS: ClassVar[bool] = True

    def __init__(self, title: str, *given: Part) -> None:
        super().__init__(title)
        self._given = given

    def compose_inside(self) -> ComposeResult:
        """The words, in one piece."""
        yield Words(*self._given, classes="words")

    def on_mount(self) -> None:
        """Let the inside have focus, and with it the keys of a page that scrolls; a list scrolls by itself."""
        self.query_one("#inside", VerticalScroll).can_focus = self.SCROLLS
        self.reader().focus()

    def reader(self) -> Widget:
        """What has the focus from the beginning: the inside, so that keys scroll it."""
        return self.query_one("#inside")

    def parts(self, width: int) -> Iterable[Part] | None:
        """What is read, in lines of `width` cells; None leaves it as it was composed."""
        return None

    def _fill(self) -> None:
        width = self.query_one("#inside").size.width - self.AROUND
        parts = self.parts(width) if width > 0 else None
        if parts is not None:
            self.query_one(".words", Words).say(*parts)


class NotePage(ReadingPage[str]):
    """Words in a card; Enter leads back as Esc does. A subclass may add keys that answer with something."""

    HINTS: ClassVar[tuple[KeyHint, ...]] = (KeyHint("↑ ↓", "scroll", "down"), KeyHint("esc", "back", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", "Page down", show=False),
        Binding("enter", "back", "Back", show=False),
    ]


class FullPage(ReadingPage[Answer]):
    """The whole screen for one page."""

    DEFAULT_CSS = """
    FullPage { background: $background; }
    FullPage > #card { width: 100%; max-width: 92; height: 100%; border: none; padding: 0 2; }
    FullPage.-short > #card { max-height: 100%; }
    FullPage #title { margin: 1 0; }
    FullPage #inside { height: 1fr; }
    """

    def _leave_room(self, height: int) -> None:
        """The inside fills the page by itself; its keys are always in sight."""


class EntryPage(FullPage[str]):
    """One text of the user's. Answers "edit" or "remove", or None for back; without keys for it, None only."""

    HINTS = (
        KeyHint("e", "edit", "answer('edit')"),
        KeyHint("x", "remove", "answer('remove')"),
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "answer('edit')", "Edit", show=False),
        Binding("x", "answer('remove')", "Remove", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    DEFAULT_CSS = "EntryPage > #card { max-width: 88; }"

    def __init__(self, title: str, *given: Part, changeable: bool = True) -> None:
        super().__init__(title, *given)
        self._changeable = changeable

    def hints(self) -> tuple[KeyHint, ...]:
        """Without the keys that change something where nothing can be changed."""
        return self.HINTS if self._changeable else self.HINTS[2:]

    def may_answer(self, answer: str) -> bool:
        """Whether it can be changed."""
        return self._changeable
