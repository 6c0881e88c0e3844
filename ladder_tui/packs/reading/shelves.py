"""Put packs together: shipped ones first, then the user's, which may replace an item by its id or hide it."""

from collections.abc import Iterable
from typing import Any

import msgspec

from ladder_tui.domain.base.vocabulary import Word
from ladder_tui.domain.library import Library
from ladder_tui.packs.reading.pack import Item, Pack


class Shelves(msgspec.Struct):
    """All usable items by id, in pack order, each with the pack it came from."""

    items: dict[str, tuple[Item, Pack]] = msgspec.field(default_factory=dict)
    words: dict[str, dict[str, Word]] = msgspec.field(default_factory=dict)
    replaced: dict[str, str] = msgspec.field(default_factory=dict)

    def library(self, problems: tuple[str, ...]) -> Library:
        """The Library of these items."""
        shelves: dict[str, dict[str, Any]] = {}
        for name, (item, _) in self.items.items():
            shelves.setdefault(item.kind.shelf, {})[name] = item.value
        return Library(**shelves, words=self.words, replaced=self.replaced, problems=problems)


#: The language that every other one falls back to, item by item.
FALLBACK = "en"


def language_of(locale: str) -> str:
    """The language of a locale name: "de" of "de-AT" or "de_AT.UTF-8"; the one to fall back to where it says none."""
    return locale.replace("_", "-").partition(".")[0].partition("-")[0].strip().lower() or FALLBACK


def assemble(packs: Iterable[Pack], language: str = FALLBACK) -> Shelves:
    """The shelves of `packs` in their order. What does not fit together is noted in the pack that brings it.

    Packs in `FALLBACK` are read first; those in `language` then replace them item by item. Packs in other languages
    wait until theirs is chosen.
    """
    shelves = Shelves()
    packs = tuple(packs)
    retired = {name for pack in packs for name in pack.retired}
    shelves.replaced = _last_heirs({gone: heir for pack in packs for gone, heir in pack.replaced.items()})
    spoken = [pack for pack in packs if language_of(pack.locale) == FALLBACK]
    if language != FALLBACK:
        spoken += [pack for pack in packs if language_of(pack.locale) == language]
    for pack in spoken:
        for item in pack.items:
            if _belongs(shelves, retired, pack, item):
                shelves.items[item.id] = (item, pack)
        for name, words in pack.words.items():
            shelves.words.setdefault(name, {}).update(words)
    for pack in packs:
        for name, line in pack.hidden:
            if shelves.items.pop(name, None) is None:
                pack.note(line, "is hidden here, but no pack holds it; check the id", item=name, level="warning")
    return shelves


def _last_heirs(replaced: dict[str, str]) -> dict[str, str]:
    """Each retired id with what stands in its place now: what came first may have been replaced in its turn."""
    last: dict[str, str] = {}
    for gone, heir in replaced.items():
        seen = {gone}
        while heir in replaced and heir not in seen:
            seen.add(heir)
            heir = replaced[heir]
        if heir not in seen:
            last[gone] = heir
    return last


def _belongs(shelves: Shelves, retired: set[str], pack: Pack, item: Item) -> bool:
    """Whether the item may stand on the shelf; an item already there is replaced only by a user's own
    or by its translation."""
    line = item.lines.get("id", item.line)
    if item.id in retired:
        pack.note(line, "has an id that is retired; ids are never used again, so give it a new one", item.id, "id")
        return False
    own = item.id.startswith(pack.id + "/")
    if item.id not in shelves.items:
        if not own:
            message = f"belongs to no item that could be replaced; ids of this pack start with {pack.id}/"
            pack.note(line, message, item.id, "id")
        return own
    first, owner = shelves.items[item.id]
    translated = language_of(pack.locale) != language_of(owner.locale)
    if (pack.shipped or not owner.shipped) and not translated:
        message = f"has the id of an item in {owner.file}:{first.line}; the first one stays, so give this a new id"
        pack.note(line, message, item.id, "id")
        return False
    if first.kind is not item.kind:
        message = f"would replace a {first.kind.name} by a {item.kind.name}; a replacement is of the same type"
        pack.note(line, message, item.id, "id")
        return False
    return True
