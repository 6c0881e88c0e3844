"""The page for coming back after a while, and where it leads: to the smallest step back in."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, ClassVar, Final, Protocol, cast

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType

from ladder_tui.domain.review.coming_back import NOTHING, TITLE, coming_back
from ladder_tui.domain.review.setbacks import TITLE as PLAN
from ladder_tui.screens.flows.support.own_plan import plan_lines
from ladder_tui.screens.flows.support.setbacks import SetbacksPage
from ladder_tui.screens.kit.reading_page import FullPage
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.text import Part, folded

#: What it begins with, so that nobody takes it for something the app knows.
OWN: Final = "From your own notes, nothing else."


class _Opener(Protocol):
    """The app, as far as it leads to places."""

    async def open_at(self, place: str, ref: str) -> None:
        """Go to a place and show one thing there."""


async def show_coming_back(app: App[Any], journal: Journal) -> None:
    """Open the page, and go where its answer says. Call it from a worker."""
    go_there(app, await app.push_screen_wait(ComingBackPage(journal)))


def come_back(app: App[Any], journal: Journal) -> None:
    """After a month, once, open the page, if there are any notes of one's own for it."""
    page = ComingBackPage(journal)
    if page.is_empty:
        return
    with suppress(NotSaved):  # then it opens once more, and nothing is lost
        journal.reviews.came_back()
    # At once, and not from a worker: what hides the screen at the start comes to lie above it.
    app.push_screen(page, lambda chosen: go_there(app, chosen))


def go_there(app: App[Any], chosen: str | None) -> None:
    """Go where an answer of the page leads, if anywhere."""
    if chosen is not None:
        place, _, ref = chosen.partition(":")
        app.call_later(cast(_Opener, app).open_at, place, ref)


class ComingBackPage(FullPage[str]):
    """Answers with "ladder:ID" or "portfolio:ID", the place and the thing that the smallest step is; None for back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Go there", show=False),
        Binding("b", "setbacks", "Plan for setbacks", show=False),
        Binding("space", "page_down", "Page down", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    AROUND = 4

    def __init__(self, journal: Journal) -> None:
        super().__init__(TITLE)
        self._journal = journal
        self._page = coming_back(journal.snapshot())

    def hints(self) -> tuple[KeyHint, ...]:
        """Going to the smallest step where there is one."""
        there = () if self._target is None else (KeyHint("enter", "go there", "begin"),)
        return (
            *there,
            KeyHint("b", "plan for setbacks", "setbacks"),
            KeyHint("↑ ↓", "scroll", "down"),
            KeyHint("esc", "back", "back"),
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell yet."""
        return self._page.is_empty

    @property
    def _target(self) -> str | None:
        if self._page.step is not None:
            return f"ladder:{self._page.step.id}"
        return f"portfolio:{self._page.person.id}" if self._page.person is not None else None

    def parts(self, width: int) -> list[Part]:
        """What helped, where one was, the smallest step back in; then the plan for setbacks, and what matters."""
        page, snapshot = self._page, self._journal.snapshot()
        wide = max(8, width - 3)
        if page.is_empty:
            return [f" {row}\n" for row in folded(NOTHING, wide)]

        def block(label: str, lines: Sequence[str], style: str = "") -> list[Part]:
            if not lines:
                return []
            made: list[Part] = [(f" {label}\n", "$calm")]
            for number, line in enumerate(lines):
                made += [(f"   {row}\n", "" if number else style) for row in folded(snapshot.shown(line), wide)]
            return [*made, "\n"]

        plan = plan_lines(page.plan, self._journal, width)
        return [
            (f" {OWN}\n\n", "$quiet"),
            *block("What helped", page.helped),
            *block("Where you were", page.where),
            *block("The smallest step back in", page.smallest, "bold"),
            *([(f" {PLAN}\n\n", "bold"), *plan] if plan else []),
            *block("What matters", page.matters),
        ]

    def action_begin(self) -> None:
        """Go to the smallest step."""
        if self._target is not None:
            self.answer(self._target)

    @work(exclusive=True)
    async def action_setbacks(self) -> None:
        """The plan for setbacks, to read or write."""
        await self.app.push_screen_wait(SetbacksPage(self._journal))
        self._page = coming_back(self._journal.snapshot())
        self._fill()
