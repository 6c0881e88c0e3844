"""The kind line under the date: a few words for the day as it is, never about days that were not."""

from datetime import date
from typing import Final

from ladder_tui.domain.base.chance import rota
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.records.plans import counts_as_contact
from ladder_tui.domain.snapshot import Snapshot, check_in_of_today, rested

ANY_DAY: Final = (
    "One small step is plenty.",
    "Your own pace is a good pace.",
    "A short hello is a whole step.",
    "Small and kind is a good size.",
    "Any place is a place to begin.",
    "You may change your mind at any time.",
    "Bring your curiosity. The rest is optional.",
    "Half a plan is still a plan.",
)
LOW_ENERGY: Final = (
    "Today can be short and soft.",
    "The smallest thing on the list is fine.",
    "A wave from the window is contact too.",
    "Little energy, little steps. That works.",
    "You can keep today very simple.",
)
PLANNED: Final = (
    "Being there is the whole task.",
    "Leaving early is always allowed.",
    "One open question can carry a talk.",
    "However it goes, you will find something out.",
    "There is a smaller version if you like.",
)
OPEN_DAY: Final = (
    "An open day, with room for one thing.",
    "Pick what feels light, or nothing at all.",
    "A free day may stay free.",
    "Something small could fit in here.",
)
SOMETHING_DONE: Final = (
    "Something is done. Let it stay done.",
    "It is done, and nothing has to follow.",
    "Now may come something you like.",
    "That one is yours to keep.",
)
RESTING: Final = (
    "Rest is the plan today.",
    "A quiet day belongs to the week.",
    "Nothing else is needed from you today.",
)
#: For the end of a weekly review, in the words of who writes it.
WEEK: Final = (
    "What fitted in is enough.",
    "I looked at the week; that is enough.",
    "Less is fine next week.",
    "I may take this as slowly as I like.",
    "Small things are enough.",
    "I would say this kindly to a friend.",
    "A quiet week is a week too.",
    "I may try again, or leave it.",
)


def kind_line(today: date, *, tired: bool = False, planned: int = 0, done: int = 0, resting: bool = False) -> str:
    """The line of the day, by what the day holds: rest chosen, something done, low energy, a plan, or none.

    The same day of the same kind always has the same line; a line comes again only when all of its kind have been.
    """
    if resting:
        return rota(RESTING, today, "resting")[0]
    if done:
        return rota(SOMETHING_DONE, today, "done")[0]
    if tired:
        return rota((*LOW_ENERGY, *ANY_DAY), today, "low")[0]
    return rota((*(PLANNED if planned else OPEN_DAY), *ANY_DAY), today, "planned" if planned else "open")[0]


def week_lines(today: date, n: int = 4) -> tuple[str, ...]:
    """A few kind lines for the end of a week, in the order of the day."""
    return tuple(rota(WEEK, today, "week"))[:n]


def line_of_the_day(snapshot: Snapshot, *, planned: int | None = None) -> str:
    """The kind line under the date. `planned` counts what stands open today, from plans alone unless given."""
    today = snapshot.today
    plans = [plan for plan in snapshot.plans.values() if plan.day == today]
    checkin = check_in_of_today(snapshot)
    low = thresholds(snapshot.settings.thresholds)["picker.low_energy"]
    return kind_line(
        today,
        tired=checkin is not None and checkin.energy <= low,
        planned=planned if planned is not None else sum(plan.status == "open" for plan in plans),
        done=sum(counts_as_contact(plan) for plan in plans),
        resting=rested(snapshot),
    )
