"""What was tried on a day without a plan for it: the calendar shows it beside what was planned."""

from collections.abc import Mapping
from datetime import date

from ladder_tui.domain.base.wall_clock import safe_zone
from ladder_tui.domain.records.attempts import Attempt, over_at, took_place
from ladder_tui.domain.snapshot import Snapshot, not_safe


def tries_between(snapshot: Snapshot, start: date, end: date) -> Mapping[date, tuple[Attempt, ...]]:
    """The tries that took place from `start` to `end` (both included), by the day of the user's wall clock they were
    over; in order of time. A try made from a plan that is still there is shown as that plan, and is no part of this.
    One whose title names somebody marked unsafe is left out.
    """
    zone, unsafe = safe_zone(snapshot.zone)[0], not_safe(snapshot)
    found: dict[date, list[Attempt]] = {}
    for attempt in snapshot.attempts.values():
        if took_place(attempt) and attempt.plan_id not in snapshot.plans and not unsafe.names(attempt.title):
            day = over_at(attempt).astimezone(zone).date()
            if start <= day <= end:
                found.setdefault(day, []).append(attempt)
    return {day: tuple(sorted(tries, key=over_at)) for day, tries in found.items()}
