"""Ten years of somebody's days: a seeded generator of a large store (docs/design.md 7), for benchmarks and large tests.

The same seed gives the same records. Nothing in it is about anyone real.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.base.vocabulary import CHANNELS, MOODS, NEEDS, SETTINGS, STAGES, Status
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.activities import Activity, Choice, Hidden, NeedShare, Use
from ladder_tui.domain.records.attempts import Attempt, Outcome, Prediction
from ladder_tui.domain.records.cards import CardMark, Deck
from ladder_tui.domain.records.checkins import MINUTES_CHOICES, CheckIn
from ladder_tui.domain.records.decisions import CareAnswer, Decision, Move
from ladder_tui.domain.records.entries import Entry, Win
from ladder_tui.domain.records.opportunities import Moved, Opportunity
from ladder_tui.domain.records.people import Contact, Person, Promise
from ladder_tui.domain.records.plans import Origin, Plan
from ladder_tui.domain.records.rungs import FIRST_LADDER, OwnLadder, Rung
from ladder_tui.domain.records.settings import NeedLevel, Settings
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.store.file.paths import find_paths
from ladder_tui.store.keeper import Change, Keeper

#: Records of ten years, and how many of each thousand belong to each table.
RECORDS: Final = 20_000
DAYS: Final = 3_652
SHARES: Final[Mapping[str, int]] = {
    "checkins": 311, "contacts": 250, "plans": 150, "entries": 90, "attempts": 60, "wins": 45, "uses": 35,
    "choices": 20, "card_marks": 15, "promises": 6, "opportunities": 4, "decisions": 12, "care_answers": 2,
}  # fmt: skip
#: These grow with the square root: ten years bring more days, not ten times the friends.
PEOPLE: Final = 60
RUNGS: Final = 40
LADDERS: Final = (FIRST_LADDER, "ladder-1", "ladder-2")
ACTIVITIES: Final = 50

_NAMES = (
    "Ana", "Jun", "Lea", "Priya", "Zoë", "Mr Okoro", "Søren", "Halima", "Tomasz", "Ingrid", "Kofi", "Mei", "Rafael",
    "Nadia", "Émile", "Yusuf", "Oona", "Dita", "Pavel", "Saoirse",
)  # fmt: skip
_FAMILY = ("Lima", "Novak", "Haddad", "Okafor", "Brandt", "O’Neil", "Sato", "Moreau", "Castro", "Lindqvist")
_DOING = (
    "Coffee", "A slow walk", "Choir", "Board games", "Pottery", "Soup", "The market", "A film", "Gardening",
    "A call", "Swimming", "The repair café", "Language table", "A museum hour", "Park run, walking",
)  # fmt: skip
_WHERE = ("by the river", "at the library", "in the park", "at the hall", "round the corner", "from home")
_WORDS = (
    "the bench was in the sun", "we both laughed about the dog", "nobody minded the pause", "I asked one question back",
    "it was loud near the door", "my voice was steady after a while", "the tea went cold and that was fine",
    "she remembered what I had said", "I left when it was enough", "he told me about the boat he is mending",
    "I was tired and went all the same", "nothing much was said, which was restful", "I forgot a name and asked again",
    "the second half was easier", "it rained and we stood under the same roof", "I would sit nearer next time",
    "a stranger held the door and said good morning", "the fear did not come true", "we swapped recipes",
)  # fmt: skip
_FEARS = ("They look away", "I have nothing to say", "They think I am odd", "My voice shakes", "I am in the way")


def tables(
    now: datetime, zone: str, *, records: int = RECORDS, seed: int = 10, days: int = DAYS
) -> dict[str, dict[str, Any]]:
    """About `records` records of the ten years (or `days`) before `now`, by table and id, oldest first."""
    made: dict[str, dict[str, Any]] = {}
    for table, record in _Decade(now, zone, records, Random(seed), days).all():
        made.setdefault(table, {})[record.id] = record
    return made


def snapshot(
    now: datetime, zone: str, library: Library, *, records: int = RECORDS, seed: int = 10, days: int = DAYS
) -> Snapshot:
    """The same as a Snapshot, without a store."""
    made: dict[str, Any] = tables(now, zone, records=records, seed=seed, days=days)
    return Snapshot(now=now, zone=zone, library=library, settings=made.pop("settings")["settings"], **made)


def two_years(now: datetime, zone: str, library: Library) -> Snapshot:
    """Two full years instead: 600 attempts on three ladders, and all the rest at the same pace."""
    return snapshot(now, zone, library, records=RECORDS // 2, days=730)


def write(folder: Path, now: datetime, zone: str, *, records: int = RECORDS, seed: int = 10) -> int:
    """The same as a data folder; returns the number of records. A folder that holds a store already is left alone."""
    if find_paths(folder, {}).data_file.exists():
        return 0
    changes = [
        Change(table, id, None, record)
        for table, rows in tables(now, zone, records=records, seed=seed).items()
        for id, record in rows.items()
    ]
    with Keeper.open(find_paths(folder, {}), now=now) as keeper:
        keeper.commit(changes, now=now)
    return len(changes)


class _Decade:
    """One run of the generator."""

    def __init__(self, now: datetime, zone: str, records: int, rng: Random, days: int) -> None:
        self.now, self.zone, self.rng, self.days = now, zone, rng, days
        factor = (records / RECORDS) ** 0.5
        self.people = [f"person-{n}" for n in range(max(3, round(PEOPLE * factor)))]
        self.rungs = [f"rung-{n}" for n in range(max(3, round(RUNGS * factor)))]
        self.activities = [f"activity-{n}" for n in range(max(3, round(ACTIVITIES * factor)))]
        self.counts = {table: records * share // 1000 for table, share in SHARES.items()}

    def all(self) -> Iterator[tuple[str, Any]]:
        """Every record with its table, each table oldest first."""
        yield "settings", self.settings()
        for ladder_id in LADDERS[1:]:
            yield "ladders", OwnLadder(id=ladder_id, title=self.title(), created=self.now - timedelta(days=self.days))
        for table, ids in (("people", self.people), ("rungs", self.rungs), ("activities", self.activities)):
            for index, id in enumerate(ids):
                yield table, getattr(self, f"one_of_{table}")(id, index)
        for table, number in self.counts.items():
            make = getattr(self, f"one_of_{table}")
            for index in range(number):
                at = self.now - timedelta(days=self.days * (number - index) / number, minutes=self.rng.randrange(600))
                yield table, make(f"{self.rng.getrandbits(128):032x}", at.replace(second=0, microsecond=0))
        yield from self.today()
        yield "hidden", Hidden(id="core.topics/none", at=self.now)
        yield "decks", Deck(id="all", shuffle=3, dealt=tuple(f"core.topics/card-{n}" for n in range(40)))

    # -- words ------------------------------------------------------------------------------

    def text(self, low: int, high: int) -> str:
        """From `low` to `high` half-sentences."""
        parts = self.rng.choices(_WORDS, k=self.rng.randint(low, high))
        return ". ".join(part[0].upper() + part[1:] for part in parts) + "."

    def title(self) -> str:
        """What is done, and where or with whom."""
        other = self.rng.choice((*_WHERE, *(f"with {name}" for name in _NAMES)))
        return f"{self.rng.choice(_DOING)} {other}"

    # -- what there is ----------------------------------------------------------------------

    def settings(self) -> Settings:
        """Welcomed, with needs."""
        needs = tuple(NeedLevel(need=need, wanted=8 - n, present=2 + n) for n, need in enumerate(NEEDS))
        return Settings(welcomed=True, zone=self.zone, needs=needs)

    def one_of_people(self, id: str, index: int) -> Person:
        """Someone, with a page of details; a few rest, one is not safe."""
        name = f"{_NAMES[index % len(_NAMES)]} {_FAMILY[index // len(_NAMES) * 3 % len(_FAMILY)]}"
        return Person(
            id=id, name=f"{name} {index}" if index >= 100 else name,
            created=self.now - timedelta(days=self.days - index), how_known=self.title(),
            stage=STAGES[index % len(STAGES)], details=self.text(2, 8),
            next_time=self.text(1, 1), needs=(NEEDS[index % 4],), effort=1 + index % 4, minutes=15 + index % 3 * 15,
            rhythm_days=(None, 7, 14, 30)[index % 4], paused=index % 9 == 8, unsafe=index % 50 == 49,
        )  # fmt: skip

    def one_of_rungs(self, id: str, index: int) -> Rung:
        """A rung, from easy to hard."""
        return Rung(
            id=id, text=self.title(), suds=min(95, 10 + index * 85 // len(self.rungs)),
            created=self.now - timedelta(days=self.days - 15 * index), setting=SETTINGS[index % len(SETTINGS)],
            done_when="I said one sentence.", backup="Walk past and nod.", reward="Tea on the bench.",
            current=index // len(LADDERS) == len(self.rungs) // len(LADDERS) // 2, set_aside=index % 7 == 6,
            ladder_id=LADDERS[index % len(LADDERS)], variations=("at the library", "in the park"), minutes=20,
        )  # fmt: skip

    def one_of_activities(self, id: str, index: int) -> Activity:
        """One's own activity."""
        needs = (NeedShare(need=NEEDS[index % 4], share=0.6), NeedShare(need=NEEDS[(index + 1) % 4], share=0.4))
        return Activity(
            id=id, title=self.title(), text=self.text(1, 2), effort=1 + index % 5, minutes=10 + index % 6 * 15,
            needs=needs, moods=(MOODS[index % 5], MOODS[(index + 2) % 5]), own=True,
            created=self.now - timedelta(days=self.days - 14 * index), paused=index % 11 == 10,
        )  # fmt: skip

    # -- what happened ----------------------------------------------------------------------

    def one_of_checkins(self, id: str, at: datetime) -> CheckIn:
        """Three keys."""
        rng = self.rng
        return CheckIn(
            id=id, at=at, mood=rng.choice(MOODS), energy=rng.randint(1, 5), minutes=rng.choice(MINUTES_CHOICES)
        )

    def one_of_contacts(self, id: str, at: datetime) -> Contact:
        """Most with a short note; some people are met far more often than others."""
        who = self.people[int(len(self.people) * self.rng.random() ** 2)]
        note = self.text(1, 2) if self.rng.random() < 0.6 else ""
        return Contact(id=id, person_id=who, at=at, channel=self.rng.choice(CHANNELS), note=note)

    def one_of_plans(self, id: str, at: datetime) -> Plan:
        """Closed ones, most of them done."""
        rng = self.rng
        closed: tuple[Status, ...] = ("done", "left_early", "self_cancelled", "fell_through")
        status = rng.choices(closed, (70, 8, 12, 10))[0]
        lot = rng.random()
        rung_id = self.rungs[int(lot * len(self.rungs))]
        return Plan(
            id=id, title=self.title(), day=at.date(), created=at - timedelta(days=3), at=time(rng.randint(8, 20), 30),
            zone=self.zone, minutes=rng.choice((10, 30, 60, 90)), effort=rng.randint(1, 4), needs=(rng.choice(NEEDS),),
            cue="After breakfast", reward="The long way home", backup="Send one message instead",
            note=self.text(1, 2) if rng.random() < 0.3 else "", status=status, closed_at=at + timedelta(hours=3),
            backup_done=status == "fell_through" and rng.random() < 0.5,
            person_id=rng.choice(self.people) if rng.random() < 0.3 else None,
            origin=Origin(kind="activity", ref=rng.choice(self.activities)) if lot < 0.3
            else Origin(kind="rung", ref=rung_id) if lot > 0.7 else Origin(),
        )  # fmt: skip

    def one_of_entries(self, id: str, at: datetime) -> Entry:
        """From a line to a page."""
        asked = self.rng.random() < 0.5
        return Entry(
            id=id, at=at, text=self.text(1, 24), kind="prompt" if asked else "free",
            prompt_id=f"core.reflections/q-{self.rng.randrange(60)}" if asked else None,
            question="What was easier than you thought?" if asked else "",
        )  # fmt: skip

    def one_of_attempts(self, id: str, at: datetime) -> Attempt:
        """With prediction and outcome."""
        rng = self.rng
        before = rng.randint(30, 95)
        outcome = Outcome(
            happened=rng.choices(("no", "partly", "yes"), (75, 18, 7))[0], likelihood_next=rng.randint(5, before),
            peak=rng.randint(20, 90), end=rng.randint(5, 50), lesson=self.text(1, 1), easy=self.text(1, 1),
            worth=rng.randint(3, 10), context=rng.choice(SETTINGS),
        )  # fmt: skip
        feared = Prediction(feared=rng.choice(_FEARS), likelihood=before, suds=rng.randint(20, 90), cost=60)
        return Attempt(
            id=id, title=self.title(), started_at=at, prediction=feared, rung_id=rng.choice(self.rungs),
            status="done", closed_at=at + timedelta(hours=1), outcome=outcome,
        )  # fmt: skip

    def one_of_decisions(self, id: str, at: datetime) -> Decision:
        """A choice on one of the ladders, up now and then."""
        start, goal = self.rng.sample(self.rungs, 2)
        moves: tuple[Move, ...] = ("repeat", "vary", "step_up", "split", "pause")
        chosen = self.rng.choices(moves, (50, 25, 18, 5, 2))[0]
        return Decision(
            id=id, at=at, ladder_id=self.rng.choice(LADDERS), rung_id=start, suggested=chosen, chosen=chosen,
            to_rung=goal if chosen in ("step_up", "split") else None,
        )  # fmt: skip

    def one_of_care_answers(self, id: str, at: datetime) -> CareAnswer:
        """Every month, rarely yes."""
        return CareAnswer(id=id, at=at, harder=self.rng.random() < 0.05)

    def one_of_wins(self, id: str, at: datetime) -> Win:
        """One line."""
        return Win(id=id, text=self.text(1, 1), at=at)

    def one_of_uses(self, id: str, at: datetime) -> Use:
        """Of an own activity."""
        return Use(id=id, item_id=self.rng.choice(self.activities), at=at, worth=self.rng.randint(4, 10))

    def one_of_choices(self, id: str, at: datetime) -> Choice:
        """A suggestion taken, or rest."""
        item = self.rng.choice((*self.activities, "rest"))
        return Choice(id=id, item_id=item, day=at.date(), at=at, action="rested" if item == "rest" else "taken")

    def one_of_card_marks(self, id: str, at: datetime) -> CardMark:
        """A card used with somebody."""
        card = f"core.topics/card-{self.rng.randrange(200)}"
        return CardMark(id=id, card_id=card, action="used", at=at, person_id=self.rng.choice(self.people))

    def one_of_promises(self, id: str, at: datetime) -> Promise:
        """Kept, all but the latest."""
        fresh = at > self.now - timedelta(days=60)
        return Promise(
            id=id, text=self.text(1, 1), created=at, person_id=self.rng.choice(self.people),
            due=at.date() + timedelta(days=20), kept_at=None if fresh else at + timedelta(days=9),
        )  # fmt: skip

    def one_of_opportunities(self, id: str, at: datetime) -> Opportunity:
        """A course of half a year, a monthly thing or something once; the latest ones are still running."""
        first, rng = at.date(), self.rng
        rule = rng.choice(
            (
                Recurrence(frequency="weekly", weekdays=(first.weekday(),), until=first + timedelta(days=180)),
                Recurrence(frequency="weekly", interval=2, weekdays=(2, 5), until=first + timedelta(days=720)),
                Recurrence(frequency="monthly", weekdays=(6,), nth=1, until=first + timedelta(days=900)),
                None,
            )
        )
        skipped = tuple(first + timedelta(weeks=week) for week in (3, 9, 11)) if rule is not None else ()
        moved = (Moved(original=first + timedelta(weeks=5), day=first + timedelta(weeks=5, days=1), at=time(18)),)
        return Opportunity(
            id=id, title=self.title(), day=first, created=at, at=time(rng.randint(9, 20)), zone=self.zone,
            note=self.text(1, 2), rule=rule, skipped=skipped, moved=moved if rule is not None else (), effort=3,
        )  # fmt: skip

    def today(self) -> Iterator[tuple[str, Any]]:
        """A day with something in it, so that every place has something to show."""
        today: date = self.now.date()
        yield "checkins", CheckIn(id="today", at=self.now - timedelta(hours=1), mood="steady", energy=3, minutes=30)
        for index in range(3):
            yield "plans", Plan(
                id=f"today-{index}", title=self.title(), day=today, created=self.now, at=time(11 + 3 * index),
                zone=self.zone, cue="After breakfast", reward="The long way home", backup="Send one message instead",
                person_id=self.people[index],
            )  # fmt: skip
