"""Items of packs that are taken out for good: they are hidden, or gone from a pack of one's own; forms at them go."""

from typing import Final

from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.tables import DRAFTS, HIDDEN
from ladder_tui.services.ledger.ledger import Ledger, Put

REMOVED_FOR_GOOD: Final = "Removed for good"


def hiding(ledger: Ledger, item_id: str) -> list[Put]:
    """What hides an item of a pack."""
    return [ledger.put(HIDDEN, Hidden(id=item_id, at=ledger.clock())), *without_forms(ledger, item_id)]


def without_forms(ledger: Ledger, item_id: str) -> list[Put]:
    """What takes out forms that were begun at an item. Answers and letters stay: they are the user's own words."""
    begun = [id for id in ledger.rows(DRAFTS) if id.startswith("form:") and item_id in id.split(":")[2:]]
    return [ledger.drop(DRAFTS, id) for id in begun]
