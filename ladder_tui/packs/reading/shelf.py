"""A shelf of the library as the cache keeps it: its items are made when the first of them is looked at."""

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from importlib import import_module
from typing import Any, Final

import msgspec

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
    "why_notes": ("items.why_notes", "WhyNote"),
}
#: Words stand by vocabulary and value.
WORDS: Final = "words"


def item_type(shelf: str) -> Any:
    """The class of a shelf's items, imported now."""
    module, name = ITEMS[shelf]
    return getattr(import_module(f"ladder_tui.domain.{module}"), name)


class Shelf(Mapping[str, Any]):
    """Item by id in pack order, out of MessagePack bytes. `anew` gives the shelf where they cannot be read."""

    __slots__ = ("_anew", "_items", "_kept", "_name")

    def __init__(self, name: str, kept: bytes, anew: Callable[[str], Mapping[str, Any]]) -> None:
        self._name = name
        self._kept = kept
        self._anew = anew
        self._items: Mapping[str, Any] | None = None

    def _all(self) -> Mapping[str, Any]:
        if self._items is None:
            if self._name == WORDS:
                from ladder_tui.domain.base.vocabulary import Word

                kind: Any = dict[str, dict[str, Word]]
            else:
                kind = dict[str, item_type(self._name)]  # type: ignore[misc]  # known only now
            try:
                self._items = msgspec.msgpack.decode(self._kept, type=kind)
            except (msgspec.MsgspecError, ValueError):
                self._items = self._anew(self._name)
            self._kept = b""
        return self._items

    def __getitem__(self, item_id: str) -> Any:
        return self._all()[item_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._all()

    # What `Mapping` makes of the four above is slow, and whole shelves are walked through at every change.

    def get(self, item_id: str, default: Any = None) -> Any:
        """The item, or `default`."""
        return self._all().get(item_id, default)

    def keys(self) -> KeysView[str]:
        """The ids."""
        return self._all().keys()

    def values(self) -> ValuesView[Any]:
        """The items."""
        return self._all().values()

    def items(self) -> ItemsView[str, Any]:
        """The items with their ids."""
        return self._all().items()
