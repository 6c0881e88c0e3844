"""A plan of one's own for hard moments: what its parts ask, and the plan in words."""

from collections.abc import Iterable
from typing import Final

from ladder_tui.domain.base.clean import is_blank
from ladder_tui.domain.records.reviews import HardMoments

TITLE: Final = "My plan for hard moments"
#: What it is, before there is one.
ABOUT: Final = (
    "A plan for hard moments is a page in your own words, written on a calmer day: how you notice them, what helps, "
    "and whom you can reach. It is good to write it together with a professional, and to show it to somebody you "
    "trust. Any part of it may stay empty."
)
#: Each part with what stands over it, and an example where one helps to begin.
PARTS: Final[tuple[tuple[str, str, str], ...]] = (
    ("signs", "How I notice that it gets hard", "I stop answering, I do not sleep"),
    ("alone", "What I can do on my own", "a walk, music, a shower"),
    ("places", "Where there are people", "the library, the café at the corner"),
    ("ask", "Whom I can ask, with their numbers", ""),
    ("professionals", "Professionals, with their numbers", "my doctor, a crisis line"),
    ("safer", "What makes it safer around me", "who keeps things for me, where I stay"),
)


def plan_parts(plan: HardMoments | None) -> tuple[tuple[str, str], ...]:
    """What stands over each part that is written, and its text."""
    return told_parts(plan, PARTS)


def told_parts(plan: object, parts: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
    """The written ones of the parts of a plan, each under its label; `parts` are attribute, label and example."""
    if plan is None:
        return ()
    told = ((label, str(getattr(plan, name))) for name, label, _ in parts)
    return tuple((label, text.strip()) for label, text in told if not is_blank(text))
