"""Routines of the calendar that are a message to one person, with the first line that comes next."""

from typing import TYPE_CHECKING

from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from ladder_tui.domain.cards.messages import FirstLine


def message_routine(snapshot: Snapshot, item: AgendaItem) -> Opportunity | None:
    """The routine a line of a day belongs to, when it is a message to somebody with a page here."""
    source = item.source
    if isinstance(source, Plan):
        routine = snapshot.opportunities.get(source.origin.ref or "") if source.origin.kind == "opportunity" else None
    else:
        routine = source if isinstance(source, Opportunity) else None
    return routine if routine is not None and routine.message and routine.person_id in snapshot.people else None


def line_of(snapshot: Snapshot, item: AgendaItem) -> "FirstLine | None":
    """The first line for an open message routine; None for everything else, and where no line fits."""
    routine = message_routine(snapshot, item) if item.status == "open" else None
    person = snapshot.people.get(routine.person_id or "") if routine is not None else None
    if person is None:
        return None
    from ladder_tui.domain.cards.messages import first_line  # late: most of what is planned is no message

    return first_line(snapshot, person)
