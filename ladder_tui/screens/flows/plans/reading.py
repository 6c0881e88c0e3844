"""A thing on the calendar in full, with what can be done with it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.item_words import in_words, not_ready, person_notes
from ladder_tui.screens.flows.plans.offers import Offer
from ladder_tui.screens.kit.dialog import CARD_WIDTH
from ladder_tui.screens.kit.reading_page import ReadingPage
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Words, line

#: The key and the answer for what is not ready yet, by its label.
OFFERS: Final[Mapping[str, tuple[str, Offer]]] = {"then": ("r", "reward"), "backup": ("b", "backup")}


class ReadItem(ReadingPage[str]):
    """Answers with the name of the calendar's action that was chosen, or None for back.

    `can` are (key, action, words) of what can be done with the thing now. Where a plan has no backup or reward yet, the
    answer is also one of OFFERS.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", "Back", show=False),
    ]

    DEFAULT_CSS = "ReadItem #inside > Words { padding: 0 1; }"

    def __init__(self, item: AgendaItem, snapshot: Snapshot, can: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(snapshot.shown(line(item.title), item.whom))
        self._item = item
        self._snapshot = snapshot
        self._can = tuple(can)

    def compose_inside(self) -> ComposeResult:
        """Label and words, a line each."""
        notes = (*not_ready(self._item), *person_notes(self._item, self._snapshot))
        yield Words(in_words(self._item, self._snapshot, min(CARD_WIDTH, self.app.size.width) - 6, more=notes))

    def on_mount(self) -> None:
        """The keys of what can be done answer."""
        for key, action, _ in self._can:
            self._bindings.bind(key, f"answer('{action}')", show=False)
        for label, _ in not_ready(self._item):
            key, offer = OFFERS[label]
            self._bindings.bind(key, f"answer('{offer}')", show=False)

    def hints(self) -> tuple[KeyHint, ...]:
        """What can be done, and the way back."""
        return (*(KeyHint(key, said, f"answer('{action}')") for key, action, said in self._can), *self.HINTS)
