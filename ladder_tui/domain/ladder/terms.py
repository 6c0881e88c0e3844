"""What the ladder rule looks at, taken from the data once: the tries at a rung, and what stands around it.

A is the list of tries at a rung that were done or left early. What fell through is in none of these numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.ladder.in_use import is_pack_guess, is_unsafe, speakable
from ladder_tui.domain.ladder.vary import closed_on, place_key, place_of
from ladder_tui.domain.ladder.view import easier_than, easy_one, hard_or_left, is_hard, ordered, room_below, size_of
from ladder_tui.domain.records.attempts import Attempt, habits_of, over_at, peak_of
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.decisions import CareAnswer, Decision
from ladder_tui.domain.records.rungs import Rung, is_rehearsal
from ladder_tui.domain.snapshot import Snapshot


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """The rung of the ladder that was done last, and how high its tries usually went (0 to 100)."""

    rung: Rung
    peak: float | None


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """All that the rows of the table are decided by, and all that their reasons may name.

    `guessed` says that the unease of the rung is its pack's guess. `tries` is A, oldest first; `last` its last few;
    `hard` those of the latest `looked` that speak for a pause. `places` are the places noted, each once, and `placed`
    is for how many tries one was. `plans` holds when the latest plans and tries of this rung were over, and their
    states, without what fell through. `energies` are those of the last check-ins, oldest first. `smaller` is an easier
    rung split from this one, `between` any easier one above the rung done last, neither of them tried yet; `room` is
    the SUDS of a new one, `easy` what is offered on a day of little energy, `gentle` where to begin. `kept` is the rung
    one stepped down from for now (`left_at`), and `again` says why it is possible again: energy is back, or its place
    is open. `leap` are the heights of this rung and the next one, where they lie too far apart; `apart` is the SUDS of
    a step between. `brought` says that a suggestion led here, `away` that nothing was tried for a long while, or since
    a pause that is over. `harder` and `resting` are the answer and the choice behind a pause that still runs.
    `leaned_on` are the helper habits that were to be left out in the last try and were used, and `leaning` in how many
    tries up to the last one such a habit was.
    """

    now: datetime
    rung: Rung
    guessed: bool
    tries: tuple[Attempt, ...]
    last: tuple[Attempt, ...]
    hard: tuple[Attempt, ...]
    looked: int
    places: tuple[str, ...]
    placed: int
    plans: tuple[tuple[datetime, Status], ...]
    energies: tuple[int, ...]
    finished: Finished | None
    below: Rung | None
    above: Rung | None
    smaller: Rung | None
    between: Rung | None
    room: int | None
    easy: Rung | None
    gentle: Rung | None
    kept: Rung | None
    left_at: datetime | None
    again: Literal["energy", "closed"] | None
    leap: tuple[int, int] | None
    apart: int | None
    brought: bool
    away: bool
    harder: CareAnswer | None
    resting: Decision | None
    leaned_on: tuple[str, ...]
    leaning: int

    @property
    def k(self) -> int:
        """How many tries there are."""
        return len(self.tries)

    @property
    def first_guess(self) -> int | None:
        """The first p0."""
        return self.tries[0].prediction.likelihood if self.tries else None

    @property
    def guess(self) -> int | None:
        """The last p1; None where nothing was noted after the last try."""
        outcome = self.tries[-1].outcome if self.tries else None
        return outcome.likelihood_next if outcome is not None else None

    @property
    def drop(self) -> int | None:
        """First p0 − last p1; negative when the estimate rose."""
        first, last = self.first_guess, self.guess
        return None if first is None or last is None else first - last

    @property
    def peaks(self) -> tuple[int, ...]:
        """The heights of the last tries, where they were noted."""
        return tuple(peak for attempt in self.last if (peak := peak_of(attempt)) is not None)

    @property
    def mean_peak(self) -> float | None:
        """The mean height of the last tries; None unless it was noted for each of them."""
        return sum(self.peaks) / len(self.peaks) if self.last and len(self.peaks) == len(self.last) else None

    @property
    def came_true(self) -> bool:
        """Whether the feared outcome happened the last time."""
        outcome = self.tries[-1].outcome if self.tries else None
        return outcome is not None and outcome.happened == "yes"

    @property
    def last_at(self) -> datetime | None:
        """When the last try was over."""
        return over_at(self.tries[-1]) if self.tries else None


def later(at: datetime, **by: float) -> datetime:
    """A moment so much later in real time, in UTC: a change of the clocks in between makes no difference."""
    return at.astimezone(UTC) + timedelta(**by)


def terms_of(snapshot: Snapshot, rung: Rung, tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]) -> Terms:
    """The terms of one rung; `tried` is `tries_by_rung` of all attempts."""
    others = (other for other in snapshot.rungs.values() if other.ladder_id == rung.ladder_id and other.id != rung.id)
    open_ones = (other for other in others if not other.set_aside and not is_unsafe(other, snapshot))
    standing = ordered((replace(rung, set_aside=False), *open_ones))
    place = next(index for index, other in enumerate(standing) if other.id == rung.id)
    tries = tuple(tried.get(rung.id, ()))
    finished = _finished(standing, rung, tried)
    rested = _rested(snapshot, limits)
    recent = [a for a in tries if rested is None or over_at(a) > rested][-int(limits["ladder.pause_of"]) :]
    hard = tuple(attempt for attempt in recent if is_hard(attempt, limits))
    if hard and later(over_at(hard[-1]), days=limits["ladder.pause_days"]) <= snapshot.now:
        hard = ()  # so many days without another one are a pause themselves
    noted = [name for attempt in tries if (name := place_of(attempt))]
    places = {place_key(name): name for name in noted}
    untried = [other for other in standing[:place] if other.id not in tried and other.suds < rung.suds]
    easier = (finished.peak if finished is not None else None) or 0
    above = standing[place + 1] if place + 1 < len(standing) else None
    apart = room_below(above, standing, tried) if above is not None else None
    leap = _leap(rung, above, tried, limits) if above is not None and apart is not None else None
    below = easier_than(rung, standing[:place], tried)
    energies, kept = _energies(snapshot, limits), _kept(snapshot, rung)
    return Terms(
        now=snapshot.now,
        rung=rung,
        guessed=is_pack_guess(rung, snapshot.library),
        tries=tries,
        last=tries[-int(limits["ladder.last"]) :],
        hard=hard,
        looked=len(recent),
        places=tuple(places.values()),
        placed=len(noted),
        plans=_plans(snapshot, rung, limits),
        energies=tuple(checkin.energy for checkin in energies),
        finished=finished,
        below=below,
        above=above,
        smaller=next((other for other in reversed(untried) if other.parent == rung.id), None),
        between=next((other for other in untried if other.suds > easier), None),
        room=room_below(rung, standing, tried),
        gentle=next((other for other in reversed(standing[:place]) if other.suds <= limits["ladder.calm_peak"]), below),
        easy=easy_one(standing[:place], tried, limits) or below,
        kept=kept[0] if kept is not None else None,
        left_at=kept[1].at if kept is not None else None,
        again=_again(snapshot, *kept, energies, tried, limits) if kept is not None else None,
        leap=leap,
        apart=apart,
        brought=_brought(snapshot, rung),
        away=_away(snapshot, tried, limits),
        harder=harder_answer(snapshot, limits),
        resting=_resting(snapshot, tries, limits),
        leaned_on=speakable(snapshot, habits_of(tries[-1], "used")) if tries else (),
        leaning=next((n for n, tried in enumerate(reversed(tries)) if not habits_of(tried, "used")), len(tries)),
    )


def _finished(standing: Iterable[Rung], rung: Rung, tried: Mapping[str, list[Attempt]]) -> Finished | None:
    """The other rung that was done last, with the median height of its tries where any was noted."""
    done = [
        (over_at(last), other_rung)
        for other_rung in standing
        # A rehearsal is no step that happened: nothing is measured by it.
        if other_rung.id != rung.id
        and not is_rehearsal(other_rung)
        and (last := next((a for a in reversed(tried.get(other_rung.id, ())) if a.status == "done"), None)) is not None
    ]
    if not done:
        return None
    other = max(done, key=lambda pair: pair[0])[1]
    peaks = [peak for attempt in tried[other.id] if (peak := peak_of(attempt)) is not None]
    return Finished(rung=other, peak=_median(peaks) if peaks else None)


def _median(values: list[int]) -> float:
    """As `statistics` has it, which takes longer to load, with its fractions, than all that is asked here."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _leap(
    rung: Rung, above: Rung, tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]
) -> tuple[int, int] | None:
    """The heights of a rung and the next one where they lie too far apart; lived ones are set beside lived ones."""
    own, there = size_of(rung, tried.get(rung.id, ())), size_of(above, tried.get(above.id, ()))
    lived = any(peak_of(attempt) is not None for attempt in tried.get(above.id, ()))
    start = own if lived else max(own, rung.suds)
    return (start, there) if there - start > limits["ladder.jump"] else None


