"""A plan of one's own, such as that for hard moments: a page to read, from which it is written, changed, taken out."""

from abc import abstractmethod
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.screens.kit.record_form import RecordForm
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, folded


def plan_lines(told: tuple[tuple[str, str], ...], journal: Journal, width: int) -> list[Part]:
    """The parts of a plan, each under what it asks, in lines of `width` cells."""
    snapshot, wide = journal.snapshot(), max(8, width - 1)
    parts: list[Part] = []
    for label, text in told:
        parts.append((f" {label}\n", "$calm"))
        for line in snapshot.shown(text).splitlines():
            parts += [f"   {row}\n" for row in folded(line, wide - 2) or [""]]
        parts.append("\n")
    return parts


class OwnPlanPage(FullPage[None]):
    """The plan, or what one is. `e` writes it, `x` takes it out; `!` has people to talk to."""

    HINTS = (
        KeyHint("e", "write", "edit"),
        KeyHint("x", "remove", "remove"),
        KeyHint("!", "people to talk to", "app.support"),
        KeyHint("↑ ↓", "scroll", "down"),
        KeyHint("esc", "back", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", show=False),
        Binding("x", "remove", "Remove", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    AROUND = 4
    #: What such a plan is, before there is one.
    ABOUT: ClassVar[str] = ""

    def __init__(self, journal: Journal, title: str) -> None:
        super().__init__(title)
        self._journal = journal

    @abstractmethod
    def told(self) -> tuple[tuple[str, str], ...]:
        """The parts that are written, each with what stands over it; none where there is no plan."""

    @abstractmethod
    def form(self) -> RecordForm[Any]:
        """What it is written in."""

    @abstractmethod
    def take_out(self) -> None:
        """Remove it. May raise NotSaved."""

    def hints(self) -> tuple[KeyHint, ...]:
        """Without removing where there is nothing to remove."""
        return tuple(hint for hint in self.HINTS if hint.action != "remove" or self.told())

    def parts(self, width: int) -> list[Part]:
        """Each part under what it asks, for the width there is."""
        told = self.told()
        if told:
            return plan_lines(told, self._journal, width)
        return [f" {row}\n" for row in folded(self.ABOUT, max(8, width - 1))]

    @work(exclusive=True)
    async def action_edit(self) -> None:
        """Write it, or change it."""
        form = self.form()
        await self.app.push_screen_wait(form)
        if form.kept is not None:
            self._shown_anew()

    def action_remove(self) -> None:
        """Take it out; undo brings it back."""
        if not self.told():
            return
        try:
            self.take_out()
        except NotSaved as error:
            self.complain(str(error))
            return
        self._shown_anew()

    def _shown_anew(self) -> None:
        self._fill()
        self.show_hints()
        self.complain(f"{self._journal.next_undo}.")
