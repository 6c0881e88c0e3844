"""A week in one sentence."""

from ladder_tui.domain.base.weeks import week_days
from ladder_tui.domain.calendar.agenda import agenda_between, load_and_free
from ladder_tui.domain.calendar.in_words import week_words
from ladder_tui.domain.calendar.load import capacity
from ladder_tui.domain.records.settings import usual_energy
from ladder_tui.domain.snapshot import Snapshot


def week_sentence(snapshot: Snapshot, *, numbers: bool | None = None) -> str:
    """This week in words, "" where there is nothing to say; with `numbers`, which the settings say unless given."""
    days = week_days(snapshot.today, snapshot.settings.week_start)
    load, free = load_and_free(agenda_between(snapshot, days[0], days[-1]))
    carries = capacity(snapshot.checkins.values(), snapshot.settings, snapshot.now).value
    return week_words(snapshot, snapshot.today, load, carries, free, numbers=numbers)


def energy_words(snapshot: Snapshot) -> str:
    """The usual energy by part of the day: "morning 2, day 4, evening 3 of 5"."""
    settings = snapshot.settings
    parts = (f"{part} {usual_energy(settings, part)}" for part in ("morning", "day", "evening"))
    return f"{', '.join(parts)} of 5"
