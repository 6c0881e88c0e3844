"""What is closed today: something to do at work, at the weekend."""

from typing import Final

from ladder_tui.domain.base.dayparts import local_day
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.picks.candidates import Candidate
from ladder_tui.domain.snapshot import Snapshot

#: Days of the week on which work is closed, 0 for Monday, for somebody of whom nothing else is known.
_CLOSED: Final = frozenset({5, 6})
#: Words that say a thing is done where one works; only as whole words.
_AT_WORK: Final = (
    " at work ", " the office ", " workplace ", " colleague ", " colleagues ", " coworker ", " coworkers ",
    " co worker ", " co workers ", " canteen ",
)  # fmt: skip


def is_closed(candidate: Candidate, snapshot: Snapshot) -> bool:
    """Whether it needs a place that is closed today. It is open for whoever did it on such a day of the week."""
    weekday = snapshot.today.weekday()
    if weekday not in _CLOSED or candidate.kind != "activity" or not _at_work(candidate):
        return False
    there = [local_day(use.at, snapshot.now) for use in snapshot.uses.values() if use.item_id == candidate.id]
    there += [plan.day for plan in snapshot.plans.values() if plan.origin.ref == candidate.id]
    return all(day.weekday() != weekday for day in there)


def _at_work(candidate: Candidate) -> bool:
    letters = fold(f"{candidate.title} . {candidate.text}")
    spaced = f" {' '.join(''.join(each if each.isalnum() else ' ' for each in letters).split())} "
    return any(words in spaced for words in _AT_WORK)
