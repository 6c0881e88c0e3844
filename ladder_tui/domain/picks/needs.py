"""Needs as gaps: which kind of company has been rarer than wished in the last fortnight (docs/design.md 4.2)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from ladder_tui.domain.base.dayparts import day_start, local_day
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.vocabulary import NEEDS, Need
from ladder_tui.domain.records.activities import Activity, NeedShare
from ladder_tui.domain.records.plans import counts_as_contact
from ladder_tui.domain.snapshot import Snapshot, is_alone


class NeedGap(msgspec.Struct, frozen=True, kw_only=True):
    """One need over the last fortnight.

    `want` is the number of contacts wished for, `got` that of those there were, by need shares; `gap` is
    max(0, 1 - got/want), from 0 (enough for now) to 1 (none). `rare` and `room` say whether the gap is large, and
    whether there is any to speak of. Neither is said of somebody's life before it is `seen`: before contacts reach
    back a whole fortnight. `wished` says that the user named more of it than there was.
    """

    want: float
    got: float
    gap: float
    rare: bool
    room: bool
    seen: bool
    wished: bool

    @property
    def words(self) -> str:
        """The gap in words."""
        if self.want == 0:
            return "not wished for now"
        if not self.seen:
            return "you wished for more of it" if self.wished else "too early to say"
        if self.rare:
            return "rare lately"
        return "some, with room for more" if self.room else "enough for now"


class NeedGaps(msgspec.Struct, frozen=True, kw_only=True):
    """All four needs."""

    gaps: Mapping[Need, NeedGap]

    @property
    def largest(self) -> float:
        """The largest gap, 0 to 1."""
        return max(gap.gap for gap in self.gaps.values())

    def gap(self, need: Need) -> float:
        """The gap of one need, 0 to 1."""
        return self.gaps[need].gap


def need_gaps(snapshot: Snapshot) -> NeedGaps:
    """The gap of every need, from logged uses, contacts and plans done (a backup done counts in full).

    Something that is logged twice for one day, say as a plan done and as a contact with the same person, counts once.
    Until the log reaches back a whole fortnight, the present level that the user named stands for the days before it;
    so the first page already steers the picks, and its weight fades as there is more to go by.
    """
    limits = thresholds(snapshot.settings.thresholds)
    days = int(limits["needs.days"])
    per_point = limits["needs.contacts_at_ten"] / 10
    levels = {level.need: level for level in snapshot.settings.needs}
    got = _got(snapshot, days)
    logged = _days_logged(snapshot, days)
    seen = _first_contact(snapshot) <= snapshot.today - timedelta(days=limits["needs.known_days"])
    gaps: dict[Need, NeedGap] = {}
    for need in NEEDS:
        level = levels.get(need)
        wanted = level.wanted if level is not None else int(limits["needs.wanted_unasked"])
        before = level.present * per_point * (days - logged) / days if level is not None else 0.0
        want, had = wanted * per_point, got[need] + before
        gap = max(0.0, 1 - had / want) if want > 0 else 0.0
        gaps[need] = NeedGap(
            want=want,
            got=had,
            gap=gap,
            rare=gap >= limits["needs.rare"],
            room=gap >= limits["needs.room"],
            seen=seen,
            wished=level is not None and level.wanted > level.present,
        )
    return NeedGaps(gaps=gaps)


def equal_shares(needs: Iterable[Need]) -> tuple[NeedShare, ...]:
    """The same share for each need."""
    named = tuple(needs)
    return tuple(NeedShare(need=need, share=1 / len(named)) for need in named)


def _got(snapshot: Snapshot, days: int) -> dict[Need, float]:
    """Contacts by need share in the last `days` days, today among them."""
    got: dict[Need, float] = dict.fromkeys(NEEDS, 0.0)
    now, today = snapshot.now, snapshot.today
    first, since = today - timedelta(days=days - 1), day_start(now, days_ago=days - 1)
    seen: set[tuple[date, str]] = set()

    def add(on: Iterable[date], refs: Iterable[str], shares: Iterable[NeedShare]) -> None:
        keys = {(day, ref) for day in on for ref in refs}
        if keys.isdisjoint(seen):
            for share in shares:
                got[share.need] += share.share
        seen.update(keys)

    for plan in snapshot.plans.values():
        if first <= plan.day <= today and counts_as_contact(plan) and not is_alone(snapshot, plan):
            refs = [ref for ref in (plan.person_id, plan.origin.ref) if ref is not None]
            # What is noted with it carries the day it was closed, which may be a later one.
            noted = [local_day(plan.closed_at, now)] if plan.closed_at is not None else []
            add([plan.day, *noted], refs or [plan.id], equal_shares(plan.needs))
    for contact in snapshot.contacts.values():
        if since <= contact.at <= now:
            person = snapshot.people.get(contact.person_id)
            if person is not None and not person.unsafe:
                add([local_day(contact.at, now)], [person.id], equal_shares(person.needs))
    for use in snapshot.uses.values():
        if since <= use.at <= now:
            add([local_day(use.at, now)], [use.item_id], _shares_of(snapshot, use.item_id))
    return got


def _shares_of(snapshot: Snapshot, item_id: str) -> tuple[NeedShare, ...]:
    activity: Activity | None = snapshot.activities.get(item_id) or snapshot.library.activities.get(item_id)
    if activity is not None:
        return activity.needs
    person = snapshot.people.get(item_id)
    return equal_shares(person.needs) if person is not None and not person.unsafe else ()


def _first_contact(snapshot: Snapshot) -> date:
    """The day of the first contact of any kind; today where there was none. Records stand oldest first."""
    firsts = (
        next((local_day(contact.at, snapshot.now) for contact in snapshot.contacts.values()), None),
        next((local_day(use.at, snapshot.now) for use in snapshot.uses.values()), None),
        min((plan.day for plan in snapshot.plans.values() if counts_as_contact(plan)), default=None),
    )
    return min((day for day in firsts if day is not None), default=snapshot.today)


def _days_logged(snapshot: Snapshot, days: int) -> int:
    """Whole days from the first record to today, at most `days`. Records stand oldest first."""
    firsts = (
        next((contact.at for contact in snapshot.contacts.values()), None),
        next((use.at for use in snapshot.uses.values()), None),
        next((plan.created for plan in snapshot.plans.values()), None),
        next((checkin.at for checkin in snapshot.checkins.values()), None),
    )
    earliest = min((at for at in firsts if at is not None), default=snapshot.now)
    return max(0, min(days, (snapshot.today - local_day(earliest, snapshot.now)).days))
