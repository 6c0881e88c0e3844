"""What is unfinished in a dialog, on the disk under a name until it is kept for good."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from textual.timer import Timer

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.base.when import moment_words
from ladder_tui.screens.kit.once import Once
from ladder_tui.services.journal import Journal, NotSaved

#: Unsaved typing is kept as a draft after this many seconds (docs/design.md 7, R13, allows three).
DRAFT_AFTER: Final = 2.0


class Draft:
    """Compares what `read` gives with what is on the disk, whenever it is asked to; no flag says whether it should.

    `read` gives all that is typed as one text; blank, or equal to `begun`, it is nothing to keep. `tell` gets one
    sentence when the disk does not take it, and an empty one when it does again.
    """

    def __init__(
        self,
        page: Once[Any],
        journal: Journal,
        id: str,
        *,
        read: Callable[[], str],
        tell: Callable[[str], None],
        begun: str | None = None,
    ) -> None:
        self.id = id
        self.begun = begun
        #: What stands on the disk when there is nothing to keep: as a rule no draft.
        self.nothing: str | None = None
        #: Why what was typed is not on the disk; empty when it is.
        self.unkept = ""
        #: Whether it writes by itself now, while somebody may be typing.
        self.is_unasked = False
        #: Whether something else had to come first when it was written, so that no further question is asked yet.
        self.is_stopped = False
        self._page = page
        self._journal = journal
        self._read = read
        self._tell = tell
        self._found = journal.snapshot().drafts.get(id)
        self._kept = self._found.text if self._found is not None else None
        self._warned = ""
        self._timer: Timer | None = None

    @property
    def found(self) -> str | None:
        """What was there when the dialog was made."""
        return self._found.text if self._found is not None else None

    @property
    def older(self) -> tuple[str, ...]:
        """What stood there when the dialog was made, and was not written today."""
        found = self._found
        is_older = found is not None and found.at.date() < self._journal.now().date()
        return tuple(text for text in (self.begun, self.found if is_older else None) if text)

    @property
    def text(self) -> str:
        """All that is typed now."""
        return self._read()

    @property
    def again(self) -> str:
        """A word about what was found; empty when there was nothing."""
        if self._found is None:
            return ""
        when = moment_words(self._found.at, self._journal.now().date())
        return f"You were writing this {when}. Here it is again."

    def typed(self) -> None:
        """Something may have changed: it is written soon. More typing puts it off no further."""
        self._warned = ""
        if self._timer is None and not self._page.is_over and self._wanted() != self._kept:
            self._timer = self._page.set_timer(DRAFT_AFTER, self._write_by_itself)

    def _write_by_itself(self) -> None:
        self.is_unasked = True
        try:
            self.write()
        finally:
            self.is_unasked = False

    def goes_on(self) -> bool:
        """Write it; whether the next question may come then."""
        self.is_stopped = False
        self.write()
        return not self.is_stopped

    def write(self) -> None:
        """Put what is there on the disk, or say why it cannot be; typing goes on."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._page.is_over or not self._page.is_mounted:
            return
        wanted = self._wanted()
        try:
            if wanted is None and self._kept is not None:
                self._journal.writing.drop_draft(self.id)
            elif wanted is not None and wanted != self._kept:
                self._journal.writing.keep_draft(self.id, wanted)
        except NotSaved as error:
            self.unkept = str(error)
            self._tell(self.unkept)
            return
        self._kept = wanted
        if self.unkept:
            self.unkept = self._warned = ""
            self._tell("")

    def may_leave(self) -> bool:
        """Write it; False, once, when that could not be done: it is said, and asked again it may go."""
        self.write()
        if not self.unkept or self._warned == self.unkept:
            return True
        self._warned = self.unkept
        self._tell(f"{self.unkept} What you typed is not on disk; leaving once more lets it go.")
        return False

    def forget(self) -> None:
        """It is kept for good; a draft left over on a full disk is no reason to keep it twice."""
        if self._kept is not None:
            with suppress(NotSaved):
                self._journal.writing.drop_draft(self.id)
            self._kept = None

    def _wanted(self) -> str | None:
        text = self._read()
        return self.nothing if text == self.begun or is_blank(text) else text
