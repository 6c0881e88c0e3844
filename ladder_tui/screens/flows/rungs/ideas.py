"""Ideas for rungs from the packs, from easy to hard, each read whole; one is chosen, or taken out for good."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.rungs.idea_words import as_parts, idea_lines, idea_row, share_room
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import Row, RowList
from ladder_tui.widgets.text import Words, words


class IdeasDialog(Dialog[str]):
    """Rungs of the packs in bands of expected SUDS. Answers with the item id."""

    AUTO_FOCUS = "RowList"
    HINTS = (
        KeyHint("enter", "take it, change it", "choose"),
        KeyHint("x", "never show", "remove"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "remove", "Remove for good", show=False)]
    DEFAULT_CSS = """
    IdeasDialog #inside { height: auto; }
    IdeasDialog #more { margin: 1 0 0 0; padding: 0 1; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__("Ideas for a step")
        self._journal = journal

    def compose_inside(self) -> ComposeResult:
        """The list, and below it more about the row under the cursor."""
        yield RowList()
        yield Words(id="more")

    def _fill(self) -> None:
        rows = self.query_one(RowList)
        width = rows.scrollable_content_region.width
        if width:
            snapshot = self._journal.snapshot()
            share_room(self, snapshot.not_removed(snapshot.library.rungs))
            rows.show_rows(idea_rows(snapshot, width))

    @on(RowList.OptionHighlighted)
    def _tell_more(self, event: RowList.OptionHighlighted) -> None:
        idea = self._journal.snapshot().library.rungs.get(event.option.id or "")
        if idea is not None:
            more = self.query_one("#more", Words)
            more.say(*as_parts(idea_lines(idea, more.content_size.width)))

    @on(RowList.OptionSelected)
    def _chosen(self, event: RowList.OptionSelected) -> None:
        self.answer(event.option.id)

    def action_choose(self) -> None:
        """Take the idea under the cursor."""
        self.answer(self.query_one(RowList).current_id)

    def action_remove(self) -> None:
        """Take the idea out for good; undo brings it back."""
        idea = self.query_one(RowList).current_id
        if idea is None:
            return
        try:
            self._journal.ladder.hide_idea(idea)
        except NotSaved as error:
            self.complain(str(error))
            return
        self.complain("")
        self._fill()


def idea_rows(snapshot: Snapshot, width: int) -> list[Row]:
    """Headings by band and two or three lines for each idea; `width` in cells. Removed ideas are left out."""
    taken = {rung.source for rung in snapshot.rungs.values()}
    ideas = sorted(
        snapshot.not_removed(snapshot.library.rungs),
        key=lambda idea: (sum(idea.suds), idea.suds),
    )
    rows: list[Row] = []
    band = ""
    for idea in ideas:
        word = suds_word(sum(idea.suds) // 2)
        if word != band:
            if band:
                rows.append(Row(words(" ")))
            rows.append(Row(words((f" {word}", "$calm"))))
            band = word
        rows.append(idea_row(idea, snapshot, width, there=idea.id in taken))
    return rows
