"""The calm page on the screen: who can be reached now, and a way back. One key leads on, none is asked for."""

from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from ladder_tui.bound_keys import key
from ladder_tui.domain.support.calm import CalmPage, calm_page
from ladder_tui.screens.flows.support.hard_moments import HardMomentsPage
from ladder_tui.screens.flows.support.support import choose_region
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, folded, line

_INDENT = 3
#: Cells of a name before its number.
_NAMES = 34


class CalmScreen(FullPage[None]):
    """The page of `calm_page`. Enter does nothing, since it may have been meant for the field that was left."""

    HINTS = (
        KeyHint("esc", "I'm all right, go back", "back"),
        KeyHint("m", "my plan", "plan"),
        KeyHint("!", "more people", "app.support"),
        KeyHint("r", "country", "choose_region"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "choose_region", "Country", show=False),
        Binding("m", "plan", "My plan for hard moments", show=False),
    ]
    DEFAULT_CSS = """
    CalmScreen > #card { padding: 0 1; }
    CalmScreen #title { color: $foreground; }
    CalmScreen .words { padding: 0; }
    """
    AROUND = 2

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

    def parts(self, width: int) -> list[Part]:
        """The page, for the width there is."""
        return calm_parts(self.page(), width)

    def hints(self) -> tuple[KeyHint, ...]:
        """Without the plan where there is none: now is no time to ask for one."""
        return tuple(hint for hint in self.HINTS if hint.action != "plan" or self._has_plan)

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


def calm_parts(page: CalmPage, width: int) -> list[Part]:
    """The page under its first sentence, folded for `width` cells."""
    parts: list[Part] = [f" {row}\n" for row in folded(page.second, width - 1)]
    parts += ["\n", *_row(page.emergency, page.emergency_number, width, look="bold $here")]
    if page.country_note:
        parts += ["\n", *_quiet(page.country_note, width)]
    if page.lines:
        parts.append("\n")
    for entry in page.lines:
        # A page of the web only where there is nothing to call or write to.
        ways = [way for way in entry.ways if way[0] != "web"] or entry.ways
        for place, (how, where) in enumerate(ways):
            number = where if how == "web" else f"{how} {where}"
            parts += _row("" if place else entry.name, number, width, look="" if how == "web" else "bold")
    if page.people:
        parts += [("\n Your people\n", "$calm")]
        for name, number in page.people:
            parts += _row(name, number, width, look="bold")
    parts.append("\n")
    for note in (page.unchecked, page.reliance):
        parts += _quiet(note, width) if note else []
    return parts


def _row(name: str, number: str, width: int, *, look: str) -> list[Part]:
    wide = min(_NAMES, max(8, width // 2))
    names, numbers = folded(line(name), wide - 2) or [""], folded(line(number), max(8, width - wide - _INDENT)) or [""]
    parts: list[Part] = []
    for place in range(max(len(names), len(numbers))):
        left = names[place] if place < len(names) else ""
        right = numbers[place] if place < len(numbers) else ""
        parts += [f"{'':{_INDENT}}{left:<{wide}}", (f"{right}\n", look)]
    return parts


def _quiet(text: str, width: int) -> list[Part]:
    return [(f" {row}\n", "$quiet") for row in folded(text, width - 1)]
