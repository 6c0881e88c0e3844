"""Where the answer to a question is kept besides the journal: with the try it is about (docs/design.md 9, `writes`)."""

from typing import Any

from msgspec.structs import replace

from ladder_tui.domain.base.vocabulary import Writes
from ladder_tui.domain.records.attempts import Attempt, Outcome
from ladder_tui.domain.records.entries import Entry


def attempt_with(attempt: Attempt, entry: Entry, *, before: str = "") -> Attempt:
    """The attempt with what an entry about it tells: easy, hard and adjust in its outcome, a prediction before it.

    What stands there already stays, and the new words come below it. `before` are the entry's own words before it was
    changed; they give way to the new ones. An attempt without an outcome keeps its prediction only, and while it is
    open; every other answer stays in the journal alone, and the attempt is given back as it was.
    """
    outcome = attempt.outcome
    if entry.writes in ("easy", "hard", "adjust") and outcome is not None:
        joined = _joined(_told(outcome, entry.writes), entry.text.strip(), before.strip())
        changes: dict[str, Any] = {entry.writes: joined}
        return replace(attempt, outcome=replace(outcome, **changes))
    if entry.writes == "prediction" and attempt.status == "open":
        feared = attempt.prediction.feared
        if not feared.strip() or (before and feared.strip() == before.strip()):
            return replace(attempt, prediction=replace(attempt.prediction, feared=entry.text.strip()))
    return attempt


def told_of(attempt: Attempt) -> frozenset[Writes]:
    """Which of easy, hard and adjust its outcome tells already, so that nobody is asked twice."""
    if attempt.outcome is None:
        return frozenset()
    fields: tuple[Writes, ...] = ("easy", "hard", "adjust")
    return frozenset(field for field in fields if _told(attempt.outcome, field).strip())


def _told(outcome: Outcome, writes: Writes) -> str:
    told: str = getattr(outcome, writes)
    return told


def _joined(told: str, text: str, before: str) -> str:
    """`told` with `text` in it once, in the place of `before` where that stands there."""
    lines = told.split("\n\n") if told.strip() else []
    if before and before in lines:
        lines[lines.index(before)] = text
    elif text not in lines:
        lines.append(text)
    return "\n\n".join(lines)