def _brought(snapshot: Snapshot, rung: Rung) -> bool:
    """Whether the last choice on this ladder was a suggested step up, or a smaller piece, that led to this rung."""
    last = _last_choice(snapshot, rung)
    taken = last is not None and last.suggested == last.chosen and last.chosen in ("step_up", "split")
    return taken and last is not None and last.to_rung == rung.id


def _away(snapshot: Snapshot, tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]) -> bool:
    """Whether the last try, of whatever rung, lies long back, or before a pause that is over by now."""
    last = max((over_at(tries[-1]) for tries in tried.values()), default=None)
    if last is None:
        return False
    rested = _rested(snapshot, limits)
    said = max(snapshot.care_answers.values(), key=lambda answer: (answer.at, answer.id), default=None)
    paused = [at for at in (rested, said.at if said is not None and said.harder else None) if at is not None]
    return later(last, days=limits["ladder.return_days"]) <= snapshot.now or any(at > last for at in paused)


def _plans(snapshot: Snapshot, rung: Rung, limits: Mapping[str, float]) -> tuple[tuple[datetime, Status], ...]:
    """Plans made from this rung and tries at it that are over; a plan and its try are one.

    What was set aside on a day of low energy says something about the day, not about the rung, and is left out.
    """
    over = [a for a in snapshot.attempts.values() if a.rung_id == rung.id and a.status not in ("open", "fell_through")]
    covered = {attempt.plan_id for attempt in over}
    counted = [(over_at(attempt), attempt.id, attempt.status) for attempt in over]
    counted += [
        (plan.closed_at or plan.created, plan.id, plan.status)
        for plan in snapshot.plans.values()
        if plan.origin.kind == "rung"
        and plan.origin.ref == rung.id
        and plan.status not in ("open", "fell_through")
        and plan.id not in covered
    ]
    counted.sort(key=lambda row: row[:2])
    if sum(status == "self_cancelled" for _, _, status in counted) >= limits["ladder.aside"]:
        tired = _tired_days(snapshot, {at.date() for at, _, status in counted if status == "self_cancelled"}, limits)
        counted = [row for row in counted if row[2] != "self_cancelled" or row[0].date() not in tired]
    return tuple((at, status) for at, _, status in counted[-int(limits["ladder.aside_of"]) :])


