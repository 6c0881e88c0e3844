"""What can be done on Today with each kind of row, and with what was begun and is not finished."""

from typing import Final

from ladder_tui.domain.base.vocabulary import Status
from ladder_tui.domain.tries.begun import Begun
from ladder_tui.screens.flows.tries.attempt import end
from ladder_tui.screens.flows.tries.ends import BACKUP_DONE
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.places.today.message_rows import MESSAGE_KEYS

_OPEN_KEYS: Final = frozenset(
    {"open", "done", "left_early", "fell_through", "backup", "aside", "edit", "remove", "move", "smaller"}
)
#: What can be done with each kind of row. Checking in and a new plan always can.
CAN: Final[dict[str, frozenset[str]]] = {
    "open": _OPEN_KEYS,
    "message": _OPEN_KEYS | MESSAGE_KEYS,
    "waiting": frozenset({"open", "backup", "done", "reopen", "edit", "remove"}),
    "closed": frozenset({"open", "reopen", "edit", "remove"}),
    "promise": frozenset({"open", "done", "edit", "remove", "move"}),
    "kept": frozenset({"reopen", "remove"}),
    "rung": frozenset({"open"}),
    "pick": frozenset({"open", "swap", "why", "aside", "remove"}),
    "rest": frozenset({"open"}),
    "card": frozenset({"open"}),
    "week": frozenset({"open"}),
    "begun-before": frozenset({"open", "remove"}),
    "begun-moment": _OPEN_KEYS - {"edit", "move", "smaller"},
    "begun-after": frozenset({"open", "remove"}),
    "begun-backup": frozenset({"open", "backup", "done"}),
    "": frozenset(),
}
#: The keys that come first in the footer, by kind of row.
FOOT: Final[dict[str, list[str]]] = {
    "pick": ["today.open", "today.swap", "today.why", "today.check_in"],
    "card": ["today.open", "today.take_card", "today.check_in"],
    "week": ["today.open", "today.check_in", "today.new"],
    "message": ["today.copy", "today.swap", "today.done", "today.aside", "today.check_in"],
    "closed": ["today.open", "today.edit", "today.reopen", "today.new"],
}
USUAL: Final = ["today.open", "today.done", "today.backup", "today.aside", "today.check_in"]


async def end_begun(screen: PageScreen, one: Begun, status: Status) -> None:
    """End a try that is under way; of one that fell through, the backup was done."""
    attempt = screen.snapshot.attempts.get(one.attempt_id or "")
    if attempt is None:
        return
    if one.stage == "backup":
        screen.act(lambda: screen.journal.attempts.backup_done(attempt.id), said=BACKUP_DONE)
    elif one.stage == "moment":
        await end(screen, attempt, status)


def let_go(screen: PageScreen, one: Begun) -> None:
    """Let go of what was begun: the unfinished answers, or the try itself while it is under way."""
    if one.draft_id is not None:
        draft_id = one.draft_id
        said = "Let go. · u brings it back"
        if one.stage == "after":
            said = "The questions are let go; the try itself counts. · u brings them back"
        screen.act(lambda: screen.journal.writing.remove_draft(draft_id), said=said)
    elif one.stage == "moment" and one.attempt_id is not None:
        attempt_id = one.attempt_id
        said = "Let go; nothing is counted. · u brings it back"
        screen.act(lambda: screen.journal.attempts.remove(attempt_id), said=said)
