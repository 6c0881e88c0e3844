"""Opportunities: recurring or single social chances, and the occurrences they make."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from msgspec.structs import replace

from ladder_tui.domain.base import recurrence
from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.base.wall_clock import changes_between, clock_order, shown_in
from ladder_tui.domain.base.when import FIRST_DAY, LAST_DAY, day_words
from ladder_tui.domain.records.opportunities import Moved, Opportunity

#: The day the rule gave, and the day and time (None: any time) the user's wall clock shows.
Placement = tuple[date, date, time | None]

_DAY = timedelta(days=1)


def moved_from(opportunity: Opportunity, original: date) -> Moved | None:
    """Where the occurrence of that day was put, if it was put elsewhere."""
    return next((moved for moved in opportunity.moved if moved.original == original), None)


def gives(opportunity: Opportunity, day: date) -> bool:
    """Whether the rule (or the single day) gives this day, skipped and moved ones included."""
    return bool(_given(opportunity, day, day))


def _given(opportunity: Opportunity, start: date, end: date) -> tuple[date, ...]:
    if opportunity.rule is not None:
        return recurrence.days(opportunity.rule, opportunity.day, start, end)
    return (opportunity.day,) if start <= opportunity.day <= end else ()


def placements(opportunity: Opportunity, start: date, end: date, *, zone: str) -> Iterator[Placement]:
    """What happens from `start` to `end`, both included: days of the user's wall clock in `zone`; in no promised order.

    Skipped ones and all of a paused opportunity are left out, moved ones stand where they were put. Cost: the days
    inside the window, whatever the age of a rule.
    """
    start, end = max(start, FIRST_DAY), min(end, LAST_DAY)
    if opportunity.paused or start > end:
        return
    own, at = opportunity.zone, opportunity.at
    elsewhere = {*opportunity.skipped, *(moved.original for moved in opportunity.moved)}
    # Only on these days can the user's clock show something else than the opportunity's; None: on any day.
    differ = changes_between(own, start - _DAY, end) if own == zone else None
    # Between two zones lie at most 26 hours; in one zone only a change of the clock can carry a time past midnight.
    reach = timedelta(days=2 if differ is None or start - _DAY in differ else 0)
    for original in _given(opportunity, start - reach, end + reach):
        if original in elsewhere:
            continue
        day, clock = original, at
        if differ is None or original in differ:
            day, clock = shown_in(original, at, of=own, to=zone)
        if start <= day <= end:
            yield original, day, clock
    for moved in opportunity.moved:
        day, clock = shown_in(moved.day, moved.at, of=own, to=zone)
        if start <= day <= end and moved.original not in opportunity.skipped and gives(opportunity, moved.original):
            yield moved.original, day, clock


def own_clock(opportunity: Opportunity, day: date, at: time | None, *, zone: str) -> tuple[date, time | None]:
    """A day and time of the user's wall clock in `zone`, as the opportunity's own wall clock shows them."""
    return shown_in(day, at, of=zone, to=opportunity.zone)


def _check_given(opportunity: Opportunity, original: date) -> None:
    if not gives(opportunity, original):
        raise ValueError(f"It does not happen on {day_words(original, weekday=False)}; choose one of its days.")


def skip(opportunity: Opportunity, original: date) -> Opportunity:
    """Leave one occurrence out. A move of it is remembered, and back after `unskip`.

    Raises ValueError when the rule does not give that day.
    """
    _check_given(opportunity, original)
    return replace(opportunity, skipped=tuple(sorted({*opportunity.skipped, original})))


def unskip(opportunity: Opportunity, original: date) -> Opportunity:
    """Let a skipped occurrence happen after all; nothing changes if it was not skipped."""
    return replace(opportunity, skipped=tuple(day for day in opportunity.skipped if day != original))


def move(opportunity: Opportunity, original: date, day: date, at: time | None) -> Opportunity:
    """Put one occurrence on another day or time (wall clock of the opportunity's zone, None is any time).

    A skipped one happens again by it; put back to where the rule has it, the move is forgotten.
    Raises ValueError when the rule does not give that day, or the new one is not between 1900 and 2200.
    """
    _check_given(opportunity, original)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(
            f"{day_words(day, weekday=False)} is too far away; choose a day from {FIRST_DAY.year} to {LAST_DAY.year}."
        )
    others = [moved for moved in opportunity.moved if moved.original != original]
    if (day, clock_order(at), at) != (original, clock_order(opportunity.at), opportunity.at):
        others.append(Moved(original=original, day=day, at=at))
    others.sort(key=lambda moved: moved.original)
    return replace(unskip(opportunity, original), moved=tuple(others))


def split_from(
    opportunity: Opportunity, original: date, new_id: str, changed: Opportunity | None = None
) -> tuple[Opportunity | None, Opportunity]:
    """Change it from one occurrence on: what stays as it was until the day before, and what begins there.

    `changed` is the opportunity as edited; its `day` is where the change begins, and means `original` while it is
    the first day untouched. A rule that still has the old count goes on with what is left of it. Skipped and moved
    days stay with the part whose rule gives them. When nothing lies before `original`, the first part is None: the
    second takes its whole place. Raises ValueError when the rule does not give `original`,
    or the change would begin on or before the last day that stays.
    """
    _check_given(opportunity, original)
    rule, last_day = opportunity.rule, original - _DAY
    before = () if rule is None else recurrence.days(rule, opportunity.day, opportunity.day, last_day)
    after = changed or opportunity
    begins = original if after.day == opportunity.day else after.day
    if before and begins <= before[-1]:
        raise ValueError(
            f"The change begins before {day_words(before[-1], weekday=False)}, which stays; choose a later day."
        )
    after = replace(
        after,
        id=new_id,
        day=begins,
        rule=_rule_from(after.rule, opportunity, begins, len(before)),
    )
    after = replace(
        after,
        skipped=tuple(day for day in after.skipped if day > last_day and gives(after, day)),
        moved=tuple(moved for moved in after.moved if moved.original > last_day and gives(after, moved.original)),
    )
    if rule is None or not before:
        return None, after
    first = replace(
        opportunity,
        rule=replace(rule, until=last_day, count=None),
        skipped=tuple(day for day in opportunity.skipped if day <= last_day),
        moved=tuple(moved for moved in opportunity.moved if moved.original <= last_day),
    )
    return first, after


def _rule_from(rule: Recurrence | None, opportunity: Opportunity, begins: date, gone: int) -> Recurrence | None:
    old = opportunity.rule
    if rule is None or old is None:
        return rule
    if rule.count is not None and rule.count == old.count:
        rule = replace(rule, count=rule.count - gone)
    leap_day = (opportunity.day.month, opportunity.day.day) == (2, 29)
    by_date = rule.frequency == "yearly" and rule.nth is None and rule.month_day is None
    if leap_day and by_date and (begins.month, begins.day) == (2, 28):
        # Begun on a 28th, the rule would forget that it means the 29th.
        rule = replace(rule, month_day=29)
    return rule