def _tired_days(snapshot: Snapshot, days: set[date], limits: Mapping[str, float]) -> set[date]:
    """Those of the days on which energy was low, or was low when it was last noted on the two days before."""
    around = {day - timedelta(days=ago) for day in days for ago in range(3)}
    near = sorted((one.at, one.id, one.energy) for one in snapshot.checkins.values() if one.at.date() in around)
    last = {at.date(): energy for at, _, energy in near}

    def said(day: date) -> int | None:
        return next((last[on] for ago in range(3) if (on := day - timedelta(days=ago)) in last), None)

    return {day for day in days if (energy := said(day)) is not None and energy <= limits["ladder.low_energy"]}


def _energies(snapshot: Snapshot, limits: Mapping[str, float]) -> tuple[CheckIn, ...]:
    """The last check-ins, which say what energy there is, oldest first; what lies long back says nothing about now."""
    since = later(snapshot.now, days=-limits["ladder.energy_days"])
    # By calendar day first: comparing moments of different zones costs far more, and there are thousands.
    day = since.toordinal() - 1
    near = (checkin for checkin in snapshot.checkins.values() if checkin.at.toordinal() >= day)
    recent = [checkin for checkin in near if checkin.at >= since]
    latest = sorted(recent, key=lambda checkin: (checkin.at, checkin.id), reverse=True)
    return tuple(reversed(latest[: int(limits["ladder.checkins_of"])]))


