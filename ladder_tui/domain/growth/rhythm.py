"""Rhythm: weeks with some contact among the last active weeks, and coming back after an absence (docs/design.md 4.4).

There are no streaks. Weeks away, ill or paused leave both numbers, and a week under way never counts against anyone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ladder_tui.domain.base.dayparts import day_start, local_day
from ladder_tui.domain.base.number_words import figure
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.weeks import week_of
from ladder_tui.domain.base.when import month_names
from ladder_tui.domain.records.attempts import over_at, took_place
from ladder_tui.domain.records.decisions import CAME_BACK
from ladder_tui.domain.records.plans import counts_as_contact
from ladder_tui.domain.snapshot import Snapshot, is_alone, unsafe_ids

if TYPE_CHECKING:
    from ladder_tui.domain.records.activities import Use
    from ladder_tui.domain.records.checkins import Away, CheckIn
    from ladder_tui.domain.records.entries import Entry, Win
    from ladder_tui.domain.records.people import Contact
    from ladder_tui.domain.records.reviews import Review

Record = TypeVar("Record")

_WEEK = timedelta(days=7)
#: So many weeks with contact, one after the other, are said as such; else the months are, at most so many of a year.
_EACH_FROM = 3
_MOST_MONTHS = 6
_YEAR = 365
#: Clocks were never put back by more at once.
_MOST_PUT_BACK = timedelta(days=1)


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """`words` say when there was contact; nothing is said of when there was none, and they are empty without any.

    `weeks` are the active weeks looked at, newest first: the first day of each, and whether it held some contact.
    """

    words: str
    weeks: tuple[tuple[date, bool], ...]


def rhythm(snapshot: Snapshot) -> Rhythm | None:
    """The rhythm up to today; None in the first three weeks of the log."""
    limits = thresholds(snapshot.settings.thresholds)
    start, today = snapshot.settings.week_start, snapshot.today
    first = first_day(snapshot)
    if first is None or (today - first).days < 7 * limits["rhythm.from_weeks"]:
        return None
    days = contact_days(snapshot)
    touched = {week_of(day, start)[0] for day in days}
    away = tuple(snapshot.away.values())
    this, _ = week_of(today, start)
    oldest, _ = week_of(first, start)
    weeks: list[tuple[date, bool]] = []
    week = this
    while week >= oldest and len(weeks) < limits["rhythm.weeks"]:
        if not _is_away(week, away, today) and (week != this or week in touched):
            weeks.append((week, week in touched))
        week -= _WEEK
    if not weeks:
        return None
    return Rhythm(words=_words(weeks, days, today), weeks=tuple(weeks))


def _words(weeks: Sequence[tuple[date, bool]], days: Iterable[date], today: date) -> str:
    """ "You were in touch in each of your last 5 weeks.", else the months: "You were in touch in March and May."

    Weeks away are no weeks of which that could be said, so they have the months named too.
    """
    in_a_row = all(later - _WEEK == earlier for (later, _), (earlier, _) in pairwise(weeks))
    if len(weeks) >= _EACH_FROM and in_a_row and all(contact for _, contact in weeks):
        return f"You were in touch in each of your last {figure(len(weeks), 'week', 'weeks')}."
    months = sorted({(day.year, day.month) for day in days if (today - day).days < _YEAR})[-_MOST_MONTHS:]
    if not months:
        return ""
    return f"You were in touch in {month_names([date(year, month, 1) for year, month in months])}."


def contact_days(snapshot: Snapshot) -> frozenset[date]:
    """Days with some contact: a contact noted, a plan that counts as one, or a try that was not alone."""
    now, today = snapshot.now, snapshot.today
    unsafe = unsafe_ids(snapshot)
    days = {local_day(contact.at, now) for contact in snapshot.contacts.values() if contact.person_id not in unsafe}
    days |= {plan.day for plan in snapshot.plans.values() if counts_as_contact(plan) and not is_alone(snapshot, plan)}
    days |= {
        local_day(over_at(attempt), now)
        for attempt in snapshot.attempts.values()
        if (took_place(attempt) or attempt.backup_done) and not is_alone(snapshot, attempt)
    }
    return frozenset(day for day in days if day <= today)


def first_day(snapshot: Snapshot) -> date | None:
    """The day of the first record of a life with the app; None when there is none."""
    moments = list(_moments(snapshot))
    if not moments:
        return None
    # Where clocks were put back over midnight, a moment a little later may have stood on the day before.
    latest = min(moments) + _MOST_PUT_BACK
    return min(local_day(at, snapshot.now) for at in moments if at <= latest)


def has_been_here(snapshot: Snapshot, days: float) -> bool:
    """Whether the first record is at least so many days old. The first look at one that is old enough says it."""
    return any((snapshot.today - local_day(at, snapshot.now)).days >= days for at in _moments(snapshot))


def is_back(snapshot: Snapshot) -> bool:
    """Whether nothing was noted for a long while before today, so that the first screen is today's check-in.

    The gap itself is never counted or mentioned. Once something is noted today the person is simply here.
    """
    return _was_quiet(snapshot, thresholds(snapshot.settings.thresholds)["rhythm.absence_days"])


def is_back_after_a_month(snapshot: Snapshot) -> bool:
    """The same after so long a while that the page for coming back opens: once, until something is noted again."""
    if not _was_quiet(snapshot, thresholds(snapshot.settings.thresholds)["coming_back.days"]):
        return False  # nearly always, and after one look
    shown = snapshot.answered_offers.get(CAME_BACK)
    return shown is None or any(at > shown.at for at in _moments(snapshot))


def _was_quiet(snapshot: Snapshot, days: float) -> bool:
    since = day_start(snapshot.now, days_ago=int(days) - 1)
    known = False
    for at in _moments(snapshot):  # the latest of each kind first: for most people one look is enough
        if at >= since:
            return False
        known = True
    return known


def is_first_day_back(snapshot: Snapshot) -> bool:
    """Whether today is the first day after a long while with nothing noted, all day long, whatever is noted today."""
    limits = thresholds(snapshot.settings.thresholds)
    start = day_start(snapshot.now)
    since = day_start(snapshot.now, days_ago=int(limits["rhythm.absence_days"]) - 1)
    known = False
    for at in _moments(snapshot):
        if since <= at < start:
            return False
        known = known or at < since
    return known


def _moments(snapshot: Snapshot) -> Iterator[datetime]:
    """When each record of a person's doing was made, the latest of each kind first."""
    noted: tuple[Mapping[str, CheckIn | Contact | Win | Entry | Use | Review], ...] = (
        snapshot.checkins, snapshot.contacts, snapshot.wins, snapshot.entries, snapshot.uses, snapshot.reviews,
    )  # fmt: skip
    for table in noted:
        yield from (record.at for record in _latest_first(table))
    yield from (attempt.started_at for attempt in _latest_first(snapshot.attempts))
    yield from (at for attempt in _latest_first(snapshot.attempts) if (at := attempt.closed_at) is not None)
    yield from (plan.created for plan in _latest_first(snapshot.plans))
    yield from (at for plan in _latest_first(snapshot.plans) if (at := plan.closed_at) is not None)


def _latest_first(table: Mapping[str, Record]) -> Iterator[Record]:
    return reversed(tuple(table.values()))


def _is_away(week: date, away: "tuple[Away, ...]", today: date) -> bool:
    """Whether most days of the week (four of seven, or of those gone by) were away."""
    days = [week + timedelta(days=n) for n in range(7) if week + timedelta(days=n) <= today]
    gone = sum(
        1
        for day in days
        if any(absence.first <= day and (absence.last is None or day <= absence.last) for absence in away)
    )
    return 2 * gone > len(days)
