"""The library: everything the content packs hold, by id, in pack order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ladder_tui.domain.activities import Activity
from ladder_tui.domain.drills import Drill
from ladder_tui.domain.kindness import Kindness
from ladder_tui.domain.ladder_templates import LadderTemplate
from ladder_tui.domain.need_questions import NeedQuestion
from ladder_tui.domain.reflection import ReflectionPrompt
from ladder_tui.domain.scripts import Script
from ladder_tui.domain.topics import TopicCard
from ladder_tui.domain.vocabulary import ContactLevel, Need, Place, Price, Setting, Stage
from ladder_tui.domain.why_notes import WhyNote

Trigger = Literal["cancelled", "no_reply", "late", "too_tired", "too_anxious", "weather", "money", "ill", "closed"]
Occasion = Literal[
    "plain", "memory", "saw_this", "follow_up", "thanks", "after_silence", "support", "good_news", "plan", "ask_help",
]  # fmt: skip
SupportKind = Literal[
    "emergency", "crisis_line", "text_line", "warm_line", "directory", "peer", "befriending", "therapy_finder",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """The smaller thing that stands ready when a plan falls through. `effort` 1 or 2, `minutes` 1 to 20."""

    id: str
    text: str
    trigger: Trigger
    effort: int
    minutes: int
    contact: ContactLevel
    place: Place
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """A small thing to look forward to, 1 to 20 minutes."""

    id: str
    text: str
    minutes: int
    price: Price
    kind: Literal["rest", "senses", "play", "outdoors", "make", "music", "connect", "comfort"]
    effort: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """A first line for a short message; `{slot}` names stand for words to fill in."""

    id: str
    text: str
    stage: Stage
    occasion: Occasion
    channel: Literal["text", "voice", "card"]
    asks: bool
    slots: tuple[str, ...] = ()
    reply_idea: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachBy:
    """Ways to reach a support entry; empty text where there is none."""

    phone: str = ""
    text: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLine:
    """Someone to talk to. `last_checked` is an ISO date, or empty while nobody has opened the source page."""

    id: str
    name: str
    kind: SupportKind
    region: str
    hours: str
    price: str
    contact: ReachBy
    note: str
    source: str
    confidence: Literal["high", "medium", "low"]
    last_checked: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RungIdea:
    """A rung from a pack. `suds` is the range of expected distress, low and high, 0 to 100."""

    id: str
    text: str
    setting: Setting
    stage: Stage
    needs: tuple[Need, ...]
    suds: tuple[int, int]
    minutes: int
    effort: int
    price: Price
    place: Place
    prediction: str
    done_when: str
    variations: tuple[str, ...]
    smaller_step: str
    bigger_step: str
    backup: str
    reward: str
    repeat: int
    drop: tuple[str, ...] = ()
    not_for: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """How one value of a vocabulary is shown: a label and a one-line meaning."""

    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All usable content, each mapping from item id to item in a stable order."""

    topics: Mapping[str, TopicCard] = field(default_factory=dict)
    reflections: Mapping[str, ReflectionPrompt] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)
    kindness: Mapping[str, Kindness] = field(default_factory=dict)
    backups: Mapping[str, Backup] = field(default_factory=dict)
    rewards: Mapping[str, Reward] = field(default_factory=dict)
    starters: Mapping[str, Starter] = field(default_factory=dict)
    support: Mapping[str, SupportLine] = field(default_factory=dict)
    rungs: Mapping[str, RungIdea] = field(default_factory=dict)
    drills: Mapping[str, Drill] = field(default_factory=dict)
    scripts: Mapping[str, Script] = field(default_factory=dict)
    ladders: Mapping[str, LadderTemplate] = field(default_factory=dict)
    need_questions: Mapping[str, NeedQuestion] = field(default_factory=dict)
    why_notes: Mapping[str, WhyNote] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Word]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def label(self, vocabulary: str, value: str) -> str:
        """The words shown for a vocabulary value; the value itself, made readable, where a pack names none."""
        word = self.words.get(vocabulary, {}).get(value)
        return word.label if word is not None else value.replace("_", " ")
