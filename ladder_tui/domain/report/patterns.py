"""What helped and what got harder, each line from records alone: numbers that moved, and words that are ticked."""

from collections.abc import Iterator
from typing import Final

import msgspec

from ladder_tui.domain.base.number_words import figure, times
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.growth.measure import history
from ladder_tui.domain.people.redaction import names_unsafe
from ladder_tui.domain.records.attempts import Attempt, Outcome
from ladder_tui.domain.report.material import Material, mean
from ladder_tui.domain.report.parts import TO, Section, plain_lines

#: What the end of the unease is at when it is still high, as for the kind step after a try.
_HIGH_END: Final = "kindness.end"


class _Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A number of one step at its first try in these days and at its last one."""

    what: str
    first: int
    last: int


def helped(material: Material) -> Section:
    """Estimates and heights that fell, backups that stood in, a sum that fell; then wins and what was easy."""
    return Section(part="helped", title="What helped", lines=plain_lines(*_helped(material)))


def harder(material: Material) -> Section:
    """Estimates and heights that rose, what came true or ended high, a sum that rose; then what was hard."""
    return Section(part="harder", title="What got harder", lines=plain_lines(*_harder(material)))


def _helped(material: Material) -> Iterator[str]:
    yield from _moves(material, falls=True)
    backups = sum(attempt.backup_done for attempt in material.tries) + sum(
        plan.backup_done for plan in material.plans if not any(one.plan_id == plan.id for one in material.tries)
    )
    if backups:
        yield f"The smaller thing that stood ready was done {times(backups)}"
    yield from _habits(material, falls=True)
    yield from _sum(material, falls=True)
    for attempt, outcome in _looked_back(material):
        if words := material.words(f"{attempt.id}:easy", f"{_on(material, attempt)}, easy", outcome.easy):
            yield f"{_on(material, attempt)}, easy: {words}"
    yield from _wins(material)


def _wins(material: Material) -> Iterator[str]:
    """Wins in their words where ticked; and how many wins, and lessons of tries, do not stand in their words."""
    snapshot = material.snapshot
    lessons = [(attempt.id, outcome.lesson) for attempt, outcome in _looked_back(material) if outcome.lesson.strip()]
    untold = sum(
        f"{id}:lesson" not in material.choice.ticked for id, text in lessons if not names_unsafe(snapshot, text)
    )
    told = len(lessons) - untold
    wins = [win for win in snapshot.wins.values() if material.holds(win.at) and not material.is_apart(win)]
    for win in sorted(wins, key=lambda win: (win.at, win.id)):
        day = material.day(material.on(win.at))
        if words := material.words(win.id, f"{day}, a win", win.text):
            told += 1
            yield f"{day}: {words}"
        else:
            untold += 1
    if untold:
        more = "more " if told else ""
        yield f"{figure(untold, f'{more}lesson or small win', f'{more}lessons and small wins')} noted"


def _harder(material: Material) -> Iterator[str]:
    snapshot = material.snapshot
    for answer in sorted(snapshot.care_answers.values(), key=lambda one: one.at):
        if answer.harder and material.holds(answer.at):
            yield f"{material.day(material.on(answer.at))}: noted that this is making things harder"
    yield from _moves(material, falls=False)
    outcomes = [outcome for _, outcome in _looked_back(material)]
    if came := sum(outcome.happened == "yes" for outcome in outcomes):
        yield f"What was feared happened {times(came)}"
    limits = thresholds(snapshot.settings.thresholds)
    at = limits[_HIGH_END]
    if high := sum(outcome.end is not None and outcome.end >= at for outcome in outcomes):
        yield f"{figure(high, 'try', 'tries')} ended at an unease of {at:g} or more"
    if left := sum(attempt.status == "left_early" for attempt in material.tries):
        yield f"{figure(left, 'try', 'tries')} left early"
    low = sum(checkin.energy <= limits["report.low_energy"] for checkin in material.checkins)
    if low * 2 > len(material.checkins):
        yield f"Energy {limits['report.low_energy']:g} or less at {low} of {len(material.checkins)} check-ins"
    yield from _habits(material, falls=False)
    yield from _sum(material, falls=False)
    for attempt, outcome in _looked_back(material):
        if words := material.words(f"{attempt.id}:hard", f"{_on(material, attempt)}, hard", outcome.hard):
            yield f"{_on(material, attempt)}, hard: {words}"


def _looked_back(material: Material) -> Iterator[tuple[Attempt, Outcome]]:
    for attempt in material.tries:
        if attempt.outcome is not None:
            yield attempt, attempt.outcome


def _moves(material: Material, *, falls: bool) -> Iterator[str]:
    """What fell or rose at each step: how likely the feared thing seems, and the height from one try to another."""
    by_step: dict[str, list[tuple[Attempt, Outcome]]] = {}
    for attempt, outcome in _looked_back(material):
        by_step.setdefault(attempt.rung_id or attempt.title, []).append((attempt, outcome))
    for tries in by_step.values():
        last, outcome = tries[-1]
        moved = [_Moved(what="likely", first=tries[0][0].prediction.likelihood, last=outcome.likelihood_next)]
        heights = [outcome.peak for _, outcome in tries if outcome.peak is not None]
        if len(heights) > 1:
            moved.append(_Moved(what="unease", first=heights[0], last=heights[-1]))
        told = [
            f"{one.what} {one.first}{TO}{one.last}"
            for one in moved
            if (one.last < one.first if falls else one.last > one.first)
        ]
        if told:
            yield f"{material.step_of(last)}: {', '.join(told)}"


def _habits(material: Material, *, falls: bool) -> Iterator[str]:
    """The height without helper habits beside that with one, where both were noted; what was answered "partly", or
    not at all, is in neither."""
    told = [(outcome.peak, {habit.use for habit in outcome.habits}) for _, outcome in _looked_back(material)]
    without = [peak for peak, uses in told if peak is not None and uses == {"left_out"}]
    used = [peak for peak, uses in told if peak is not None and "used" in uses]
    low, high = mean(without), mean(used)
    if low is not None and high is not None and (low < high if falls else low > high):
        yield (
            f"Without helper habits the unease was {low} at its height ({figure(len(without), 'try', 'tries')}), "
            f"with one {high} ({figure(len(used), 'try', 'tries')})"
        )


def _sum(material: Material, *, falls: bool) -> Iterator[str]:
    """The sum of the four questions, where it was asked more than once in these days and moved that way."""
    sums = [answers.total for answers in history(material.snapshot.measures.values()) if material.holds(answers.at)]
    if len(sums) > 1 and (sums[-1] < sums[0] if falls else sums[-1] > sums[0]):
        yield f"Four questions: the sum went {sums[0]}{TO}{sums[-1]}, of 3 to 9"


def _on(material: Material, attempt: Attempt) -> str:
    return material.day(material.on(attempt.closed_at or attempt.started_at))
