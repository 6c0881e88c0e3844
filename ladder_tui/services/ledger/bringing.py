"""Records of other programs, kept as one step. What was written long ago is not heard as if it were written now."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec.structs import replace

from ladder_tui.domain.base.references import Record
from ladder_tui.domain.records.tables import CONTACTS, ENTRIES, TABLES, WINS
from ladder_tui.services.ledger.ledger import Ledger
from ladder_tui.services.ledger.step import Step
from ladder_tui.store.keeper import Change

#: Words of somebody's own that are no older than this open the page of people to talk to, as if written here.
LATELY: Final = timedelta(days=7)
_OWN_WORDS: Final = (ENTRIES.name, WINS.name, CONTACTS.name)


def bring_in(ledger: Ledger, label: str, records: Sequence[tuple[str, Record]]) -> None:
    """Keep these, each with the name of its table; `label` is past tense. May raise NotSaved."""
    tables: dict[str, Any] = {table.name: table for table in TABLES}
    hear, since = ledger.hear, ledger.clock() - LATELY

    def hear_lately(step: Step, is_kept: bool) -> None:
        hear(replace(step, changes=tuple(one for one in step.changes if _is_of_now(one, since))), is_kept)

    ledger.hear = hear_lately
    try:
        ledger.change(label, *(ledger.put(tables[name], record) for name, record in records))
    finally:
        ledger.hear = hear


def _is_of_now(change: Change, since: datetime) -> bool:
    at = getattr(change.after, "at", None)
    return change.table in _OWN_WORDS and isinstance(at, datetime) and at >= since
