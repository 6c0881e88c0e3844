"""The smaller thing that stands ready when a try fell through, and others that fit what came in between."""

from ladder_tui.domain.base.chance import draw
from ladder_tui.domain.calendar.backups_and_rewards import small_backups
from ladder_tui.domain.items.lines import Backup, Trigger
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.snapshot import Snapshot


def ready_backup(attempt: Attempt, snapshot: Snapshot) -> str:
    """The words of the backup that belongs to a try: the plan's as it is now, its own, or the rung's; maybe none."""
    plan = snapshot.plans.get(attempt.plan_id or "")
    rung = snapshot.rungs.get(attempt.rung_id or "")
    return (plan.backup if plan is not None else "") or attempt.backup or (rung.backup if rung is not None else "")


def triggers(snapshot: Snapshot) -> tuple[Trigger, ...]:
    """What can come in between, as far as the packs hold a backup for it, in their order."""
    return tuple(dict.fromkeys(backup.trigger for backup in small_backups(snapshot)))


def backups_after(snapshot: Snapshot, trigger: Trigger, attempt: Attempt) -> tuple[Backup, ...]:
    """Pack backups for what came in between, the day's order; those that serve a need of the rung come first."""
    rung = snapshot.rungs.get(attempt.rung_id or "")
    needs = rung.needs if rung is not None else ()
    fitting = [backup for backup in small_backups(snapshot) if backup.trigger == trigger]

    def order(backup: Backup) -> tuple[bool, float]:
        return not any(need in needs for need in backup.needs), draw(snapshot.today, attempt.id, backup.id)

    return tuple(sorted(fitting, key=order))
