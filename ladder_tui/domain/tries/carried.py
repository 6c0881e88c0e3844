"""What is carried from one try to the next of the same thing: what was feared and came of it, the lesson, "next time I
would …", the helper habits, and a line of one's own. Where no record says it there is nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import day_words
from ladder_tui.domain.people.redaction import names_unsafe
from ladder_tui.domain.records.attempts import HABIT_USES, Attempt, LineOf, over_at, resting, took_place
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot, not_safe
from ladder_tui.domain.tries.in_words import fear_of

#: What stands before each of the carried lines.
TO_KEEP: Final = "to keep"
NEXT_TIME: Final = "next time"
HABITS: Final = "to leave out"


def told(snapshot: Snapshot) -> Iterator[Attempt]:
    """The tries that were looked back at and may be spoken of, the newest first.

    Not those that rest, and nothing that was done with or names somebody marked as not safe.
    """
    unsafe, limits = not_safe(snapshot), thresholds(snapshot.settings.thresholds)
    noted = (attempt for attempt in snapshot.attempts.values() if attempt.outcome is not None and took_place(attempt))
    for attempt in sorted(noted, key=lambda attempt: (over_at(attempt), attempt.id), reverse=True):
        if unsafe.has_plan(attempt.plan_id) or resting(attempt, snapshot.now, limits):
            continue
        if not unsafe.names(attempt.title, attempt.prediction.feared):
            yield attempt


def last_try(
    snapshot: Snapshot, rung: Rung | None, plan: Plan | None, *, before: datetime | None = None
) -> Attempt | None:
    """The last try of the same thing: at the rung, else for a plan that was made from the same; None for a first one.

    With `before` the last one that began earlier than that.
    """
    for attempt in told(snapshot):
        if before is not None and attempt.started_at >= before:
            continue
        if rung is not None and attempt.rung_id == rung.id:
            return attempt
        if rung is None and plan is not None and _same_thing(snapshot.plans.get(attempt.plan_id or ""), plan):
            return attempt
    return None


def _same_thing(other: Plan | None, plan: Plan) -> bool:
    if other is None:
        return False
    made_from = (plan.origin.kind, plan.origin.ref)
    return other.id == plan.id or (plan.origin.ref is not None and (other.origin.kind, other.origin.ref) == made_from)


def last_time(attempt: Attempt, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """The last try in rows of a label and words: what was feared and came of it (no label), lesson, next time, habits.

    What was not noted has no row, nor has what names somebody marked as not safe.
    """
    after = attempt.outcome
    if after is None:
        return ()
    came = {habit.name: f"{habit.name}: {HABIT_USES[habit.use]}" for habit in after.habits}
    habits = "; ".join(came.get(name, name) for name in habits_again(attempt, snapshot))
    rows = ((TO_KEEP, after.lesson), (NEXT_TIME, after.adjust), (HABITS, habits))
    kept = ((label, one_line(text)) for label, text in rows)
    return (
        ("", fear_of(attempt)),
        *((label, text) for label, text in kept if not is_blank(text) and not names_unsafe(snapshot, text)),
    )


def habits_again(attempt: Attempt, snapshot: Snapshot) -> tuple[str, ...]:
    """The helper habits of the last try, to be left out this time as well."""
    return tuple(name for name in attempt.prediction.habits if not names_unsafe(snapshot, name))


def last_time_words(attempt: Attempt, snapshot: Snapshot) -> str:
    """When that was: "Last time, 2 March"."""
    return f"Last time, {day_words(over_at(attempt).date(), today=snapshot.today, weekday=False)}"


def this_time(attempt: Attempt, snapshot: Snapshot) -> str:
    """What the user wanted to do in a try that is under way, by the look back at the one before; maybe nothing."""
    rung, plan = snapshot.rungs.get(attempt.rung_id or ""), snapshot.plans.get(attempt.plan_id or "")
    before = last_try(snapshot, rung, plan, before=attempt.started_at)
    said = one_line(before.outcome.adjust) if before is not None and before.outcome is not None else ""
    return "" if names_unsafe(snapshot, said) else said


def lessons(snapshot: Snapshot, rung: Rung | None = None) -> tuple[Attempt, ...]:
    """The tries that a lesson was kept from, the newest first; those of a rung before all others."""
    found = [
        attempt
        for attempt in told(snapshot)
        if attempt.outcome is not None
        and not is_blank(attempt.outcome.lesson)
        and not names_unsafe(snapshot, attempt.outcome.lesson)
    ]
    # Sorting keeps the order of equals.
    return tuple(sorted(found, key=lambda attempt: rung is None or attempt.rung_id != rung.id))


# -- a line of one's own --------------------------------------------------------------------


def coping_line(snapshot: Snapshot, rung: Rung | None) -> tuple[str, LineOf]:
    """The line to take along and whose it is: that of the rung, else the one for every try; maybe none is written."""
    own = rung is not None and not is_blank(rung.coping)
    coping = rung.coping if rung is not None and own else snapshot.settings.coping
    return "" if names_unsafe(snapshot, coping) else coping, "step" if own else "all"
