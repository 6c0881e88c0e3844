"""The check-in: mood, energy and minutes free, in three key presses."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from ladder_tui.domain.base.dayparts import clock_part
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.records.checkins import CheckIn
from ladder_tui.domain.records.settings import usual_energy
from ladder_tui.domain.snapshot import check_in_of_today
from ladder_tui.screens.kit.dialog import Dialog
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal, NotSaved
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.check_in_rows import CheckInRows


async def ask_check_in(screen: PageScreen) -> CheckIn | None:
    """Ask in a dialog and keep the answer; None when it was left. Call it from a worker."""
    checkin = await screen.app.push_screen_wait(CheckInDialog(screen.journal))
    if checkin is not None:
        screen.say_kept()
    return checkin


class CheckInDialog(Dialog[CheckIn]):
    """Answers with the check-in as it was saved. Begins at the last answers of today, else at the usual energy."""

    AUTO_FOCUS: ClassVar[str | None] = "CheckInRows"
    HINTS = (
        KeyHint("one key each", "or ← → enter", "nothing"),
        KeyHint("↑", "row before", "row_before"),
        KeyHint("esc", "back", "back"),
    )
    DEFAULT_CSS = "CheckInDialog CheckInRows { margin: 0 0 1 0; }"

    def __init__(self, journal: Journal) -> None:
        super().__init__("How is it right now?")
        self._journal = journal

    def compose_inside(self) -> ComposeResult:
        """The three rows."""
        snapshot = self._journal.snapshot()
        last = check_in_of_today(snapshot)
        if last is not None:
            yield CheckInRows(last.mood, last.energy, last.minutes)
        else:
            limits = thresholds(snapshot.settings.thresholds)
            yield CheckInRows(energy=usual_energy(snapshot.settings, clock_part(snapshot.now, limits)))

    @on(CheckInRows.Answered)
    def _answered(self, message: CheckInRows.Answered) -> None:
        try:
            checkin = self._journal.check_in(message.mood, message.energy, message.minutes)
        except NotSaved as error:
            self.complain(f"{error} Enter tries again.")
            return
        self.answer(checkin)

    def action_row_before(self) -> None:
        """One row back."""
        self.query_one(CheckInRows).action_row(-1)

    def action_nothing(self) -> None:
        """A hint that only says something."""
