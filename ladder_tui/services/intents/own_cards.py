"""Own cards: topic cards, scripts, rewards and all other pack items that the user writes in the app."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ladder_tui.domain.library import Library
from ladder_tui.domain.records.tables import CARD_WORDS
from ladder_tui.services.ledger.hearing import texts_of
from ladder_tui.services.ledger.hiding import without_forms
from ladder_tui.services.ledger.ledger import Ledger, Put, new_id
from ladder_tui.store.keeper import NotSaved

# What reads and writes packs is imported when it is first needed, so that opening the app stays quick.
if TYPE_CHECKING:
    from ladder_tui.packs.own.checked import Checked
    from ladder_tui.services.ledger.own_packs import OwnPacks, Written

#: Letters of an id that come from chance: an id is never given twice, also after its item was taken out.
_CHANCE = 6


class OwnCardIntents:
    """Write, change and take out items of one's own, each a step of undo. Shipped packs are never touched."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def check(self, type: str, given: Mapping[str, Any], *, item_id: str = "") -> "Checked":
        """What a form holds, as an item or as a sentence for each field. Nothing is written."""
        from ladder_tui.packs.own.checked import check_own

        return check_own(type, given, item_id=item_id or "my.own/new")

    def is_own(self, item_id: str) -> bool:
        """Whether the item can be changed and taken out here: it stands in a pack that the app writes to."""
        return self._ledger.own_packs is not None and self._packs().holds(item_id)

    def save(self, type: str, given: Mapping[str, Any], *, item_id: str = "") -> str:
        """Keep a new item, or other values of the item `item_id`; its id.

        An own item keeps the fields that `given` does not name, and one named with nothing in it is emptied. An item
        of another pack is not touched: its replacement comes into the user's own. Raises ValueError while `check`
        finds problems, and NotSaved.
        """
        from ladder_tui.packs.own.checked import slug_of

        packs = self._packs()
        checked = self.check(type, given, item_id=item_id)
        if checked.value is None:
            raise ValueError("the item has problems; check it before keeping it")
        values = dict(checked.values)
        # What is written here is how it is said now; what was chosen before would stand in its way.
        chosen = self._chosen_words(item_id)
        if item_id and packs.holds(item_id):
            values |= {name: None for name in given if name not in values}
            told = texts_of(given)
            return self._step("Card changed", type, lambda: packs.change(item_id, values), *chosen, written=told)
        slug = slug_of(type, values, new_id()[:_CHANCE])
        return self._step(
            "Card written", type, lambda: packs.add(type, slug, values, item_id=item_id), *chosen,
            written=texts_of(given),
        )  # fmt: skip

    def remove(self, type: str, item_id: str) -> None:
        """Take out an own item; where it replaced one of another pack, that one stands again."""
        packs = self._packs()
        gone = [*without_forms(self._ledger, item_id), *self._chosen_words(item_id)]
        self._step("Card taken out", type, lambda: packs.remove(item_id), *gone)

    def _chosen_words(self, item_id: str) -> list[Put]:
        """What takes out the words that were chosen for a card."""
        heir, words = self._ledger.library.heir, self._ledger.rows(CARD_WORDS).values()
        return [self._ledger.drop(CARD_WORDS, one.id) for one in words if item_id and heir(one.card_id) == item_id]

    def _packs(self) -> "OwnPacks":
        from ladder_tui.services.ledger.own_packs import OwnPacks

        if self._ledger.own_packs is None:
            raise NotSaved("there is no folder for your own packs", "Start ladder with a data folder")
        return OwnPacks(self._ledger.own_packs)

    def _step(
        self, label: str, type: str, write: "Callable[[], Written]", *puts: Put, written: tuple[str, ...] = ()
    ) -> str:
        """Write, and show what was written; undo takes both back. The id of the item."""
        packs, ledger = self._packs(), self._ledger
        before = ledger.packs
        done: list[Written] = []

        def do() -> None:
            done[:] = [write()]
            ledger.packs = self._library_with(type, done[0])

        def back() -> None:
            packs.take_back(done[0])
            ledger.packs = before

        ledger.change_outside(label, do, back, *puts, written=written)
        return done[0].id

    def _library_with(self, type: str, written: "Written") -> Library:
        """The library with the item as its file holds it now."""
        from ladder_tui.packs.reading.load import load_library
        from ladder_tui.packs.reading.locate import content_folder
        from ladder_tui.packs.reading.pack import read_pack
        from ladder_tui.packs.schema.types import TYPES

        shelf = TYPES[type].shelf
        packs, own = self._ledger.packs, self._ledger.own_packs
        items: dict[str, Any] = dict(getattr(packs, shelf))
        pack = read_pack(written.path, shipped=False, data=written.after)
        found = next((item for item in pack.items if item.id == written.id), None)
        if found is not None:
            items[written.id] = found.value
        elif written.id.startswith(f"{pack.id}/"):
            items.pop(written.id, None)
        elif own is not None:
            # What it replaced stands in the shipped packs.
            return load_library([content_folder(), own])
        changes: dict[str, Any] = {shelf: items}
        if any(written.id in held.get(shelf, {}) for held in packs.translations.values()):
            # What somebody writes stands in the place of what a pack says in another language.
            changes["translations"] = {
                language: {
                    name: {one: item for one, item in kept.items() if one != written.id} if name == shelf else kept
                    for name, kept in held.items()
                }
                for language, held in packs.translations.items()
            }
        return replace(packs, **changes)
