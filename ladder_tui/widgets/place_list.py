"""The lists that places stand on: their rows are built for their width, so they tell the place when it changes."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList

from ladder_tui.widgets.row_list import RowList


class PlaceList(RowList):
    """A RowList that says how wide and how tall it is, whenever that is new."""

    @dataclass
    class Resized(Message):
        """The list is this many cells wide now: its rows are to be built anew."""

        width: int

    @dataclass
    class Heightened(Message):
        """The list is this many lines tall now: other parts may be given room. No row changes by it."""

        height: int

    #: What was told last, in cells and lines; 0 before the first layout.
    _told_width = 0
    _told_height = 0
    _was_hidden = False

    def on_resize(self, event: events.Resize) -> None:
        """Tell what is new of width and height."""
        if event.size.height != self._told_height:
            self._told_height = event.size.height
            self.post_message(self.Heightened(event.size.height))
        if event.size.width != self._told_width:
            self._tell_width(event.size.width)

    def on_hide(self) -> None:
        """From now on it cannot follow what changes."""
        self._was_hidden = True

    def on_show(self) -> None:
        """Tell the width again: a list that was hidden could not follow what changed meanwhile."""
        if self._was_hidden and self.size.width:
            self._was_hidden = False
            self._tell_width(self.size.width)

    def _tell_width(self, width: int) -> None:
        self._told_width = width
        self.post_message(self.Resized(width))


class DayList(PlaceList):
    """The list beside a month. Without the focus it shows no cursor sign, since keys do not reach its rows then."""

    def render_line(self, y: int) -> Strip:
        """A line of the list, with the cursor sign only while it has the focus."""
        return super().render_line(y) if self.has_focus else OptionList.render_line(self, y)
