"""Why this, in a box: the numbers behind a suggestion."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladder_tui.domain.picks.picker import Pick, Picks
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.activities.why import why_parts
from ladder_tui.screens.kit.dialog import CARD_WIDTH
from ladder_tui.screens.kit.reading_page import ReadingPage
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Words, line


class WhyDialog(ReadingPage[None]):
    """The terms of one pick with what each brings, what the picker went by, and what was left out."""

    HINTS = (KeyHint("esc", "back", "back"),)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,y,q", "back", "Back", show=False)]

    def __init__(self, pick: Pick, picks: Picks, snapshot: Snapshot) -> None:
        super().__init__(snapshot.shown(line(pick.candidate.title)))
        self._pick = pick
        self._picks = picks
        self._snapshot = snapshot

    def compose_inside(self) -> ComposeResult:
        """Words first, then the numbers."""
        width = min(CARD_WIDTH, self.app.size.width) - 7
        yield Words(*why_parts(self._pick, self._picks, self._snapshot, width), classes="words")
