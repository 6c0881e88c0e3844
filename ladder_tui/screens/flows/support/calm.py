"""The calm page on the screen: who can be reached now, and a way back. One key leads on, none is asked for."""

from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ladder_tui.bound_keys import key
from ladder_tui.domain.support.calm import CalmPage, calm_page
from ladder_tui.screens.flows.support.hard_moments import HardMomentsPage
from ladder_tui.screens.flows.support.reach import UnaskedWays, Way, reach, verb
from ladder_tui.screens.flows.support.support import choose_region
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.row_list import Row, RowList
from ladder_tui.widgets.text import Part, folded, line, words

_INDENT = 3
_GAP = Row(words(" "))
#: Cells of a name before its number.
_NAMES = 34


class CalmScreen(FullPage[None]):
    """The page of `calm_page`. Enter does nothing, since it may have been meant for the field that was left."""

    HINTS = (
        KeyHint("esc", "I'm all right, go back", "back"),
        KeyHint("m", "my plan", "plan"),
        KeyHint("r", "country", "choose_region"),
        KeyHint("!", "more people", "app.support"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,y", "reach", "Copy or open", show=False),
        Binding("r", "choose_region", "Country", show=False),
        Binding("m", "plan", "My plan for hard moments", show=False),
    ]
    DEFAULT_CSS = """
    CalmScreen > #card { padding: 0 1; }
    CalmScreen #title { color: $foreground; }
    """
    AUTO_FOCUS = "UnaskedWays"
    SCROLLS = False

    def __init__(self, journal: Journal, *, is_kept: bool) -> None:
        self._journal = journal
        self._is_kept = is_kept
        self._region = journal.snapshot().settings.region
        super().__init__(self.page().first)

    def page(self) -> CalmPage:
        """What is shown."""
        snapshot = self._journal.snapshot()
        support = snapshot.library.support.values()
        page = calm_page(
            support, self._region, snapshot.people.values(), snapshot.today, is_kept=self._is_kept,
            support_key=key("everywhere.support"),
        )  # fmt: skip
        return replace(page, people=tuple((snapshot.shown(name), number) for name, number in page.people))

    def compose_inside(self) -> ComposeResult:
        """The lines, of which those with a number or a page have the cursor."""
        yield UnaskedWays()

    def reader(self) -> Widget:
        """The lines."""
        return self.query_one(UnaskedWays)

    def _fill(self) -> None:
        listed = self.query_one(UnaskedWays)
        width = listed.size.width - listed.styles.scrollbar_size_vertical
        if width > 0:
            rows, listed.ways = calm_rows(self.page(), width)
            listed.show_rows(rows)
            self.show_hints()

    def hints(self) -> tuple[KeyHint, ...]:
        """Without the plan where there is none: now is no time to ask for one."""
        way = self.query_one(UnaskedWays).here if self.is_mounted else None
        hints = (*self.HINTS[:-1], KeyHint("c", verb(way), "reach"), self.HINTS[-1])
        return tuple(hint for hint in hints if hint.action != "plan" or self._has_plan)

    def sought_list(self) -> None:
        """It is short, and nobody is to type here."""

    @on(RowList.OptionHighlighted)
    def _moved(self) -> None:
        self.unsay()  # it was about the line before
        self.show_hints()

    @on(RowList.OptionSelected)
    def _clicked(self) -> None:
        self.action_reach()

    @work(exclusive=True, group="reach")
    async def action_reach(self) -> None:
        """Copy the number under the cursor, or open the page."""
        way = self.query_one(UnaskedWays).here
        if way is not None:
            await reach(self, way)

    @property
    def _has_plan(self) -> bool:
        return bool(self._journal.snapshot().hard_moments)

    def action_plan(self) -> None:
        """The plan for hard moments."""
        if self._has_plan:
            self.app.push_screen(HardMomentsPage(self._journal))

    @work(exclusive=True)
    async def action_choose_region(self) -> None:
        """Choose the country whose numbers are shown."""
        chosen = await choose_region(self, self._journal, self._region)
        if chosen is not None:
            self._region = chosen
            self._fill()


def calm_rows(page: CalmPage, width: int) -> tuple[list[Row], dict[str, Way]]:
    """The page under its first sentence, folded for `width` cells, and the ways that stand on its lines."""
    rows: list[Row] = _plain(page.second, width, "")
    ways: dict[str, Way] = {}

    def add(id: str, name: str, told: str, way: Way, look: str) -> None:
        ways[id] = way
        rows.append(Row(words(*_row(name, told, width, look=look)), id=id))

    rows.append(_GAP)
    add("emergency", page.emergency, page.emergency_number, Way("call", page.emergency_number), "bold $here")
    if page.country_note:
        rows += [_GAP, *_plain(page.country_note, width)]
    if page.lines:
        rows.append(_GAP)
    for entry in page.lines:
        # A page of the web only where there is nothing to call or write to.
        reached = [way for way in entry.ways if way[0] != "web"] or entry.ways
        for place, (how, where) in enumerate(reached):
            told = where if how == "web" else f"{how} {where}"
            way = Way("call" if how == "call" else "text" if how == "text" else "web", where)
            add(f"{entry.id}:{how}", "" if place else entry.name, told, way, "" if how == "web" else "bold")
    if page.people:
        rows += [_GAP, Row(words((" Your people", "$calm")))]
        for place, (name, number) in enumerate(page.people):
            add(f"own:{place}", name, number, Way("own", number), "bold")
    rows.append(_GAP)
    for note in (page.unchecked, page.reliance):
        rows += _plain(note, width) if note else []
    return rows, ways


def _row(name: str, number: str, width: int, *, look: str) -> list[Part]:
    wide = min(_NAMES, max(8, width // 2))
    names, numbers = folded(line(name), wide - 2) or [""], folded(line(number), max(8, width - wide - _INDENT)) or [""]
    parts: list[Part] = []
    for place in range(max(len(names), len(numbers))):
        left = names[place] if place < len(names) else ""
        right = numbers[place] if place < len(numbers) else ""
        parts += ["\n" if place else "", f"{'':{_INDENT}}{left:<{wide}}", (right, look)]
    return parts


def _plain(text: str, width: int, look: str = "$quiet") -> list[Row]:
    return [Row(words((f" {row}", look))) for row in folded(text, width - 1)]
