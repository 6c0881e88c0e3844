"""The monthly measure: the four questions of the UK Office for National Statistics (product.md 4.5)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAnswers:
    """One answered measure.

    `companionship`, `left_out` and `isolated` are 1 (hardly ever or never) to 3 (often), summed to 3 to 9; `direct`
    is 1 (never) to 5 (often or always) and stands apart.
    """

    id: str
    at: datetime
    companionship: int
    left_out: int
    isolated: int
    direct: int
