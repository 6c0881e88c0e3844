"""The library: everything the content packs hold, by id, in pack order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import replace

from ladder_tui.domain.base.late import Late, Parted

if TYPE_CHECKING:
    from ladder_tui.domain.base.vocabulary import Word
    from ladder_tui.domain.items.drills import Drill
    from ladder_tui.domain.items.heavy import HeavyPhrases
    from ladder_tui.domain.items.kindness import Kindness
    from ladder_tui.domain.items.lines import Backup, Reward, Starter
    from ladder_tui.domain.items.need_questions import NeedQuestion
    from ladder_tui.domain.items.prompts import ReflectionPrompt
    from ladder_tui.domain.items.scripts import Script
    from ladder_tui.domain.items.situations import Situation
    from ladder_tui.domain.items.support import SupportLine
    from ladder_tui.domain.items.templates import LadderTemplate, RungIdea
    from ladder_tui.domain.items.topics import TopicCard
    from ladder_tui.domain.items.why_notes import WhyNote
    from ladder_tui.domain.records.activities import Activity

#: A gap in a text: something to fill in before it is said; compiled when first used, by `re` itself.
GAP: Final = r"\{([a-z][a-z0-9_]*)\}"
#: The language that every other one falls back to, item by item.
FALLBACK: Final = "en"
#: Where a system says its language, the first of these that says anything.
_SAID_IN: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of(locale: str) -> str:
    """The language of a locale name: "de" of "de-AT" or "de_AT.UTF-8"; the one to fall back to where it says none."""
    named = locale.partition(".")[0].partition("@")[0].replace("_", "-").partition("-")[0].strip().lower()
    return FALLBACK if named in ("", "c", "posix") else named


def languages_of_system(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The languages a system asks for, the first choice first, up to the one that everything is there in.

    `LANGUAGE` may name several, as in "fr:de".
    """
    said = next((value for name in _SAID_IN if (value := environ.get(name, ""))), "")
    asked = dict.fromkeys(language_of(one) for one in said.split(":") if one.strip())
    wanted = tuple(asked)
    return wanted[: wanted.index(FALLBACK)] if FALLBACK in wanted else wanted


