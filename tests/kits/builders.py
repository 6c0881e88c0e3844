"""Small builders of domain values for tests: sensible defaults, every field open to change by keyword."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from ladder_tui.domain.base.vocabulary import Need
from ladder_tui.domain.items.kindness import Kindness, KindStep
from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import FollowUp, TopicCard
from ladder_tui.domain.library import Library
from ladder_tui.domain.records.activities import Activity, Choice, NeedShare, Use
from ladder_tui.domain.records.attempts import Attempt, Outcome, Prediction
from ladder_tui.domain.records.cards import CardMark, CardWords, Gap
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.entries import Entry, Win
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Contact, Person, Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.records.settings import Settings
from ladder_tui.domain.snapshot import Snapshot

ZONE = ZoneInfo("Europe/Berlin")
#: A Wednesday morning in winter time.
NOW = datetime(2026, 3, 4, 9, 0, tzinfo=ZONE)
TODAY = NOW.date()


class HasId(Protocol):
    """Any record."""

    @property
    def id(self) -> str:
        """The record's key."""


Record = TypeVar("Record", bound=HasId)


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """The records as a mapping from id, in the order given."""
    return {record.id: record for record in records}


def shares(*needs: Need) -> tuple[NeedShare, ...]:
    """Equal shares of the given needs, as packs write them."""
    return tuple(NeedShare(need=need, share=1 / len(needs)) for need in needs)


def person(id: str = "ana", name: str = "Ana", **fields: Any) -> Person:
    """Someone, met before the test begins."""
    return Person(id=id, name=name, **{"created": NOW, **fields})


def contact(id: str = "contact-1", person_id: str = "ana", at: datetime = NOW, **fields: Any) -> Contact:
    """An exchange in person."""
    return Contact(id=id, person_id=person_id, at=at, **fields)


def promise(id: str = "promise-1", text: str = "Send the soup recipe", **fields: Any) -> Promise:
    """Something promised to nobody in particular."""
    return Promise(id=id, text=text, **{"created": NOW, **fields})


def plan(id: str = "plan-1", title: str = "Coffee by the river", day: date = TODAY, **fields: Any) -> Plan:
    """An open plan for today, at any time of the day."""
    return Plan(id=id, title=title, day=day, **{"created": NOW, **fields})


def opportunity(id: str = "class", title: str = "Pottery class", day: date = TODAY, **fields: Any) -> Opportunity:
    """Something that happens once, today, in the zone of `NOW`."""
    return Opportunity(id=id, title=title, day=day, **{"created": NOW, "zone": ZONE.key, **fields})


def activity(id: str = "pack/walk", title: str = "A lap round the park", **fields: Any) -> Activity:
    """A pack activity of 30 minutes and effort 2 that serves small talk and fits every mood but low."""
    defaults: dict[str, Any] = {
        "needs": shares("casual_chat"), "moods": ("anxious", "flat", "steady", "good"), "first_step": "Put on shoes.",
    }  # fmt: skip
    return Activity(id=id, title=title, **{**defaults, **fields})


def use(id: str = "use-1", item_id: str = "pack/walk", at: datetime = NOW, **fields: Any) -> Use:
    """One use of something in the portfolio."""
    return Use(id=id, item_id=item_id, at=at, **fields)


def choice(id: str = "choice-1", item_id: str = "pack/walk", day: date = TODAY, **fields: Any) -> Choice:
    """A suggestion taken."""
    return Choice(id=id, item_id=item_id, day=day, **{"at": NOW, **fields})


def checkin(id: str = "checkin-1", at: datetime = NOW, **fields: Any) -> CheckIn:
    """Steady, energy 3, half an hour."""
    return CheckIn(id=id, at=at, **{"mood": "steady", "energy": 3, "minutes": 30, **fields})


def card(id: str = "topics/how-start", opener: str = "So how did you end up trying this?", **fields: Any) -> TopicCard:
    """A card of depth 2 for a class."""
    defaults: dict[str, Any] = {
        "follow_ups": ("What nearly stopped you?", "What has surprised you so far?"),
        "listen_for": "Why it matters to them.",
        "share": "I signed up on a rainy Sunday.",
        "exit_line": "They are starting again. Tell me how it went.",
        "depth": 2,
        "settings": ("class",),
        "stages": ("stranger", "acquaintance"),
        "needs": ("casual_chat",),
        "effort": 2,
        "tone": "curious",
        "avoid_when": "The session is under way.",
    }
    given = {**defaults, **fields}
    given["follow_ups"] = tuple(FollowUp(say=said) if isinstance(said, str) else said for said in given["follow_ups"])
    return TopicCard(id=id, opener=opener, **given)


