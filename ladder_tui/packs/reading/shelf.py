"""A shelf of the library as the cache keeps it: its items are made when the first of them is looked at."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

import msgspec

from ladder_tui.domain.base.late import Late

#: The class of each shelf's items: the module of the domain that holds it, and its name.
ITEMS: Final = {
    "situations": ("items.situations", "Situation"),
    "topics": ("items.topics", "TopicCard"),
    "reflections": ("items.prompts", "ReflectionPrompt"),
    "activities": ("records.activities", "Activity"),
    "kindness": ("items.kindness", "Kindness"),
    "backups": ("items.lines", "Backup"),
    "rewards": ("items.lines", "Reward"),
    "starters": ("items.lines", "Starter"),
    "support": ("items.support", "SupportLine"),
    "rungs": ("items.templates", "RungIdea"),
    "drills": ("items.drills", "Drill"),
    "scripts": ("items.scripts", "Script"),
    "ladders": ("items.templates", "LadderTemplate"),
    "need_questions": ("items.need_questions", "NeedQuestion"),
    "heavy_phrases": ("items.heavy", "HeavyPhrases"),
    "why_notes": ("items.why_notes", "WhyNote"),
}
#: Words stand by vocabulary and value.
WORDS: Final = "words"


def item_type(shelf: str) -> Any:
    """The class of a shelf's items, imported now."""
    module, name = ITEMS[shelf]
    return getattr(import_module(f"ladder_tui.domain.{module}"), name)


def shelf(name: str, kept: Callable[[], bytes], size: int, anew: Callable[[str], Mapping[str, Any]]) -> Late[Any]:
    """`size` items by id in pack order, out of the MessagePack that `kept` gives when the first is looked at.

    `anew` gives the shelf where they cannot be read.
    """

    def items() -> Mapping[str, Any]:
        if name == WORDS:
            from ladder_tui.domain.base.vocabulary import Word

            kind: Any = dict[str, dict[str, Word]]
        else:
            kind = dict[str, item_type(name)]  # type: ignore[misc]  # known only now
        try:
            made: Mapping[str, Any] = msgspec.msgpack.decode(kept(), type=kind)
        except (msgspec.MsgspecError, ValueError):
            return anew(name)
        return made

    return Late(items, size)
