"""What a rung can be split along, from hard to easy: how long, how many, by which channel, in which role, with whom.

Where a rung does not say, its setting does: a guess that is named as one. All words are drafts for the user to edit.
"""

from collections.abc import Mapping
from typing import Final, Literal

from ladder_tui.domain.base.vocabulary import Channel, Setting, Stage
from ladder_tui.domain.records.rungs import Role

DimensionName = Literal["minutes", "people", "channel", "role", "familiarity", "leaving"]

TITLES: Final[Mapping[DimensionName, str]] = {
    "minutes": "How long",
    "people": "How many people",
    "channel": "How you are in touch",
    "role": "What you do there",
    "familiarity": "How well you know them",
    "leaving": "When you leave",
}

#: From easy to hard. A letter and an online chat stand beside a text message, video beside a meeting.
CHANNEL_SCALE: Final[tuple[Channel, ...]] = ("text", "voice_note", "call", "video", "in_person")
CHANNEL_LIKE: Final[Mapping[Channel, Channel]] = {"letter": "text", "online": "text"}
CHANNEL_WORDS: Final[Mapping[Channel, str]] = {
    "text": "by text",
    "voice_note": "by voice note",
    "call": "by call",
    "video": "by video",
    "in_person": "in person",
    "letter": "by letter",
    "online": "online",
}
CHANNEL_BY_SETTING: Final[Mapping[Setting, Channel]] = {
    "text": "text", "call": "call", "online": "online", "family": "in_person", "friend": "in_person",
    "meal": "in_person", "walk": "in_person",
}  # fmt: skip

ROLE_SCALE: Final[tuple[Role, ...]] = ("look on", "help", "take part", "lead")
ROLE_WORDS: Final[Mapping[Role, str]] = {
    "look on": "looking on",
    "help": "helping with something",
    "take part": "taking part",
    "lead": "leading",
}
ROLE_SETTINGS: Final[frozenset[Setting]] = frozenset({"class", "group", "volunteering", "event", "party"})

#: From easy to hard. Family stands beside friends, a tie taken up again beside an acquaintance.
STAGE_SCALE: Final[tuple[Stage, ...]] = ("friend", "new_friend", "acquaintance", "familiar_face", "stranger")
STAGE_LIKE: Final[Mapping[Stage, Stage]] = {"family": "friend", "reconnecting": "acquaintance"}
STAGE_WORDS: Final[Mapping[Stage, str]] = {
    "friend": "a friend",
    "new_friend": "a newer friend",
    "acquaintance": "somebody you know a little",
    "familiar_face": "a familiar face",
    "stranger": "a stranger",
    "reconnecting": "somebody from earlier",
    "family": "family",
}
STAGE_BY_SETTING: Final[Mapping[Setting, Stage]] = {
    "queue": "stranger", "transit": "stranger", "counter": "stranger", "park": "stranger", "event": "stranger",
    "party": "stranger", "neighbour": "familiar_face", "work": "acquaintance", "class": "familiar_face",
    "group": "acquaintance", "volunteering": "acquaintance", "friend": "friend", "family": "family",
}  # fmt: skip

#: About how many people there usually are.
PEOPLE_BY_SETTING: Final[Mapping[Setting, int]] = {
    "class": 10, "group": 8, "volunteering": 6, "event": 20, "party": 15, "meal": 4, "work": 4, "online": 8,
}  # fmt: skip


def lower_step(size: int) -> int | None:
    """The middle between a place on a scale (0 is the easiest) and its easy end; None at the end.

    The upper of two middles, so that the change is the smaller one: 4 gives 2, 3 gives 2, 1 gives 0.
    """
    return None if size <= 0 else min(size - 1, (size + 1) // 2)


def half(number: int) -> int | None:
    """Half of a number of minutes or people, at least 1 and less than it; fives from 10 minutes on. None under 2."""
    if number < 2:
        return None
    middle = (number + 1) // 2
    near = 5 * round(middle / 5)
    return near if number >= 20 and 0 < near < number else min(number - 1, middle)
