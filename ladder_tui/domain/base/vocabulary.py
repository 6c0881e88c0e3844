"""Closed vocabularies shared by packs, records and screens (docs/design.md 1).

Values are what files hold; the words shown for them come from the vocabulary pack.
"""

from collections.abc import Mapping
from typing import Final, Literal, get_args

import msgspec

Need = Literal["confidant", "casual_chat", "shared_activity", "group_belonging"]
Setting = Literal[
    "queue", "transit", "counter", "neighbour", "park", "work", "class", "group", "volunteering",
    "event", "party", "meal", "walk", "text", "call", "online", "family", "friend",
]  # fmt: skip
Stage = Literal["stranger", "familiar_face", "acquaintance", "new_friend", "friend", "reconnecting", "family"]
Price = Literal["free", "low", "some"]
Tone = Literal["light", "playful", "curious", "practical", "warm", "tender"]
ContactLevel = Literal["none", "alone_among", "parallel", "brief", "shared", "deep"]
Place = Literal["home", "indoors", "outdoors", "online", "phone"]
Daypart = Literal["morning", "day", "evening", "weekend"]
Mood = Literal["low", "anxious", "flat", "steady", "good"]
Season = Literal["spring", "summer", "autumn", "winter"]
Rhythm = Literal["daily", "weekly", "fortnightly", "monthly", "one_off"]
Channel = Literal["in_person", "call", "video", "voice_note", "text", "letter", "online"]
Status = Literal["open", "done", "left_early", "self_cancelled", "fell_through"]
Happened = Literal["no", "partly", "yes"]
#: The eight groups that situations stand in, in the order they are shown.
SituationGroup = Literal["passing", "first", "work", "groups", "known", "friends", "family", "online"]
#: What has to be there for a card about it to be dealt.
Here = Literal[
    "dog", "animals", "child", "food", "drink", "plants", "rain", "sun", "music", "book", "queue", "game", "screen",
    "photo", "noise", "luggage", "tools", "bus_late", "work_of_hands", "costume",
]  # fmt: skip
#: What may come back when a card is rehearsed.
Reply = Literal["short", "long", "asks_back", "sad", "no_time"]
#: How hard the words of a card are: `easy` holds at level A2 of the common European framework.
WordLevel = Literal["easy", "everyday"]
#: What an answer is, for whoever looks back at it: a question says which.
Writes = Literal["prediction", "easy", "hard", "adjust", "barrier", "need", "value", "balance", "win", "note"]
Confidence = Literal["high", "medium", "low"]

NEEDS: Final[tuple[Need, ...]] = get_args(Need)
SETTINGS: Final[tuple[Setting, ...]] = get_args(Setting)
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
MOODS: Final[tuple[Mood, ...]] = get_args(Mood)
CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
SITUATION_GROUPS: Final[tuple[SituationGroup, ...]] = get_args(SituationGroup)
REPLIES: Final[tuple[Reply, ...]] = get_args(Reply)
HERE: Final[tuple[Here, ...]] = get_args(Here)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
CONTACT_LEVELS: Final[tuple[ContactLevel, ...]] = get_args(ContactLevel)

STATUS_WORDS: Final[dict[Status, str]] = {
    "open": "open",
    "done": "done",
    "left_early": "left early",
    "self_cancelled": "set aside",
    "fell_through": "fell through",
}

#: Cards have a depth of 1 to this, all that is done an effort of 1 to this.
DEEPEST: Final = 5
MOST_EFFORT: Final = 5
#: Deepest card that suits a setting or a stage, 1 to 5 (docs/design.md 4.5).
DEPTH_CAP_BY_SETTING: Final[dict[Setting, int]] = {
    "counter": 1, "queue": 2, "transit": 2,
    "neighbour": 3, "park": 3, "work": 3, "class": 3, "event": 3, "party": 3,
    "group": 4, "volunteering": 4, "text": 4, "online": 4,
    "meal": 5, "walk": 5, "call": 5, "family": 5, "friend": 5,
}  # fmt: skip
DEPTH_CAP_BY_STAGE: Final[dict[Stage, int]] = {
    "stranger": 2, "familiar_face": 3, "acquaintance": 3, "new_friend": 4,
    "friend": 5, "family": 5, "reconnecting": 5,
}  # fmt: skip


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """How one value of a vocabulary is shown: a label and a one-line meaning."""

    label: str
    meaning: str = ""


#: The four kinds of company, in the words every place has for them.
NEED_SHORT: Final[Mapping[Need, str]] = {
    "confidant": "a close talk",
    "casual_chat": "small talk",
    "shared_activity": "doing things together",
    "group_belonging": "a group",
}
#: The same as (value, words) pairs, for a field of a form.
NEED_CHOICES: Final = tuple(NEED_SHORT.items())
