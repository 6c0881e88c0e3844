"""A list that tells its place when its width changes, so that rows can be built anew for it."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList

from ladder_tui.widgets.row_list import RowList


class PlaceList(RowList):
    """A RowList whose rows are built for its width."""

    @dataclass
    class Resized(Message):
        """The list is this many cells wide now."""

        width: int

    @dataclass
    class Heightened(Message):
        """The list is this many lines tall now."""

        height: int

    _told = 0
    _tall = 0

    def on_resize(self, event: events.Resize) -> None:
        """Say the new width, and the new height to those who give it room; that alone changes no row."""
        if event.size.height != self._tall:
            self._tall = event.size.height
            self.post_message(self.Heightened(event.size.height))
        if event.size.width != self._told:
            self._told = event.size.width
            self.post_message(self.Resized(event.size.width))

    def on_show(self) -> None:
        """A list that was hidden could not follow what changed meanwhile."""
        if self.size.width:
            self._told = self.size.width
            self.post_message(self.Resized(self.size.width))


class DayList(PlaceList):
    """Without the focus it shows no cursor sign, since keys do not reach its rows then."""

    def render_line(self, y: int) -> Strip:
        return super().render_line(y) if self.has_focus else OptionList.render_line(self, y)
