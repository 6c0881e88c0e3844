"""Ladders of the packs to begin with: whom each is for, and its first steps; Enter leads to all of them."""

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult

from ladder_tui.domain.base.suds import suds_word
from ladder_tui.domain.items.templates import LadderTemplate, RungIdea, rungs_of
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.rungs.idea_words import room_inside
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part, Words, folded, line, words

#: Cells of the word for the unease of a step, before its text.
_WORD: Final = 8
#: Lines of list and steps that are enough in a tall window.
_MOST: Final = 30


class TemplatesDialog(Dialog[str]):
    """A list of ladders; below it the steps of the one under the cursor. Answers with the template's id.

    `at` is the id of the one that the cursor begins on.
    """

    AUTO_FOCUS = "RowList"
    HINTS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("enter", "read its steps and choose", "choose"),
        KeyHint("esc", "back", "back"),
    )
    DEFAULT_CSS = """
    TemplatesDialog #steps { margin: 1 0 0 0; padding: 0 1; }
    """

    def __init__(self, snapshot: Snapshot, *, at: str | None = None) -> None:
        super().__init__("A ladder to begin with")
        self._snapshot = snapshot
        self._at = at

    def compose_inside(self) -> ComposeResult:
        """The list, and the steps below it."""
        yield RowList()
        yield Words(id="steps")

    def _fill(self) -> None:
        rows = self.query_one(RowList)
        width = rows.scrollable_content_region.width
        if width:
            room = min(room_inside(self), _MOST)
            rows.styles.height = room // 2
            self.query_one("#steps").styles.height = room - room // 2 - 1
            rows.show_rows(template_rows(self._snapshot, width))
            if self._at is not None:
                rows.go_to(self._at)
                self._at = None

    @on(RowList.OptionHighlighted)
    def _tell_steps(self, event: RowList.OptionHighlighted) -> None:
        template = self._snapshot.library.ladders.get(event.option.id or "")
        if template is not None:
            steps = self.query_one("#steps", Words)
            height = steps.styles.height
            most = int(height.value) if height is not None else 1
            steps.say(*step_parts(template, self._snapshot, max(20, steps.content_size.width), most))

    @on(RowList.OptionSelected)
    def _chosen(self, event: RowList.OptionSelected) -> None:
        self.answer(event.option.id)

    def action_choose(self) -> None:
        """Read the steps of the ladder under the cursor."""
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
                whom = folded(line(template.for_whom), width - GUTTER - 1)
                said: list[Part] = [gap, line(template.title), f"\n{gap}", (f"\n{gap}".join(whom), "$quiet")]
                rows.append(Row(words(*said), id=template.id))
    return rows


def steps_of(template: LadderTemplate, snapshot: Snapshot) -> list[RungIdea]:
    """The steps of a ladder, from easy to hard, without those that were removed for good."""
    gone = snapshot.removed
    return [idea for idea in rungs_of(template, snapshot.library.rungs) if idea.id not in gone]


def step_parts(template: LadderTemplate, snapshot: Snapshot, width: int, most: int) -> list[Part]:
    """The first steps, each whole, in at most `most` lines; the last line says how many more there are."""
    steps = steps_of(template, snapshot)
    parts: list[Part] = []
    used = 0
    for number, idea in enumerate(steps):
        lines = folded(line(idea.text), width - _WORD)
        left = len(steps) - number - 1
        if used + len(lines) + bool(left) > most:
            parts.append((f"{'':<{_WORD}}and {left + 1} more; enter shows all of them", "$quiet"))
            break
        parts += [(f"{suds_word(sum(idea.suds) // 2):<{_WORD}}", "$quiet"), f"\n{'':<{_WORD}}".join(lines), "\n"]
        used += len(lines)
    return parts
