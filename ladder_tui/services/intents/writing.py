"""Writing: entries and drafts."""

from ladder_tui.domain.records.entries import Draft, Entry, Win
from ladder_tui.domain.records.tables import ATTEMPTS, DRAFTS, ENTRIES, WINS
from ladder_tui.domain.writing.answers import attempt_with
from ladder_tui.services.ledger.ledger import Ledger, Put


class WritingIntents:
    """Everything a person writes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, entry: Entry, *, draft_id: str | None = None, win: Win | None = None) -> Entry:
        """Keep a new or changed entry, in one save with what belongs to it.

        The draft it came from goes, a win it tells of is kept, and what it tells of a try (easy, hard, adjust) stands
        with the try as well.
        """
        before = self._ledger.get(ENTRIES, entry.id)
        known = before is not None
        changes: list[Put] = [self._ledger.put(ENTRIES, entry)]
        if draft_id is not None:
            changes.append(self._ledger.drop(DRAFTS, draft_id))
        attempt = self._ledger.get(ATTEMPTS, entry.attempt_id)
        if attempt is not None:
            told = attempt_with(attempt, entry, before=before.text if before is not None else "")
            changes.append(self._ledger.put(ATTEMPTS, told))
        if win is not None:
            changes.append(self._ledger.put(WINS, win))
        words = "Changed the entry" if known else "Entry kept, and among your wins" if win is not None else "Entry kept"
        self._ledger.change(words, *changes)
        return entry

    def remove(self, entry_id: str) -> None:
        """Take an entry out."""
        self._ledger.remove(ENTRIES, entry_id, "Removed the entry")

    def keep_draft(self, draft_id: str, text: str) -> None:
        """Keep unfinished text. Not a step of undo; equal text writes nothing."""
        known = self._ledger.get(DRAFTS, draft_id)
        if known is None or known.text != text:
            draft = Draft(id=draft_id, text=text, at=self._ledger.clock())
            self._ledger.change("Draft kept", self._ledger.put(DRAFTS, draft), undoable=False)

    def remove_draft(self, draft_id: str) -> None:
        """Take out a draft on the user's word; undo brings it back."""
        self._ledger.remove(DRAFTS, draft_id, "Draft let go")

    def drop_draft(self, draft_id: str) -> None:
        """Let a draft go."""
        self._ledger.change("Draft let go", self._ledger.drop(DRAFTS, draft_id), undoable=False)
