"""Opportunities and routines: add, change, skip one, move one, change from here on."""

from datetime import date, time

from msgspec.structs import replace

from ladder_tui.domain.calendar import occurrences as opportunities
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Plan
from ladder_tui.domain.records.tables import OPPORTUNITIES, PLANS
from ladder_tui.services.ledger.ledger import Ledger, new_id


class CalendarIntents:
    """Everything a person does with what recurs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, chance: Opportunity) -> Opportunity:
        """Keep a new or changed opportunity (all of its days)."""
        known = self._ledger.get(OPPORTUNITIES, chance.id) is not None
        words = "Changed on all days" if known else "Added to the calendar"
        self._ledger.change(words, self._ledger.put(OPPORTUNITIES, chance))
        return chance

    def skip(self, chance_id: str, original: date) -> None:
        """Leave one day out."""
        chance = opportunities.skip(self._ledger.the(OPPORTUNITIES, chance_id), original)
        self._ledger.change("Left out this one", self._ledger.put(OPPORTUNITIES, chance))

    def unskip(self, chance_id: str, original: date) -> None:
        """Bring a left-out day back."""
        chance = opportunities.unskip(self._ledger.the(OPPORTUNITIES, chance_id), original)
        self._ledger.change("Brought back", self._ledger.put(OPPORTUNITIES, chance))

    def move(self, chance_id: str, original: date, day: date, at: time | None) -> None:
        """Put one occurrence on another day or time."""
        chance = opportunities.move(self._ledger.the(OPPORTUNITIES, chance_id), original, day, at)
        self._ledger.change("Moved this one", self._ledger.put(OPPORTUNITIES, chance))

    def change_from(self, original: date, changed: Opportunity) -> Opportunity:
        """Change an opportunity from one of its days on; the days before stay as they were.

        Plans already made for later days follow the new opportunity.
        """
        old = self._ledger.the(OPPORTUNITIES, changed.id)
        first, second = opportunities.split_from(old, original, new_id(), changed)
        if first is None:
            # Nothing lies before: it goes on as it is, and so does all that refers to it.
            second = replace(second, id=old.id)
            self._ledger.change("Changed from here on", self._ledger.put(OPPORTUNITIES, second))
            return second
        moved = [
            self._ledger.put(PLANS, replace(plan, origin=replace(plan.origin, ref=second.id)))
            for plan in self._ledger.rows(PLANS).values()
            if plan.origin.kind == "opportunity" and plan.origin.ref == old.id and _from(plan, original)
        ]
        parts = (self._ledger.put(OPPORTUNITIES, first), self._ledger.put(OPPORTUNITIES, second))
        self._ledger.change("Changed from here on", *parts, *moved)
        return second

    def end_before(self, chance_id: str, original: date) -> None:
        """Let it end before one of its days; what was planned for later days stays.

        Raises ValueError when its rule does not give that day.
        """
        first, _ = opportunities.split_from(self._ledger.the(OPPORTUNITIES, chance_id), original, new_id())
        if first is None:
            self.remove(chance_id)
        else:
            self._ledger.change("Ended before this day", self._ledger.put(OPPORTUNITIES, first))

    def remove(self, chance_id: str) -> None:
        """Take an opportunity out; what was planned or done from it stays as a plan of its own."""
        self._ledger.remove(OPPORTUNITIES, chance_id, "Removed from the calendar")


def _from(plan: Plan, original: date) -> bool:
    """Whether a plan was made from a time that the rule gave on this day or later."""
    return plan.origin.day is not None and plan.origin.day >= original
