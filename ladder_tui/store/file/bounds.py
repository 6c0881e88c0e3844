"""What a value in the file may be, in one table. Vocabularies and types are checked by the decoder itself."""

from collections.abc import Mapping
from typing import Final

#: Years that dates may lie in (docs/design.md 7).
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
#: The longest text, in characters: a million stay usable.
LONGEST_TEXT: Final = 1_000_000
#: The longest record id, in characters.
LONGEST_ID: Final = 200

_EFFORT = (1, 5)
_ENERGY = (1, 5)
_PERCENT = (0, 100)
_LEVEL = (0, 10)
_WEEKDAY = (0, 6)
_WEEK_OF_MINUTES = (0, 1440 * 7)
_YEARS_OF_DAYS = (1, 3660)

#: Class name, field name: lowest and highest whole number. A field that may be None is checked when it is not.
RANGES: Final[Mapping[str, Mapping[str, tuple[int, int]]]] = {
    "Activity": {"effort": _EFFORT, "minutes": _WEEK_OF_MINUTES},
    "CheckIn": {"energy": _ENERGY, "minutes": _WEEK_OF_MINUTES},
    "Deck": {"shuffle": (0, 1_000_000_000)},
    "MeasureAnswers": {"companionship": (1, 3), "left_out": (1, 3), "isolated": (1, 3), "direct": (1, 5)},
    "Goal": {"count": (1, 31)},
    "NeedAnswers": {"form": (1, 2)},
    "NeedLevel": {"wanted": _LEVEL, "present": _LEVEL},
    "NeedShare": {"share": (0, 1)},
    "Opportunity": {"effort": _EFFORT, "minutes": _WEEK_OF_MINUTES},
    "Outcome": {
        "likelihood_next": _PERCENT, "peak": _PERCENT, "end": _PERCENT, "real_cost": _PERCENT, "worth": _LEVEL,
    },
    "OwnAnswer": {"value": _LEVEL},
    "Person": {"effort": _EFFORT, "minutes": _WEEK_OF_MINUTES, "rhythm_days": _YEARS_OF_DAYS, "depth_ceiling": (1, 5)},
    "Plan": {"effort": _EFFORT, "minutes": _WEEK_OF_MINUTES, "worth": _LEVEL},
    "Prediction": {"likelihood": _PERCENT, "suds": _PERCENT, "cost": _PERCENT},
    "Recurrence": {
        "interval": (1, 1000), "nth": (-1, 5), "month_day": (-1, 31), "count": (1, 100_000), "week_start": _WEEKDAY,
        "weekdays": _WEEKDAY,
    },
    "Rung": {
        "suds": _PERCENT, "effort": _EFFORT, "minutes": _WEEK_OF_MINUTES, "order": (-1_000_000, 1_000_000),
        "people": (0, 10_000), "leave_after": _WEEK_OF_MINUTES,
    },
    "Settings": {
        "energy_morning": _ENERGY, "energy_day": _ENERGY, "energy_evening": _ENERGY, "week_start": _WEEKDAY,
        "capacity": (0, 1000), "lock_after": (0, 1440), "look_back_day": _WEEKDAY,
    },
    "Use": {"worth": _LEVEL},
}  # fmt: skip

#: Fields in range that mean nothing all the same.
FORBIDDEN: Final[Mapping[str, Mapping[str, int]]] = {"Recurrence": {"nth": 0, "month_day": 0}}
