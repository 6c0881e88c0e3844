"""Words by which a text is known that speaks, in the first person, of not wanting or not being able to live."""

from typing import Literal

import msgspec

#: What an item of the table is for. The first four open the page, two different hints close together do; the others
#: say how phrases and words are read.
HeavyPart = Literal[
    "ending_life", "means_at_hand", "hurting_oneself", "not_going_on", "hint",
    "named", "near", "spelling", "small", "said_before", "not_before", "not_after", "elsewhere", "past", "still",
]  # fmt: skip


class HeavyPhrases(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases of one kind, in the small notation of `domain/support/heavy.py`.

    `name` is what a phrase calls a `named` list by. `not_after` are words that take the meaning away where they follow.
    """

    id: str
    part: HeavyPart
    phrases: tuple[str, ...]
    name: str = ""
    not_after: tuple[str, ...] = ()
