"""The suggestions of the moment, weighed anew only when something they are made from has changed."""

from datetime import datetime

from ladder_tui.domain.picks.picker import Picks
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.today import enough_today, picks_now


class PickMemory:
    """Remembers the last picks. Tables of a Snapshot are replaced, never changed, so the same table is known to hold
    the same records."""

    def __init__(self) -> None:
        self._made_from: tuple[object, ...] = ()
        self._hour: datetime | None = None
        self._picks: Picks | None = None
        self._enough: tuple[Snapshot, str] | None = None

    def enough(self, snapshot: Snapshot) -> str:
        """That today has enough in it already, "" where ideas may follow; asked once for a snapshot."""
        if self._enough is None or self._enough[0] is not snapshot:
            self._enough = (snapshot, enough_today(snapshot))
        return self._enough[1]

    def of(self, snapshot: Snapshot) -> Picks:
        """The picks for a snapshot."""
        made_from: tuple[object, ...] = (
            snapshot.library, snapshot.settings, snapshot.checkins, snapshot.people, snapshot.contacts,
            snapshot.activities, snapshot.hidden, snapshot.uses, snapshot.choices, snapshot.plans,
            snapshot.opportunities,
        )  # fmt: skip
        hour = snapshot.now.replace(minute=0, second=0, microsecond=0)
        known = len(made_from) == len(self._made_from) and hour == self._hour
        if (
            self._picks is None
            or not known
            or any(new is not old for new, old in zip(made_from, self._made_from, strict=True))
        ):
            self._made_from, self._hour = made_from, hour
            self._picks = picks_now(snapshot)
        return self._picks
