"""Attempts: one try at a rung or plan, with prediction before and outcome after."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.base.vocabulary import Happened, Status

#: What a camera could have seen the other person do.
Fact = Literal["smiled", "answered", "asked_back", "stayed", "said_goodbye", "kept_it_short", "turned_away"]
#: What became of a helper habit that was to be left out.
HabitUse = Literal["left_out", "partly", "used"]
#: The same in words, in the order offered.
HABIT_USES: Final[Mapping[HabitUse, str]] = MappingProxyType(
    {"left_out": "left out", "partly": "partly", "used": "used"}
)


#: Whose line a coping line is: that of a step, or the one for every try.
LineOf = Literal["step", "all"]


class Prediction(msgspec.Struct, frozen=True, kw_only=True):
    """Before: the feared outcome, its likelihood, cost if true and expected SUDS (0 to 100 each; None was not said).

    `habits` are helper habits (safety behaviours) to leave out this time.
    """

    feared: str
    likelihood: int
    suds: int | None = None
    cost: int | None = None
    habits: tuple[str, ...] = ()


class Habit(msgspec.Struct, frozen=True, kw_only=True):
    """One helper habit of a prediction, in the words it had there, and what became of it in the try."""

    name: str
    use: HabitUse


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """After: whether the fear came true, peak and end SUDS, likelihood next time (0 to 100), facts and a lesson.

    `seen` are facts about what the other person did, `facts` the same in own words; `worth` is 0 to 10. `adjust` is
    what the user would do next time. `habits` are those of the prediction that were answered for; what became of the
    others is unknown.
    """

    happened: Happened
    likelihood_next: int
    peak: int | None = None
    end: int | None = None
    real_cost: int | None = None
    seen: tuple[Fact, ...] = ()
    facts: str = ""
    easy: str = ""
    hard: str = ""
    adjust: str = ""
    lesson: str = ""
    worth: int | None = None
    context: str = ""
    habits: tuple[Habit, ...] = ()


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One try. Open until it has a status other than `open`.

    `cue` says when and where, `backup` and `reward` are those of the plan or the rung, or written for this try;
    `coping` is a line of the user's own that goes along; `cards` are at most three topic card ids, none when the rung
    is tried `without_cards`.
    `closed_at` is when it was over, and once it was looked back at, when that was done. `backup_done` means that the
    backup was done after it fell through: it counts in full.
    """

    id: str
    title: str
    started_at: datetime
    prediction: Prediction
    rung_id: str | None = None
    plan_id: str | None = None
    status: Status = "open"
    closed_at: datetime | None = None
    outcome: Outcome | None = None
    cue: str = ""
    backup: str = ""
    reward: str = ""
    cards: tuple[str, ...] = ()
    without_cards: bool = False
    backup_done: bool = False
    coping: str = ""


def took_place(attempt: Attempt) -> bool:
    """Whether a try took place: done, or left early, since being there counts."""
    return attempt.status in ("done", "left_early")


def over_at(attempt: Attempt) -> datetime:
    """When a try was over, or begun where that was not noted."""
    return attempt.closed_at or attempt.started_at


def peak_of(attempt: Attempt) -> int | None:
    """The height of the unease in a try, 0 to 100; None where it was not noted."""
    return attempt.outcome.peak if attempt.outcome is not None else None


def habits_of(attempt: Attempt, *uses: HabitUse) -> tuple[str, ...]:
    """The helper habits of which one of `uses` was noted after a try."""
    noted = attempt.outcome.habits if attempt.outcome is not None else ()
    return tuple(habit.name for habit in noted if habit.use in uses)


def habit_words(outcome: Outcome) -> str:
    """What became of the helper habits that were to be left out: "phone in hand: left out; headphones: used"."""
    return "; ".join(f"{habit.name}: {HABIT_USES[habit.use]}" for habit in outcome.habits)


def tries_by_rung(attempts: Iterable[Attempt]) -> Mapping[str, list[Attempt]]:
    """The tries that took place, by the id of their rung, oldest first; a rung without any is left out."""
    by_rung: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.rung_id is not None and took_place(attempt):
            by_rung.setdefault(attempt.rung_id, []).append(attempt)
    for tries in by_rung.values():
        tries.sort(key=lambda attempt: (over_at(attempt), attempt.id))
    return by_rung


def hurts(attempt: Attempt, limits: Mapping[str, float] = DEFAULTS) -> bool:
    """Whether a try may have hurt, so that a kind step is offered before any analysis (docs/design.md 2, row 9).

    So it is when the feared outcome came true, it was left early, or the unease at the end was still high.
    """
    if attempt.status == "left_early":
        return True
    outcome = attempt.outcome
    if attempt.status != "done" or outcome is None:
        return False
    return outcome.happened == "yes" or (outcome.end or 0) >= limits["kindness.end"]


def rests_until(attempt: Attempt, limits: Mapping[str, float] = DEFAULTS) -> datetime | None:
    """Until when a try that took place rests: 24 hours after the look back at it. None for one that did not.

    Going over it again on the same day feeds brooding (docs/design.md 8, row 27), so until then it is not offered for
    reading or changing; who wants to opens it all the same.
    """
    if not took_place(attempt) or attempt.closed_at is None:
        return None
    return attempt.closed_at.astimezone(UTC) + timedelta(hours=limits["attempt.rest_hours"])


def resting(attempt: Attempt, now: datetime, limits: Mapping[str, float] = DEFAULTS) -> bool:
    """Whether a try still rests at `now` (see `rests_until`)."""
    until = rests_until(attempt, limits)
    return until is not None and now < until
