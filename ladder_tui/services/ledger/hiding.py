"""Taking an item of a pack out for good: it is hidden, and forms begun at it go."""

from typing import Final

from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.tables import DRAFTS, HIDDEN
from ladder_tui.services.ledger.ledger import Ledger, Put

REMOVED_FOR_GOOD: Final = "Removed for good"


def hiding(ledger: Ledger, item_id: str) -> list[Put]:
    """What hides an item of a pack. Answers and letters that were begun at it stay: they are the user's own words."""
    forms = [id for id in ledger.rows(DRAFTS) if id.startswith("form:") and item_id in id.split(":")[2:]]
    return [ledger.put(HIDDEN, Hidden(id=item_id, at=ledger.clock())), *(ledger.drop(DRAFTS, id) for id in forms)]
