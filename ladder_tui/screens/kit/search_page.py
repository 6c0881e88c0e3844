"""A place with a search line over its list: `/` opens it, it filters while typing, Enter or ↓ lead into the list."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events

from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.under import Under
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.widgets import Input

    from ladder_tui.widgets.fields import LineField


class SearchPage(PageScreen):
    """The line is put above the list when it is first wanted, so that the place opens without fields. A place that
    has it in sight from the beginning puts `search_line()` there itself. `results`
    shows what holds the words that are `sought`.
    """

    SEARCH_HINT: ClassVar[str] = "any words"
    #: The command of the place that leaves the search.
    CLEAR: ClassVar[str] = "clear"
    DEFAULT_CSS = """
    SearchPage #search { display: none; margin: 0 0 1 0; }
    SearchPage.searching #search { display: block; }
    """

    _left_at: str | None = None
    #: What the results shown are for.
    _followed = ""

    def search_line(self, hint: str = "") -> "LineField":
        """The line, out of sight until it is wanted; `hint` instead of the place's own says what may be sought."""
        from ladder_tui.widgets.fields import LineField  # late: most places open without fields

        return LineField(hint=hint or self.SEARCH_HINT, id="search")

    def _put_line(self) -> "LineField":
        line = self.search_line()
        self.mount(line, before=self.found_in())
        return line

    def found_in(self) -> RowList:
        """The list that shows what was found."""
        return self.query_one(RowList)

    @property
    def _line(self) -> "LineField | None":
        # Asking by class would load the field, which most visits do not need.
        return next(iter(self.query("#search").results()), None)  # type: ignore[return-value]  # the id says its class

    @property
    def sought(self) -> str:
        """What stands in the search line."""
        return self._line.value if self._line is not None else ""

    @property
    def searching(self) -> bool:
        """Whether the search line is in sight."""
        return self.has_class("searching")

    def results(self) -> None:
        """Show what holds the words that are sought; all there is where none are."""
        self.show(self.snapshot)

    def _follow(self) -> None:
        """Mark what is sought in the rows that come."""
        self._followed = self.sought
        for rows in self.query(RowList):
            rows.sought = self.sought

    def seek(self, words: str) -> None:
        """Put words into the line for the user, who asked for something else to see. Results are for the caller."""
        line = self._line or (self._put_line() if words else None)
        if line is None:
            return
        with line.prevent(type(line).Changed):
            line.value = words
        self._follow()
        self._sight()

    def _sight(self) -> None:
        """The line is in sight with words in it, and while it is written in."""
        self.set_class(bool(self.sought) or (self._line is not None and self._line.has_focus), "searching")

    def end_search(self) -> bool:
        """Back to the list without a query, at the row found or where it was left; False when nobody was searching."""
        rows = self.found_in()
        rows.focus()
        if not self.searching:
            return False
        at = rows.current_id or self._left_at
        self.seek("")
        self.remove_class("searching")
        self.results()
        if at is not None:
            rows.go_to(at)
        return True

    def begin_search(self) -> None:
        """Open the search line."""
        line = self._line or self._put_line()
        self._left_at = self.found_in().current_id or self._left_at
        self.add_class("searching")
        line.focus()

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Words were typed or taken away."""
        if event.input is not self._line:
            return
        event.stop()
        # Keys may be ahead of this message; what stands in the line now is what is sought.
        if self._followed != self.sought:
            self._follow()
            self.results()
            self.refresh_keys()

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Enter leads into the list."""
        if event.input is self._line:
            event.stop()
            self.action_to_list()

    def on_key(self, event: events.Key) -> None:
        """From the search line down into the list."""
        if event.key == "down" and self.is_typing:
            event.stop()
            self.action_to_list()

    def foot(self) -> Iterable[str]:
        """While words are typed nothing can be done with a row."""
        return (f"{self.PLACE}.{self.CLEAR}",) if self.is_typing else super().foot()

    def hints(self) -> list[KeyHint]:
        """While words are typed, first the key that leads to what was found."""
        found = [KeyHint("enter", "to the list", "to_list")] if self.is_typing else []
        return [*found, *super().hints()]

    def action_to_list(self) -> None:
        """From the search line into the list."""
        self.found_in().focus()
        self.set_class(bool(self.sought), "searching")

    def on_descendant_focus(self) -> None:
        """The keys of the moment follow the focus."""
        self.refresh_keys()


def search(page: SearchPage, under: Under[Any]) -> None:
    """Open the search line: the same command in every place that has one."""
    page.begin_search()


def clear(page: SearchPage, under: Under[Any]) -> None:
    """Show everything again."""
    page.end_search()
    page.refresh_keys()


def nothing_sought(page: SearchPage, under: Under[Any]) -> str:
    """What is missing where everything is shown already."""
    return "" if page.searching else "needs a search to come back from"
