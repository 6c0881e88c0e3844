"""Today's messages: the first line of a routine to copy or pass over; and the numbers behind a suggestion, in help."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from textual import work

from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.messages import line_of
from ladder_tui.domain.picks.picker import Pick
from ladder_tui.domain.today import Today
from ladder_tui.screens.flows.cards.message import NO_LINE
from ladder_tui.screens.flows.cards.shelf_item import copy_message
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.why import about_pick
from ladder_tui.widgets.text import Part

#: The row of a message that is open can do this besides what every open row can.
MESSAGE_KEYS: Final = frozenset({"copy", "swap"})


class TodayMessage(PageScreen):
    """What `TodayScreen` does with a message routine under the cursor."""

    _today: Today

    def _thing(self) -> object:
        """What is under the cursor."""
        raise NotImplementedError

    def _open_kind(self, item: AgendaItem) -> str:
        """Whether an open line is a message with a first line ready."""
        return "message" if line_of(self.snapshot, item) is not None else "open"

    def explains(self) -> bool:
        """Where a suggestion is under the cursor."""
        return isinstance(self._thing(), Pick)

    def about(self) -> Sequence[Part]:
        """The numbers behind the suggestion under the cursor."""
        thing, picks = self._thing(), self._today.picks
        return about_pick(thing, picks, self.snapshot) if isinstance(thing, Pick) and picks is not None else ()

    @work(exclusive=True, group="flow")
    async def action_copy(self) -> None:
        """Copy the first line, its gaps filled."""
        thing = self._thing()
        first = line_of(self.snapshot, thing) if isinstance(thing, AgendaItem) else None
        if first is not None:
            await copy_message(self, first.starter, person=first.person)

    def another_line(self, item: AgendaItem) -> None:
        """Pass the first line over."""
        first = line_of(self.snapshot, item)
        if first is None:
            self.say(NO_LINE)
        else:
            self.act(partial(self.journal.messages.another, first))
