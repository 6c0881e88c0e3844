"""A place with a search line over its list: `/` opens it, it filters while typing, Enter or ↓ lead into the list."""

from typing import ClassVar

from textual import events, on
from textual.widgets import Input

from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.widgets.fields import LineField
from ladder_tui.widgets.row_list import RowList


class SearchPage(PageScreen):
    """A subclass puts `search_line()` above its RowList and gives `search_for`."""

    SEARCH_HINT: ClassVar[str] = "any words"
    DEFAULT_CSS = """
    SearchPage #search { display: none; margin: 0 0 1 0; }
    SearchPage.searching #search { display: block; }
    """

    _left_at: str | None = None

    def search_line(self) -> LineField:
        """The line, out of sight until it is wanted."""
        return LineField(hint=self.SEARCH_HINT, id="search")

    def search_for(self, query: str) -> None:
        """Show what holds these words; an empty query shows everything again."""
        raise NotImplementedError

    def show_query(self, query: str) -> None:
        """Make the line show a query that came from elsewhere; an empty one is put out of sight."""
        search = self.query_one("#search", LineField)
        if search.value != query:
            with search.prevent(Input.Changed):
                search.value = query
        self.set_class(bool(query) or search.has_focus, "searching")

    def end_search(self) -> bool:
        """Back to the list without a query, at the row found or where it was left; False when nobody was searching."""
        rows = self.query_one(RowList)
        rows.focus()
        if not self.has_class("searching"):
            return False
        at = rows.current_id or self._left_at
        self.search_for("")
        self.remove_class("searching")
        if at is not None:
            rows.go_to(at)
        return True

    def action_search(self) -> None:
        """Open the search line."""
        self._left_at = self.query_one(RowList).current_id or self._left_at
        self.add_class("searching")
        self.query_one("#search").focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.search_for(event.value)

    @on(Input.Submitted, "#search")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._to_list()

    def on_key(self, event: events.Key) -> None:
        """From the search line down into the list."""
        if event.key == "down" and self.is_typing:
            event.stop()
            self._to_list()

    def _to_list(self) -> None:
        self.query_one(RowList).focus()
        self.set_class(bool(self.query_one("#search", LineField).value), "searching")

    def on_descendant_focus(self) -> None:
        """The keys of the moment follow the focus."""
        self.refresh_keys()