def harder_answer(snapshot: Snapshot, limits: Mapping[str, float]) -> CareAnswer | None:
    """The answer "this is making things harder" while it holds: two weeks, or until it is answered otherwise."""
    last = max(snapshot.care_answers.values(), key=lambda answer: (answer.at, answer.id), default=None)
    holds = last is not None and last.harder and snapshot.now < later(last.at, days=limits["ladder.pause_days"])
    return last if holds else None


def _rested(snapshot: Snapshot, limits: Mapping[str, float]) -> datetime | None:
    """When the last pause that is over was chosen: hard tries before it have had their pause."""
    until = later(snapshot.now, days=-limits["ladder.pause_days"])
    pauses = (decision.at for decision in snapshot.decisions.values() if decision.chosen == "pause")
    return max((at for at in pauses if at <= until), default=None)


def _resting(snapshot: Snapshot, tries: tuple[Attempt, ...], limits: Mapping[str, float]) -> Decision | None:
    """The pause that the user chose, while it runs and nothing else was chosen, tried here or said since."""
    last = max(snapshot.decisions.values(), key=lambda decision: (decision.at, decision.id), default=None)
    if last is None or last.chosen != "pause" or snapshot.now >= later(last.at, days=limits["ladder.pause_days"]):
        return None
    since = [over_at(attempt) for attempt in tries[-1:]]
    since += [answer.at for answer in snapshot.care_answers.values() if answer.harder]
    return None if any(at > last.at for at in since) else last


def _kept(snapshot: Snapshot, rung: Rung) -> tuple[Rung, Decision] | None:
    """The rung that one stepped down from to this one, and that choice, while nothing else was chosen since."""
    last = _last_choice(snapshot, rung)
    if last is None or last.chosen != "step_down" or last.to_rung != rung.id:
        return None
    kept = snapshot.rungs.get(last.rung_id)
    return (kept, last) if kept is not None and not kept.set_aside and kept.suds >= rung.suds else None


def _last_choice(snapshot: Snapshot, rung: Rung) -> Decision | None:
    """The last choice on the ladder of a rung."""
    mine = (decision for decision in snapshot.decisions.values() if decision.ladder_id == rung.ladder_id)
    return max(mine, key=lambda decision: (decision.at, decision.id), default=None)


def _again(
    snapshot: Snapshot,
    kept: Rung,
    left: Decision,
    energies: Sequence[CheckIn],
    tried: Mapping[str, list[Attempt]],
    limits: Mapping[str, float],
) -> Literal["energy", "closed"] | None:
    """Why a rung that was left is possible again; None where it was left because it was hard, or still rests.

    A choice says nothing about why, so that is read from the day it was made on: energy was low, or its place closed.
    """
    low = limits["ladder.low_energy"]
    if closed_on(kept, snapshot.today, snapshot) or (energies and energies[-1].energy <= low):
        return None
    before = [checkin for checkin in energies if checkin.at <= left.at]
    if before and before[-1].energy <= low and energies[-1].at > left.at:
        return None if _was_hard(tried.get(kept.id, ()), limits) else "energy"
    return "closed" if closed_on(kept, local_day(left.at, snapshot.now), snapshot) else None


def _was_hard(tries: Sequence[Attempt], limits: Mapping[str, float]) -> bool:
    last = tries[-int(limits["ladder.last"]) :]
    return len(last) >= limits["ladder.last"] and all(hard_or_left(attempt, limits) for attempt in last)
