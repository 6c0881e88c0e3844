"""The limits around a step up: one in 48 hours, two new rungs a week, none for two weeks after a pause.

Source: docs/design.md 4.1. They hold for a person, whatever ladder a step is on.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal

import msgspec

from ladder_tui.domain.ladder.terms import later
from ladder_tui.domain.ladder.view import is_hard
from ladder_tui.domain.records.attempts import Attempt, over_at
from ladder_tui.domain.records.decisions import Decision
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot

LimitName = Literal["48h", "week", "pause"]


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """Why a step up waits: what it is counted from, until when it waits, and how many new rungs there were."""

    name: LimitName
    since: datetime
    until: datetime
    count: int = 0


def limits_on_step_up(
    snapshot: Snapshot, target: Rung | None, tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]
) -> tuple[Limit, ...]:
    """The limits that still run, the longest first. `target` is where the step would lead, None to a rung to be made.

    A rung that was tried before is no new one, so the week says nothing about going back to it.
    """
    waits = [_after_a_pause(snapshot, tried, limits), _after_a_step(snapshot, limits)]
    if target is None or target.id not in tried:
        waits.append(_new_rungs(snapshot, tried, limits))
    now = snapshot.now.astimezone(UTC)
    running = [limit for limit in waits if limit is not None and limit.until > now]
    zone = snapshot.now.tzinfo
    running.sort(key=lambda limit: limit.until, reverse=True)
    return tuple(
        Limit(name=limit.name, since=limit.since, until=limit.until.astimezone(zone), count=limit.count)
        for limit in running
    )


def last_step_up(snapshot: Snapshot) -> Decision | None:
    """The last choice that led to a harder rung, whatever it was called."""
    ups = [decision for decision in snapshot.decisions.values() if _goes_up(decision, snapshot)]
    return max(ups, key=lambda decision: (decision.at, decision.id), default=None)


def new_rungs(snapshot: Snapshot, tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]) -> list[datetime]:
    """When the rungs that are new this week were first tried, oldest first."""
    since = later(snapshot.now, days=-limits["ladder.new_rungs_days"])
    return sorted(first for tries in tried.values() if (first := over_at(tries[0])) > since)


def paused_at(snapshot: Snapshot, tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]) -> datetime | None:
    """When the last pause began: chosen, answered ("harder"), or called for by the tries at any rung; None if never.

    Only what lies within the days of a pause is looked for among the tries.
    """
    since = later(snapshot.now, days=-limits["ladder.pause_days"])
    moments = [decision.at for decision in snapshot.decisions.values() if decision.chosen == "pause"]
    moments += [answer.at for answer in snapshot.care_answers.values() if answer.harder]
    for tries in tried.values():
        moments += _called_for(tries, since, limits)
    return max(moments, default=None)


def _called_for(tries: list[Attempt], since: datetime, limits: Mapping[str, float]) -> Iterable[datetime]:
    """The moments after `since` at which the tries at one rung made up the pattern of row 1 with a hard one."""
    span, needed = int(limits["ladder.pause_of"]), limits["ladder.pause_tries"]
    for index in range(len(tries) - 1, -1, -1):
        at = over_at(tries[index])
        if at <= since:
            return
        window = tries[max(0, index + 1 - span) : index + 1]
        if is_hard(tries[index], limits) and sum(is_hard(attempt, limits) for attempt in window) >= needed:
            yield at


def _after_a_pause(snapshot: Snapshot, tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]) -> Limit | None:
    at = paused_at(snapshot, tried, limits)
    return None if at is None else Limit(name="pause", since=at, until=later(at, days=limits["ladder.pause_days"]))


def _after_a_step(snapshot: Snapshot, limits: Mapping[str, float]) -> Limit | None:
    step = last_step_up(snapshot)
    if step is None:
        return None
    return Limit(name="48h", since=step.at, until=later(step.at, hours=limits["ladder.step_up_hours"]))


def _new_rungs(snapshot: Snapshot, tried: Mapping[str, list[Attempt]], limits: Mapping[str, float]) -> Limit | None:
    firsts, most = new_rungs(snapshot, tried, limits), int(limits["ladder.new_rungs"])
    if len(firsts) < most:
        return None
    since = firsts[-most]
    until = later(since, days=limits["ladder.new_rungs_days"])
    return Limit(name="week", since=since, until=until, count=len(firsts))


def _goes_up(decision: Decision, snapshot: Snapshot) -> bool:
    if decision.chosen not in ("other", "split"):
        return decision.chosen == "step_up"
    start, goal = snapshot.rungs.get(decision.rung_id), snapshot.rungs.get(decision.to_rung or "")
    return start is not None and goal is not None and goal.suds > start.suds
