"""Ten invented people over 26 weeks, day by day through the engines: seeded, so that every run is the same."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

import msgspec

from ladder_tui.domain.base.vocabulary import MOODS, NEEDS, Mood, Need
from ladder_tui.domain.calendar.load import capacity, planned_load
from ladder_tui.domain.growth.rhythm import rhythm
from ladder_tui.domain.picks.candidates import candidates
from ladder_tui.domain.picks.needs import need_gaps
from ladder_tui.domain.picks.picker import Picks, pick
from ladder_tui.domain.picks.scoring import filtered_by, inputs_of
from ladder_tui.domain.records.activities import Activity, Choice
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.records.settings import NeedLevel
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import NOW, activity, checkin, choice, library, person, plan, settings, shares, snapshot

WEEKS: Final = 26
DAYS: Final = 7 * WEEKS

#: title, effort, minutes, needs
THINGS: Final[tuple[tuple[str, int, int, tuple[Need, ...]], ...]] = (
    ("A voice note swap", 1, 10, ("confidant",)),
    ("A letter by hand", 1, 20, ("confidant",)),
    ("A long call", 3, 60, ("confidant",)),
    ("A slow walk for two", 2, 45, ("confidant", "shared_activity")),
    ("The same bench", 1, 10, ("casual_chat",)),
    ("The counter with time", 1, 5, ("casual_chat",)),
    ("A lap round the park", 1, 20, ("casual_chat",)),
    ("The market on foot", 2, 40, ("casual_chat",)),
    ("A board game hour", 3, 60, ("shared_activity",)),
    ("Cooking side by side", 3, 90, ("shared_activity", "confidant")),
    ("A puzzle by post", 1, 10, ("shared_activity",)),
    ("The repair table", 2, 60, ("shared_activity", "group_belonging")),
    ("The reading thread", 1, 5, ("group_belonging",)),
    ("A no-audition choir", 4, 90, ("group_belonging",)),
    ("The garden morning", 3, 120, ("group_belonging", "casual_chat")),
    ("An online study room", 1, 30, ("group_belonging",)),
)
FRIENDS: Final[tuple[tuple[str, int, int, tuple[Need, ...], int | None], ...]] = (
    ("Ana", 2, 15, ("confidant",), 14),
    ("Jun", 2, 30, ("shared_activity",), None),
    ("Mr Okoro", 1, 5, ("casual_chat",), None),
    ("Lea", 2, 20, ("confidant", "casual_chat"), 30),
)


class Someone(msgspec.Struct, frozen=True, kw_only=True):
    """A way of living: wishes for the four needs (0 to 10), usual energy, minutes on hand, weeks away, how often the
    app is opened (0 to 1), how often a suggestion is taken."""

    name: str
    wishes: tuple[int, int, int, int]
    energy: int
    minutes: tuple[int, ...] = (15, 30, 60)
    away: range = range(0)
    opens: float = 1.0
    takes: float = 0.6
    capacity: int | None = None


SOMEONE: Final = (
    Someone(name="new in town", wishes=(7, 6, 5, 6), energy=3),
    Someone(name="low all winter", wishes=(6, 3, 2, 2), energy=1, minutes=(5, 15, 30), takes=0.4),
    Someone(name="a carer with little time", wishes=(8, 5, 3, 3), energy=2, minutes=(5, 10, 15)),
    Someone(name="shift work", wishes=(3, 7, 5, 2), energy=3, minutes=(10, 30, 120), opens=0.7),
    Someone(name="many people, nobody close", wishes=(10, 0, 2, 0), energy=4),
    Someone(name="misses a group", wishes=(2, 3, 4, 10), energy=4, minutes=(30, 60, 120)),
    Someone(name="six weeks away", wishes=(5, 5, 5, 5), energy=3, away=range(9, 15)),
    Someone(name="opens it twice a week", wishes=(6, 6, 6, 6), energy=3, opens=0.3),
    Someone(name="full of energy", wishes=(4, 8, 8, 8), energy=5, minutes=(60, 120), takes=0.9),
    Someone(name="a small fixed week", wishes=(7, 7, 0, 4), energy=2, capacity=4, minutes=(10, 15, 30)),
)


class Life(msgspec.Struct):
    """What the engines did for one person in 26 weeks."""

    someone: Someone
    suggested: Counter[str] = msgspec.field(default_factory=Counter)
    crowded: Counter[str] = msgspec.field(default_factory=Counter)
    first: Counter[str] = msgspec.field(default_factory=Counter)
    longest_wait: dict[Need, int] = msgspec.field(default_factory=dict)
    above_capacity: int = 0
    days: int = 0
    taken: int = 0
    rhythm: str = ""

    @property
    def largest_share(self) -> float:
        """The share, 0 to 1, that one thing takes of all picks on days when five others fitted."""
        return _largest(self.crowded)

    @property
    def largest_first(self) -> float:
        """The share, 0 to 1, that one thing takes of the first picks of such days."""
        return _largest(self.first)

    def line(self) -> str:
        """One line of the report."""
        waits = " ".join(f"{need} {self.longest_wait.get(need, 0)}" for need in NEEDS)
        most = self.first.most_common(1)[0][0]
        daily, often = self.suggested.most_common(1)[0]
        return (
            f"{self.someone.name}: {self.days} days, {sum(self.suggested.values())} picks of {len(self.suggested)} "
            f"things, {self.taken} taken; most often first {most}, {100 * self.largest_first:.0f} %; most often at all "
            f"{daily}, {100 * often / self.days:.0f} % of days; longest wait in days: {waits}; above capacity "
            f"{self.above_capacity}; {self.rhythm}"
        )


def _largest(counted: Counter[str]) -> float:
    total = sum(counted.values())
    return max(counted.values()) / total if total else 0.0


def live(someone: Someone, seed: int) -> Life:
    """Half a year of one person: each day a check-in, the picks, perhaps one of them taken and done."""
    rng = Random(f"{seed} {someone.name}")
    life = Life(someone)
    things, friends = _things(), _friends()
    plans: dict[str, Plan] = {}
    checkins: dict[str, CheckIn] = {}
    choices: dict[str, Choice] = {}
    wishes = zip(NEEDS, someone.wishes, strict=True)
    levels = tuple(NeedLevel(need=need, wanted=wish, present=0) for need, wish in wishes)
    base = settings(needs=levels, capacity=someone.capacity)
    waiting: dict[Need, date] = {}
    for number in range(DAYS):
        now = _moment(number, rng)
        if number // 7 in someone.away or rng.random() > someone.opens:
            continue
        mood, energy = _feels(someone, rng)
        minutes = rng.choice(someone.minutes)
        checkins[f"in-{number}"] = checkin(f"in-{number}", now, mood=mood, energy=energy, minutes=minutes)
        there = snapshot(
            now, library=library(activities=things), people=friends, plans=plans, checkins=checkins, choices=choices,
            settings=base,
        )  # fmt: skip
        picks = pick(there)
        life.days += 1
        _note(life, there, picks, waiting)
        chosen = picks.picks[rng.randrange(len(picks.picks))] if picks.picks else None
        if chosen is not None and rng.random() < someone.takes:
            life.taken += 1
            item = chosen.candidate
            id = f"take-{number}"
            choices[id] = choice(id, item_id=item.id, day=now.date(), action="taken", at=now)
            plans[f"plan-{number}"] = plan(
                f"plan-{number}", item.title, now.date(), status="done", effort=item.effort, minutes=item.minutes,
                needs=tuple(share.need for share in item.needs), closed_at=now, created=now,
                origin=Origin(kind=item.kind, ref=item.id), person_id=item.id if item.kind == "person" else None,
            )  # fmt: skip
    end = snapshot(NOW + timedelta(days=DAYS), plans=plans, checkins=checkins, settings=base)
    found = rhythm(end)
    life.rhythm = found.words if found is not None else "no rhythm yet"
    return life


def _note(life: Life, there: Snapshot, picks: Picks, waiting: dict[Need, date]) -> None:
    """Count what was suggested, how many days a need with a gap has waited, and whether the week could carry it."""
    inputs = inputs_of(there)
    gaps = need_gaps(there)
    able = [candidate for candidate in candidates(there) if filtered_by(candidate, inputs) is None]
    load = planned_load(there.plans.values(), there.today, 0)
    carries = capacity(there.checkins.values(), there.settings, there.now).value
    served: set[Need] = set()
    for one in picks.picks:
        life.suggested[one.candidate.title] += 1
        if len(able) > 5:
            life.crowded[one.candidate.title] += 1
            life.first[one.candidate.title] += one.role == "best"
        served |= {share.need for share in one.candidate.needs}
        life.above_capacity += one.candidate.effort > 1 and load + one.candidate.effort > carries
    for need in NEEDS:
        can = any(candidate.share(need) > 0 for candidate in able)
        # Nobody waits while away from the app: the wait is counted from the last visit that served the need.
        if need in served or gaps.gap(need) == 0 or not can:
            waiting.pop(need, None)
        else:
            since = waiting.setdefault(need, there.today)
            life.longest_wait[need] = max(life.longest_wait.get(need, 0), (there.today - since).days + 1)


def _moment(number: int, rng: Random) -> datetime:
    day = NOW + timedelta(days=number)
    return day.replace(hour=rng.choice((8, 13, 19)))


def _feels(someone: Someone, rng: Random) -> tuple[Mood, int]:
    energy = max(1, min(5, someone.energy + rng.choice((-1, 0, 0, 0, 1))))
    low, high = (0, 3) if energy <= 2 else (1, 5)
    return MOODS[rng.randrange(low, high)], energy


def _things() -> list[Activity]:
    return [
        activity(f"pack/{number}", title, effort=effort, minutes=minutes, needs=shares(*needs), moods=MOODS)
        for number, (title, effort, minutes, needs) in enumerate(THINGS)
    ]


def _friends() -> list[Person]:
    return [
        person(f"p-{name}", name, effort=effort, minutes=minutes, needs=needs, rhythm_days=days)
        for name, effort, minutes, needs, days in FRIENDS
    ]


def everyone(seed: int = 1) -> Iterator[Life]:
    """All ten lives."""
    return (live(someone, seed) for someone in SOMEONE)
