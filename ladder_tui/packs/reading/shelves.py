"""Put packs together: shipped ones first, then the user's, which may replace an item by its id or hide it.

A pack in another language than `FALLBACK` replaces items for that language only. All languages are put together at
once: which one is read is chosen later, and may change while the app is open.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import msgspec

from ladder_tui.domain.base.vocabulary import Word
from ladder_tui.domain.library import FALLBACK, Library, language_of
from ladder_tui.packs.reading.pack import Item, Pack

#: How the files begin that the app writes itself; what somebody wrote there stands in every language.
WRITTEN_HERE: Final = "own-"

Items = dict[str, tuple[Item, Pack]]
Words = dict[str, dict[str, Word]]


class Shelves(msgspec.Struct):
    """All usable items by id, in pack order, each with the pack it came from; those of other languages by language."""

    items: Items = msgspec.field(default_factory=dict)
    words: Words = msgspec.field(default_factory=dict)
    replaced: dict[str, str] = msgspec.field(default_factory=dict)
    translated: dict[str, Items] = msgspec.field(default_factory=dict)
    translated_words: dict[str, Words] = msgspec.field(default_factory=dict)

    def library(self, problems: tuple[str, ...]) -> Library:
        """The Library of these items."""
        translations: dict[str, dict[str, Any]] = {}
        for language in dict.fromkeys((*self.translated, *self.translated_words)):
            shelves = _by_shelf(self.translated.get(language, {}))
            if language in self.translated_words:
                shelves["words"] = self.translated_words[language]
            if shelves:
                translations[language] = shelves
        return Library(
            **_by_shelf(self.items), words=self.words, replaced=self.replaced, translations=translations,
            problems=problems,
        )  # fmt: skip

    def spoken(self, language: str) -> Items:
        """The items as they stand in one language."""
        return {**self.items, **self.translated.get(language, {})}


def _by_shelf(items: Items) -> dict[str, Any]:
    shelves: dict[str, Any] = {}
    for name, (item, _) in items.items():
        shelves.setdefault(item.kind.shelf, {})[name] = item.value
    return shelves


def assemble(packs: Iterable[Pack]) -> Shelves:
    """The shelves of `packs` in their order. What does not fit together is noted in the pack that brings it.

    Packs in `FALLBACK` come first, those in other languages item by item over them, and what was written in the app
    over all.
    """
    shelves = Shelves()
    packs = tuple(packs)
    retired = {name for pack in packs for name in pack.retired}
    shelves.replaced = _last_heirs({gone: heir for pack in packs for gone, heir in pack.replaced.items()})
    for pack in sorted(packs, key=lambda pack: (is_written_here(pack), language_of(pack.locale) != FALLBACK)):
        language = language_of(pack.locale)
        if language == FALLBACK:
            items, words = shelves.items, shelves.words
        else:
            items = shelves.translated.setdefault(language, {})
            words = shelves.translated_words.setdefault(language, {}) if pack.words else {}
        for item in pack.items:
            if _belongs(shelves, retired, pack, item):
                items[item.id] = (item, pack)
                if items is shelves.items:
                    for others in shelves.translated.values():
                        others.pop(item.id, None)
        for name, values in pack.words.items():
            words.setdefault(name, {}).update(values)
    for pack in packs:
        for name, line in pack.hidden:
            found = [items.pop(name, None) for items in (shelves.items, *shelves.translated.values())]
            if not any(found):
                pack.note(line, "is hidden here, but no pack holds it; check the id", item=name, level="warning")
    return shelves


def is_written_here(pack: Pack) -> bool:
    """Whether the app writes the file of a pack itself."""
    return not pack.shipped and Path(pack.file).name.startswith(WRITTEN_HERE)


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
    standing = _standing(shelves, pack, item.id)
    if standing is None:
        if not own:
            message = f"belongs to no item that could be replaced; ids of this pack start with {pack.id}/"
            pack.note(line, message, item.id, "id")
        return own
    first, owner = standing
    translated = language_of(pack.locale) != language_of(owner.locale)
    written = is_written_here(pack) and not is_written_here(owner)
    if (pack.shipped or not owner.shipped) and not translated and not written:
        message = f"has the id of an item in {owner.file}:{first.line}; the first one stays, so give this a new id"
        pack.note(line, message, item.id, "id")
        return False
    if first.kind is not item.kind:
        message = f"would replace a {first.kind.name} by a {item.kind.name}; a replacement is of the same type"
        pack.note(line, message, item.id, "id")
        return False
    return True


def _standing(shelves: Shelves, pack: Pack, name: str) -> tuple[Item, Pack] | None:
    """What the item of a pack would stand in the place of: in its language, else in the one all fall back to.

    What is written in the app may stand in the place of an item in any language.
    """
    language = language_of(pack.locale)
    found = shelves.translated.get(language, {}).get(name) or shelves.items.get(name)
    if found is None and is_written_here(pack):
        found = next((items[name] for items in shelves.translated.values() if name in items), None)
    return found
