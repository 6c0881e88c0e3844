"""The answers to the monthly measure and to a question of one's own, as they are kept."""

from datetime import datetime

import msgspec


class MeasureAnswers(msgspec.Struct, frozen=True, kw_only=True):
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

    @property
    def total(self) -> int:
        """The sum of the first three, 3 to 9."""
        return self.companionship + self.left_out + self.isolated


class OwnAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to the question of one's own: `value` 0 to 10, `question` as it was asked then."""

    id: str
    at: datetime
    question: str
    value: int
