"""A ladder of three rungs and short words for tries at the middle one, for tests of the ladder rule.

A try is written as it is told: "70>45 at 60 in work", with "left", "yes" or "partly" where that is how it went, or
"aside", "fell", "open" for one that was not made. "with", "half" and "without" say what became of the helper habit.
What is left out stays as it is in `BASE`.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.ladder.rule import Suggestion, suggestion
from ladder_tui.domain.records.attempts import Attempt, Habit, HabitUse
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.decisions import CareAnswer, Decision, Move
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, attempt, checkin, outcome, plan, prediction, rung, snapshot

LOW: Final = rung("low", "Nod to the dog", 15)
MID: Final = rung("mid", "Say good morning", 40)
HIGH: Final = rung("high", "Stay after the class", 60)
STATES: Final[dict[str, Status]] = {
    "left": "left_early", "aside": "self_cancelled", "fell": "fell_through", "open": "open",
}  # fmt: skip
USES: Final[dict[str, HabitUse]] = {"with": "used", "half": "partly", "without": "left_out"}
HABIT: Final = "phone in hand"
#: Before, after, height and place of a try that says nothing else: nothing has moved, nothing is high.
BASE: Final = (70, 65, 60)
#: A try that speaks for a pause.
HARD: Final = "70>75 at 88"


def one(told: str, id: str = "try", *, at: datetime = NOW, rung_id: str = "mid", plan_id: str | None = None) -> Attempt:
    """One try in short words."""
    before, after, peak = BASE
    height: int | None = peak
    place, status, happened = "", "done", "no"
    habits: tuple[Habit, ...] = ()
    words = told.split()
    for index, word in enumerate(words):
        if ">" in word:
            before, after = (int(part) for part in word.split(">"))
        elif word == "at":
            height = int(words[index + 1])
        elif word == "unmeasured":
            height = None
        elif word == "in":
            place = words[index + 1]
        elif word in STATES:
            status = STATES[word]
        elif word in ("yes", "partly"):
            happened = word
        elif word in USES:
            habits = (Habit(name=HABIT, use=USES[word]),)
    made = status in ("done", "left_early")
    after_it = outcome(happened=happened, likelihood_next=after, peak=height, end=None, context=place, habits=habits)
    return attempt(
        id, title=MID.text, rung_id=rung_id, plan_id=plan_id, started_at=at, status=status,
        prediction=prediction(likelihood=before), outcome=after_it if made else None,
    )  # fmt: skip


def tries(*told: str, rung_id: str = "mid", days: float = 1, until: datetime = NOW) -> list[Attempt]:
    """Tries in order, the last one `days` before `until`, each a day after the one before it."""
    last = until - timedelta(days=days)
    return [
        one(words, f"{rung_id}-{n}", at=last - timedelta(days=len(told) - 1 - n), rung_id=rung_id)
        for n, words in enumerate(told)
    ]


def on_ladder(attempts: Iterable[Attempt] = (), **tables: Any) -> Snapshot:
    """The ladder of three with these tries and further tables."""
    return snapshot(**{"rungs": [LOW, MID, HIGH], "attempts": list(attempts), **tables})


def asked(attempts: Iterable[Attempt] = (), *, at: str = "mid", **tables: Any) -> Suggestion:
    """What the rule says at the middle rung."""
    shown = on_ladder(attempts, **tables)
    return suggestion(shown, shown.rungs[at])


def answer(attempts: Iterable[Attempt] = (), **tables: Any) -> tuple[str, str]:
    """Row and move."""
    said = asked(attempts, **tables)
    return said.row, said.move


def harder(days: float, said: bool = True) -> CareAnswer:
    """An answer to whether this is making things harder."""
    return CareAnswer(id=f"care-{days}", at=NOW - timedelta(days=days), harder=said)


def chosen(move: Move, days: float, rung_id: str = "mid", to_rung: str | None = None) -> Decision:
    """A choice that was also the suggestion, so many days ago."""
    at = NOW - timedelta(days=days)
    return Decision(
        id=f"choice-{days}", at=at, ladder_id="own", rung_id=rung_id, suggested=move, chosen=move, to_rung=to_rung
    )


def energies(*levels: int, days: float = 0) -> list[CheckIn]:
    """Check-ins, the last one `days` ago."""
    return [
        checkin(f"c{n}", NOW - timedelta(days=days + len(levels) - 1 - n), energy=level)
        for n, level in enumerate(levels)
    ]


def plans(*states: Status, origin: Origin | None = None) -> list[Plan]:
    """Plans from the middle rung, a day apart."""
    return [
        plan(
            f"p{n}", status=state, origin=origin or Origin(kind="rung", ref="mid"),
            closed_at=None if state == "open" else NOW - timedelta(days=len(states) - n),
        )
        for n, state in enumerate(states)
    ]  # fmt: skip
