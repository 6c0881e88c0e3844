"""The portfolio: adopt, add, edit, pause, remove, and what was done with a suggestion."""

from datetime import date

from msgspec.structs import replace

from ladder_tui.domain.records.activities import Activity, Choice, ChoiceAction, Use
from ladder_tui.domain.records.tables import ACTIVITIES, CHOICES, HIDDEN, USES
from ladder_tui.services.ledger.hiding import REMOVED_FOR_GOOD, hiding
from ladder_tui.services.ledger.ledger import Ledger, new_id


class PortfolioIntents:
    """Everything a person does with activities and suggestions."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def adopt(self, item: Activity) -> Activity:
        """Make a pack's activity one's own, so that it can be edited and paused. Adopting twice changes nothing."""
        for known in self._ledger.rows(ACTIVITIES).values():
            if known.source == item.id:
                return known
        mine = self._adopted(item)
        self._ledger.change("Added to your portfolio", self._ledger.put(ACTIVITIES, mine))
        return mine

    def save(self, activity: Activity) -> Activity:
        """Keep a new or changed activity of one's own."""
        known = self._ledger.get(ACTIVITIES, activity.id) is not None
        words = "Changed" if known else "Added to your portfolio"
        self._ledger.change(words, self._ledger.put(ACTIVITIES, replace(activity, own=True)))
        return activity

    def pause(self, activity: Activity, until: date | None) -> None:
        """Keep an activity out of suggestions, until a day or until it is woken. A pack's is adopted with it."""
        mine = self._own(activity)
        mine = replace(mine, paused=until is None, paused_until=until)
        self._ledger.change("Resting", self._ledger.put(ACTIVITIES, mine))

    def wake(self, activity: Activity) -> None:
        """Let a resting activity be suggested again."""
        mine = replace(self._own(activity), paused=False, paused_until=None)
        self._ledger.change("Back again", self._ledger.put(ACTIVITIES, mine))

    def remove(self, activity: Activity) -> None:
        """Remove for good: one's own record goes, a pack's item is hidden. Undo brings both back."""
        source = activity.source or (None if activity.own else activity.id)
        own = [self._ledger.drop(ACTIVITIES, activity.id)] if activity.id in self._ledger.rows(ACTIVITIES) else []
        self._ledger.change(REMOVED_FOR_GOOD, *own, *(hiding(self._ledger, source) if source is not None else ()))

    def unhide(self, item_id: str) -> None:
        """Show a removed pack item again."""
        self._ledger.remove(HIDDEN, item_id, "Brought back")

    def used(self, item_id: str, worth: int | None = None) -> Use:
        """Note a real use of an activity or person; `worth` is 0 to 10."""
        use = Use(id=new_id(), item_id=item_id, at=self._ledger.clock(), worth=worth)
        self._ledger.change("Noted", self._ledger.put(USES, use))
        return use

    def rate(self, use_id: str, worth: int) -> None:
        """Say afterwards how worth it a use was, 0 to 10. Said at once, it is one step with the use itself."""
        use = replace(self._ledger.the(USES, use_id), worth=worth)
        self._ledger.change("Noted how it was", self._ledger.put(USES, use), joins=(USES, use_id))

    def choose(self, item_id: str, action: ChoiceAction) -> Choice:
        """Remember what was done with a suggestion today. `item_id` is `rest` for rest."""
        now = self._ledger.clock()
        choice = Choice(id=new_id(), item_id=item_id, day=now.date(), at=now, action=action)
        words = {
            "taken": "Chosen for today",
            "rested": "Resting today",
            "swapped": "Swapped",
            "not_today": "Not today",
            "never": "Not suggested again",
        }[action]
        self._ledger.change(words, self._ledger.put(CHOICES, choice))
        return choice

    def unrest(self) -> None:
        """Take back that today is for rest; suggestions are shown again."""
        today = self._ledger.clock().date()
        rested = [c for c in self._ledger.rows(CHOICES).values() if c.day == today and c.action == "rested"]
        self._ledger.change("Ideas again", *(self._ledger.drop(CHOICES, choice.id) for choice in rested))

    def _own(self, activity: Activity) -> Activity:
        """The record of one's own that stands for an activity; for a pack's not yet adopted a new one, not kept yet."""
        known = self._ledger.rows(ACTIVITIES)
        if activity.id in known:
            return activity
        adopted = next((own for own in known.values() if own.source == activity.id), None)
        return adopted if adopted is not None else self._adopted(activity)

    def _adopted(self, item: Activity) -> Activity:
        return replace(item, id=new_id(), source=item.id, own=True, created=self._ledger.clock())
