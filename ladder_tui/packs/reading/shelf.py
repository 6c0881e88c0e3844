"""A shelf of the library as the cache keeps it: its items are made when the first of them is looked at."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

import msgspec

from ladder_tui.domain.base.late import Late, Parted

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
#: What is kept by page as well.
CARDS: Final = "topics"


def item_type(shelf: str) -> Any:
    """The class of a shelf's items, imported now."""
    module, name = ITEMS[shelf]
    return getattr(import_module(f"ladder_tui.domain.{module}"), name)


def shelf(
    name: str,
    kept: Callable[[], bytes],
    size: int,
    anew: Callable[[str], Mapping[str, Any]],
    page: Callable[[str], bytes | None],
) -> Late[Any]:
    """`size` items by id in pack order, out of the MessagePack that `kept` gives when the first is looked at.

    `anew` gives the shelf where they cannot be read, `page` the MessagePack of the cards that name one page, if any.
    """

    def items() -> Mapping[str, Any]:
        made = _items(name, kept())
        return anew(name) if made is None else made

    def cards(slug: str) -> Mapping[str, Any] | None:
        data = page(slug)
        made = _items(name, data) if data is not None else None
        if data is not None and made is None:
            anew(name)  # so that a sound one lies there the next time
        return made

    return Parted(items, size, cards) if name == CARDS else Late(items, size)


def _items(name: str, data: bytes) -> Mapping[str, Any] | None:
    """The items of a shelf in these bytes; None where they cannot be read."""
    if name == WORDS:
        from ladder_tui.domain.base.vocabulary import Word

        kind: Any = dict[str, dict[str, Word]]
    else:
        kind = dict[str, item_type(name)]  # type: ignore[misc]  # known only now
    try:
        made: Mapping[str, Any] = msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, ValueError):
        return None
    return made
