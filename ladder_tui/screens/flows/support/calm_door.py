"""When the calm page opens: at once, over whatever stands there, and once a day for each entry.

What it remembers is in memory only, and goes with the program.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from textual.app import App
from textual.timer import Timer

from ladder_tui.domain.records.tables import DRAFTS
from ladder_tui.screens.flows.support.calm import CalmScreen
from ladder_tui.screens.kit.draft import Draft
from ladder_tui.screens.kit.focus import takes_text
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal
from ladder_tui.services.ledger.hearing import Heard

#: Somebody who writes on is not interrupted; the page opens when nothing has been typed for so many seconds.
PAUSE: Final = 4.0

Key = tuple[str, str]


class CalmDoor:
    """Takes what was heard, and opens the page."""

    def __init__(self, app: App[Any], journal: Journal) -> None:
        self._app = app
        self._journal = journal
        #: The entries for which it has opened, and the day.
        self._opened: dict[Key, date] = {}
        self._waiting: Timer | None = None
        self._typed = ""

    def take(self, heard: Heard) -> None:
        """Something was written: open the page for what is new in it, not for what a form or a record took over."""
        draft = self._draft()
        typed, older = frozenset[str](), frozenset[str]()
        if draft is not None and heard.sentences:
            typed = self._journal.heavy_in(draft.text, *draft.older)
            older = frozenset().union(*map(self._journal.heavy_in, draft.older)) - typed
        keys = [
            key
            for key, sentences in heard.sentences.items()
            if sentences - older - (heard.copied.get(key, frozenset()) - typed)
        ]
        if keys:
            also = [] if draft is None else [(DRAFTS.name, draft.id)]
            if any(self._was_opened(key) for key in (*keys, *also)):
                self._remember(keys)
            elif draft is not None and draft.is_unasked:
                self._wait(keys)
            else:
                only_drafts = all(table == DRAFTS.name for table, _ in keys)
                self._open(keys, is_kept=heard.is_kept, ends_flow=heard.is_kept and not only_drafts)
        for id in heard.let_go:
            self._opened.pop((DRAFTS.name, id), None)

    def _draft(self) -> Draft | None:
        """What is being written now."""
        stack = reversed(self._app.screen_stack)
        return next((draft for screen in stack if (draft := getattr(screen, "draft", None)) is not None), None)

    def _was_opened(self, key: Key) -> bool:
        """Whether it has opened today for this entry, or for the one that a draft of this name changes."""
        today = self._journal.now().date()
        changes = _changed_by(key)
        return any(day == today and (known == key or known[1] == changes) for known, day in self._opened.items())

    def _remember(self, keys: Iterable[Key]) -> None:
        today = self._journal.now().date()
        self._opened.update((key, today) for key in keys)

    # -- while somebody writes ----------------------------------------------------------------

    def _wait(self, keys: list[Key]) -> None:
        if self._waiting is None:
            self._typed = self._now_typed()
            self._waiting = self._app.set_timer(PAUSE, lambda: self._look_again(keys))

    def _now_typed(self) -> str:
        draft = self._draft()
        return draft.text if draft is not None and takes_text(self._app.focused) else ""

    def _look_again(self, keys: list[Key]) -> None:
        """Open it, unless somebody still writes; then look again. Where the page was left it has opened already."""
        self._waiting = None
        if any(self._was_opened(key) for key in keys):
            return
        if self._now_typed() != self._typed:
            self._wait(keys)
        elif self._draft() is not None:
            self._open(keys, is_kept=True, ends_flow=False)

    # -- opening ------------------------------------------------------------------------------

    def _open(self, keys: Iterable[Key], *, is_kept: bool, ends_flow: bool) -> None:
        self._remember(keys)
        draft = self._draft()
        if draft is not None:
            draft.is_stopped = True
        if ends_flow:
            # What would come next is a question, praise or a reward. All that was written is on the disk.
            self._app.workers.cancel_group(self._app, "flow")
            for screen in self._app.screen_stack:
                self._app.workers.cancel_node(screen)
        self._app.call_later(self._show, is_kept, ends_flow)

    async def _show(self, is_kept: bool, ends_flow: bool) -> None:
        if isinstance(self._app.screen, CalmScreen):
            return
        while ends_flow and len(self._app.screen_stack) > 1 and not isinstance(self._app.screen, PageScreen):
            await self._app.pop_screen()
        await self._app.push_screen(CalmScreen(self._journal, is_kept=is_kept))


def _changed_by(key: Key) -> str | None:
    """The id of the record that a draft of this name changes; None for what is no draft, or one of something new."""
    table, id = key
    parts = id.split(":")
    return parts[-1] if table == DRAFTS.name and len(parts) > 2 and "new" not in parts else None
