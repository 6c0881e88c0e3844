"""One thing to another day or time; asked for on Today and on the Calendar."""

from datetime import date, time

from msgspec.structs import replace

from ladder_tui.bound_keys import or_undo
from ladder_tui.domain.base.wall_clock import shown_in
from ladder_tui.domain.base.when import near_words
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.occurrences import own_clock
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.people import Promise
from ladder_tui.domain.records.plans import Plan
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen


async def ask_move(screen: PageScreen, item: AgendaItem) -> date | None:
    """Ask where a plan, an occurrence or a promise goes, and put it there; the day, None when it stayed."""
    fields = [Field("day", "Day", "day", item.day, hint="friday, 4 March", required=True)]
    if not isinstance(item.source, Promise):
        fields.append(Field("at", "Time", "time", item.at, hint="18:30, or empty for any time"))
    recurs = isinstance(item.source, Opportunity) and item.source.rule is not None
    note = "Only this one moves; the others stay." if recurs else ""

    def save(values: Values) -> None:
        if (values["day"], values.get("at")) != (item.day, item.at):
            _move(screen, item, values["day"], values.get("at"))

    moved = await screen.app.push_screen_wait(
        FormDialog("Move to another day or time", fields, journal=screen.journal, note=note, save=save)
    )
    if moved is None or (moved["day"], moved.get("at")) == (item.day, item.at):
        return None
    day: date = moved["day"]
    screen.say(or_undo(f"Moved to {near_words(day, screen.snapshot.today).removeprefix('on ')}"))
    return day


def _move(screen: PageScreen, item: AgendaItem, day: date, at: time | None) -> None:
    source, zone, journal = item.source, screen.snapshot.zone, screen.journal
    if isinstance(source, Plan):
        # The plan keeps its zone, so it takes the time as it stands on the wall there.
        journal.plans.move(source.id, *shown_in(day, at, of=zone, to=source.zone))
    elif isinstance(source, Promise):
        journal.people.save_promise(replace(source, due=day))
    elif item.original is not None:
        journal.calendar.move(source.id, item.original, *own_clock(source, day, at, zone=zone))
