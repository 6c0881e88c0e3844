"""The card for the moment itself, seen as it is copied: the step, one line, the way out."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from ladder_tui.domain.tries.moment_card import Carried, MomentCard, card_rows, moment_card
from ladder_tui.screens.flows.giving.copying import copy
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.reading_page import NotePage
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part

#: Cells of a row that is copied: it is read on a phone or a slip of paper as well.
COPIED_WIDTH: Final = 40


class MomentCardPage(NotePage):
    """The card. `c` copies it; `ladder card` prints the same."""

    HINTS = (KeyHint("c", "copy", "copy"), KeyHint("esc", "back", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,y,C", "copy", "Copy", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    DEFAULT_CSS = "MomentCardPage #said { color: $kept; }"

    def __init__(self, card: MomentCard) -> None:
        self._card = card
        super().__init__("To take along")

    def parts(self, width: int) -> list[Part]:
        """The rows of the card, its title and what stands over each part told apart."""
        labels = {label for label, _ in self._card.parts}
        rows = card_rows(self._card, width)
        styled: list[Part] = []
        for number, row in enumerate(rows):
            style = "bold" if number < rows.index("") else "$quiet" if row in labels else ""
            styled.append((f"{row}\n" if number < len(rows) - 1 else row, style))
        return styled

    def action_copy(self) -> None:
        """The card as plain text, to the clipboard."""
        copy(self, "\n".join(card_rows(self._card, COPIED_WIDTH)) + "\n")


async def show_card(screen: PageScreen, of: Carried) -> None:
    """The card of a try, plan, occurrence or step, to read and to copy. Call it from a worker."""
    await screen.app.push_screen_wait(MomentCardPage(moment_card(screen.snapshot, of)))
