"""Ladders of the packs to begin with: whom each is for, and its steps from easy to hard."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.items.templates import LadderTemplate, rungs_of
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part, Words, folded, line, words


class TemplatesDialog(Dialog[str]):
    """A list of ladders; below it the steps of the one under the cursor. Answers with the template's id."""

    AUTO_FOCUS = "RowList"
    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("enter", "take it; every step can be changed", "choose"),
        KeyHint("esc", "back", "back"),
    )
    DEFAULT_CSS = """
    TemplatesDialog RowList { height: 16; }
    TemplatesDialog.-short RowList { height: 8; }
    TemplatesDialog #steps { height: 13; margin: 1 0 0 0; padding: 0 1; }
    TemplatesDialog.-short #steps { height: 8; }
    """

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__("A ladder to begin with")
        self._snapshot = snapshot

    def compose_inside(self) -> ComposeResult:
        """The list, and the steps below it."""
        yield RowList()
        yield Words(id="steps")

    def _fill(self) -> None:
        rows = self.query_one(RowList)
        width = rows.scrollable_content_region.width
        if width:
            rows.show_rows(template_rows(self._snapshot, width))

    @on(RowList.OptionHighlighted)
    def _tell_steps(self, event: RowList.OptionHighlighted) -> None:
        template = self._snapshot.library.ladders.get(event.option.id or "")
        if template is not None:
            steps = self.query_one("#steps", Words)
            steps.say(*step_parts(template, self._snapshot, max(20, steps.size.width), steps.size.height or 8))

    @on(RowList.OptionSelected)
    def _chosen(self, event: RowList.OptionSelected) -> None:
        self.answer(event.option.id)

    def action_choose(self) -> None:
        """Take the ladder under the cursor."""
        self.answer(self.query_one(RowList).current_id)


def template_rows(snapshot: Snapshot, width: int) -> list[Row]:
    """A heading for each need, and two lines for each ladder."""
    gap = " " * GUTTER
    rows: list[Row] = []
    for need in dict.fromkeys(template.need for template in snapshot.library.ladders.values()):
        rows += [Row(words(" "))] if rows else []
        rows.append(Row(words((f" {line(snapshot.library.label('need', need))}", "$calm"))))
        for template in snapshot.library.ladders.values():
            if template.need == need:
                whom = folded(line(template.for_whom), width - GUTTER - 1, most=2)
                said: list[Part] = [gap, line(template.title), f"\n{gap}", (f"\n{gap}".join(whom), "$quiet")]
                rows.append(Row(words(*said), id=template.id))
    return rows


def step_parts(template: LadderTemplate, snapshot: Snapshot, width: int, most: int) -> list[Part]:
    """The steps in a line each, from easy to hard, at most `most` lines."""
    gone = snapshot.removed
    steps = [idea for idea in rungs_of(template, snapshot.library.rungs) if idea.id not in gone]
    shown = steps if len(steps) <= most else steps[: most - 1]
    parts: list[Part] = []
    for idea in shown:
        text = folded(line(idea.text), width - 9, most=1)[0]
        parts += [(f"{suds_word(sum(idea.suds) // 2):<7} ", "$quiet"), f"{text}\n"]
    if len(steps) > len(shown):
        parts.append((f"        and {len(steps) - len(shown)} more", "$quiet"))
    return parts
