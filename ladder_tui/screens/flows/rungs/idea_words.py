"""A rung of the packs in words: its whole text in a list, and below the list what belongs to the one at the cursor."""

from collections.abc import Iterable
from typing import Any, Final

from ladder_tui.domain.items.templates import RungIdea
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.widgets.row_list import GUTTER, Row, RowList
from ladder_tui.widgets.text import Part, Words, folded, line, words

#: Cells of the labels below the list.
_LABEL: Final = 10
#: Lines that the list keeps, however much stands below it.
_LEAST: Final = 4
#: Lines that are enough for it in a tall window.
_MOST: Final = 20


def idea_row(idea: RungIdea, snapshot: Snapshot, width: int, *, mark: str = "", there: bool = False) -> Row:
    """The whole text and the facts in `width` cells; `mark` stands before the text, `there` says it is on a ladder."""
    gap = " " * (GUTTER + len(mark))
    text = f"\n{gap}".join(folded(line(idea.text), width - len(gap) - 1))
    place = snapshot.library.label("setting", idea.setting)
    facts = f"{place} · {idea.minutes} min · unease {idea.suds[0]} to {idea.suds[1]}"
    tail: list[Part] = [("  ✓ on your ladder", "$kept")] if there else []
    return Row(words(" " * GUTTER, (mark, "bold"), text, f"\n{gap}", (line(facts), "$quiet"), *tail), id=idea.id)


def idea_lines(idea: RungIdea, width: int) -> list[tuple[str, str]]:
    """What belongs to a rung, none of it cut: (label, text) for each line of `width` cells."""
    told = (
        ("A fear", idea.prediction), ("Done when", idea.done_when), ("Smaller", idea.smaller_step),
        ("Not for", idea.not_for),
    )  # fmt: skip
    return [
        (label if number == 0 else "", text)
        for label, words_of_it in told
        if words_of_it
        for number, text in enumerate(folded(line(words_of_it), max(12, width - _LABEL)))
    ]


def as_parts(lines: Iterable[tuple[str, str]]) -> list[Part]:
    """Those lines as parts of a text."""
    parts: list[Part] = []
    for label, text in lines:
        parts += [(f"{label:<{_LABEL}}", "$calm"), f"{text}\n"]
    return parts


def share_room(dialog: Dialog[Any], ideas: Iterable[RungIdea]) -> None:
    """Give what stands below the list the lines of the longest, so that nothing is cut or moves, the list the rest."""
    rows, below = dialog.query_one(RowList), dialog.query_one("#more", Words)
    width = below.content_size.width
    longest = max((len(idea_lines(idea, width)) for idea in ideas), default=0)
    below.styles.height = longest
    rows.styles.height = max(_LEAST, min(room_inside(dialog) - longest - 1, _MOST))


def room_inside(dialog: Dialog[Any]) -> int:
    """The lines between title and keys."""
    most = dialog.query_one("#inside").styles.max_height
    return int(most.value) if most is not None else 0
