"""The one table of numbers the engines decide by: shown in help, open to change in the settings.

Rules name a number by its key and never write it themselves. `thresholds(overrides)` lays the user's own numbers
over the table; a key it does not know or a number out of range is passed over, so that no setting breaks a rule.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec


class Threshold(msgspec.Struct, frozen=True, kw_only=True):
    """One number: its key, its value as shipped, the range it may be set to, and what it means in one line."""

    key: str
    value: float
    low: float
    high: float
    meaning: str


def _row(key: str, value: float, low: float, high: float, meaning: str) -> Threshold:
    return Threshold(key=key, value=value, low=low, high=high, meaning=meaning)


#: Source of each block: docs/design.md 4.2 (picker), 4.3 (load), 4.5 (cards), 4.4 (rhythm, goals),
#: 4.5 (balance, measure), 4.1 (ladder).
TABLE: Final[tuple[Threshold, ...]] = (
    _row("picker.weight.need", 0.30, 0, 1, "weight of the kind of company that has been rare"),
    _row("picker.weight.energy", 0.20, 0, 1, "weight of how well the effort fits your energy"),
    _row("picker.weight.worth", 0.15, 0, 1, "weight of how worthwhile you found it"),
    _row("picker.weight.due", 0.15, 0, 1, "weight of the rhythm you wished for with a person"),
    _row("picker.weight.variety", 0.10, 0, 1, "weight of a change from the last days"),
    _row("picker.weight.mood", 0.10, 0, 1, "weight of how well it suits your mood"),
    _row("picker.equal_points", 5, 0, 20, "scores this close, of 100, count as equal"),
    _row("picker.stretch", 1, 0, 2, "how far effort may lie above energy"),
    _row("picker.low_energy", 2, 0, 4, "energy up to here counts as low"),
    _row("picker.low_energy_effort", 2, 1, 5, "most effort suggested on low energy"),
    _row("picker.variety_days", 7, 1, 60, "days after which something feels like a change"),
    _row("picker.due_cap", 1.5, 1, 5, "past this many wished rhythms nothing counts for more"),
    _row("picker.tiny_effort", 1, 1, 5, "most effort of the tiny suggestion"),
    _row("picker.tiny_minutes", 10, 1, 60, "most minutes of the tiny suggestion"),
    _row("picker.minutes_unasked", 30, 5, 480, "minutes taken as free on a day without a check-in"),
    _row("picker.names", 3, 1, 3, "suggestions with people from which nobody else is named beside them"),
    _row("picker.worth_it", 5, 0, 10, "mean worth above which something is said to have been worth it"),
    _row("picker.liked", 7, 0, 10, "worth from which a time counts as liked"),
    _row("picker.due_share", 0.8, 0.1, 1, "share of a wished rhythm from which it is said to be about time"),
    _row("needs.days", 14, 7, 60, "days that count towards a need"),
    _row("needs.known_days", 14, 1, 60, "days that contacts reach back before a need is called rare, or has room"),
    _row("needs.rare", 0.6, 0, 1, "gap of a need from which it is called rare"),
    _row("needs.room", 0.2, 0, 1, "gap of a need from which there is room for more"),
    _row("needs.least_wanted", 4, 0, 10, "wish, of 10, for a kind of company of which nothing is missed"),
    _row("needs.most_wanted", 10, 0, 10, "wish, of 10, for a kind of company of which everything is missed"),
    _row("needs.contacts_at_ten", 5, 1, 30, "contacts in those days that a wish of 10 stands for"),
    _row("needs.wanted_unasked", 5, 0, 10, "wish, of 10, for a kind of company you were not asked about"),
    _row("load.days", 14, 3, 60, "days of check-ins that a week's capacity is taken from"),
    _row("load.per_energy", 2, 0.5, 5, "effort a week can carry for each point of mean energy"),
    _row("load.floor", 4, 0, 20, "least a week is taken to carry"),
    _row("load.start", 5, 0, 35, "what a week is taken to carry before the first check-in"),
    _row("load.always_effort", 1, 0, 5, "effort up to which a week always has room"),
    _row("load.ahead_days", 7, 1, 31, "days ahead in which things close together are pointed out"),
    _row("day.full", 3, 1, 20, "things still open from which a day is full and nothing is suggested"),
    _row("day.day_from", 11, 6, 15, "hour at which the morning becomes the day"),
    _row("day.evening_from", 17, 14, 22, "hour at which the evening begins"),
    _row("day.morning_from", 5, 0, 10, "hour at which the night ends and the morning begins"),
    _row("cards.rest_days", 90, 0, 730, "days before a card used with a person is dealt for that person again"),
    _row("cards.hand", 3, 1, 9, "cards in a hand"),
    _row("cards.step_deeper", 1, 0, 4, "levels a card may lie deeper than the last one used with a person"),
    _row("cards.day_depth", 2, 1, 5, "deepest card of the day when nobody is named"),
    _row("kindness.end", 70, 0, 100, "unease at the end of a try from which a kind step is offered"),
    _row("kindness.peak", 85, 0, 100, "height of a try from which a kind step comes before its questions"),
    _row("questions.days_before", 1, 0, 14, "days before today that are still asked about"),
    _row("writing.minutes", 10, 1, 60, "minutes that are enough to write down what keeps going round"),
    _row("backups.minutes", 15, 1, 120, "most minutes of a backup"),
    _row("plans.least_minutes", 5, 1, 60, "minutes below which a plan is not made shorter"),
    _row("messages.enough", 3, 1, 50, "first lines without gaps from which a routine does without the others"),
    _row("attempt.rest_hours", 24, 0, 168, "hours that a try rests after it was looked back at"),
    _row("attempt.offer_days", 7, 1, 60, "days that a try once begun, and not finished, stands on Today"),
    _row("balance.days", 90, 14, 730, "days of contacts that give-and-take looks at"),
    _row("balance.signals", 6, 1, 100, "signals before anything is said about give-and-take"),
    _row("balance.weeks", 3, 0, 52, "weeks of signals before anything is said about give-and-take"),
    _row("balance.smooth", 4, 0, 50, "how much a few signals are held back by"),
    _row("balance.lean", 0.2, 0, 1, "balance from which it leans to one side"),
    _row("balance.mostly", 0.45, 0, 1, "balance from which most of it comes from one side"),
    _row("balance.felt", 0.34, 0, 1, "how clear a feeling is to be before it is said first"),
    _row("balance.felt_times", 3, 1, 50, "times a feeling is noted before it counts"),
    _row("gestures.days", 30, 1, 365, "days in which support calls for thanks"),
    _row("gestures.most", 3, 1, 10, "gestures named at one time"),
    _row("gestures.proposals", 2, 1, 10, "last proposals, all of them yours, from which they are to choose"),
    _row("rhythm.weeks", 8, 2, 52, "active weeks that the rhythm looks at"),
    _row("rhythm.from_weeks", 3, 1, 20, "weeks of the log before the rhythm is shown"),
    _row("rhythm.absence_days", 10, 3, 365, "quiet days after which the first page is the check-in"),
    # A month: shorter gaps are life, and one remembers where one was.
    _row("coming_back.days", 30, 7, 365, "quiet days after which the page for coming back opens"),
    _row("setbacks.tries", 10, 1, 200, "tries after which a plan for setbacks is offered, once"),
    _row("goals.active", 2, 1, 5, "goals under way at the same time"),
    _row("goals.weeks", 6, 1, 12, "weeks a goal runs at most"),
    _row("goals.short", 2, 1, 12, "short periods in a row after which a smaller goal is offered"),
    _row("goals.reserve_every", 4, 1, 12, "periods for each of which a goal has one reserve"),
    _row("load.new_rung_hours", 24, 1, 168, "hours in which two new steps are pointed out"),
    _row("load.rest_hours", 3, 0, 24, "hours between two plans of much effort"),
    _row("load.much_effort", 3, 1, 5, "effort from which a plan takes much"),
    _row("load.lighter_of", 4, 2, 20, "plans looked at for a lighter week"),
    _row("load.lighter_from", 2, 1, 20, "plans set aside among them from which it is offered"),
    _row("measure.days", 28, 7, 366, "days before the four monthly questions are pointed to again"),
    _row("review.offer_days", 6, 1, 60, "days after which a weekly review is said to be possible"),
    _row("review.measure_every", 4, 1, 52, "every so many reviews ask the four questions as well"),
    _row("review.plans", 3, 1, 10, "plans that a review ends with at most"),
    _row("report.tries", 10, 1, 200, "most tries that the report lists one by one"),
    _row("report.some", 2, 1, 20, "times from which the report raises a question about something"),
    _row("report.hard_peak", 80, 0, 100, "height of a try from which the report calls it very hard"),
    _row("report.low_energy", 2, 1, 5, "mean energy up to which the report asks about it"),
    _row("ladder.gap", 20, 5, 60, "distance between two steps from which a step between is offered"),
    _row("ladder.known_tries", 2, 1, 10, "tries after which a step is called known"),
    _row("ladder.last", 2, 1, 5, "last tries that are looked at together"),
    _row(
        "ladder.pause_peak", 85, 50, 100, "height of a try from which, with no easier estimate, it speaks for a pause"
    ),
    _row("ladder.pause_tries", 3, 1, 10, "such tries that suggest a pause"),
    _row("ladder.pause_of", 5, 1, 20, "last tries of a step among which those are counted"),
    _row("ladder.pause_days", 14, 0, 90, "days after a pause in which no step up is suggested"),
    _row("ladder.low_energy", 2, 0, 4, "energy up to here counts as low"),
    _row("ladder.lowest_energy", 1, 0, 5, "energy said today up to which only an easy step is named"),
    _row("ladder.easy", 25, 5, 60, "unease below which a step is easy"),
    _row("ladder.low_checkins", 3, 1, 10, "check-ins with low energy that suggest a step down for now"),
    _row("ladder.checkins_of", 5, 1, 20, "last check-ins among which those are counted"),
    _row("ladder.energy_days", 30, 1, 365, "days after which a check-in says nothing about energy any more"),
    _row("ladder.hard_peak", 80, 40, 100, "height of a try from which a smaller step is suggested"),
    _row("ladder.split_tries", 3, 1, 10, "tries from which such a step is split, where before it would be one down"),
    _row("ladder.aside", 2, 1, 10, "plans set aside that suggest a smaller step"),
    _row("ladder.aside_of", 3, 1, 20, "last plans of a step among which those are counted"),
    _row(
        "ladder.habit_tries", 2, 0, 10, "good tries in a row with a helper habit after which one without is suggested"
    ),
    _row("ladder.jump", 25, 5, 60, "distance from what the last step was like from which a step between comes first"),
    _row("ladder.first", 60, 25, 100, "expected unease from which a first step on a ladder is to be an easier one"),
    _row("ladder.up_tries", 2, 1, 10, "tries from which a step up is suggested"),
    _row("ladder.low_estimate", 30, 0, 100, "estimate up to which it counts as low"),
    _row("ladder.drop", 30, 0, 100, "fall of the estimate that counts as moved"),
    _row("ladder.rise", 15, 1, 100, "rise of the estimate with which a step is tried once more before a step up"),
    _row("ladder.calm_peak", 50, 0, 100, "mean height of the last tries up to which they count as calm"),
    _row("ladder.contexts", 2, 1, 5, "different places from which a step counts as varied"),
    _row("ladder.sure_tries", 3, 1, 10, "tries from which a step up needs no second place"),
    _row("ladder.vary_tries", 2, 1, 10, "tries in one place from which another place is suggested"),
    _row("ladder.long_tries", 5, 2, 20, "tries after which a smaller or another step is suggested"),
    _row("ladder.shortest_visit", 10, 2, 120, "minutes from which a leaving time is worth planning"),
    _row("ladder.return_days", 30, 7, 3650, "days since the last try after which a step that is known comes first"),
    _row("ladder.step_up_hours", 48, 0, 336, "hours between two steps up"),
    _row("ladder.new_rungs", 2, 1, 14, "new steps in a week"),
    _row("ladder.new_rungs_days", 7, 1, 30, "days that such a week has"),
    # Long enough for other steps in between, short enough that one remembers what it was.
    _row("ladder.invite_weeks", 6, 1, 104, "weeks after which a step that was set aside is invited back, once"),
    _row("ladder.invite_rest_weeks", 2, 0, 52, "weeks between an answer to that and the next such step"),
    _row("boosters.weeks", 3, 1, 26, "every so many weeks an earlier step is offered in a new place"),
    _row("boosters.rest_days", 14, 1, 365, "days a step rests before it is offered so"),
)

#: The shipped numbers by key.
DEFAULTS: Final[Mapping[str, float]] = MappingProxyType({row.key: row.value for row in TABLE})
_RANGES: Final[Mapping[str, tuple[float, float]]] = MappingProxyType({row.key: (row.low, row.high) for row in TABLE})


def thresholds(overrides: Iterable[tuple[str, float]] = ()) -> Mapping[str, float]:
    """All numbers by key, the user's own (`Settings.thresholds`) laid over the shipped ones."""
    own = {key: value for key, value in overrides if key in _RANGES and _RANGES[key][0] <= value <= _RANGES[key][1]}
    return MappingProxyType({**DEFAULTS, **own}) if own else DEFAULTS
