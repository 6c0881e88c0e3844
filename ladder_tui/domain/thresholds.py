"""The one table of numbers the engines decide by: shown in help, open to change in the settings.

Rules name a number by its key and never write it themselves. `thresholds(overrides)` lays the user's own numbers
over the table; a key it does not know or a number out of range is passed over, so that no setting breaks a rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """One number: its key, its value as shipped, the range it may be set to, and what it means in one line."""

    key: str
    value: float
    low: float
    high: float
    meaning: str


def _row(key: str, value: float, low: float, high: float, meaning: str) -> Threshold:
    return Threshold(key=key, value=value, low=low, high=high, meaning=meaning)


#: Source of each block: product.md 4.2 (picker), 4.3 (load), 4.5 and content.md 5 (cards), 4.1 (ladder).
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
    _row("needs.days", 14, 7, 60, "days that count towards a need"),
    _row("needs.contacts_at_ten", 5, 1, 30, "contacts in those days that a wish of 10 stands for"),
    _row("needs.wanted_unasked", 5, 0, 10, "wish, of 10, for a kind of company you were not asked about"),
    _row("load.days", 14, 3, 60, "days of check-ins that a week's capacity is taken from"),
    _row("load.per_energy", 2, 0.5, 5, "effort a week can carry for each point of mean energy"),
    _row("load.floor", 4, 0, 20, "least a week is taken to carry"),
    _row("load.start", 5, 0, 35, "what a week is taken to carry before the first check-in"),
    _row("day.day_from", 11, 6, 15, "hour at which the morning becomes the day"),
    _row("day.evening_from", 17, 14, 22, "hour at which the evening begins"),
    _row("day.morning_from", 5, 0, 10, "hour at which the night ends and the morning begins"),
    _row("cards.rest_days", 90, 0, 730, "days before a card used with a person is dealt for that person again"),
    _row("cards.hand", 3, 1, 9, "cards in a hand"),
    _row("cards.step_deeper", 1, 0, 4, "levels a card may lie deeper than the last one used with a person"),
    _row("cards.day_depth", 2, 1, 5, "deepest card of the day when nobody is named"),
    _row("kindness.end", 70, 0, 100, "unease at the end of a try from which a kind step is offered"),
    _row("measure.days", 28, 7, 366, "days before the four monthly questions are pointed to again"),
    _row("ladder.gap", 20, 5, 60, "distance between two rungs from which a step between is offered"),
    _row("ladder.known_tries", 2, 1, 10, "tries after which a rung is called known"),
)

#: The shipped numbers by key.
DEFAULTS: Final[Mapping[str, float]] = MappingProxyType({row.key: row.value for row in TABLE})
_RANGES: Final[Mapping[str, tuple[float, float]]] = MappingProxyType({row.key: (row.low, row.high) for row in TABLE})


def thresholds(overrides: Iterable[tuple[str, float]] = ()) -> Mapping[str, float]:
    """All numbers by key, the user's own (`Settings.thresholds`) laid over the shipped ones."""
    own = {key: value for key, value in overrides if key in _RANGES and _RANGES[key][0] <= value <= _RANGES[key][1]}
    return MappingProxyType({**DEFAULTS, **own}) if own else DEFAULTS
