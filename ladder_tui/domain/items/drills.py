"""Listening drills: someone says a line, several decent replies are possible, and each has its effect."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from ladder_tui.domain.base.text_search import matches

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


def browse_drills(
    drills: Iterable[Drill], *, skill: Skill | None = None, level: int | None = None, query: str = ""
) -> tuple[Drill, ...]:
    """The drills that pass every filter given, in their order. `level` is an upper bound; a query finds any word."""
    return tuple(
        drill
        for drill in drills
        if (skill is None or drill.skill == skill)
        and (level is None or drill.level <= level)
        and (not query or matches(query, *_texts(drill)))
    )


def _texts(drill: Drill) -> tuple[str, ...]:
    said = (text for option in drill.options for text in (option.text, option.note))
    return (drill.title, drill.they_say, drill.how_they_say_it, *said, drill.your_turn, drill.try_today)
