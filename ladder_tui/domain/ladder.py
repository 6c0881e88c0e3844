"""The ladder: rungs ordered by expected distress."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ladder_tui.domain.vocabulary import Need, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step of the ladder. `suds` is the expected distress, 0 to 100 (Subjective Units of Distress)."""

    id: str
    text: str
    suds: int
    created: datetime
    setting: Setting = "neighbour"
    needs: tuple[Need, ...] = ("casual_chat",)
    minutes: int = 5
    effort: int = 2
    done_when: str = ""
    backup: str = ""
    reward: str = ""
    source: str | None = None
    current: bool = False
    set_aside: bool = False


#: Upper bounds of the words for a SUDS value (evidence.md): under 25 easy, 25 to 44 mild, 45 to 64 medium, else hard.
SUDS_WORDS: Final[tuple[tuple[int, str], ...]] = ((25, "easy"), (45, "mild"), (65, "medium"), (101, "hard"))


def suds_word(suds: int) -> str:
    """The word shown for a SUDS value of 0 to 100."""
    return next(word for bound, word in SUDS_WORDS if suds < bound)
