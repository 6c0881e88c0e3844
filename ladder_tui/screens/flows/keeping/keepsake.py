"""Reading a try in full, and changing a win."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from ladder_tui.domain.records.entries import Win
from ladder_tui.screens.kit.form import Field
from ladder_tui.screens.kit.reading_page import NotePage
from ladder_tui.screens.kit.record_form import RecordForm
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint


class TryPage(NotePage):
    """One try, to read. Answers "edit" when it is to be changed."""

    HINTS: ClassVar[tuple[KeyHint, ...]] = (KeyHint("e", "edit", "answer('edit')"), *NotePage.HINTS)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "answer('edit')", "Edit", show=False)]


class WinForm(RecordForm[Win]):
    """Changes the line of a win."""

    def __init__(self, journal: Journal, win: Win) -> None:
        super().__init__(
            win,
            "A small good thing that happened",
            [Field("text", "In a line", required=True)],
            keep=journal.wins.save,
            journal=journal,
            draft_id=f"win:{win.id}",
        )
