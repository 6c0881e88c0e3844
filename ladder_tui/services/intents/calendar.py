"""Opportunities and routines: add, change, skip one, move one, change from here on."""

from datetime import date, time

from msgspec.structs import replace

from ladder_tui.domain.calendar import occurrences as opportunities
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Origin
from ladder_tui.services.ledger.ledger import Ledger, new_id
from ladder_tui.store.keeper import Change


class CalendarIntents:
    """Everything a person does with what recurs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, chance: Opportunity) -> Opportunity:
        """Keep a new or changed opportunity (all of its days)."""
        known = self._ledger.get("opportunities", chance.id) is not None
        words = "Changed on all days" if known else "Added to the calendar"
        self._ledger.change(words, self._ledger.put("opportunities", chance))
        return chance

    def skip(self, chance_id: str, original: date) -> None:
        """Leave one day out."""
        chance = opportunities.skip(self._chance(chance_id), original)
        self._ledger.change("Left out this one", self._ledger.put("opportunities", chance))

    def unskip(self, chance_id: str, original: date) -> None:
        """Bring a left-out day back."""
        chance = opportunities.unskip(self._chance(chance_id), original)
        self._ledger.change("Brought back", self._ledger.put("opportunities", chance))

    def move(self, chance_id: str, original: date, day: date, at: time | None) -> None:
        """Put one occurrence on another day or time."""
        chance = opportunities.move(self._chance(chance_id), original, day, at)
        self._ledger.change("Moved this one", self._ledger.put("opportunities", chance))

    def change_from(self, original: date, changed: Opportunity) -> Opportunity:
        """Change an opportunity from one of its days on; the days before stay as they were.

        Plans already made for later days follow the new opportunity.
        """
        old = self._chance(changed.id)
        first, second = opportunities.split_from(old, original, new_id(), changed)
        changes: list[Change] = [
            self._ledger.put("opportunities", first)
            if first is not None
            else self._ledger.drop("opportunities", old.id),
            self._ledger.put("opportunities", second),
        ]
        for plan in self._ledger.rows("plans").values():
            origin = plan.origin
            if origin.kind == "opportunity" and origin.ref == old.id and origin.day and origin.day >= original:
                moved = replace(plan, origin=Origin(kind="opportunity", ref=second.id, day=origin.day))
                changes.append(self._ledger.put("plans", moved))
        self._ledger.change("Changed from here on", *changes)
        return second

    def end_before(self, chance_id: str, original: date) -> None:
        """Let it end before one of its days; what was planned for later days stays.

        Raises ValueError when its rule does not give that day.
        """
        first, _ = opportunities.split_from(self._chance(chance_id), original, new_id())
        if first is None:
            self.remove(chance_id)
        else:
            self._ledger.change("Ended before this day", self._ledger.put("opportunities", first))

    def remove(self, chance_id: str) -> None:
        """Take an opportunity out; what was planned or done from it stays as a plan of its own."""
        freed = [
            self._ledger.put("plans", replace(plan, origin=Origin()))
            for plan in self._ledger.rows("plans").values()
            if plan.origin.kind == "opportunity" and plan.origin.ref == chance_id
        ]
        self._ledger.change("Removed from the calendar", self._ledger.drop("opportunities", chance_id), *freed)

    def _chance(self, chance_id: str) -> Opportunity:
        chance: Opportunity = self._ledger.rows("opportunities")[chance_id]
        return chance
