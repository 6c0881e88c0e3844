"""What was begun and is not finished: where to go on with a try, and since when it waits."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final, Literal

import msgspec

from ladder_tui.domain.base.dayparts import day_start
from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.base.when import moment_words
from ladder_tui.domain.records.attempts import Attempt, over_at, took_place
from ladder_tui.domain.snapshot import Snapshot, not_safe

#: Where a try stands: the questions before it were not finished, it is under way, the questions after it wait, or it
#: fell through and its backup stands ready.
Stage = Literal["before", "moment", "after", "backup"]
#: How the drafts of the two forms are called; what follows is the id of the rung or plan, and of the attempt.
BEFORE: Final = "form:before:"
AFTER: Final = "form:after:"


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """One try that goes on at `stage`. `at` is when it was begun or last written at; `backup` its ready words."""

    stage: Stage
    title: str
    at: datetime
    rung_id: str | None = None
    plan_id: str | None = None
    attempt_id: str | None = None
    draft_id: str | None = None
    backup: str = ""

    @property
    def id(self) -> str:
        """The same for the same try at the same stage."""
        return f"begun:{self.attempt_id or self.rung_id or self.plan_id}"

    def words(self, today: date) -> str:
        """Since when, in words, to be followed by the key that goes on."""
        when = moment_words(self.at, today)
        if self.stage == "before":
            return f"you were writing this {when}"
        if self.stage == "after":
            return f"the look back waits since {when}"
        return f"begun {when}" if self.stage == "moment" else "the backup stands ready"


def begun(snapshot: Snapshot) -> tuple[Begun, ...]:
    """Everything that was begun and is not finished, the latest first. One look at each attempt and draft.

    What is with a person marked unsafe, or has a title that names one, is left out.
    """
    unsafe = not_safe(snapshot)
    found = (*_before(snapshot), *_tries(snapshot))
    unfinished = [each for each in found if not unsafe.has_plan(each.plan_id) and not unsafe.names(each.title)]
    return tuple(sorted(unfinished, key=lambda each: each.at, reverse=True))


def begun_lately(snapshot: Snapshot) -> tuple[Begun, ...]:
    """What of it stands on Today: begun or written at in the last week. Older things wait where they belong."""
    limits = thresholds(snapshot.settings.thresholds)
    since = snapshot.now - timedelta(days=limits["attempt.offer_days"])
    return tuple(each for each in begun(snapshot) if each.at >= since)


def _before(snapshot: Snapshot) -> Iterator[Begun]:
    """The questions before a try, as far as they were answered; not where a try of the same thing is under way, which
    goes on first whatever was written when."""
    open_ones = [attempt for attempt in snapshot.attempts.values() if attempt.status == "open"]
    under_way = {ref for attempt in open_ones for ref in (attempt.rung_id, attempt.plan_id) if ref is not None}
    for draft in snapshot.drafts.values():
        if not draft.id.startswith(BEFORE):
            continue
        ref, at = draft.id.removeprefix(BEFORE), draft.at.astimezone(snapshot.now.tzinfo)
        if ref in under_way:
            continue
        rung, plan = snapshot.rungs.get(ref), snapshot.plans.get(ref)
        if rung is not None and not rung.set_aside:
            yield Begun(stage="before", title=rung.text, at=at, rung_id=ref, draft_id=draft.id)
        elif plan is not None and plan.status == "open":
            yield Begun(stage="before", title=plan.title, at=at, plan_id=ref, draft_id=draft.id)


def _tries(snapshot: Snapshot) -> Iterator[Begun]:
    today = day_start(snapshot.now)
    for attempt in snapshot.attempts.values():
        draft = snapshot.drafts.get(AFTER + attempt.id)
        if attempt.status == "open":
            yield _of(attempt, "moment", attempt.started_at, snapshot)
        elif draft is not None and took_place(attempt) and attempt.outcome is None:
            yield _of(attempt, "after", draft.at, snapshot, draft_id=draft.id)
        elif attempt.status == "fell_through" and not attempt.backup_done and (attempt.closed_at or today) >= today:
            from ladder_tui.domain.tries.ready_backups import ready_backup  # late: most days nothing falls through

            plan = snapshot.plans.get(attempt.plan_id or "")
            backup = ready_backup(attempt, snapshot)
            # The line of a plan of today says it already.
            if backup and (plan is None or plan.day != snapshot.today):
                yield _of(attempt, "backup", over_at(attempt), snapshot, backup=backup)


def _of(
    attempt: Attempt, stage: Stage, at: datetime, snapshot: Snapshot, *, draft_id: str | None = None, backup: str = ""
) -> Begun:
    return Begun(
        stage=stage,
        title=attempt.title,
        at=at.astimezone(snapshot.now.tzinfo),
        rung_id=attempt.rung_id,
        plan_id=attempt.plan_id,
        attempt_id=attempt.id,
        draft_id=draft_id,
        backup=backup,
    )
