"""What is offered beside the next step: boosters, and steps that were set aside (docs/design.md 4.1).

Boosters: every third week one earlier rung in a new place, with its lesson as the cue. Weeks are counted from the week
of the first try on the ladder; the offer stands for its whole week and is gone once the rung was tried in it. Nothing
is stored, and a week that passes unused is not mentioned.

A step that was set aside is invited back after some weeks, smaller if it can be: once, and in one line of Ladder. It is
never the next step (next_step.py), which no step is that was set aside. An answer, whichever it is, is kept, and the
step is not spoken of again. Nothing is invited on a day or in a time that asks for less.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.base.dayparts import day_start, local_day
from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.weeks import week_of
from ladder_tui.domain.base.when import MONTHS
from ladder_tui.domain.ladder.in_use import current_rung, is_unsafe, rungs_in, tries_of
from ladder_tui.domain.ladder.limits import paused_at
from ladder_tui.domain.ladder.next_step import OF_THE_DAY, NextStep, hindrance, next_step, tried_today
from ladder_tui.domain.ladder.reasons import quoted
from ladder_tui.domain.ladder.split import dimensions
from ladder_tui.domain.ladder.terms import later
from ladder_tui.domain.ladder.vary import variations
from ladder_tui.domain.ladder.view import room_below, size_of
from ladder_tui.domain.records.attempts import Attempt, over_at
from ladder_tui.domain.records.decisions import STEP_BACK
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot, check_in_of_today, rested


class Booster(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier rung to try somewhere new. `place` is a variation not used yet, empty where the user finds one;
    `lesson` is what was learned there, empty where no line was kept; `reason` says why this one."""

    rung: Rung
    place: str
    lesson: str
    reason: str

    @property
    def words(self) -> str:
        """One line: the rung and where."""
        return f"{quoted(self.rung.text)}, {self.place or 'somewhere new'}"


def booster(snapshot: Snapshot) -> Booster | None:
    """This week's booster on the ladder in use, the same one all week; None in other weeks, on a pause, or once done.

    On a day that it does not suit it is not offered either: rest was chosen, something was tried, energy is too low.

    It is the known rung other than the current one that was tried longest ago, before this week began: so they take
    turns.
    """
    limits = thresholds(snapshot.settings.thresholds)
    tried = tries_of(snapshot)
    rungs = [rung for rung in rungs_in(snapshot) if not rung.set_aside]
    firsts = [over_at(tried[rung.id][0]) for rung in rungs if rung.id in tried]
    if not firsts:
        return None
    first_day, week_start = local_day(min(firsts), snapshot.now), snapshot.settings.week_start
    monday = week_of(snapshot.today, week_start)[0]
    weeks = (monday - week_of(first_day, week_start)[0]).days // 7
    paused = paused_at(snapshot, tried, limits)
    if paused is not None and snapshot.now < later(paused, days=limits["ladder.pause_days"]):
        return None
    if weeks <= 0 or weeks % int(limits["boosters.weeks"]):
        return None
    begun = day_start(snapshot.now, days_ago=(snapshot.today - monday).days)
    still = begun - timedelta(days=limits["boosters.rest_days"])
    here = current_rung(snapshot)
    known = []
    for rung in rungs:
        before = [attempt for attempt in tried.get(rung.id, ()) if over_at(attempt) < begun]
        if rung != here and len(before) >= limits["ladder.known_tries"] and over_at(before[-1]) <= still:
            known.append((over_at(before[-1]), rung.id, rung, before))
    if not known:
        return None
    _, _, rung, before = min(known, key=lambda row: row[:2])
    if len(tried[rung.id]) > len(before):
        return None
    if rested(snapshot) or tried_today(snapshot) or hindrance(snapshot, rung, tried):
        return None
    new = next((variation.text for variation in variations(rung, before) if not variation.used), "")
    many = count(len(before), "try", "tries")
    return Booster(rung=rung, place=new, lesson=_lesson(before), reason=f"{many} so far; a new place makes it keep")


def _lesson(tries: Sequence[Attempt]) -> str:
    """The latest line kept from these tries."""
    lessons: Iterable[str] = (attempt.outcome.lesson for attempt in reversed(tries) if attempt.outcome is not None)
    return next((lesson for lesson in lessons if not is_blank(lesson)), "")


# -- steps that were set aside -----------------------------------------------------------------


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """A step to take back, the day it was set aside, and whether there is room for a smaller piece of it."""

    rung: Rung
    since: date
    smaller: bool

    def when(self, today: date) -> str:
        """When it was set aside: "in May", "in May 2025"."""
        year = f" {self.since.year}" if self.since.year != today.year else ""
        return f"in {MONTHS[self.since.month - 1]}{year}"


def invited_back(snapshot: Snapshot, step: NextStep | None = None) -> Invitation | None:
    """The step of the ladder in use that may come back now, the one set aside first; mostly None.

    `step` is what `next_step` says of the snapshot, where it is known.
    """
    limits, step = thresholds(snapshot.settings.thresholds), step or next_step(snapshot)
    if step.stand in ("pause", *OF_THE_DAY) or not _is_time(snapshot, limits):
        return None
    weeks = timedelta(weeks=limits["ladder.invite_weeks"])
    rungs = rungs_in(snapshot)
    back_already = {rung.parent for rung in rungs if not rung.set_aside}
    tried = tries_of(snapshot)
    waiting = [
        (rung.set_aside_at, rung.id, rung)
        for rung in rungs
        if rung.set_aside
        and not is_unsafe(rung, snapshot)
        # One set aside before its day was noted is not spoken of: nobody knows how long ago that was.
        and rung.set_aside_at is not None
        and snapshot.now - rung.set_aside_at >= weeks
        and STEP_BACK + rung.id not in snapshot.answered_offers
        and rung.id not in back_already
        and (step.rung is None or _distance(rung, step.rung, rungs, tried) <= limits["ladder.jump"])
    ]
    if not waiting:
        return None
    since, _, rung = min(waiting, key=lambda row: row[:2])
    room = room_below(rung, rungs, tried) is not None and bool(dimensions(rung, limits))
    return Invitation(rung=rung, since=local_day(since, snapshot.now), smaller=room)


def _is_time(snapshot: Snapshot, limits: Mapping[str, float]) -> bool:
    """Whether anything may be invited: no rest today, enough energy, no other answer lately."""
    if rested(snapshot):
        return False
    said = check_in_of_today(snapshot)
    if said is not None and said.energy <= limits["picker.low_energy"]:
        return False
    quiet = timedelta(weeks=limits["ladder.invite_rest_weeks"])
    answered = (one.at for id, one in snapshot.answered_offers.items() if id.startswith(STEP_BACK))
    return all(snapshot.now - at >= quiet for at in answered)


def _distance(rung: Rung, step: Rung, rungs: Iterable[Rung], tried: Mapping[str, list[Attempt]]) -> int:
    """How far above the next step it would stand, its smaller piece where there is room for one."""
    piece = room_below(rung, rungs, tried)
    size = size_of(rung, tried.get(rung.id, ())) if piece is None else piece
    return size - size_of(step, tried.get(step.id, ()))
