"""The portfolio: adopt, add, edit, pause, remove, and what was done with a suggestion."""

from datetime import date

from msgspec.structs import replace

from ladder_tui.domain.records.activities import Activity, Choice, ChoiceAction, Hidden, Use
from ladder_tui.services.ledger.ledger import Ledger, new_id


class PortfolioIntents:
    """Everything a person does with activities and suggestions."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def adopt(self, item: Activity) -> Activity:
        """Make a pack's activity one's own, so that it can be edited and paused. Adopting twice changes nothing."""
        for known in self._ledger.rows("activities").values():
            if known.source == item.id:
                found: Activity = known
                return found
        mine = self._adopted(item)
        self._ledger.change("Added to your portfolio", self._ledger.put("activities", mine))
        return mine

    def save(self, activity: Activity) -> Activity:
        """Keep a new or changed activity of one's own."""
        known = self._ledger.get("activities", activity.id) is not None
        words = "Changed" if known else "Added to your portfolio"
        self._ledger.change(words, self._ledger.put("activities", replace(activity, own=True)))
        return activity

    def pause(self, activity: Activity, until: date | None) -> None:
        """Keep an activity out of suggestions, until a day or until it is woken. A pack's is adopted with it."""
        mine = self._own(activity)
        mine = replace(mine, paused=until is None, paused_until=until)
        self._ledger.change("Resting", self._ledger.put("activities", mine))

    def wake(self, activity: Activity) -> None:
        """Let a resting activity be suggested again."""
        mine = replace(self._own(activity), paused=False, paused_until=None)
        self._ledger.change("Back again", self._ledger.put("activities", mine))

    def remove(self, activity: Activity) -> None:
        """Remove for good: one's own record goes, a pack's item is hidden. Undo brings both back."""
        changes = []
        if self._ledger.get("activities", activity.id) is not None:
            changes.append(self._ledger.drop("activities", activity.id))
        source = activity.source or (None if activity.own else activity.id)
        if source is not None:
            changes.append(self._ledger.put("hidden", Hidden(id=source, at=self._ledger.clock())))
        self._ledger.change("Removed for good", *changes)

    def unhide(self, item_id: str) -> None:
        """Show a removed pack item again."""
        self._ledger.change("Brought back", self._ledger.drop("hidden", item_id))

    def used(self, item_id: str, worth: int | None = None) -> Use:
        """Note a real use of an activity or person; `worth` is 0 to 10."""
        use = Use(id=new_id(), item_id=item_id, at=self._ledger.clock(), worth=worth)
        self._ledger.change("Noted", self._ledger.put("uses", use))
        return use

    def rate(self, use_id: str, worth: int) -> None:
        """Say afterwards how worth it a use was, 0 to 10."""
        use: Use = self._ledger.rows("uses")[use_id]
        self._ledger.change("Noted how it was", self._ledger.put("uses", replace(use, worth=worth)))

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
        self._ledger.change(words, self._ledger.put("choices", choice))
        return choice

    def unrest(self) -> None:
        """Take back that today is for rest; suggestions are shown again."""
        today = self._ledger.clock().date()
        rested = [c for c in self._ledger.rows("choices").values() if c.day == today and c.action == "rested"]
        self._ledger.change("Ideas again", *(self._ledger.drop("choices", choice.id) for choice in rested))

    def _own(self, activity: Activity) -> Activity:
        """The record of one's own that stands for an activity; for a pack's not yet adopted a new one, not kept yet."""
        known = self._ledger.rows("activities")
        if activity.id in known:
            return activity
        adopted: Activity | None = next((own for own in known.values() if own.source == activity.id), None)
        return adopted if adopted is not None else self._adopted(activity)

    def _adopted(self, item: Activity) -> Activity:
        return replace(item, id=new_id(), source=item.id, own=True, created=self._ledger.clock())
