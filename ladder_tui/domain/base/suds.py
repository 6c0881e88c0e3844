"""The five worded anchors of the scale of unease (SUDS, 0 to 100): the house's words, or the user's own."""

from collections.abc import Sequence
from typing import Final

import msgspec

from ladder_tui.domain.base.clean import is_blank, one_line

#: Where the anchors stand on the scale.
POINTS: Final = (0, 25, 50, 75, 100)
#: What they say until the user rewords them.
WORDS: Final = (
    "At ease, as on the sofa at home",
    "A little uneasy, and easy to carry",
    "Clearly uneasy; I notice it and can go on",
    "Very uneasy; I would rather leave",
    "The most unease I know",
)
#: The longest anchor, in characters: it has to fit on one line beside the scale.
LONGEST: Final = 60


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """One point of the scale, 0 to 100, in words."""

    suds: int
    words: str


def anchors(own: Sequence[str] = ()) -> tuple[Anchor, ...]:
    """The five anchors from calm up. `own` is `Settings.anchors`; where it says nothing the house's words stand."""
    worded = []
    for place, (suds, words) in enumerate(zip(POINTS, WORDS, strict=True)):
        mine = own[place] if place < len(own) else ""
        worded.append(Anchor(suds=suds, words=words if is_blank(mine) else mine))
    return tuple(worded)


def anchor_of(suds: int, own: Sequence[str] = ()) -> Anchor:
    """The anchor nearest to a value of 0 to 100, the lower one half-way between two."""
    return min(anchors(own), key=lambda anchor: (abs(anchor.suds - suds), anchor.suds))


def own_anchors(words: Sequence[str]) -> tuple[str, ...]:
    """The user's words for the five points as they are kept: one line each, empty where they are the house's.

    Raises ValueError with one sentence when there are not five or one is too long.
    """
    if len(words) != len(POINTS):
        raise ValueError(f"The scale has five points, {', '.join(map(str, POINTS))}; give words for each of them.")
    own = []
    for suds, house, text in zip(POINTS, WORDS, words, strict=True):
        mine = one_line(text)
        if len(mine) > LONGEST:
            raise ValueError(f"The words for {suds} have {len(mine)} characters; up to {LONGEST} fit beside the scale.")
        own.append("" if is_blank(mine) or mine == house else mine)
    return tuple(own) if any(own) else ()


#: Upper bounds of the words for SUDS (docs/design.md 1): under 25 easy, 25 to 44 mild, 45 to 64 medium, else hard.
SUDS_WORDS: Final[tuple[tuple[int, str], ...]] = ((25, "easy"), (45, "mild"), (65, "medium"), (101, "hard"))


def suds_word(suds: int) -> str:
    """The word shown for a SUDS value of 0 to 100."""
    return next(word for bound, word in SUDS_WORDS if suds < bound)
