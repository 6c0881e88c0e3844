"""What the portfolio remembers: when each thing was last used, and how worthwhile it was found."""

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.records.plans import counts_as_contact
from ladder_tui.domain.snapshot import Snapshot, once_for_each, unsafe_ids


class History(msgspec.Struct, frozen=True, kw_only=True):
    """By candidate id: day of the last real use or contact, day last used or taken, and all ratings, oldest first."""

    last_contact: Mapping[str, date]
    last_used: Mapping[str, date]
    ratings: Mapping[str, tuple[int, ...]]

    def days_since_use(self, item_id: str, today: date) -> int | None:
        """Days since it was last used or taken up, never below 0; None when it never was."""
        last = self.last_used.get(item_id)
        return None if last is None else max(0, (today - last).days)


@once_for_each
def history(snapshot: Snapshot) -> History:
    """What was used when, over all records. An adopted activity inherits what was noted about the pack's own.

    Nobody marked unsafe stands in it.
    """
    unsafe = unsafe_ids(snapshot)
    adopted = {activity.source: activity.id for activity in snapshot.activities.values() if activity.source is not None}
    latest: dict[str, datetime] = {}
    ratings: dict[str, list[int]] = {}
    for contact in snapshot.contacts.values():
        if contact.person_id not in unsafe:
            _later(latest, contact.person_id, contact.at)
    for use in snapshot.uses.values():
        item_id = adopted.get(use.item_id, use.item_id)
        if item_id in unsafe:
            continue
        _later(latest, item_id, use.at)
        if use.worth is not None:
            ratings.setdefault(item_id, []).append(use.worth)
    contact_days = {item_id: local_day(at, snapshot.now) for item_id, at in latest.items()}
    for plan in snapshot.plans.values():
        if (plan.person_id is None and plan.origin.ref is None) or not counts_as_contact(plan):
            continue
        for ref in (plan.person_id, plan.origin.ref):
            # A backup stood in for the plan: the person or activity itself was not met.
            if ref is not None and ref not in unsafe and not plan.backup_done:
                _later_day(contact_days, adopted.get(ref, ref), plan.day)
    used_days = dict(contact_days)
    for choice in snapshot.choices.values():
        if choice.action == "taken" and choice.item_id not in unsafe:
            _later_day(used_days, adopted.get(choice.item_id, choice.item_id), choice.day)
    return History(
        last_contact=contact_days,
        last_used=used_days,
        ratings={item_id: tuple(given) for item_id, given in ratings.items()},
    )


def _later(latest: dict[str, datetime], item_id: str, at: datetime) -> None:
    known = latest.get(item_id)
    if known is None or at > known:
        latest[item_id] = at


def _later_day(latest: dict[str, date], item_id: str, day: date) -> None:
    known = latest.get(item_id)
    if known is None or day > known:
        latest[item_id] = day
