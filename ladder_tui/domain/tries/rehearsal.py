"""The small step that a rehearsal is: alone and aloud, below the step it was for (docs/design.md 4.1)."""

from datetime import datetime
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.cards.rehearsal import Play
from ladder_tui.domain.records.rungs import Rung, is_rehearsal

#: What its text begins with; what is rehearsed follows.
ALONE: Final = "Rehearse aloud, alone: "
DONE_WHEN: Final = "I said the first line aloud."
FEARED: Final = "I stop in the middle of the line."
BACKUP: Final = "Read the line once, without a voice."
#: Unease of one that belongs to no other step, 0 to 100; below another it is half of that.
UNEASE: Final = 15


def rehearsal_of(play: Play, parent: Rung | None, *, id: str, created: datetime, ladder_id: str) -> Rung:
    """A step for rehearsing `parent`, or the line of the play alone; to be edited and kept."""
    small = Rung(
        id=id,
        text=_text(play, parent),
        suds=UNEASE,
        created=created,
        minutes=5,
        effort=1,
        done_when=DONE_WHEN,
        prediction=FEARED,
        backup=BACKUP,
        people=0,
        ladder_id=ladder_id,
    )
    if parent is None:
        return small
    return replace(
        small, suds=parent.suds // 10 * 5, parent=parent.id, setting=parent.setting, stage=parent.stage,
        needs=parent.needs, ladder_id=parent.ladder_id,
    )  # fmt: skip


def is_rehearsal_of(rung: Rung, parent: Rung | None, play: Play) -> bool:
    """Whether a rung is the step for rehearsing `parent`, or the line of the play alone, or that rehearsal itself."""
    if not is_rehearsal(rung):
        return False
    if parent is None:
        return rung.text == _text(play, None)
    return parent.id in (rung.id, rung.parent)


def _text(play: Play, parent: Rung | None) -> str:
    return ALONE + (parent.text if parent is not None else f"“{play.line}”")
