"""Boundary scripts: words for saying no, asking, leaving and putting things right."""

from typing import Literal

import msgspec

SituationType = Literal[
    "overcommit", "time", "topic", "money", "contact_frequency", "physical_space", "digital", "work", "family",
    "uneven_balance", "cancel", "late", "repair", "ask_for_help", "feedback",
]  # fmt: skip
ScriptTone = Literal["soft", "clear", "firm"]


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """What to say, what to say again, and what to say when pushed. `relationship` is a free word such as friend.

    `not_for` names when the words may make things worse (unsafe people); help stands on the support page then.
    """

    id: str
    situation: str
    situation_type: SituationType
    relationship: str
    tone: ScriptTone
    lines: tuple[str, ...]
    repeat_line: str
    if_pushed: tuple[str, ...]
    why: str
    offer: str = ""
    not_for: str = ""
