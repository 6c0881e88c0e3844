"""Something to look at or listen for, just before a try and in the middle of it: attention goes outward, to the others.

The questions are reflections of the moment `during`. One with the tag `see`, `hear` or `words` is asked only where that
is possible; one with none of them anywhere.
"""

from collections.abc import Mapping
from typing import Final

from ladder_tui.domain.base.chance import rota
from ladder_tui.domain.base.vocabulary import Setting
from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.snapshot import Snapshot

#: What there is of others where one is not with them; everywhere else they are seen and heard.
_APART: Final[Mapping[Setting, frozenset[str]]] = {
    "call": frozenset(("hear",)), "text": frozenset(("words",)), "online": frozenset(("words",)),
}  # fmt: skip
_TOGETHER: Final = frozenset(("see", "hear"))
_SENSES: Final = frozenset(("see", "hear", "words"))


def outward(snapshot: Snapshot, setting: Setting | None, turn: int = 0) -> ReflectionPrompt | None:
    """The question of the day for a place, or with a `turn` the one that comes so many after it; None without any."""
    there = _APART.get(setting, _TOGETHER) if setting is not None else _TOGETHER
    shelf = {
        prompt.id: prompt
        for prompt in snapshot.not_removed(snapshot.library.reflections)
        if prompt.moment == "during" and (not _SENSES & set(prompt.tags) or there & set(prompt.tags))
    }
    order = rota(tuple(shelf), snapshot.today, "outward")
    return shelf[order[turn % len(order)]] if order else None


def setting_of(attempt: Attempt, snapshot: Snapshot) -> Setting | None:
    """Where a try is, as far as its rung or its plan says."""
    rung, plan = snapshot.rungs.get(attempt.rung_id or ""), snapshot.plans.get(attempt.plan_id or "")
    if plan is not None and plan.setting is not None:
        return plan.setting
    return rung.setting if rung is not None else None
