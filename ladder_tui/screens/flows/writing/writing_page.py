"""A page to write on: soft-wrapped, kept as a draft while typing, so that nobody writes a hard reflection twice."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from ladder_tui.domain.base.clean import clean, is_blank
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.draft import Draft
from ladder_tui.screens.kit.focus import editor_hint
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import PageField
from ladder_tui.widgets.text import Words


class WritingDialog(Dialog[str]):
    """The whole screen for one text. Answers with it once `keep` has saved it; None when left with Esc.

    `keep` gets the cleaned text and may raise NotSaved or ValueError: the page then stays open with the sentence.
    Unfinished text is kept under `draft_id` at the latest `DRAFT_AFTER` seconds after typing, and whenever the page
    loses focus, is left, or the app is; it is offered again when the page is opened.
    """

    AUTO_FOCUS: ClassVar[str | None] = "TextArea"
    HINTS = (
        KeyHint("ctrl+s", "keep", "save"),
        KeyHint("F9", "hide", "app.hide"),
        KeyHint("esc", "back, kept as a draft", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s,ctrl+enter", "save", "Keep", show=False, priority=True)]
    draft: Draft
    DEFAULT_CSS = """
    WritingDialog > #card { width: 100%; max-width: 88; height: 100%; border: none; padding: 0 2; }
    WritingDialog.-short > #card { max-height: 100%; }
    WritingDialog { background: $background; }
    WritingDialog #inside { height: 1fr; }
    WritingDialog #title { padding: 0 1; margin: 1 0 0 0; }
    WritingDialog .note { height: auto; max-height: 6; padding: 0 1; color: $quiet; }
    WritingDialog #again { color: $calm; }
    WritingDialog TextArea {
        height: 1fr; min-height: 3; margin: 1 0 0 0; border: none; padding: 0 1; background: $background;
    }
    WritingDialog TextArea:focus { border: none; background: $background; }
    """

    def __init__(
        self,
        journal: Journal,
        *,
        title: str,
        draft_id: str,
        keep: Callable[[str], object],
        text: str = "",
        note: str = "",
    ) -> None:
        super().__init__(title)
        self._keep = keep
        self._note = note
        self._given = clean(text)
        self.draft = Draft(self, journal, draft_id, read=lambda: self.text, tell=self.complain, begun=self._given)

    def compose_inside(self) -> ComposeResult:
        """What the page is about, the word about a draft, and the page."""
        found = self.draft.found
        if self._note:
            yield Words(self._note, classes="note")
        if found is not None and found != self._given:
            yield Words(self.draft.again, id="again", classes="note")
        yield PageField(self._given if found is None else clean(found))

    def hints(self) -> tuple[KeyHint, ...]:
        """The keys shown below."""
        return (*self.HINTS[:1], editor_hint(), *self.HINTS[1:])

    def on_mount(self) -> None:
        """Go on writing where the text ends."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    @property
    def text(self) -> str:
        """What stands on the page now."""
        return clean(self.query_one(TextArea).text)

    # -- drafts -----------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self.is_mounted:
            self.draft.typed()

    # -- leaving ----------------------------------------------------------------------------

    def action_save(self) -> None:
        """Keep the text for good."""
        text = self.text.strip("\n")
        if is_blank(text):
            self.complain("A few words are wanted here; esc leaves the page.")
            return
        try:
            self._keep(text)
        except NotSaved as error:
            self.complain(f"{error} Your words stay here; ctrl+s tries again.")
            return
        except ValueError as error:
            self.complain(str(error))
            return
        self.answer(text)

    def _leave_room(self, height: int) -> None:
        """The inside fills the page by itself; its keys are always in sight."""
