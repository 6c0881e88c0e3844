"""A way out of going over something: a few minutes to write it down, then the entry rests and is not brought up again.

No clock runs. The page says until about when, once, at its beginning.
"""

from datetime import timedelta
from typing import Final

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import day_words, time_words
from ladder_tui.domain.records.entries import Entry
from ladder_tui.domain.snapshot import Snapshot

TITLE: Final = "Put it down"
PUT_DOWN: Final = "It is written down. It can rest here now."
#: What is said of one that rests, and what may be done all the same.
RESTS: Final = "It was written down so that it can rest. It stays here."


def invitation(snapshot: Snapshot) -> str:
    """What stands over the page, with the time until which it is enough."""
    minutes = int(thresholds(snapshot.settings.thresholds)["writing.minutes"])
    until = time_words((snapshot.now + timedelta(minutes=minutes)).time())
    return (
        f"Write what keeps going round, as it comes. {minutes} minutes are enough, until about {until}. "
        "Then keep it: it rests here, and nothing brings it up again."
    )


def resting_words(entry: Entry, snapshot: Snapshot) -> str:
    """What stands in the place of its text: "Put down on 4 March; it rests."."""
    day = day_words(entry.at.date(), today=snapshot.today, weekday=False)
    return f"Put down on {day}; it rests."
