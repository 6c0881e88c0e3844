"""What is next: one answer to "what now?" on the ladder in use, which every place that names a step reads.

The rule (rule.py) says what to do at the rung one is at. Over it lies what was said last, and the day: rest was chosen,
something was tried today, energy is low, a place is closed. Where the step of the rule does not suit the day an easier
one that does takes its place, and where there is none, none is named. The mark "here" stays until somebody chooses.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import WEEKDAYS
from ladder_tui.domain.ladder.in_use import current_rung, is_unsafe, rungs_in, tries_of
from ladder_tui.domain.ladder.limits import new_rungs
from ladder_tui.domain.ladder.reasons import quoted, rung_words
from ladder_tui.domain.ladder.rows import EASIER_FOR_NOW
from ladder_tui.domain.ladder.rule import Alternative, Suggestion, suggestion
from ladder_tui.domain.ladder.terms import harder_answer
from ladder_tui.domain.ladder.vary import closed_on
from ladder_tui.domain.ladder.view import easy_one, ordered, size_of
from ladder_tui.domain.records.attempts import Attempt, over_at, took_place
from ladder_tui.domain.records.rungs import Rung, is_rehearsal
from ladder_tui.domain.snapshot import Snapshot, check_in_of_today, once_for_each, rested

#: What speaks against a rung: it was tried today, it asks more than the energy said, its place is closed, or it names
#: somebody marked as not safe. "" where nothing does.
Against = Literal["", "enough", "tired", "closed", "unsafe"]
#: Why no rung is named: there is no ladder, it rests, rest was chosen for today, something was tried today, what speaks
#: against a rung speaks against all of them, or the step has to be made first. "" where one is named.
Stand = Literal["", "no ladder", "pause", "rest", "enough", "tired", "closed", "unsafe", "make"]
#: Those that are over tomorrow or when more energy is noted.
OF_THE_DAY: Final[frozenset[Stand]] = frozenset({"rest", "enough", "tired", "closed"})
ENOUGH: Final = "That is enough for today"
_NONE_SAFE: Final = "No step is suggested; another one can be chosen"


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """The next step: its rung, None where none is named, and why not; `suggestion` is what Ladder says and offers."""

    suggestion: Suggestion | None = None
    rung: Rung | None = None
    stand: Stand = ""

    @property
    def headline(self) -> str:
        """One line for any place; empty where there is no ladder."""
        return self.suggestion.headline if self.suggestion is not None else ""

    @property
    def moves(self) -> bool:
        """Whether choosing it moves the mark "here"."""
        return self.rung is not None and self.suggestion is not None and self.rung.id != self.suggestion.rung_id


def next_step(snapshot: Snapshot, *, today: bool = True) -> NextStep:
    """The next step as things stand; the same snapshot gives the same answer.

    Without `today` it is that of the days to come: what was said and tried counts, this day's energy and places do not.
    """
    return _today(snapshot) if today else _step(snapshot, today=False)


@once_for_each
def _today(snapshot: Snapshot) -> NextStep:
    return _step(snapshot, today=True)


def _step(snapshot: Snapshot, *, today: bool) -> NextStep:
    here = current_rung(snapshot)
    if here is None:
        return NextStep(stand="no ladder")
    found, tried = _safe(suggestion(snapshot, here), here, snapshot), tries_of(snapshot)
    if found.move == "pause":
        return NextStep(suggestion=found, stand="pause")
    if today and rested(snapshot):
        return _not_today(
            found, "rest", "Resting today, as you chose", "You chose rest for today; the next step is there tomorrow."
        )
    if today and (tried_now := _tried_today(snapshot)):
        return _not_today(
            found, "enough", ENOUGH, f"{quoted(tried_now[0])} was today; the next step is there tomorrow."
        )
    named = _named(found, here, snapshot)
    if named is None:
        return NextStep(suggestion=found, stand="make")
    why = hindrance(snapshot, named, tried) if today else "unsafe" if is_unsafe(named, snapshot) else ""
    return _otherwise(snapshot, found, named, why, tried) if why else NextStep(suggestion=found, rung=named)


def hindrance(snapshot: Snapshot, rung: Rung, tried: Mapping[str, list[Attempt]]) -> Against:
    """What speaks against a rung today; `tried` are `tries_of` the snapshot."""
    if is_unsafe(rung, snapshot):
        return "unsafe"
    limits, tries = thresholds(snapshot.settings.thresholds), tried.get(rung.id, [])
    if any(local_day(over_at(attempt), snapshot.now) == snapshot.today for attempt in tries):
        return "enough"
    if not _fits(rung, tries, snapshot, limits):
        return "tired"
    return "closed" if closed_on(rung, snapshot.today, snapshot) else ""


def _safe(found: Suggestion, here: Rung, snapshot: Snapshot) -> Suggestion:
    """A suggestion at a rung that names one marked as not safe, without what stays there or leads to such a one."""
    if found.move == "pause" or not is_unsafe(here, snapshot):
        return found
    others = (other for other in found.alternatives if other.target is not None or other.move in ("pause", "other"))
    rungs = snapshot.rungs
    return replace(
        found,
        move="other", row="day", headline=_NONE_SAFE, target=None, whole=None, kindly=False, wait_until=None,
        reasons=(_reason(snapshot, here, "unsafe"),),
        alternatives=tuple(
            other for other in others if other.target is None or not is_unsafe(rungs[other.target], snapshot)
        ),
    )  # fmt: skip


def ladder_rests(snapshot: Snapshot, step: NextStep) -> bool:
    """Whether the ladder pauses as a whole, also where there is no other rung left to suggest a pause at."""
    return step.stand == "pause" or harder_answer(snapshot, thresholds(snapshot.settings.thresholds)) is not None


def rungs_at_rest(snapshot: Snapshot, rung_ids: Iterable[str], step: NextStep) -> frozenset[str]:
    """Those of the rungs planned for today that no place leads with: the ladder rests, or they do not suit the day."""
    planned = frozenset(id for id in rung_ids if id in snapshot.rungs)
    if not planned or ladder_rests(snapshot, step):
        return planned
    tried = tries_of(snapshot)
    return frozenset(id for id in planned if hindrance(snapshot, snapshot.rungs[id], tried))


def tried_today(snapshot: Snapshot) -> bool:
    """Whether something was tried today, or its backup done: that is enough for one day. Rehearsing is no try."""
    return bool(_tried_today(snapshot))


def _tried_today(snapshot: Snapshot) -> list[str]:
    """What was tried today, in its words."""
    tries = [attempt.title for attempt in snapshot.attempts.values() if _counts_today(attempt, snapshot)]
    return tries or [
        plan.title
        for plan in snapshot.plans.values()
        if plan.origin.kind == "rung"
        and (plan.status in ("done", "left_early") or (plan.status == "fell_through" and plan.backup_done))
        and _is_today(plan.closed_at or plan.created, snapshot)
    ]


def _counts_today(attempt: Attempt, snapshot: Snapshot) -> bool:
    if not (took_place(attempt) or attempt.backup_done) or not _is_today(over_at(attempt), snapshot):
        return False
    rung = snapshot.rungs.get(attempt.rung_id or "")
    return not (rung and is_rehearsal(rung))


def _is_today(at: datetime, snapshot: Snapshot) -> bool:
    # By calendar day first: a local day costs far more, and there are thousands. Two zones are at most 26 hours apart.
    return abs(at.toordinal() - snapshot.now.toordinal()) <= 2 and local_day(at, snapshot.now) == snapshot.today


def _fits(rung: Rung, tried: list[Attempt], snapshot: Snapshot, limits: Mapping[str, float]) -> bool:
    """Whether a rung asks no more than the energy that was said today; nothing was said without a check-in."""
    said = check_in_of_today(snapshot)
    if said is None:
        return True
    if said.energy <= limits["ladder.lowest_energy"] and size_of(rung, tried) >= limits["ladder.easy"]:
        return False
    if said.energy <= limits["picker.low_energy"] and rung.effort > limits["picker.low_energy_effort"]:
        return False
    return rung.effort <= said.energy + limits["picker.stretch"]


def _named(found: Suggestion, here: Rung, snapshot: Snapshot) -> Rung | None:
    """The rung that a suggestion is about; None where it has to be made first."""
    if found.target is not None:
        return snapshot.rungs.get(found.target)
    return None if found.move in ("split", "step_up", "step_down") else here


# -- what suits the day ---------------------------------------------------------------------


def _otherwise(
    snapshot: Snapshot,
    found: Suggestion,
    named: Rung,
    why: Against,
    tried: Mapping[str, list[Attempt]],
) -> NextStep:
    """An easier rung that suits the day in the place of one that does not; else none."""
    instead = _easier(snapshot, found, named, why, tried)
    reason = _reason(snapshot, named, why)
    if instead is None:
        heads = {
            "enough": ENOUGH,
            "tired": "It can wait; rest is as good a choice today",
            "closed": f"{quoted(named.text)} waits for {_open_again(snapshot, named)}",
            "unsafe": _NONE_SAFE,
        }
        return _not_today(found, why, heads[why], reason)
    back = instead.id == found.rung_id
    said = Suggestion(
        rung_id=found.rung_id,
        move="repeat" if back else "step_down",
        row="2" if why == "tired" else "day",
        headline="This one meanwhile" if back else EASIER_FOR_NOW if why == "tired" else "Another one meanwhile",
        reasons=(reason, f"{rung_words(instead)} suits today."),
        alternatives=tuple(_all_the_same(found, instead)),
        target=None if back else instead.id,
    )
    return NextStep(suggestion=said, rung=instead)


def _easier(
    snapshot: Snapshot, found: Suggestion, named: Rung, why: str, tried: Mapping[str, list[Attempt]]
) -> Rung | None:
    """What comes in the place of `named`: the rung where one is, if that is another and suits; else an easier one.

    New ones come first while the week has room for one.
    """
    limits = thresholds(snapshot.settings.thresholds)
    most = size_of(named, tried.get(named.id, ()))
    room = len(new_rungs(snapshot, tried, limits)) < limits["ladder.new_rungs"]
    fitting = [
        rung
        for rung in ordered(rungs_in(snapshot))
        if not rung.set_aside
        and rung.id != named.id
        and size_of(rung, tried.get(rung.id, ())) <= most
        and (room or rung.id in tried)
        and not hindrance(snapshot, rung, tried)
    ]
    here = next((rung for rung in fitting if rung.id == found.rung_id), None)
    if here is not None:
        return here
    if why == "tired" and (easy := easy_one(fitting, tried, limits)) is not None:
        return easy
    new = [rung for rung in fitting if rung.id not in tried]
    return max(new or fitting, key=lambda rung: size_of(rung, tried.get(rung.id, ())), default=None)


def _reason(snapshot: Snapshot, rung: Rung, why: Against) -> str:
    if why == "enough":
        return f"{quoted(rung.text)} was tried today."
    if why == "unsafe":
        return "The step where you are names somebody you marked as not safe for you."
    if why == "closed":
        return f"{quoted(rung.text)} is at work, and today is {WEEKDAYS[snapshot.today.weekday()]}."
    said = check_in_of_today(snapshot)
    return f"Your energy is {said.energy} today." if said is not None else ""


def _open_again(snapshot: Snapshot, rung: Rung) -> str:
    days: Iterator[date] = (snapshot.today + timedelta(days=ahead) for ahead in range(1, 8))
    return WEEKDAYS[next(day for day in days if not closed_on(rung, day, snapshot)).weekday()]


def _not_today(found: Suggestion, stand: Stand, headline: str, reason: str) -> NextStep:
    """Nothing more today. What the rule suggests is still there, among what else is possible."""
    said = replace(found, headline=headline, reasons=(reason,), row="day", alternatives=tuple(_all_the_same(found)))
    return NextStep(suggestion=said, stand=stand)


def _all_the_same(found: Suggestion, instead: Rung | None = None) -> Iterator[Alternative]:
    """What the rule suggested, then its alternatives, but for the rung that is suggested now."""
    words = found.headline[0].lower() + found.headline[1:]
    if found.headline != _NONE_SAFE:
        yield Alternative(move=found.move, words=f"All the same: {words}", target=found.target)
    for other in found.alternatives:
        if instead is None or other.target != instead.id:
            yield other
