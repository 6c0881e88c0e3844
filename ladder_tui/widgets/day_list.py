"""The list of a day beside its month: it has a cursor only while it has the focus."""

from textual.strip import Strip
from textual.widgets import OptionList

from ladder_tui.widgets.place_list import PlaceList


class DayList(PlaceList):
    """Without the focus it shows no cursor sign, since keys do not reach its rows then."""

    def render_line(self, y: int) -> Strip:
        return super().render_line(y) if self.has_focus else OptionList.render_line(self, y)
