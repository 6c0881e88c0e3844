"""A year of days on which something was there: somebody, a try, a win. Of the other days nothing is known or said."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.number_words import figure
from ladder_tui.domain.base.weeks import week_of
from ladder_tui.domain.growth.rhythm import contact_days
from ladder_tui.domain.records.attempts import over_at, took_place
from ladder_tui.domain.snapshot import Snapshot

#: What stands for a day with several of them is the first of these.
Kind = Literal["try", "touch", "win"]
#: Whole weeks, the one of today the last.
WEEKS: Final = 53


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """`first` is the first day of the first week; `days` holds the filled days only; `words` count them by kind."""

    first: date
    days: Mapping[date, Kind]
    words: tuple[tuple[Kind, str], ...]


def year_of(snapshot: Snapshot) -> Year:
    """The year up to today; nothing that is with somebody not safe is in it."""
    today = snapshot.today
    first = week_of(today, snapshot.settings.week_start)[0] - timedelta(weeks=WEEKS - 1)

    tried = {local_day(over_at(attempt), snapshot.now) for attempt in snapshot.attempts.values() if took_place(attempt)}
    kinds: tuple[tuple[Kind, set[date], str], ...] = (
        ("try", tried, "with a try"),
        ("touch", set(contact_days(snapshot)), "in touch"),
        ("win", {local_day(win.at, snapshot.now) for win in snapshot.wins.values()}, "with a win"),
    )
    days: dict[date, Kind] = {}
    words: list[tuple[Kind, str]] = []
    for kind, found, said in kinds:
        within = [day for day in found if first <= day <= today]
        if within:
            words.append((kind, f"{figure(len(within), 'day', 'days')} {said}"))
        for day in within:
            days.setdefault(day, kind)
    return Year(first=first, days=days, words=tuple(words))
