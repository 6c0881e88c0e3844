"""The library: everything the content packs hold, by id, in pack order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ladder_tui.domain.base.vocabulary import Word
from ladder_tui.domain.items.drills import Drill
from ladder_tui.domain.items.kindness import Kindness
from ladder_tui.domain.items.lines import Backup, Reward, Starter
from ladder_tui.domain.items.need_questions import NeedQuestion
from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.items.scripts import Script
from ladder_tui.domain.items.support import SupportLine
from ladder_tui.domain.items.templates import LadderTemplate, RungIdea
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.items.why_notes import WhyNote
from ladder_tui.domain.records.activities import Activity


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
