"""Ideas for rungs from the packs, from easy to hard; one is chosen, or taken out for good."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.items.templates import RungIdea
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part, Words, folded, line, words


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
    IdeasDialog RowList { height: 20; }
    IdeasDialog.-short RowList { height: 12; }
    IdeasDialog.-narrow RowList { height: 9; }
    IdeasDialog #more { height: 4; margin: 1 0 0 0; padding: 0 1; color: $quiet; }
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
            rows.show_rows(idea_rows(self._journal.snapshot(), width))

    @on(RowList.OptionHighlighted)
    def _tell_more(self, event: RowList.OptionHighlighted) -> None:
        idea = self._journal.snapshot().library.rungs.get(event.option.id or "")
        if idea is not None:
            self.query_one("#more", Words).say(*_more(idea))

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
        rows.append(_row(idea, snapshot, width, taken=idea.id in taken))
    return rows


def _row(idea: RungIdea, snapshot: Snapshot, width: int, *, taken: bool) -> Row:
    gap = " " * GUTTER
    text = f"\n{gap}".join(folded(line(idea.text), width - GUTTER - 1))
    place = snapshot.library.label("setting", idea.setting)
    facts = f"{place} · {idea.minutes} min · unease {idea.suds[0]} to {idea.suds[1]}"
    tail: list[Part] = [("  ✓ on your ladder", "$kept")] if taken else []
    return Row(words(gap, text, f"\n{gap}", (line(facts), "$quiet"), *tail), id=idea.id)


def _more(idea: RungIdea) -> list[Part]:
    parts: list[Part] = [("Done when  ", "$calm"), line(idea.done_when)]
    if idea.smaller_step:
        parts += [("\nSmaller    ", "$calm"), line(idea.smaller_step)]
    if idea.not_for:
        parts += [("\nNot for    ", "$calm"), line(idea.not_for)]
    return parts
