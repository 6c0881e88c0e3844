"""A list that tells its place when its width changes, so that rows can be built anew for it."""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from ladder_tui.widgets.row_list import RowList


class PlaceList(RowList):
    """A RowList whose rows are built for its width."""

    @dataclass
    class Resized(Message):
        """The list is this many cells wide now."""

        width: int

    _told = 0

    def on_resize(self, event: events.Resize) -> None:
        """Say the new width; a new height alone changes no row."""
        if event.size.width != self._told:
            self._told = event.size.width
            self.post_message(self.Resized(event.size.width))

    def on_show(self) -> None:
        """A list that was hidden could not follow what changed meanwhile."""
        if self.size.width:
            self._told = self.size.width
            self.post_message(self.Resized(self.size.width))
