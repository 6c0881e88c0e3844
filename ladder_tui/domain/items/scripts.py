"""Boundary scripts: words for saying no, asking, leaving and putting things right."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from ladder_tui.domain.base.text_search import matches

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


def browse_scripts(
    scripts: Iterable[Script],
    *,
    situation_type: SituationType | None = None,
    relationship: str | None = None,
    tone: ScriptTone | None = None,
    query: str = "",
) -> tuple[Script, ...]:
    """The scripts that pass every filter given, in their order. A query finds any word in them."""
    return tuple(
        script
        for script in scripts
        if (situation_type is None or script.situation_type == situation_type)
        and (relationship is None or script.relationship == relationship)
        and (tone is None or script.tone == tone)
        and (not query or matches(query, *_texts(script)))
    )


def _texts(script: Script) -> tuple[str, ...]:
    return (
        script.situation, *script.lines, script.repeat_line, *script.if_pushed, script.offer, script.why, script.not_for
    )  # fmt: skip
