"""How well a candidate fits this mood, energy and time: filters, six terms, order of equals (docs/design.md 4.2)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import exp
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.chance import draw
from ladder_tui.domain.base.dayparts import clock_part, day_start, dayparts_at
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import Daypart, Mood, Need
from ladder_tui.domain.calendar.load import capacity, is_full, planned_load
from ladder_tui.domain.picks.candidates import Candidate
from ladder_tui.domain.picks.history import History, history
from ladder_tui.domain.picks.needs import NeedGaps, need_gaps
from ladder_tui.domain.records.settings import usual_energy
from ladder_tui.domain.snapshot import Snapshot, check_in_of_today

TermName = Literal["need", "energy", "worth", "due", "variety", "mood"]
FilterName = Literal["minutes", "effort", "paused", "hours", "load", "closed"]

TERM_NAMES: Final[tuple[TermName, ...]] = ("need", "energy", "worth", "due", "variety", "mood")


class PickInputs(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the picker goes by besides the candidate itself.

    `energy` is 1 to 5, `minutes` the time free, `mood` None when nobody said. `asked` is False when energy and
    minutes are the usual ones and nobody said them today. `load` and `carries` are sums of efforts.
    `visits` are the days before today with a check-in.
    """

    day: date
    dayparts: frozenset[Daypart]
    mood: Mood | None
    energy: int
    minutes: int
    asked: bool
    gaps: NeedGaps
    history: History
    load: int
    carries: int
    limits: Mapping[str, float]
    visits: int = 0


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate with its six terms (0 to 1), the points each of them brings, and their sum, 0 to 100."""

    candidate: Candidate
    score: float
    terms: Mapping[TermName, float]
    points: Mapping[TermName, float]


def filtered_by(candidate: Candidate, inputs: PickInputs) -> FilterName | None:
    """The first hard filter that leaves a candidate out, or None when it may be suggested."""
    limits = inputs.limits
    if candidate.paused:
        return "paused"
    if candidate.minutes > inputs.minutes:
        return "minutes"
    low = inputs.energy <= limits["picker.low_energy"]
    if candidate.effort > inputs.energy + limits["picker.stretch"]:
        return "effort"
    if low and candidate.effort > limits["picker.low_energy_effort"]:
        return "effort"
    if candidate.dayparts and inputs.dayparts.isdisjoint(candidate.dayparts):
        return "hours"
    return "load" if is_full(inputs.load, inputs.carries, candidate.effort, limits) else None


def scored(candidate: Candidate, inputs: PickInputs) -> Scored:
    """The six terms of a candidate and their weighted sum. Weights stand in the threshold table."""
    limits = inputs.limits
    terms: dict[TermName, float] = {
        "need": _need(candidate, inputs.gaps),
        "energy": _energy(candidate.effort, inputs.energy),
        "worth": _worth(inputs.history.ratings.get(candidate.id, ())),
        "due": _due(candidate, inputs),
        "variety": _variety(inputs.history.days_since_use(candidate.id, inputs.day), limits["picker.variety_days"]),
        "mood": _mood(candidate, inputs.mood),
    }
    weights = {name: limits[f"picker.weight.{name}"] for name in TERM_NAMES}
    whole = sum(weights.values()) or 1.0
    points = {name: 100 * weights[name] * terms[name] / whole for name in TERM_NAMES}
    return Scored(candidate=candidate, score=sum(points.values()), terms=terms, points=points)


def main_need(candidate: Candidate, gaps: NeedGaps) -> Need | None:
    """The need a candidate serves most, weighed by how rare it has been."""
    best = max(candidate.needs, key=lambda share: (share.share * gaps.gap(share.need), share.share), default=None)
    return best.need if best is not None else None


def _need(candidate: Candidate, gaps: NeedGaps) -> float:
    largest = gaps.largest
    if largest <= 0:
        return 0.0
    return min(1.0, sum(share.share * gaps.gap(share.need) for share in candidate.needs) / largest)


def _energy(effort: int, energy: int) -> float:
    return 1 - (energy - effort) / 8 if effort <= energy else max(0.0, 1 - (effort - energy) / 2)


def _worth(ratings: Sequence[int]) -> float:
    # Two ratings of 5 are taken as given, so that one good or bad day does not decide.
    return (sum(ratings) + 10) / (len(ratings) + 2) / 10


def _due(candidate: Candidate, inputs: PickInputs) -> float:
    if candidate.rhythm_days is None or candidate.rhythm_days <= 0:
        return 0.5
    since = inputs.history.last_contact.get(candidate.id, candidate.created)
    if since is None:
        return 0.5
    cap = inputs.limits["picker.due_cap"]
    return min(max(0, (inputs.day - since).days) / candidate.rhythm_days, cap) / cap


def _variety(days: int | None, scale: float) -> float:
    return 1.0 if days is None else 1 - exp(-days / scale)


def _mood(candidate: Candidate, mood: Mood | None) -> float:
    if mood is None or not candidate.moods:
        return 0.5
    return 1.0 if mood in candidate.moods else 0.0


def inputs_of(
    snapshot: Snapshot,
    *,
    mood: Mood | None = None,
    energy: int | None = None,
    minutes: int | None = None,
    load: int | None = None,
) -> PickInputs:
    """What the picker goes by at the moment of the snapshot.

    What is not given comes from today's last check-in; without one energy is the usual one of this part of the day,
    minutes 30 and the mood unknown. `load` is the week's sum of efforts, from its plans alone unless given.
    """
    limits = thresholds(snapshot.settings.thresholds)
    start = day_start(snapshot.now)
    checkin = check_in_of_today(snapshot)
    asked = checkin is not None or energy is not None
    if energy is None:
        part = clock_part(snapshot.now, limits)
        energy = checkin.energy if checkin is not None else usual_energy(snapshot.settings, part)
    if minutes is None:
        minutes = checkin.minutes if checkin is not None else int(limits["picker.minutes_unasked"])
    if mood is None and checkin is not None:
        mood = checkin.mood
    if load is None:
        load = planned_load(snapshot.plans.values(), snapshot.today, snapshot.settings.week_start)
    return PickInputs(
        day=snapshot.today,
        dayparts=dayparts_at(snapshot.now, limits),
        mood=mood,
        energy=energy,
        minutes=minutes,
        asked=asked,
        gaps=need_gaps(snapshot),
        history=history(snapshot),
        load=load,
        carries=capacity(snapshot.checkins.values(), snapshot.settings, snapshot.now).value,
        limits=limits,
        visits=len({earlier.at.date() for earlier in snapshot.checkins.values() if earlier.at < start}),
    )


def first_of(items: Iterable[Scored], inputs: PickInputs) -> Scored | None:
    """The best one. Scores within 5 points of the best are equals: among them what was used longest ago, or never,
    comes first, and the date decides between what is still equal."""
    pool = list(items)
    if not pool:
        return None
    # A hair below, because sums of floats that are five points apart on paper are not quite so in memory.
    floor = max(item.score for item in pool) - inputs.limits["picker.equal_points"] - 1e-9
    used = inputs.history.last_used

    def turn(item: Scored) -> tuple[int, float, str]:
        last = used.get(item.candidate.id)
        return (last.toordinal() if last is not None else 0, draw(inputs.day, item.candidate.id), item.candidate.id)

    return min((item for item in pool if item.score >= floor), key=turn)
