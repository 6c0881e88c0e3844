"""Listening drills: someone says a line, several decent replies are possible, and each has its effect."""

from typing import Literal

import msgspec

Skill = Literal[
    "open_question", "reflect_content", "reflect_feeling", "affirm", "summarise", "pause", "follow_lead",
    "validate_before_advice", "active_constructive", "remember_detail", "nonverbal",
]  # fmt: skip


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One possible reply. `kind` is a free word for what it does; `note` names its effect, never "wrong"."""

    text: str
    kind: str
    good: bool
    note: str


class Drill(msgspec.Struct, frozen=True, kw_only=True):
    """Two or three minutes of listening practice. `level` 1 to 3; one or two of the three or four options are good."""

    id: str
    title: str
    skill: Skill
    level: int
    minutes: int
    they_say: str
    how_they_say_it: str
    options: tuple[Reply, ...]
    your_turn: str
    try_today: str
