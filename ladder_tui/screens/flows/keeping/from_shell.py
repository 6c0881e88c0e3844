"""What was typed in the shell while the window is open: taken in within a second, and said on the page."""

from collections import deque
from typing import Any, Final

from textual.app import App

from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal, NotSaved

#: A sentence stands for so many looks before the next takes its place; of more than so many only the last is said.
STANDS: Final = 2
MANY: Final = 5
_FROM: Final = "From the shell: "
#: Looks that are left out after one in which nothing could be saved.
REST: Final = 20


class ShellDoor:
    """Looks for what waits. Whatever is open stays as it is: sentences wait until a page is there to carry them."""

    def __init__(self, app: App[Any], journal: Journal) -> None:
        self._app = app
        self._journal = journal
        self._unsaid: deque[tuple[str, bool]] = deque()
        self._stands = 0
        self._rests = 0

    def look(self) -> None:
        """To be called all the time."""
        self._take()
        self._stands -= 1
        if self._unsaid and self._stands < 0:
            self._say()

    def _take(self) -> None:
        if self._rests and self._journal.save_state.kind == "not_saved":
            self._rests -= 1
            return
        self._rests = 0
        try:
            taken = self._journal.take_in()
        except NotSaved:  # which the page says; it still waits
            self._rests = REST
            return
        if taken is None:
            return
        self._unsaid += [(f"{_FROM}{sentence}", False) for sentence in taken.said]
        self._unsaid += [(sentence, True) for sentence in taken.aside]
        if taken.said:
            self._app.call_later(self._take)  # there may be more; a key that was pressed comes first

    def _say(self) -> None:
        page = self._app.screen
        if not isinstance(page, PageScreen):
            return
        if len(self._unsaid) > MANY and not any(urgent for _, urgent in self._unsaid):
            many, last = len(self._unsaid), self._unsaid[-1][0].removeprefix(_FROM)
            self._unsaid = deque([(f"From the shell, {many} things, the last of them: {last}", False)])
        sentence, urgent = self._unsaid.popleft()
        page.say(page.shown(sentence), urgent=urgent)
        self._stands = STANDS