def situation(id: str = "ahead/bus-stop", title: str = "At the bus stop", **fields: Any) -> Situation:
    """A page for somebody who waits in transit."""
    defaults: dict[str, Any] = {
        "group": "passing",
        "settings": ("transit",),
        "stages": ("stranger", "familiar_face"),
        "usual": "People look down the road. A word about the bus is never strange.",
        "enough": "Say one word about the bus.",
        "first_minute": ("Stand near them.", "Look down the road."),
        "blank": ("Say nothing. Waiting is fine.",),
        "leave": ("Here it comes. Have a good day.",),
        "not_when": "They have both ears covered.",
    }
    return Situation(id=id, title=title, **{**defaults, **fields})


def card_mark(id: str = "mark-1", card_id: str = "topics/how-start", **fields: Any) -> CardMark:
    """A card used today."""
    return CardMark(id=id, card_id=card_id, **{"action": "used", "at": NOW, **fields})


def card_words(id: str = "words-1", card_id: str = "topics/how-start", **fields: Any) -> CardWords:
    """A card said in own words."""
    return CardWords(id=id, card_id=card_id, **{"at": NOW, "opener": "How did you get here?", **fields})


def gap(id: str = "gap-1", text: str = "pottery", **fields: Any) -> Gap:
    """A gap of a card, filled."""
    return Gap(id=id, text=text, **{"slot": "thing", "card_id": "topics/how-start", "at": NOW, **fields})


def prompt(
    id: str = "reflections/easy", question: str = "What was easier than you thought?", **fields: Any
) -> ReflectionPrompt:
    """A short question for any time."""
    defaults = {"moment": "anytime", "why": "Easy things are easy to overlook.", "form": "short", "writes": "easy"}
    return ReflectionPrompt(id=id, question=question, **{**defaults, **fields})


def entry(id: str = "entry-1", text: str = "The bench was in the sun.", at: datetime = NOW, **fields: Any) -> Entry:
    """Something written freely."""
    return Entry(id=id, text=text, at=at, **fields)


def kindness(id: str = "kindness/setback", title: str = "After a hard try", **fields: Any) -> Kindness:
    """Two steps for after a setback."""
    steps = (
        KindStep(kind="name_it", text="That stung, and it makes sense that it did."),
        KindStep(kind="next_step", text="Put the kettle on."),
    )
    return Kindness(
        id=id, title=title, **{"moment": "setback", "form": "steps", "minutes": 3, "steps": steps, **fields}
    )


def rung(id: str = "rung-1", text: str = "Say good morning to one neighbour", suds: int = 30, **fields: Any) -> Rung:
    """A mild rung."""
    return Rung(id=id, text=text, suds=suds, **{"created": NOW, **fields})


def prediction(**fields: Any) -> Prediction:
    """Fairly sure of something middling."""
    return Prediction(**{"feared": "They look away.", "likelihood": 70, "suds": 50, **fields})


def outcome(**fields: Any) -> Outcome:
    """It did not happen."""
    return Outcome(**{"happened": "no", "likelihood_next": 45, "peak": 40, "end": 20, **fields})


def attempt(id: str = "attempt-1", title: str = "Say good morning to one neighbour", **fields: Any) -> Attempt:
    """One try at `rung-1`, done, with an outcome; pass `status="open", outcome=None` for one under way."""
    defaults: dict[str, Any] = {
        "started_at": NOW, "prediction": prediction(), "rung_id": "rung-1", "status": "done", "outcome": outcome(),
    }  # fmt: skip
    merged = {**defaults, **fields}
    if merged["status"] != "open":
        merged.setdefault("closed_at", merged["started_at"])
    return Attempt(id=id, title=title, **merged)


def win(id: str = "win-1", text: str = "She waved first.", at: datetime = NOW, **fields: Any) -> Win:
    """A small good thing that happened today."""
    return Win(id=id, text=text, at=at, **fields)


def settings(**fields: Any) -> Settings:
    """The settings of someone who has seen the first pages, in the zone of `NOW`."""
    return Settings(**{"welcomed": True, "zone": ZONE.key, **fields})


def library(**tables: Iterable[HasId]) -> Library:
    """A library of the given items: `library(topics=[card()], activities=[activity()])`."""
    made: Any = {name: by_id(items) for name, items in tables.items()}
    return Library(**made)


def snapshot(now: datetime = NOW, **tables: Any) -> Snapshot:
    """A snapshot. Tables take lists of records or mappings: `snapshot(people=[person()], plans=[plan()])`."""
    made: dict[str, Any] = {}
    for name, value in tables.items():
        plain = name in ("library", "settings", "zone") or isinstance(value, Mapping)
        made[name] = value if plain else by_id(value)
    return Snapshot(**{"now": now, "zone": ZONE.key, "settings": settings(), **made})
