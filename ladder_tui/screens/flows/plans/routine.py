"""New routines: what kind of small thing comes back, and the record its form begins with."""

from datetime import date
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.names import first_name
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.opportunity import new_opportunity
from ladder_tui.screens.kit.dialog import Choose
from ladder_tui.screens.kit.page import PageScreen

KINDS: Final = (
    ("other", "Something small of your own"),
    ("message", "A message to someone"),
    ("walk", "A walk"),
    ("class", "A class or group"),
)


async def ask_routine(screen: PageScreen, day: date) -> Opportunity | None:
    """Ask what comes back; a routine to fill in the rest of, None when left. Call it from a worker."""
    kind = await screen.app.push_screen_wait(Choose("What comes back?", KINDS))
    return None if kind is None else routine_of(screen.snapshot, kind, day)


def routine_of(snapshot: Snapshot, kind: str, day: date) -> Opportunity:
    """A routine of one of KINDS with what is usual for it, from `day` on. Not saved."""
    plain = new_opportunity(snapshot, day=day, kind="routine")
    weekly = Recurrence(frequency="weekly", weekdays=(day.weekday(),))
    if kind == "message":
        return replace(plain, title="A morning line", place="phone", minutes=5, needs=("confidant",), message=True)
    if kind == "walk":
        return replace(plain, title="A walk", place="outdoors", minutes=20)
    if kind == "class":
        return replace(plain, title="", minutes=60, effort=2, needs=("shared_activity", "group_belonging"), rule=weekly)
    return plain


def message_to(snapshot: Snapshot, person: Person) -> Opportunity:
    """A weekly message to one person. Not saved."""
    plain = routine_of(snapshot, "message", snapshot.today)
    return replace(
        plain,
        title=f"A line to {first_name(person.name)}",
        person_id=person.id,
        needs=person.needs,
        rule=Recurrence(frequency="weekly", weekdays=(snapshot.today.weekday(),)),
    )
