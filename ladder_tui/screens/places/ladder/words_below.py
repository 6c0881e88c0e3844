"""What the Ladder place says below its list: the suggestion with reasons and ways out, the numbers, the whole rule."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.cells import cell_len

from ladder_tui.domain.base.suds import anchors
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.ladder.boosters import Booster, Invitation
from ladder_tui.domain.ladder.rule import Suggestion, numbers_behind
from ladder_tui.domain.ladder.table import rule_table
from ladder_tui.domain.ladder.view import STATE_MEANINGS
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.widgets.text import Part, cut, folded, line

#: A move in two or three words, for the line of alternatives and for what was chosen.
MOVE_WORDS: Final[Mapping[Move, str]] = {
    "pause": "a pause",
    "step_down": "one down",
    "split": "a smaller piece",
    "step_up": "one up",
    "vary": "another place",
    "repeat": "once more",
    "other": "another step",
}


def suggestion_parts(found: Suggestion, snapshot: Snapshot, width: int, most: int) -> list[Part]:
    """Headline, reasons as far as there is room, and the alternatives in one line; `most` lines in all."""
    parts: list[Part] = [(f" {line(snapshot.shown(found.headline))}", "bold $here")]
    room = max(1, most - 2)
    reasons = folded(snapshot.shown(" ".join(found.reasons)), width - 4, most=room)
    parts += [f"\n   {reason}" for reason in reasons]
    others = [*dict.fromkeys(MOVE_WORDS[other.move] for other in found.alternatives)]
    # Whole ones as far as the line goes; all of them stand behind a key.
    while len(others) > 1 and cell_len(" · ".join(others)) > width - 8:
        others.pop()
    parts.append((f"\n   or: {cut(' · '.join(others), width - 8)}", "$quiet"))
    return parts


def booster_parts(found: Booster, snapshot: Snapshot, width: int, most: int = 1) -> list[Part]:
    """This week's earlier step somewhere new, with its lesson where one was kept, in at most so many lines."""
    said = f"This week, if it suits: {found.words}"
    if found.lesson:
        said += f" · {found.lesson}"
    return [(" " + "\n ".join(folded(snapshot.shown(line(said)), width - 2, most=most)), "$calm")]


def invitation_parts(found: Invitation, snapshot: Snapshot, width: int) -> list[Part]:
    """One line: the step that was set aside, and that it may come back."""
    head, tail = " Maybe again, smaller: " if found.smaller else " Maybe again: ", found.when(snapshot.today)
    tail = f" · set aside {tail}"
    title = cut(line(snapshot.shown(found.rung.text)), max(8, width - cell_len(head) - cell_len(tail) - 4))
    return [(cut(f"{head}“{title}”{tail}", width - 1), "$calm")]


def why_parts(found: Suggestion | None, snapshot: Snapshot, width: int) -> list[Part]:
    """The suggestion with every number behind it, then the whole rule in plain words, then what the words mean."""
    parts: list[Part] = []
    if found is not None:
        parts += [(line(snapshot.shown(found.headline)), "bold $here"), "\n"]
        parts += _lines([snapshot.shown(reason) for reason in found.reasons], width)
        parts.append(("\nThe numbers behind it\n", "$calm"))
        name_width = min(30, width // 2)
        for given in numbers_behind(snapshot, found):
            value = folded(snapshot.shown(line(given.value)), width - name_width - 2)
            parts += [(f"{given.name:<{name_width}}", "$quiet"), f"{(chr(10) + ' ' * name_width).join(value)}\n"]
        parts.append((f"\nThis is row {found.row} of the rule.\n", "$quiet"))
    parts.append(("\nThe whole rule: the first row that fits is what is suggested\n", "$calm"))
    for row in rule_table(thresholds(snapshot.settings.thresholds)):
        here = found is not None and row.row == found.row
        parts += [(f"{'▶' if here else ' '} {row.row:<7}", "bold $here" if here else "$quiet"), (row.suggests, "bold")]
        parts += [f"\n         {text}" for text in folded(row.when, width - 10)]
        parts.append("\n")
    parts.append(("\nIt is a suggestion. What you choose instead is kept and never argued with.\n", "$quiet"))
    parts.append(("\nThe words on the ladder\n", "$calm"))
    for state, meaning in STATE_MEANINGS.items():
        parts += [(f"{state:<11}", "bold"), f"{meaning}\n"]
    parts.append(("\nThe scale of unease\n", "$calm"))
    for anchor in anchors(snapshot.settings.anchors):
        parts += [(f"{anchor.suds:>3}  ", "bold"), f"{snapshot.shown(line(anchor.words))}\n"]
    return parts


def _lines(texts: Sequence[str], width: int) -> list[Part]:
    return ["\n".join(folded(line(text), width)) + "\n" for text in texts]