def plain_part(depth: int) -> str:
    """The name of the part of the topic cards of this depth that are plain; no page has such a name."""
    return f"plain {depth}"


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """All usable content, each mapping from item id to item in a stable order."""

    situations: "Mapping[str, Situation]" = msgspec.field(default_factory=dict)
    topics: "Mapping[str, TopicCard]" = msgspec.field(default_factory=dict)
    reflections: "Mapping[str, ReflectionPrompt]" = msgspec.field(default_factory=dict)
    activities: "Mapping[str, Activity]" = msgspec.field(default_factory=dict)
    kindness: "Mapping[str, Kindness]" = msgspec.field(default_factory=dict)
    backups: "Mapping[str, Backup]" = msgspec.field(default_factory=dict)
    rewards: "Mapping[str, Reward]" = msgspec.field(default_factory=dict)
    starters: "Mapping[str, Starter]" = msgspec.field(default_factory=dict)
    support: "Mapping[str, SupportLine]" = msgspec.field(default_factory=dict)
    rungs: "Mapping[str, RungIdea]" = msgspec.field(default_factory=dict)
    drills: "Mapping[str, Drill]" = msgspec.field(default_factory=dict)
    scripts: "Mapping[str, Script]" = msgspec.field(default_factory=dict)
    ladders: "Mapping[str, LadderTemplate]" = msgspec.field(default_factory=dict)
    need_questions: "Mapping[str, NeedQuestion]" = msgspec.field(default_factory=dict)
    why_notes: "Mapping[str, WhyNote]" = msgspec.field(default_factory=dict)
    heavy_phrases: "Mapping[str, HeavyPhrases]" = msgspec.field(default_factory=dict)
    words: "Mapping[str, Mapping[str, Word]]" = msgspec.field(default_factory=dict)
    #: Ids that are retired, each with the id of what came in its place.
    replaced: Mapping[str, str] = msgspec.field(default_factory=dict)
    #: What stands in other languages in the place of an item, or beside them: by language, shelf and id.
    translations: Mapping[str, Mapping[str, Mapping[str, Any]]] = msgspec.field(default_factory=dict)
    #: The languages it was asked for that it has something in, the first choice first.
    languages: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    def in_languages(self, wanted: Sequence[str]) -> "Library":
        """The library item by item in the first of the languages that has the item, and as it is in all others."""
        languages = tuple(one for one in wanted if one in self.translations)
        if not languages:
            return self
        spoken = [self.translations[one] for one in reversed(languages)]
        names = dict.fromkeys(name for shelves in spoken for name in shelves)
        shelves: dict[str, Any] = {
            name: _overlaid(getattr(self, name), [one[name] for one in spoken if name in one], deep=name == "words")
            for name in names
        }
        return replace(self, languages=languages, **shelves)

    def speaks(self, card_id: str) -> bool:
        """Whether a topic card is in a language that was asked for, English where none was."""
        return not self.languages or any(card_id in self.translations[one].get("topics", ()) for one in self.languages)

    def label(self, vocabulary: str, value: str) -> str:
        """The words shown for a vocabulary value; the value itself, made readable, where a pack names none."""
        word = self.words.get(vocabulary, {}).get(value)
        return word.label if word is not None else value.replace("_", " ")

    def gaps_named(self, text: str) -> str:
        """The text with each gap as what belongs there, in angle marks: "How do you know ‹the host›?"."""
        return re.sub(GAP, lambda gap: f"‹{self.label('slot', gap[1])}›", text) if "{" in text else text

    def heir(self, item_id: str) -> str:
        """The id itself, or of what came in its place when the item was retired."""
        return self.replaced.get(item_id, item_id)

    def topic(self, card_id: str | None) -> "TopicCard | None":
        """The card of an id, also of one that was retired; None without one."""
        return self.topics.get(self.heir(card_id)) if card_id else None

    def cards_naming(self, slug: str) -> "Iterable[TopicCard]":
        """The topic cards that name a situation, by the end of its id, in pack order."""
        part = self.topics.part(slug) if isinstance(self.topics, Parted) else None
        return part.values() if part is not None else (one for one in self.topics.values() if slug in one.situations)

    def plain_cards(self, depth: int) -> "Iterable[TopicCard]":
        """The topic cards up to a depth that can be said as they are at any hour (`is_plain`), in no promised order."""
        if isinstance(self.topics, Parted):
            parts = [self.topics.part(plain_part(level)) for level in range(1, depth + 1)]
            if None not in parts:
                return [card for part in parts if part is not None for card in part.values()]
        from ladder_tui.domain.items.topics import is_plain  # late: who asks for no card needs none

        return [card for card in self.topics.values() if card.depth <= depth and is_plain(card)]

    def situation(self, situation_id: str | None) -> "Situation | None":
        """The situation of an id, also of one that was retired; None without one."""
        return self.situations.get(self.heir(situation_id)) if situation_id else None

    def named(self, item_id: str) -> tuple[str, str]:
        """What an item is called, and what kind of thing it is; its id where no pack holds it any more."""
        item_id = self.heir(item_id)
        if item_id in self.situations:
            return self.situations[item_id].title, "situation"
        if item_id in self.topics:
            return self.gaps_named(self.topics[item_id].opener), "topic card"
        if item_id in self.activities:
            return self.activities[item_id].title, "activity"
        if item_id in self.reflections:
            return self.reflections[item_id].question, "question"
        if item_id in self.kindness:
            return self.kindness[item_id].title, "kindness card"
        if item_id in self.drills:
            return self.drills[item_id].title, "listening drill"
        if item_id in self.scripts:
            return self.scripts[item_id].situation, "script"
        if item_id in self.ladders:
            return self.ladders[item_id].title, "ladder"
        if item_id in self.rungs:
            return self.rungs[item_id].text, "rung"
        for shelf, kind in ((self.backups, "backup"), (self.rewards, "reward"), (self.starters, "first line")):
            if item_id in shelf:
                return self.gaps_named(shelf[item_id].text), kind
        return item_id, "from a pack that is gone"


#: What of a library is by id or language.
SHELVES: Final = tuple(name for name in Library.__struct_fields__ if name not in ("languages", "problems"))


def _overlaid(shelf: Mapping[str, Any], others: Sequence[Mapping[str, Any]], *, deep: bool) -> Late[Any]:
    """The shelf with what others put in the place of its items or behind them; the last of the others counts."""

    def items() -> Mapping[str, Any]:
        made = dict(shelf)
        for other in others:
            made.update({name: {**made.get(name, {}), **words} for name, words in other.items()} if deep else other)
        return made

    return Late(items)
