"""A page to write on: soft-wrapped, kept as a draft while typing, so that nobody writes a hard reflection twice."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from ladder_tui.domain.base.clean import clean, is_blank
from ladder_tui.domain.base.when import moment_words
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.form import DRAFT_AFTER
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
        self._journal = journal
        self._draft_id = draft_id
        self._keep = keep
        self._note = note
        self._given = clean(text)
        self._last = self._given
        self._timer: Timer | None = None
        self._finished = False

    def compose_inside(self) -> ComposeResult:
        """What the page is about, the word about a draft, and the page."""
        draft = self._journal.snapshot().drafts.get(self._draft_id)
        if self._note:
            yield Words(self._note, classes="note")
        if draft is not None and draft.text != self._given:
            self._last = clean(draft.text)
            when = moment_words(draft.at, self._journal.now().date())
            yield Words(f"You were writing this {when}. Here it is again.", id="again", classes="note")
        yield PageField(self._last)

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
        self._warned = ""
        if self._timer is None and not self._finished and self.text != self._last:
            # Not put off by more typing: the first letter waits no longer than the last one.
            self._timer = self.set_timer(DRAFT_AFTER, self.keep_draft)

    def on_descendant_blur(self) -> None:
        """The terminal lost focus, or something opened above."""
        self.keep_draft()

    def on_screen_suspend(self) -> None:
        """Something opened above."""
        self.keep_draft()

    def keep_draft(self) -> None:
        """Put the page on disk as a draft; when that cannot be done it is said, and typing goes on."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._finished or not self.is_mounted:
            return
        text = self.text
        if text == self._last:
            self.unkept = ""
            return
        try:
            if is_blank(text) or text == self._given:
                self._journal.writing.drop_draft(self._draft_id)
            else:
                self._journal.writing.keep_draft(self._draft_id, text)
        except NotSaved as error:
            self.unkept = str(error)
            self.complain(self.unkept)
            return
        self._last = text
        self.unkept = self._warned = ""
        self.complain("")

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
        self._finished = True
        self.answer(text)

    def action_back(self) -> None:
        """Leave; what was typed is kept as a draft."""
        if self.may_leave():
            self._finished = True
            self.answer(None)

    def _leave_room(self, height: int) -> None:
        """The inside fills the page by itself; its keys are always in sight."""
